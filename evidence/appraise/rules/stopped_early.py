"""DES108: the trial ended before its plan."""

from collections.abc import Iterator

from evidence.appraise.design import in_people
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.record import EvidenceRecord
from evidence.vocabulary import Severity, StoppedEarly

_REASONS = {
    StoppedEarly.BENEFIT: "for benefit, which tends to overstate the effect",
    StoppedEarly.FUTILITY: "for lack of effect",
    StoppedEarly.HARM: "for harm",
    StoppedEarly.OTHER: "so that it holds less information than was planned",
}


@rule("DES108", Severity.SOME, Reference.BASSLER_2010, Reference.CONSORT_ABSTRACTS)
def stopped_early(record: EvidenceRecord) -> Iterator[Finding]:
    """The trial was stopped before it was complete.

    ## Why it matters

    A trial stopped at a high point of its results overstates the benefit. One stopped for other reasons may be too small to
    tell.

    ## Raised

    ```text raised
    The trial was [halted early](fact field=study.stopped_early value=benefit) because the drug worked.
    ```

    For lack of effect:

    ```text raised
    The trial was [halted early](fact field=study.stopped_early value=futility) because the drug did nothing.
    ```

    ## Not raised

    An early look did not end it:

    ```text silent
    An [interim analysis](fact field=study.stage value=interim) showed a benefit, and the trial goes on.
    ```

    It was done in animals:

    ```text silent
    The study in [dogs](fact field=study.subjects value=animals) was [halted early](fact field=study.stopped_early
    value=benefit).
    ```

    ## Known limits

    The rule does not know how far the trial had come.
    """
    reason = record.study.stopped_early
    if reason is None or not in_people(record):
        return
    yield Finding(f"The trial was stopped before its plan was complete, {_REASONS[reason.value]}.", reason.evidence)
