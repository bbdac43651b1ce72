"""DES110: the trial asked whether the intervention is not much worse."""

from collections.abc import Iterator

from evidence.appraise.design import in_people
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.record import EvidenceRecord
from evidence.vocabulary import Hypothesis, Severity

_QUESTIONS = {
    Hypothesis.NON_INFERIORITY: "is not worse by more than a margin, so success does not show that it is better",
    Hypothesis.EQUIVALENCE: "differs by less than a margin, so success does not show that it is better",
}


@rule("DES110", Severity.NOTE, Reference.CONSORT_NON_INFERIORITY)
def non_inferiority(record: EvidenceRecord) -> Iterator[Finding]:
    """The trial asked whether the intervention is not worse by more than a margin.

    ## Why it matters

    Not worse by more than a margin is not better, and not equal either. What the trial allows as a loss is decided
    beforehand, and a reader should know it.

    ## Raised

    ```text raised
    This [non-inferiority](fact field=study.hypothesis value=non_inferiority) trial compared the pill with the injection.
    ```

    Equivalence is asked alike:

    ```text raised
    This [equivalence](fact field=study.hypothesis value=equivalence) trial compared the pill with the injection.
    ```

    ## Not raised

    It asked for a benefit:

    ```text silent
    This [superiority](fact field=study.hypothesis value=superiority) trial compared the pill with the injection.
    ```

    It was done in animals:

    ```text silent
    This [non-inferiority](fact field=study.hypothesis value=non_inferiority) study was done in [dogs](fact
    field=study.subjects value=animals).
    ```

    ## Known limits

    A trial may go on to test for a benefit once non-inferiority is shown; the record holds one hypothesis.
    """
    hypothesis = record.study.hypothesis
    if hypothesis is not None and hypothesis.value in _QUESTIONS and in_people(record):
        yield Finding(f"The trial asked whether the intervention {_QUESTIONS[hypothesis.value]}.", hypothesis.evidence)
