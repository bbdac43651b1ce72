"""CLM104: the text oversells in its choice of words."""

from collections.abc import Iterator

from evidence.appraise.design import phrases
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited, listed, quoted
from evidence.record import EvidenceRecord
from evidence.vocabulary import ClaimWhere, PhraseKind, Severity


@rule("CLM104", Severity.NOTE, Reference.VINKERS_2015, Reference.HEALTH_NEWS_REVIEW.at("criterion 10 for news releases"))
def hype_words(record: EvidenceRecord) -> Iterator[Finding]:
    """Words such as “breakthrough” or “miracle” stand where the text makes its claims.

    ## Why it matters

    Such words say how a finding should be felt, not what it is, and one study seldom earns them.

    ## Raised

    ```text raised
    [Miracle gel cuts falls](claim where=headline kind=causal hype=Miracle).
    ```

    ## Not raised

    The claim is as strong, in plain words:

    ```text silent
    [New gel cuts falls](claim where=headline kind=causal).
    ```

    A quoted person says so:

    ```text silent
    [This is a miracle](claim where=quotation hype=miracle), said a nurse.
    ```

    ## Known limits

    The list of words is short, and a word in its medical sense (“breakthrough pain”) or denied (“no miracle”) is no hype. What
    quoted people say is left to them.
    """
    claimed = (claim.hype for claim in record.claims if claim.where is not ClaimWhere.QUOTATION)
    words = cited(*claimed, phrases(record, PhraseKind.HYPE))
    if words:
        several = len({word.quote.lower() for word in words}) > 1
        said = listed(quoted(word.quote.lower()) for word in words)
        yield Finding(f"The text uses {'words' if several else 'a word'} that can oversell a finding: {said}.", words)
