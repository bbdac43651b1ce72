"""Near misses on design, claims, harms and publication: one thing makes the rule speak or leaves it quiet."""

from __future__ import annotations

TRIAL = "[t](fact field=study.study_type value=interventional) "
PEOPLE, ANIMALS = "[x](fact field=study.subjects value=people) ", "[x](fact field=study.subjects value=animals) "
COHORT = "[c](fact field=study.study_type value=observational) "
RANDOM = "[r](fact field=study.allocation value=randomized) "
MISSED = "[pain](outcome id=o1 role=primary result=no_difference) [p](primary status=not_met) "
SLEEP = "[sleep](outcome id=o2 role=secondary result=favours_intervention) "
GOOD = "[pain](outcome id=o1 result=favours_intervention) "
PRESS = "[r](source kind=press_release) "

# rule, what both records share, what makes it speak, what leaves it quiet
DESIGN_PAIRS: list[tuple[str, str, str, str]] = [
    *(
        ("no_comparator", "[s](fact field=study.intervention_model value=single_group) ", PEOPLE, quiet)
        for quiet in (ANIMALS, COHORT, RANDOM)
    ),
    (
        "no_comparator",
        "",
        "[s](fact field=study.intervention_model value=single_group)",
        "[s](fact field=study.intervention_model value=crossover)",
    ),
    (
        "no_comparator",
        "",
        "[s](fact field=study.comparator_type value=none)",
        "[s](fact field=study.comparator_type value=no_treatment)",
    ),
    ("open_label", RANDOM + "[o](fact field=study.masking value=none) ", TRIAL, COHORT),
    ("few_participants", "[40](enrollment role=randomised) ", TRIAL, COHORT),
    ("few_participants", TRIAL, "[49](enrollment role=enrolled)", "[50](enrollment role=enrolled)"),
    ("few_participants", TRIAL + RANDOM, "[99](enrollment role=enrolled)", "[100](enrollment role=enrolled)"),
    ("few_participants", TRIAL + "[40](enrollment role=analysed)", "", "[400](enrollment role=randomised)"),
    ("early_phase", "[1](fact field=study.phase value=phase1)", PEOPLE, ANIMALS),
    ("interim_analysis", "[i](fact field=study.stage value=interim)", PEOPLE, ANIMALS),
    (
        "interim_analysis",
        "",
        "[1](estimate measure=risk_ratio value=1 analysis=interim)",
        "[1](estimate measure=risk_ratio value=1 analysis=adjusted)",
    ),
    ("animals_or_cells_only", "[l](fact field=study.study_type value=preclinical)", ANIMALS, PEOPLE),
    (
        "headline_beyond_primary_result",
        MISSED + "[h](claim where=headline kind=causal result=favours_intervention)",
        TRIAL,
        COHORT,
    ),
    (
        "headline_beyond_primary_result",
        MISSED + "[h](claim where=headline kind=causal result=favours_intervention)",
        PEOPLE,
        ANIMALS,
    ),
    (
        "headline_beyond_primary_result",
        MISSED + SLEEP,
        "[h](claim where=headline kind=causal result=favours_intervention about=o1,o2)",
        "[h](claim where=headline kind=causal result=favours_intervention about=o2)",
    ),
    (
        "causal_words_for_observational_study",
        COHORT,
        "[h](claim where=conclusion kind=causal)",
        "[h](claim where=body kind=causal)",
    ),
    (
        "causal_words_for_observational_study",
        COHORT,
        "[h](claim where=headline kind=causal)",
        "[h](claim where=headline kind=causal hedged=true)",
    ),
    ("causal_words_for_observational_study", COHORT + "[h](claim where=headline kind=causal)", "", RANDOM),
    ("safety_claimed_without_numbers", "[h](claim where=headline kind=safety)", PEOPLE, ANIMALS),
    ("harms_not_reported", TRIAL + GOOD, "", "[q](claim where=quotation kind=safety)"),
    ("harms_not_reported", TRIAL + GOOD, "", "[rash](outcome is_harm=true)"),
    ("harms_not_quantified", "[h](harm)", PEOPLE, ANIMALS),
    ("harms_not_quantified", "[h](harm)", TRIAL, COHORT),
    (
        "harms_not_quantified",
        "[h](harm kind=serious) [1](estimate measure=risk_ratio value=1 outcome=o1)",
        "[rash](outcome id=o1)",
        "[rash](outcome id=o1 is_harm=true)",
    ),
    ("harms_not_quantified", "[rash](outcome is_harm=true)", "[h](harm kind=event)", ""),
    ("hype_words", "", "[a miracle](claim where=lead hype=miracle)", "[a miracle](claim where=quotation hype=miracle)"),
    ("hype_words", "", "[a miracle](claim where=conclusion hype=miracle)", "[a miracle](claim where=conclusion)"),
    (
        "composite_outcome",
        "",
        "[death or stroke](outcome role=primary is_composite=true result=favours_intervention)",
        "[death or stroke](outcome role=primary is_composite=false result=favours_intervention)",
    ),
    (
        "composite_outcome",
        "[death or stroke](outcome role=primary is_composite=true result=favours_intervention) ",
        PEOPLE,
        ANIMALS,
    ),
    ("industry_funded", "[Norvik Ltd](fact field=funding) ", "[Norvik Ltd](fact field=industry_funding)", "paid"),
    ("funding_not_stated", PRESS, GOOD, "[pain](outcome)"),
    ("funding_not_stated", GOOD, "[n](source kind=news)", "[n](source kind=registry)"),
    ("not_peer_reviewed", "[t](fact field=study.stage value=topline)", "", "[d](fact field=source.doi)"),
    ("not_peer_reviewed", "[t](fact field=study.stage value=topline)", "", "[d](fact field=source.pmid)"),
    (
        "not_peer_reviewed",
        "[t](fact field=study.stage value=topline)",
        "",
        "[d](fact field=source.peer_review value=peer_reviewed)",
    ),
    ("not_peer_reviewed", "", "[t](fact field=study.stage value=topline)", "[t](fact field=study.stage value=interim)"),
    ("registration_not_stated", PRESS + TRIAL, GOOD, "[pain](outcome)"),
]
