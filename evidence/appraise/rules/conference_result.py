"""PUB102: results from a conference."""

from collections.abc import Iterator

from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.record import EvidenceRecord
from evidence.vocabulary import PeerReview, Severity


@rule("PUB102", Severity.SOME, Reference.AMS_LABELS, Reference.CONSORT_ABSTRACTS)
def conference_result(record: EvidenceRecord) -> Iterator[Finding]:
    """The results were presented at a conference.

    ## Why it matters

    A talk is chosen from a summary. Its numbers often change until the paper appears, and some papers never do.

    ## Raised

    ```text raised
    The results were [presented at a congress](fact field=source.peer_review value=conference).
    ```

    ## Not raised

    ```text silent
    The results were [reviewed and published](fact field=source.peer_review value=peer_reviewed) and shown at a congress.
    ```

    A journal is named beside the congress:

    ```text silent
    The results were [presented at a congress](fact field=source.peer_review value=conference) and appear in the [Journal of
    Trials](fact field=source.journal).
    ```

    ## Known limits

    Some conferences review full papers; the text seldom says so.
    """
    review = record.source.peer_review
    if review is not None and review.value is PeerReview.CONFERENCE and record.source.journal is None:
        yield Finding("The results were presented at a conference and the text names no paper.", review.evidence)
