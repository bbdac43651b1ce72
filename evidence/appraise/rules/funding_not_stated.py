"""FND101: nobody is named who paid."""

from collections.abc import Iterator

from evidence.appraise.design import PRESS, reports_results
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.record import EvidenceRecord
from evidence.vocabulary import Severity


@rule("FND101", Severity.NOTE, Reference.CONSORT_ABSTRACTS.at("“funding”"), Reference.HEALTH_NEWS_REVIEW.at("criterion 6"))
def funding_not_stated(record: EvidenceRecord) -> Iterator[Finding]:
    """The text does not say who paid for the study.

    ## Why it matters

    Studies paid for by those who sell the treatment more often favour it. A reader can only allow for that if the payer is
    named.

    ## Raised

    ```text raised
    [Release](source kind=press_release): [pain](outcome result=favours_intervention) was less with the drug.
    ```

    ## Not raised

    The payer is named:

    ```text silent
    [Release](source kind=press_release): [pain](outcome result=favours_intervention) was less with the drug. [A
    charity](fact field=funding) paid for the trial.
    ```

    An abstract has no room for it:

    ```text silent
    [Abstract](source kind=abstract): [pain](outcome result=favours_intervention) was less with the drug.
    ```

    ## Known limits

    A company's own release often leaves its payment unsaid; the publisher's name is not read as a payer's.
    """
    if record.source.kind in PRESS and not record.funding and reports_results(record):
        yield Finding("The text does not say who paid for the study.", (), "funding")
