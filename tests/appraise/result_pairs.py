"""Near misses on results: records that differ in one thing, which makes the rule speak or leaves it quiet."""

from __future__ import annotations

TRIAL = "[t](fact field=study.study_type value=interventional) "
PEOPLE, ANIMALS = "[x](fact field=study.subjects value=people) ", "[x](fact field=study.subjects value=animals) "
COHORT = "[c](fact field=study.study_type value=observational) "
RANDOM = "[r](fact field=study.allocation value=randomized) "
NOT_MET = "[p](primary status=not_met) "
MISSED = "[pain](outcome id=o1 role=primary result=no_difference) [p](primary status=not_met) "
SLEEP = "[sleep](outcome id=o2 role=secondary result=favours_intervention) "
GOOD = "[pain](outcome id=o1 result=favours_intervention) "
RRR = "[40%](estimate measure=relative_risk_reduction value=40 unit=% outcome=o1) "
OPEN = "low=0.6 high=1.1 level=95 outcome=o1"
CREDIT = "[h](claim where=headline kind=causal result=favours_intervention) "

# rule, what both records share, what makes it speak, what leaves it quiet
RESULT_PAIRS: list[tuple[str, str, str, str]] = [
    ("primary_endpoint_not_met", NOT_MET, PEOPLE, ANIMALS),
    ("primary_endpoint_mixed", "[p](primary status=mixed)", PEOPLE, ANIMALS),
    ("primary_endpoint_mixed", "[p](primary status=mixed)", TRIAL, COHORT),
    ("primary_result_not_stated", RANDOM + GOOD, "", COHORT),
    ("primary_result_not_stated", RANDOM + SLEEP, "[q](outcome role=primary)", "[q](outcome role=primary result=mixed)"),
    ("primary_result_not_stated", RANDOM + SLEEP, "", "[p](primary status=met)"),
    (
        "primary_result_not_stated",
        RANDOM + SLEEP + "[q](outcome id=o1 role=primary)",
        "[1](estimate measure=risk_ratio value=1 outcome=o2)",
        "[1](estimate measure=risk_ratio value=1 outcome=o1)",
    ),
    (
        "primary_result_not_stated",
        RANDOM + SLEEP + "[q](outcome id=o1 role=primary) [g](subgroup id=s1)",
        "[1](estimate measure=risk_ratio value=1 outcome=o1 subgroup=s1)",
        "[1](estimate measure=risk_ratio value=1 outcome=o1)",
    ),
    (
        "secondary_outcome_promoted",
        MISSED + SLEEP + "[h](claim where=headline kind=causal result=favours_intervention)",
        TRIAL,
        COHORT,
    ),
    (
        "secondary_outcome_promoted",
        TRIAL + MISSED + SLEEP,
        "[h](claim where=conclusion kind=causal result=favours_intervention)",
        "[h](claim where=conclusion kind=causal result=no_difference)",
    ),
    (
        "secondary_outcome_promoted",
        TRIAL + MISSED + SLEEP,
        "[h](claim where=lead kind=causal result=favours_intervention about=o2)",
        "[h](claim where=lead kind=causal result=favours_intervention about=o1,o2)",
    ),
    (
        "secondary_outcome_promoted",
        TRIAL + MISSED + "[h](claim where=headline kind=causal result=favours_intervention)",
        "[s](outcome role=secondary result=favours_intervention)",
        "[s](outcome role=secondary result=no_difference)",
    ),
    (
        "secondary_outcome_promoted",
        TRIAL + MISSED + "[h](claim where=headline kind=causal result=favours_intervention)",
        "[s](outcome role=secondary result=favours_intervention)",
        "[s](outcome role=primary result=favours_intervention)",
    ),
    (
        "secondary_outcome_promoted",
        TRIAL + MISSED + "[h](claim where=headline kind=causal result=favours_intervention)",
        "[s](outcome role=secondary result=favours_intervention)",
        "[s](outcome role=secondary result=favours_intervention is_harm=true)",
    ),
    ("benefit_in_a_subgroup_only", NOT_MET + "[s](subgroup result=benefit)", PEOPLE, ANIMALS),
    (
        "benefit_in_a_subgroup_only",
        "[s](subgroup result=benefit) [o](outcome result=no_difference)",
        "[q](outcome result=not_reported)",
        "[q](outcome result=favours_intervention)",
    ),
    ("benefit_in_a_subgroup_only", "[s](subgroup result=benefit)", "[o](outcome result=no_difference)", "[o](outcome)"),
    (
        "benefit_in_a_subgroup_only",
        "[s](subgroup result=benefit)",
        "[o](outcome result=no_difference)",
        "[o](outcome result=no_difference is_harm=true)",
    ),
    (
        "benefit_in_a_subgroup_only",
        NOT_MET + "[s](subgroup id=s1 result=benefit)",
        "[rest](rest of=s2 result=benefit)",
        "[rest](rest of=s1 result=benefit)",
    ),
    ("nothing_said_of_the_rest", NOT_MET + "[s](subgroup result=benefit)", PEOPLE, ANIMALS),
    ("nothing_said_of_the_rest", "[s](subgroup share=60 result=benefit)", "", "[s](subgroup share=60 result=mixed)"),
    ("nothing_said_of_the_rest", "", "[s](subgroup n=60 result=benefit)", "[s](subgroup result=benefit)"),
    ("nothing_said_of_the_rest", "", "[s](subgroup n=60 result=benefit)", "[s](subgroup n=60)"),
    (
        "nothing_said_of_the_rest",
        "[s](subgroup id=s1 n=60 result=benefit)",
        "[r](rest of=s1 result=not_reported)",
        "[r](rest of=s1 result=benefit)",
    ),
    ("nothing_said_of_the_rest", NOT_MET + SLEEP, "[s](subgroup result=benefit)", "[s](subgroup result=no_difference)"),
    ("post_hoc_subgroup", "[s](subgroup timing=post_hoc result=harm)", PEOPLE, ANIMALS),
    ("no_interaction_test", NOT_MET + "[s](subgroup result=benefit)", PEOPLE, ANIMALS),
    (
        "no_interaction_test",
        NOT_MET + "[s](subgroup id=s1 result=benefit)",
        "[1](estimate measure=risk_ratio value=1 subgroup=s1 p=0.3)",
        "[1](estimate measure=risk_ratio value=1 subgroup=s1 p=0.3 p_about=interaction)",
    ),
    (
        "no_interaction_test",
        "[s](subgroup result=benefit)",
        "[s](subgroup result=no_difference)",
        "[s](subgroup result=benefit)",
    ),
    ("relative_effect_only", RRR, PEOPLE, ANIMALS),
    (
        "relative_effect_only",
        "[s](subgroup id=s1) [falls](outcome id=o2 is_harm=true) " + RRR,
        "[3](estimate measure=risk_difference value=3 unit=% outcome=o2)",
        "[3](estimate measure=risk_difference value=3 unit=% outcome=o1)",
    ),
    (
        "relative_effect_only",
        RRR,
        "[3](estimate measure=risk_difference value=3 unit=% outcome=o1 subgroup=s1)",
        "[3](estimate measure=risk_difference value=3 unit=% outcome=o1)",
    ),
    (
        "relative_effect_only",
        "",
        "[40](estimate measure=relative_change value=40 unit=% contrast=between_arms)",
        "[40](estimate measure=relative_change value=40 unit=% contrast=within_arm)",
    ),
    (
        "relative_effect_only",
        "",
        "[40](estimate measure=relative_change value=40 unit=%)",
        "[40](estimate measure=relative_change value=40 unit=% trial=OTHER)",
    ),
    ("no_interval", RRR, PEOPLE, ANIMALS),
    (
        "no_interval",
        RRR,
        "[1](estimate measure=risk_ratio value=1 low=0.5 high=2 outcome=o2)",
        "[1](estimate measure=risk_ratio value=1 low=0.5 high=2 outcome=o1)",
    ),
    (
        "interval_includes_no_effect_while_benefit_claimed",
        GOOD + f"[0.8](estimate measure=risk_ratio value=0.8 {OPEN})",
        PEOPLE,
        ANIMALS,
    ),
    (
        "interval_includes_no_effect_while_benefit_claimed",
        GOOD,
        f"[0.8](estimate measure=risk_ratio value=0.8 {OPEN})",
        f"[0.8](estimate measure=risk_ratio value=0.8 {OPEN} subgroup=s1)",
    ),
    (
        "interval_includes_no_effect_while_benefit_claimed",
        "",
        "[0.8](estimate measure=risk_ratio value=0.8 low=0.6 high=1.1 significance=significant direction=favours_intervention)",
        "[0.8](estimate measure=risk_ratio value=0.8 low=0.6 high=1.1 direction=favours_intervention)",
    ),
    (
        "interval_includes_no_effect_while_benefit_claimed",
        "",
        "[0.8](estimate measure=risk_ratio value=0.8 low=0.6 high=1.1 significance=significant direction=favours_intervention)",
        "[0.8](estimate measure=risk_ratio value=0.8 low=0.6 high=1.1 significance=significant direction=favours_comparator)",
    ),
    *(
        (
            "interval_includes_no_effect_while_benefit_claimed",
            f"[pain](outcome id=o1) [0.8](estimate measure=risk_ratio value=0.8 {OPEN})",
            "[h](claim where=headline kind=causal result=favours_intervention about=o1)",
            f"[h](claim {quiet})",
        )
        for quiet in (
            "where=body kind=causal result=favours_intervention about=o1",
            "where=headline kind=causal result=no_difference about=o1",
            "where=headline kind=causal result=favours_intervention about=o2",
        )
    ),
    *(
        (
            "before_after_change_shown_as_effect",
            "[pain](outcome id=o1) [c](claim where=headline kind=causal result=favours_intervention)",
            "[3](estimate measure=mean_difference value=3 contrast=within_arm outcome=o1)",
            quiet,
        )
        for quiet in (
            "[3](estimate measure=mean_difference value=3 contrast=between_arms outcome=o1)",
            "[3](estimate measure=mean_difference value=3 contrast=within_arm outcome=o1 trial=OTHER)",
        )
    ),
    (
        "before_after_change_shown_as_effect",
        CREDIT + "[3](estimate measure=mean_difference value=3 contrast=within_arm outcome=o1)",
        "[2](estimate measure=mean_difference value=2 outcome=o2)",
        "[2](estimate measure=mean_difference value=2 outcome=o1)",
    ),
    *(
        (
            "before_after_change_shown_as_effect",
            "[3](estimate measure=mean_difference value=3 contrast=within_arm)",
            "[h](claim where=lead kind=causal result=favours_intervention)",
            f"[h](claim {quiet})",
        )
        for quiet in (
            "where=quotation kind=causal result=favours_intervention",
            "where=lead kind=correlational result=favours_intervention",
            "where=lead kind=causal result=favours_intervention scope=s1",
        )
    ),
    (
        "before_after_change_shown_as_effect",
        "",
        "[3](estimate measure=mean_difference value=3 contrast=within_arm direction=favours_intervention)",
        "[3](estimate measure=mean_difference value=3 contrast=within_arm direction=no_difference)",
    ),
    (
        "before_after_change_shown_as_effect",
        "[3](estimate measure=mean_difference value=3 contrast=within_arm outcome=o1)",
        "[pain](outcome id=o1 result=favours_intervention)",
        "[pain](outcome id=o1 result=mixed)",
    ),
    (
        "before_after_change_shown_as_effect",
        "[3](estimate measure=mean_difference value=3 contrast=within_arm direction=favours_intervention)",
        PEOPLE,
        ANIMALS,
    ),
    *(
        (
            "estimate_outside_its_interval",
            "",
            "[50](estimate measure=risk_difference value=50 unit=% low=20 high=30)",
            f"[50](estimate measure=risk_difference {quiet})",
        )
        for quiet in (
            "value=50 unit=% qualifier=more low=20 high=30",
            "unit=% low=20 high=30",
            "value=50 unit=% low=20",
            "value=50 unit=% low=30 high=20",
            "value=30.4 unit=% low=20 high=30",
        )
    ),
    *(
        (
            "p_value_disagrees_with_interval",
            "",
            "[1](estimate measure=risk_ratio value=0.80 low=0.50 high=1.28 level=95 p=0.01)",
            f"[1](estimate measure=risk_ratio value=0.80 low=0.50 high=1.28 level=95 {quiet})",
        )
        for quiet in ("p=0.35", 'p=">0.01"', 'p="<0.5"', "p=5", "")
    ),
    *(
        (
            "p_value_disagrees_with_interval",
            "",
            f"[1](estimate measure=risk_ratio value=0.80 low=0.70 high=0.91 level=95 {speaks})",
            f"[1](estimate measure=risk_ratio value=0.80 low=0.70 high=0.91 level=95 {quiet})",
        )
        for speaks, quiet in (('p=">0.05"', 'p="<0.05"'), ("p=0.5", "p=5"), ("p=0.06", "p=0.05"), ('p="≥0.1"', 'p="≤0.1"'))
    ),
    (
        "p_value_disagrees_with_interval",
        "",
        '[1](estimate measure=risk_ratio value=0.80 low=0.50 high=1.28 level=95 p="<0.05")',
        '[1](estimate measure=risk_ratio value=0.80 low=0.70 high=0.91 level=95 p="<0.05")',
    ),
    (
        "p_value_disagrees_with_interval",
        "[1](estimate measure=risk_ratio value=0.80 low=0.50 high=1.28 level=95 p=0.01)",
        "[h](fact field=study.hypothesis value=superiority)",
        "[h](fact field=study.hypothesis value=non_inferiority)",
    ),
]
