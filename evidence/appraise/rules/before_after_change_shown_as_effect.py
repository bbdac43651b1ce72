"""EFF104: people changed over time, and the treatment is given the credit."""

from collections.abc import Iterator

from evidence.appraise.design import PROMINENT, claims_benefit, in_people, value
from evidence.appraise.effects import cite, in_text_order, share_outcome
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import bare, listed
from evidence.record import Estimate, EvidenceRecord
from evidence.vocabulary import ClaimKind, Contrast, Direction, Measure, OutcomeResult, Severity


@rule("EFF104", Severity.SOME, Reference.BLAND_2011, Reference.BOUTRON_2010)
def before_after_change_shown_as_effect(record: EvidenceRecord) -> Iterator[Finding]:
    """A change from before to after in one group is told as what the treatment does.

    ## Why it matters

    People get better or worse on their own, and those who enter a study when they are at their worst mostly get better. Only a
    comparison with people who were not treated shows what the treatment added.

    ## Raised

    ```text raised
    [New drug eases pain](claim where=headline kind=causal result=favours_intervention). After a month, [pain](outcome id=o1)
    had fallen by [3 points](estimate measure=mean_difference value=3 unit=points contrast=within_arm outcome=o1).
    ```

    ## Not raised

    The change is compared with another group's:

    ```text silent
    [New drug eases pain](claim where=headline kind=causal result=favours_intervention). After a month, [pain](outcome id=o1)
    had fallen by [3 points](estimate measure=mean_difference value=3 unit=points contrast=within_arm outcome=o1), [2
    points](estimate measure=mean_difference value=2 unit=points contrast=between_arms outcome=o1) more than with placebo.
    ```

    Nothing is claimed for the treatment:

    ```text silent
    [Trial of new drug ends](claim where=headline kind=none). After a month, [pain](outcome id=o1) had fallen by [3
    points](estimate measure=mean_difference value=3 unit=points contrast=within_arm outcome=o1).
    ```

    ## Known limits

    Whether the groups are compared in words alone is not seen.

    It fires on no article of the corpus: a change since the start is seldom told apart from a difference between groups.
    """
    if not in_people(record):
        return
    changes = in_text_order(each for each in record.estimates if _is_change(each) and each.trial is None)
    shown = [each for each in changes if not _compared(record, each) and _credited(record, each)]
    if not shown:
        return
    outcomes = [outcome for each in shown if (outcome := record.outcome(each.outcome))]
    names = f" in {listed(bare(each.name.value) for each in outcomes)}" if outcomes else ""
    yield Finding(
        f"The text reports a change{names} from before to after treatment as a benefit but not the difference from a group "
        "without it.",
        cite(shown),
        "estimates.contrast",
    )


def _is_change(estimate: Estimate) -> bool:
    """Tell whether an estimate is a change within one arm, and not a value that stands alone."""
    return estimate.contrast is Contrast.WITHIN_ARM and estimate.measure.value is not Measure.ARM_VALUE_ONLY


def _compared(record: EvidenceRecord, change: Estimate) -> bool:
    return any(each.contrast is Contrast.BETWEEN_ARMS and share_outcome(each, change) for each in record.estimates)


def _credited(record: EvidenceRecord, change: Estimate) -> bool:
    outcome = record.outcome(change.outcome)
    claims = [each for each in record.claims if each.where in PROMINENT and each.kind.value is ClaimKind.CAUSAL]
    return (
        value(change.direction) is Direction.FAVOURS_INTERVENTION
        or (outcome is not None and outcome.result.value is OutcomeResult.FAVOURS_INTERVENTION)
        or any(map(claims_benefit, claims))
    )
