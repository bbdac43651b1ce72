"""DES105: a trial of an early phase."""

from collections.abc import Iterator

from evidence.appraise.design import in_people
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.record import EvidenceRecord
from evidence.vocabulary import Phase, Severity

_WORDS = {
    Phase.PHASE1: "phase 1",
    Phase.PHASE1_PHASE2: "phase 1/2",
    Phase.PHASE2: "phase 2",
    Phase.PHASE2A: "phase 2a",
    Phase.PHASE2B: "phase 2b",
}


@rule("DES105", Severity.NOTE, Reference.HEALTH_NEWS_REVIEW.at("criterion 4"))
def early_phase(record: EvidenceRecord) -> Iterator[Finding]:
    """The trial belongs to phase 1 or 2.

    ## Why it matters

    Early trials look for doses, harms and first signs of an effect. Many treatments that do well in them fail in phase 3.

    ## Raised

    ```text raised
    In this [phase 2b](fact field=study.phase value=phase2b) trial, pain was less.
    ```

    ## Not raised

    ```text silent
    In this [phase 3](fact field=study.phase value=phase3) trial, pain was less.
    ```

    A trial that runs from phase 2 into phase 3 is built to confirm:

    ```text silent
    In this [phase 2/3](fact field=study.phase value=phase2_phase3) trial, pain was less.
    ```

    ## Known limits

    A text that says only “early trial” gives no phase.
    """
    phase = record.study.phase
    if phase is not None and phase.value in _WORDS and in_people(record):
        yield Finding(
            f"This was a {_WORDS[phase.value]} trial: it looks for signs of an effect and does not confirm one.", phase.evidence
        )
