"""PUB101: results are announced that no journal has published."""

from collections.abc import Iterator

from evidence.appraise.design import value
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited
from evidence.record import EvidenceRecord
from evidence.vocabulary import PeerReview, Severity, Stage


@rule("PUB101", Severity.SOME, Reference.AMS_LABELS)
def not_peer_reviewed(record: EvidenceRecord) -> Iterator[Finding]:
    """Results are announced before anybody outside could check them.

    ## Why it matters

    Without a paper, nobody can see the methods or the numbers that the announcement leaves out.

    ## Raised

    ```text raised
    [The company announced](fact field=source.peer_review value=announcement) that the trial had met its aims.
    ```

    ```text raised
    [Topline results](fact field=study.stage value=topline) show that the trial met its aims.
    ```

    ## Not raised

    ```text silent
    [The reviewed paper](fact field=source.peer_review value=peer_reviewed) says that the trial had met its aims.
    ```

    The topline results have come out in a journal:

    ```text silent
    [Topline results](fact field=study.stage value=topline) in the [Journal of Trials](fact field=source.journal) show that the
    trial met its aims.
    ```

    ## Known limits

    A text that names no journal may still be about a paper; the rule waits for words that say there is none.
    """
    source, stage = record.source, record.study.stage
    announced = source.peer_review if value(source.peer_review) is PeerReview.ANNOUNCEMENT else None
    unpublished = source.peer_review is None and source.journal is None and source.doi is None and source.pmid is None
    topline = stage if value(stage) is Stage.TOPLINE and unpublished else None
    evidence = cited(*(each.evidence for each in (announced, topline) if each is not None))
    if announced or topline:
        yield Finding("The results are announced, and the text names no peer-reviewed paper that reports them.", evidence)
