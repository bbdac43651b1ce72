"""DES111: non-inferiority without its margin."""

from collections.abc import Iterator

from evidence.appraise.design import asks_for_superiority, in_people, reports_results
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.record import EvidenceRecord
from evidence.vocabulary import Severity


@rule("DES111", Severity.SOME, Reference.CONSORT_NON_INFERIORITY)
def margin_not_stated(record: EvidenceRecord) -> Iterator[Finding]:
    """Non-inferiority is reported, and the margin is not.

    ## Why it matters

    “Not inferior” means: not worse by more than the margin. Without the margin nobody knows how much worse was allowed.

    ## Raised

    ```text raised
    In this [non-inferiority](fact field=study.hypothesis value=non_inferiority) trial, [the pill was non-inferior](primary
    status=met).
    ```

    ## Not raised

    The margin is printed:

    ```text silent
    In this [non-inferiority](fact field=study.hypothesis value=non_inferiority) trial with a margin of [10 points](fact
    field=study.margin), [the pill was non-inferior](primary status=met).
    ```

    No results are out yet:

    ```text silent
    This [non-inferiority](fact field=study.hypothesis value=non_inferiority) trial will begin soon.
    ```

    It asked for a benefit:

    ```text silent
    In this [superiority](fact field=study.hypothesis value=superiority) trial, [the pill was better](primary status=met).
    ```

    ## Known limits

    It does not look whether the margin is sensible.
    """
    hypothesis = record.study.hypothesis
    if hypothesis is None or asks_for_superiority(record) or record.study.margin is not None:
        return
    if in_people(record) and reports_results(record):
        yield Finding(
            "The text reports on non-inferiority or equivalence and does not give the margin that decided it.",
            hypothesis.evidence,
            "study.margin",
        )
