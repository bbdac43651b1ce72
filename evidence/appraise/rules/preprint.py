"""PUB103: results from a preprint."""

from collections.abc import Iterator

from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.record import EvidenceRecord
from evidence.vocabulary import PeerReview, Severity


@rule("PUB103", Severity.SOME, Reference.AMS_LABELS)
def preprint(record: EvidenceRecord) -> Iterator[Finding]:
    """The results come from a preprint.

    ## Why it matters

    A preprint is a full paper that its authors put out before other researchers have judged it. It can be read, and it may
    change.

    ## Raised

    ```text raised
    The results are out as a [preprint](fact field=source.peer_review value=preprint).
    ```

    ## Not raised

    ```text silent
    The results, once a preprint, are now [reviewed and published](fact field=source.peer_review value=peer_reviewed).
    ```

    ## Known limits

    Whether a paper has appeared since the text was written is not looked up.

    It fires on no article of the corpus: it has no article about a preprint.
    """
    review = record.source.peer_review
    if review is not None and review.value is PeerReview.PREPRINT:
        yield Finding("The results come from a preprint, which had not been peer reviewed.", review.evidence)
