"""EFF103: a benefit is claimed that the interval leaves open."""

from collections.abc import Iterator

from evidence.appraise.design import PROMINENT, about_outcomes, asks_for_superiority, claims_benefit, in_people, value
from evidence.appraise.effects import between_arms, cite
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.statistics import includes_no_effect
from evidence.appraise.wording import effect, listed
from evidence.record import Estimate, EvidenceRecord
from evidence.vocabulary import Direction, OutcomeResult, Severity, Significance

_DENIED = frozenset({OutcomeResult.NO_DIFFERENCE, OutcomeResult.FAVOURS_COMPARATOR})
"""Results that the text does not take for a benefit; what a headline makes of them is `headline_beyond_primary_result`'s."""


@rule("EFF103", Severity.SOME, Reference.CONSORT_2010.at("item 22"), Reference.BOUTRON_2010, Reference.ALTMAN_1995)
def interval_includes_no_effect_while_benefit_claimed(record: EvidenceRecord) -> Iterator[Finding]:
    """A benefit is reported, and its interval includes no effect at all.

    ## Why it matters

    An interval from 0.60 to 1.10 is compatible with a large benefit, with none, and with a small harm. A benefit may be hoped
    for; it was not shown.

    ## Raised

    ```text raised
    The drug reduced [strokes](outcome id=o1 result=favours_intervention) ([0.81](estimate measure=hazard_ratio value=0.81
    low=0.60 high=1.10 level=95 outcome=o1), 0.60 to 1.10).
    ```

    ## Not raised

    The interval excludes no effect:

    ```text silent
    The drug reduced [strokes](outcome id=o1 result=favours_intervention) ([0.81](estimate measure=hazard_ratio value=0.81
    low=0.68 high=0.97 level=95 outcome=o1), 0.68 to 0.97).
    ```

    The limit touches no effect, which may be rounding:

    ```text silent
    The drug reduced [strokes](outcome id=o1 result=favours_intervention) ([0.81](estimate measure=hazard_ratio value=0.81
    low=0.65 high=1.00 level=95 outcome=o1), 0.65 to 1.00).
    ```

    No benefit is reported on that outcome:

    ```text silent
    The drug made no difference to [strokes](outcome id=o1 result=no_difference) ([0.81](estimate measure=hazard_ratio
    value=0.81 low=0.60 high=1.10 level=95 outcome=o1), 0.60 to 1.10).
    ```

    The trial asked whether the drug was no worse:

    ```text silent
    In this [non-inferiority](fact field=study.hypothesis value=non_inferiority) trial the drug did well on [strokes](outcome
    id=o1 result=favours_intervention) ([0.81](estimate measure=hazard_ratio value=0.81 low=0.60 high=1.10 level=95
    outcome=o1), 0.60 to 1.10).
    ```

    ## Known limits

    Intervals of 90% or 99% are read as they stand.
    """
    if not asks_for_superiority(record) or not in_people(record):
        return
    open_ones = [each for each in between_arms(record) if includes_no_effect(each) and _benefit_is_claimed(record, each)]
    if not open_ones:
        return
    yield Finding(
        f"The text reports a benefit, but the interval around {listed(map(effect, open_ones))} includes no effect at all.",
        cite(open_ones),
    )


def _benefit_is_claimed(record: EvidenceRecord, estimate: Estimate) -> bool:
    if value(estimate.significance) is Significance.SIGNIFICANT and value(estimate.direction) is Direction.FAVOURS_INTERVENTION:
        return True
    outcome = record.outcome(estimate.outcome)
    if outcome is None or estimate.subgroup is not None or outcome.result.value in _DENIED:
        return False
    claims = [each for each in record.claims if each.where in PROMINENT and claims_benefit(each)]
    claimed = any(outcome.id in about_outcomes(record, each) for each in claims)
    return claimed or outcome.result.value is OutcomeResult.FAVOURS_INTERVENTION
