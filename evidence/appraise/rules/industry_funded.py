"""FND102: a company paid for the study."""

from collections.abc import Iterator

from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited, listed
from evidence.record import EvidenceRecord
from evidence.vocabulary import Severity


@rule("FND102", Severity.NOTE, Reference.LUNDH_2017, Reference.HEALTH_NEWS_REVIEW.at("criterion 6"))
def industry_funded(record: EvidenceRecord) -> Iterator[Finding]:
    """The text shows that a company is among those who paid for the study.

    ## Why it matters

    Studies that a company paid for more often favour its product, and conclude so more often, than others do.

    ## Raised

    ```text raised
    The trial was funded by [Norvik Pharma Ltd](fact field=industry_funding).
    ```

    ## Not raised

    The payer is no company by its name:

    ```text silent
    The trial was funded by the [Norvik Foundation](fact field=funding).
    ```

    ## Known limits

    A funder counts as a company only where its printed name carries a form such as Ltd, Inc or Pharmaceuticals, or where the
    text says that it makes or sells the treatment. A well-known company that is printed by its bare name is not recognised.
    """
    payers = record.industry_funding
    if payers:
        who = listed(payer.value for payer in payers)
        evidence = cited(*(payer.evidence for payer in payers))
        yield Finding(f"The study was paid for, at least in part, by a company ({who}).", evidence)
