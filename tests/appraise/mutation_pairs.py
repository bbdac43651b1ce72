"""Near misses that the mutation run asked for: one thing makes the rule speak or leaves it quiet."""

from __future__ import annotations

TRIAL = "[t](fact field=study.study_type value=interventional) "
PEOPLE, ANIMALS = "[x](fact field=study.subjects value=people) ", "[x](fact field=study.subjects value=animals) "
COHORT = "[c](fact field=study.study_type value=observational) "
RANDOM = "[r](fact field=study.allocation value=randomized) "
PRESSURE = "[blood pressure](outcome id=o1 is_surrogate=true result=favours_intervention) "
BOTH = "[pain](outcome role=primary result=mixed) [gait](outcome role=primary result=mixed) "
ONE = "[pain](outcome role=primary result=mixed) "
DOSES = "[low](arm role=experimental dose=5mg) "
SLEPT = "[slept](outcome id=o1) [e](estimate id=e1 measure=arm_value_only outcome=o1) "
HALF = "[50%](arm_result estimate=e1 arm=a1 value=50 unit=%) "
STROKES, FEWER = "[strokes](outcome role=secondary) ", "[strokes](outcome result=favours_intervention) "
HIGH = "[high](arm role=experimental dose=9mg) "
ALIKE = "[as good](fact field=phrases value=as_good_as) [pain](outcome result=no_difference) "
CHASING = "[almost](fact field=phrases value=significance_chasing) "
MET, MISSED = "[p](primary status=met) ", "[p](primary status=not_met) "
SAYS = "[it works](claim where=quotation kind=causal result=favours_intervention) "

# rule, what both records share, what makes it speak, what leaves it quiet
MUTATION_PAIRS: list[tuple[str, str, str, str]] = [
    (
        "surrogate_outcome",
        PRESSURE,
        "[strokes](outcome result=no_difference)",
        "[strokes](outcome result=favours_intervention)",
    ),
    (
        "surrogate_outcome",
        PRESSURE + MET,
        "[strokes](outcome role=secondary)",
        "[strokes](outcome result=favours_intervention)",
    ),
    ("surrogate_outcome", MET, "[urea](outcome role=primary is_surrogate=true)", "[strokes](outcome role=primary)"),
    ("several_primary_outcomes", BOTH, TRIAL, COHORT),
    ("several_primary_outcomes", TRIAL, BOTH, ONE),
    (
        "several_primary_outcomes",
        TRIAL + ONE + DOSES,
        HIGH,
        "[high](arm role=experimental)",
    ),
    (
        "several_primary_outcomes",
        TRIAL + ONE + DOSES,
        "[x](arm role=experimental dose=9mg)",
        "[x](arm role=placebo_comparator dose=9mg)",
    ),
    ("several_primary_outcomes", TRIAL + DOSES + HIGH, ONE, "[pain](outcome result=mixed)"),
    ("within_one_arm_only", RANDOM + SLEPT + HALF, PEOPLE, ANIMALS),
    ("within_one_arm_only", SLEPT + HALF, RANDOM, COHORT),
    ("within_one_arm_only", RANDOM + HALF, SLEPT, SLEPT.replace("id=o1", "id=o1 is_harm=true")),
    ("within_one_arm_only", RANDOM + HALF, SLEPT, SLEPT.replace("id=o1)", "id=o1 result=no_difference)")),
    ("within_one_arm_only", RANDOM + HALF, SLEPT, "[slept](outcome id=o1) [e](estimate id=e1 measure=arm_value_only)"),
    ("within_one_arm_only", RANDOM + SLEPT, HALF, HALF.replace("arm=a1 ", "")),
    ("within_one_arm_only", RANDOM + HALF, SLEPT, SLEPT.replace("only ", "only p=0.03 ")),
    (
        "within_one_arm_only",
        RANDOM + SLEPT + HALF,
        "[2](estimate measure=risk_ratio value=2 outcome=o1 trial=OTHER)",
        "[2](estimate measure=risk_ratio value=2 outcome=o1)",
    ),
    (
        "within_one_arm_only",
        RANDOM + SLEPT + HALF,
        "[2](estimate measure=risk_ratio value=2 outcome=o9)",
        "[2](estimate measure=risk_ratio value=2)",
    ),
    ("opposite_direction_in_the_rest", "[old](subgroup result=harm)", "[young](subgroup result=benefit)", "[young](subgroup)"),
    ("no_effect_size", "[h](claim where=headline kind=none) ", PRESSURE, PRESSURE.replace("is_surrogate", "is_harm")),
    (
        "as_good_as_without_test",
        "[as good](fact field=phrases value=as_good_as) [pain](outcome result=no_difference)",
        PEOPLE,
        ANIMALS,
    ),
    ("significance_chasing_words", CHASING, PEOPLE, ANIMALS),
    (
        "significance_chasing_words",
        "",
        "[x](fact field=phrases value=significance_chasing)",
        "[x](fact field=phrases value=advice)",
    ),
    ("nominal_p_value", "[nominal](fact field=phrases value=nominal) ", PEOPLE, ANIMALS),
    (
        "nominal_p_value",
        "[3](estimate measure=mean_difference value=3 p=0.03 outcome=o1) ",
        "[pain](outcome id=o1 role=post_hoc)",
        "[pain](outcome id=o1 role=secondary)",
    ),
    (
        "short_follow_up",
        TRIAL + "[asthma](fact field=population.condition) ",
        "[183 days](fact field=study.follow_up)",
        "[184 days](fact field=study.follow_up)",
    ),
    (
        "short_follow_up",
        TRIAL + "[people with asthma](fact field=population.description) ",
        "[week 12](fact field=study.follow_up)",
        "[not long](fact field=study.follow_up)",
    ),
    (
        "short_follow_up",
        TRIAL + "[asthma](fact field=population.condition) [later](outcome time_frame=soon) ",
        "[half a year](fact field=study.follow_up)",
        "[a year](fact field=study.follow_up)",
    ),
    ("margin_not_stated", "[n](fact field=study.hypothesis value=equivalence) " + MET, PEOPLE, ANIMALS),
    ("margin_not_stated", MET, "[n](fact field=study.hypothesis value=non_inferiority)", TRIAL),
    ("non_inferiority", "", "[n](fact field=study.hypothesis value=equivalence)", TRIAL),
    ("advice_from_one_study", TRIAL, "[x](fact field=phrases value=advice)", "[x](fact field=phrases value=nominal)"),
    ("quotation_beyond_results", SAYS + MET, ANIMALS, PEOPLE),
    ("quotation_beyond_results", MISSED + TRIAL, SAYS, SAYS.replace("causal", "correlational")),
    ("more_harm_with_intervention", "", "[x](outcome is_harm=true result=favours_comparator)", "[x](outcome is_harm=true)"),
    ("more_harm_with_intervention", "[x](outcome is_harm=true result=favours_comparator)", PEOPLE, ANIMALS),
    ("stopped_early", "[s](fact field=study.stopped_early value=other)", PEOPLE, ANIMALS),
]
