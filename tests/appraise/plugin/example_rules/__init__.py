"""An example of a package with a rule of its own; its `entry_points.txt` names it."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.record import EvidenceRecord
from evidence.vocabulary import Severity


@rule("XMP101", Severity.NOTE, Reference.CONSORT_2010)
def one_site_only(record: EvidenceRecord) -> Iterator[Finding]:
    """The trial ran at one site.

    ## Why it matters

    What one hospital can do, others may not.

    ## Raised

    ```text raised
    The trial ran at [1](fact field=study.sites) hospital.
    ```

    ## Not raised

    ```text silent
    The trial ran at [2](fact field=study.sites) hospitals.
    ```

    ## Known limits

    A text that does not say how many sites there were keeps it silent.
    """
    sites = record.study.sites
    if sites is not None and sites.value.value == 1:
        yield Finding("The trial ran at one site.", sites.evidence)
