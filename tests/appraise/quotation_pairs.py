"""Near misses of `quotation_beyond_results`: one thing makes it speak or leaves it quiet."""

from __future__ import annotations

from tests.appraise.mutation_pairs import ANIMALS, COHORT, MET, MISSED, PEOPLE, RANDOM, SAYS, TRIAL

SPOKEN, HEADED = "(claim where=quotation kind=causal result=favours_intervention", "(claim where=headline kind=causal"
ARM = "[sleep](arm id=a1 role=experimental) "
COUNTED = "[5 had a rash](harm kind=statement quantified=true excess={}) "
SAFE = "[it is safe](claim where=quotation kind=none{}) "
ADVICE = "[{}[must take](fact field=phrases value=advice) it](claim where=quotation kind=advice) "


def _says(words: str, rest: str = "") -> str:
    return f"[{words}]{SPOKEN}{rest}) "


# what both records share, what makes the rule speak, what leaves it quiet
_PAIRS = (
    (TRIAL + MISSED, SAYS, _says("we hope it works")),
    (TRIAL, SAYS, _says("it works", " hedged=true")),
    (TRIAL, "[it did no damage](claim where=quotation kind=safety)", "[it did no damage](claim where=quotation kind=none)"),
    (
        TRIAL + MISSED,
        _says("it can help").replace("causal", "conditional_causal"),
        "[it can be](claim where=quotation kind=none)",
    ),
    (
        TRIAL + MISSED,
        "[it can help](claim where=quotation kind=conditional_causal result=favours_intervention)",
        "[it can help](claim where=quotation kind=conditional_causal result=favours_intervention hedged=true)",
    ),
    (
        TRIAL + MISSED,
        "[it can help](claim where=quotation kind=conditional_causal result=favours_intervention)",
        "[it can help](claim where=quotation kind=conditional_causal)",
    ),
    (TRIAL + MISSED, "[it helps](claim where=quotation kind=causal)", "[it helps](claim where=quotation kind=correlational)"),
    (
        TRIAL + MISSED,
        ADVICE.format(""),
        "[must take](fact field=phrases value=advice) [we must](claim where=quotation kind=advice)",
    ),
    (
        TRIAL + MISSED,
        ADVICE.format("all "),
        "[we must](claim where=quotation kind=advice) [must take](fact field=phrases value=advice)",
    ),
    (TRIAL + SAYS, PEOPLE, "[0.5](estimate measure=risk_ratio value=0.5)"),
    (TRIAL + SAYS, PEOPLE, "[l](claim where=lead kind=causal result=favours_intervention)"),
    (TRIAL + SAYS, "[l](claim where=lead kind=causal)", "[l](claim where=lead kind=causal result=favours_intervention)"),
    (
        TRIAL + SAYS,
        f"[l]{HEADED} result=favours_intervention)",
        "[l](claim where=lead kind=causal result=favours_intervention)",
    ),
    (MET, SAFE.format(""), SAFE.format(" hedged=true")),
    (MET, SAFE.format(""), SAFE.format(" conditional=true")),
    (MET, SAFE.format(""), SAFE.format("").replace("quotation", "headline")),
    (MET, SAFE.format(""), SAFE.format("").replace("it is", "other studies say that it is")),
    (MET, SAFE.format(""), SAFE.format("").replace("safe", "cheap")),
    (SAFE.format(""), PEOPLE, ANIMALS),
    (MET + SAFE.format(""), PEOPLE, COUNTED.format("no_difference")),
    (MET + SAFE.format(""), COUNTED.format("favours_comparator"), COUNTED.format("no_difference")),
    (TRIAL + ARM, _says("sleep helps", " about=a1"), _says("sleep helps")),
    (TRIAL + ARM, _says("sleep helps", " about=a1"), _says("we hope sleep helps", " about=a1")),
    (TRIAL, _says("we found that sleep helps"), _says("sleep helps")),
    (TRIAL, _says("it helps"), _says("sleep helps")),
    (TRIAL, _says("it helps"), _says("it is known to help")),
    (ANIMALS, _says("patients will gain"), _says("patients will gain if we succeed")),
    (ANIMALS, _says("patients will gain"), _says("patients gain as the mice did")),
    (ANIMALS, _says("patients will gain"), _says("sleep will help")),
    (ANIMALS, _says("it works"), _says("it works, our results show")),
    (ANIMALS + MET, _says("it works"), _says("sleep works")),
    (COHORT + MET, SAYS, RANDOM + SAYS),
    (COHORT, SAYS, "[it did no damage](claim where=quotation kind=safety)" + COUNTED.format("no_difference")),
    (
        TRIAL + MET,
        "[no doubt](fact field=phrases value=quoted_certainty)",
        "[thrilled](fact field=phrases value=quoted_feeling)",
    ),
    (
        TRIAL,
        MISSED + "[thrilled](fact field=phrases value=quoted_feeling)",
        "[thrilled](fact field=phrases value=quoted_feeling)",
    ),
)
QUOTATION_PAIRS = [("quotation_beyond_results", *pair) for pair in _PAIRS]
