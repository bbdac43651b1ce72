"""EFF105: a benefit without a number."""

from collections.abc import Iterator

from evidence.appraise.design import PROMINENT, claims_benefit, is_harm, phrases
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited
from evidence.record import Estimate, EvidenceRecord, Outcome
from evidence.vocabulary import OutcomeResult, PhraseKind, Severity


@rule(
    "EFF105",
    Severity.SOME,
    Reference.CONSORT_ABSTRACTS.at("“outcome” under results"),
    Reference.HEALTH_NEWS_REVIEW.at("criterion 2"),
)
def no_effect_size(record: EvidenceRecord) -> Iterator[Finding]:
    """A benefit is claimed, and no number tells how large it was.

    ## Why it matters

    “Better” can mean a day or a decade. Without a number a reader cannot weigh the benefit against cost and harm.

    ## Raised

    ```text raised
    [New drug improves sleep](claim where=headline kind=causal result=favours_intervention), says a study in [people](fact
    field=study.subjects value=people).
    ```

    A p-value is no size:

    ```text raised
    With the drug, [sleep](outcome id=o1 result=favours_intervention) was better ([p=0.01](estimate measure=arm_value_only
    p=0.01 outcome=o1)).
    ```

    ## Not raised

    The size is given:

    ```text silent
    [New drug improves sleep](claim where=headline kind=causal result=favours_intervention): people slept [an hour
    longer](estimate measure=mean_difference value=1 unit=hours).
    ```

    A value in a group gives an idea of it:

    ```text silent
    [New drug improves sleep](claim where=headline kind=causal result=favours_intervention): of those treated, [80%](estimate
    id=e1 measure=arm_value_only) slept well, [80%](arm_result estimate=e1 value=80 unit=%).
    ```

    No benefit is claimed:

    ```text silent
    [Study looks at sleep](claim where=headline kind=none), and [sleep](outcome result=no_difference) was alike.
    ```

    A percentage stands in the text, whatever the record could make of it:

    ```text silent
    [New drug improves sleep](claim where=headline kind=causal result=favours_intervention) in [40%](fact field=phrases
    value=size) of people.
    ```

    Only a quotation claims it:

    ```text silent
    [“It helps,” she said](claim where=quotation kind=causal result=favours_intervention) of the [study](fact
    field=study.study_type value=interventional).
    ```

    ## Known limits

    A percentage, a ratio or a share keeps the rule silent, even if it is not the size of the benefit. A difference in units
    that the record could not read counts as none.
    """
    claims = [each for each in record.claims if each.where in PROMINENT and claims_benefit(each)]
    gained = [each for each in record.outcomes if _is_gain(each)]
    sized = any(_has_size(each) for each in record.estimates) or bool(phrases(record, PhraseKind.SIZE))
    if sized or not (claims or gained):
        return
    yield Finding(
        "The text claims a benefit but gives no number for how large it is.",
        cited(*(each.evidence for each in claims), *(each.result.evidence for each in gained)),
        "estimates.value",
    )


def _is_gain(outcome: Outcome) -> bool:
    return outcome.result.value is OutcomeResult.FAVOURS_INTERVENTION and not is_harm(outcome)


def _has_size(estimate: Estimate) -> bool:
    return estimate.value is not None or bool(estimate.arm_results)
