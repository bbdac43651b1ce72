"""EFF101: an effect is given as a ratio or a percentage of itself, without the numbers behind it."""

from collections.abc import Iterator

from evidence.appraise.design import in_people, is_harm, phrases
from evidence.appraise.effects import between_arms, cite
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import effect, listed
from evidence.record import Estimate, EvidenceRecord
from evidence.vocabulary import RELATIVE, Measure, PhraseKind, Severity


@rule("EFF101", Severity.SOME, Reference.CONSORT_2010.at("item 17b"), Reference.HEALTH_NEWS_REVIEW.at("criterion 2"))
def relative_effect_only(record: EvidenceRecord) -> Iterator[Finding]:
    """A relative effect is given, and no absolute one for the same outcome.

    ## Why it matters

    “Half the risk” can mean 20 people in 100 instead of 40, or one in 10,000 instead of two. Without the risk in each group a
    reader cannot tell which.

    ## Raised

    ```text raised
    The drug cut [strokes](outcome id=o1) by [50%](estimate measure=relative_risk_reduction value=50 unit=% outcome=o1).
    ```

    The numbers given belong to everyone, the relative effect to a part of them:

    ```text raised
    Among [women](subgroup id=s1), the drug cut [strokes](outcome id=o1) by [50%](estimate measure=relative_risk_reduction
    value=50 unit=% outcome=o1 subgroup=s1). Of all, [2%](estimate id=e2 measure=arm_value_only outcome=o1) [had
    one](arm_result estimate=e2 value=2 unit=%) with the drug.
    ```

    ## Not raised

    The groups' own numbers stand beside it:

    ```text silent
    The drug cut [strokes](outcome id=o1) by [50%](estimate id=e1 measure=relative_risk_reduction value=50 unit=% outcome=o1),
    from [4%](arm_result estimate=e1 value=4 unit=%) with placebo.
    ```

    The effect is absolute:

    ```text silent
    The drug cut [strokes](outcome id=o1) by [2 percentage points](estimate measure=risk_difference value=2
    unit="percentage points" outcome=o1).
    ```

    A relative and an absolute effect are given for one outcome in two places:

    ```text silent
    The drug cut [strokes](outcome id=o1) by [50%](estimate measure=relative_risk_reduction value=50 unit=% outcome=o1); [50
    people](estimate measure=number_needed_to_treat value=50 outcome=o1) must be treated to prevent one.
    ```

    Values of two groups are printed, though the record ties them to no outcome:

    ```text silent
    The drug cut [strokes](outcome id=o1) by [50%](estimate id=e1 measure=relative_risk_reduction value=50 unit=% outcome=o1):
    [4% against 8%](fact field=phrases value=group_values).
    ```

    The trial had one arm, so that the change is one since the start:

    ```text silent
    In this [phase 1](fact field=study.phase value=phase1) [trial](fact field=study.study_type value=interventional) one tumour
    shrank by [30%](estimate measure=relative_change value=30 unit=%).
    ```

    ## Known limits

    Numbers of groups for any outcome that is no harm keep the rule quiet, whichever outcome the relative effect is of: a text
    that gives them has room for both, and which number belongs to which outcome is often hard to tell.
    """
    harms = {outcome.id for outcome in record.outcomes if is_harm(outcome)}
    told = [other for other in record.estimates if other.outcome not in harms]
    lonely = [
        estimate
        for estimate in between_arms(record)
        if estimate.measure.value in RELATIVE and not any(_absolute(other, estimate) for other in told)
    ]
    if not lonely or not in_people(record) or phrases(record, PhraseKind.GROUP_VALUES):
        return
    what = "how high or low the values were" if _all_changes(lonely) else "how many people had the outcome"
    yield Finding(
        f"The text gives a relative effect ({listed(map(effect, lonely))}) but not {what} in each group.",
        cite(lonely),
        "estimates.arm_results",
    )


def _absolute(other: Estimate, estimate: Estimate) -> bool:
    shown = bool(other.arm_results) or other.measure.value not in RELATIVE
    return shown and other.subgroup == estimate.subgroup


def _all_changes(estimates: list[Estimate]) -> bool:
    return all(estimate.measure.value is Measure.RELATIVE_CHANGE for estimate in estimates)
