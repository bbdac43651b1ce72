"""DES103: everyone knew who received what."""

from collections.abc import Iterator

from evidence.appraise.design import compares_arms, is_trial, value
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.record import EvidenceRecord
from evidence.vocabulary import ComparatorType, Masking, Severity

_DISGUISED: frozenset[ComparatorType | None] = frozenset({ComparatorType.PLACEBO, ComparatorType.SHAM})
"""Comparators that are made to look like the treatment."""


@rule("DES103", Severity.NOTE, Reference.SAVOVIC_2012, Reference.CONSORT_ABSTRACTS.at("“blinding”"))
def open_label(record: EvidenceRecord) -> Iterator[Finding]:
    """A comparison in which nobody was masked.

    ## Why it matters

    Who knows that they take the new treatment may report, and be examined, more hopefully. It matters most for outcomes that
    are felt or judged, least for deaths.

    ## Raised

    ```text raised
    In this [open-label](fact field=study.masking value=none) [randomised](fact field=study.allocation value=randomized) trial,
    pain was less.
    ```

    ## Not raised

    One side was masked:

    ```text silent
    In this [single-blind](fact field=study.masking value=single) [randomised](fact field=study.allocation value=randomized)
    trial, pain was less.
    ```

    There was nothing to mask in one group:

    ```text silent
    In this [open-label](fact field=study.masking value=none) [single-arm](fact field=study.intervention_model
    value=single_group) [phase 2](fact field=study.phase value=phase2) trial, pain was less.
    ```

    A placebo is told from the drug by nobody, so "open label" speaks of another part of the trial:

    ```text silent
    After 12 weeks against [placebo](fact field=study.comparator_type value=placebo) all went on [open-label](fact
    field=study.masking value=none) in the [randomised](fact field=study.allocation value=randomized)
    trial.
    ```

    ## Known limits

    The rule does not weigh whether the outcome can be swayed by knowing.
    """
    masking = record.study.masking
    looks_alike = value(record.study.comparator_type) in _DISGUISED
    if masking and value(masking) is Masking.NONE and not looks_alike and is_trial(record) and compares_arms(record):
        yield Finding(
            "The trial was open label: its participants and researchers were not masked to who received what.", masking.evidence
        )
