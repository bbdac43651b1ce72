"""DES107: no person took part."""

from collections.abc import Iterator

from evidence.appraise.design import value
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited
from evidence.record import EvidenceRecord
from evidence.vocabulary import Severity, StudyType, Subjects

_WHAT = {Subjects.ANIMALS: "in animals", Subjects.CELLS: "in cells"}


@rule("DES107", Severity.SERIOUS, Reference.AMS_LABELS, Reference.SUMNER_2014)
def animals_or_cells_only(record: EvidenceRecord) -> Iterator[Finding]:
    """The study was done in animals or cells.

    ## Why it matters

    Most treatments that work in animals or cells do not work, or are not safe, in people.

    ## Raised

    ```text raised
    In [mice](fact field=study.subjects value=animals), the drug cleared the plaques.
    ```

    ```text raised
    In a [laboratory study](fact field=study.study_type value=preclinical), the drug cleared the plaques.
    ```

    ## Not raised

    People were studied:

    ```text silent
    In [people](fact field=study.subjects value=people), as before in mice, the drug cleared the plaques.
    ```

    A trial in people speaks of laboratory work as well:

    ```text silent
    In a [trial](fact field=study.study_type value=interventional) of [40](enrollment role=randomised) people, the drug cleared
    the plaques.
    ```

    ## Known limits

    A text that reports a study in people beside one in animals has one record, of the study that it is about.
    """
    subjects, study_type = record.study.subjects, record.study.study_type
    preclinical = study_type if value(study_type) is StudyType.PRECLINICAL else None
    others = subjects if subjects is not None and subjects.value in _WHAT else None
    if value(subjects) is Subjects.PEOPLE or not (preclinical or others):
        return
    where = _WHAT[others.value] if others else "in the laboratory"
    evidence = cited(*(each.evidence for each in (others, preclinical) if each is not None))
    yield Finding(f"The study was done {where}, so it does not show what happens in people.", evidence)
