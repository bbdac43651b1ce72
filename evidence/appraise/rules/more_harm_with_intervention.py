"""HRM103: harms were more frequent with the intervention."""

from collections.abc import Iterator

from evidence.appraise.design import in_people, is_harm
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited
from evidence.record import EvidenceRecord
from evidence.vocabulary import OutcomeResult, Severity

_WORSE = OutcomeResult.FAVOURS_COMPARATOR


@rule("HRM103", Severity.SOME, Reference.CONSORT_HARMS.at("recommendation 10"), Reference.HEALTH_NEWS_REVIEW.at("criterion 3"))
def more_harm_with_intervention(record: EvidenceRecord) -> Iterator[Finding]:
    """Harms were more frequent with the intervention than without it.

    ## Why it matters

    A benefit is worth what it costs. Where harms are more frequent, a reader needs both numbers side by side.

    ## Raised

    ```text raised
    [Bleeding was more frequent with the drug](harm kind=statement excess=favours_comparator).
    ```

    A harm was measured as an outcome:

    ```text raised
    With the drug, [bleeding](outcome is_harm=true result=favours_comparator) was more frequent.
    ```

    ## Not raised

    Harms were alike:

    ```text silent
    [Bleeding was as frequent with the drug as with placebo](harm kind=statement excess=no_difference).
    ```

    What was worse is no harm of treatment:

    ```text silent
    With the drug, [pain](outcome result=favours_comparator) was worse.
    ```

    It was done in animals:

    ```text silent
    [Bleeding was more frequent with the drug](harm kind=statement excess=favours_comparator) in [dogs](fact
    field=study.subjects value=animals).
    ```

    ## Known limits

    The record holds one statement on the balance of harms; where some are more and some less frequent, it may hold either.
    """
    excess = record.harms.excess
    worse = [each.result.evidence for each in record.outcomes if is_harm(each) and each.result.value is _WORSE]
    if excess is not None and excess.value is _WORSE:
        worse.append(excess.evidence)
    if worse and in_people(record):
        yield Finding("The text reports more harm with the intervention than without it.", cited(*worse))
