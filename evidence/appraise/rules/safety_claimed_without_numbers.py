"""CLM103: the intervention is called safe, and no number backs it."""

from collections.abc import Iterator

from evidence.appraise.design import PROMINENT, in_people, place
from evidence.appraise.harms import are_counted
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited, quoted
from evidence.record import EvidenceRecord
from evidence.vocabulary import ClaimKind, Severity


@rule("CLM103", Severity.SOME, Reference.CONSORT_HARMS.at("recommendation 8"), Reference.HEALTH_NEWS_REVIEW.at("criterion 3"))
def safety_claimed_without_numbers(record: EvidenceRecord) -> Iterator[Finding]:
    """A headline, lead or conclusion calls the intervention safe, and the text counts no harms.

    ## Why it matters

    “Safe” is a judgement on how many people came to harm and how badly. Without the count nobody can share it or doubt it.

    ## Raised

    ```text raised
    [New drug is safe](claim where=headline kind=safety). [There was no excess of side effects](harm kind=statement).
    ```

    ## Not raised

    The harms are counted:

    ```text silent
    [New drug is safe](claim where=headline kind=safety). [Side effects came in 12 of 80 people](harm kind=statement
    quantified=true).
    ```

    Somebody says so in a quotation:

    ```text silent
    [The drug is safe](claim where=quotation kind=safety), she said. [There was no excess of side effects](harm kind=statement).
    ```

    The claim is of a benefit:

    ```text silent
    [New drug works](claim where=headline kind=causal). [There was no excess of side effects](harm kind=statement).
    ```

    ## Known limits

    One number on harms anywhere in the text keeps the rule quiet, whatever it counts.
    """
    claims = [each for each in record.claims if each.where in PROMINENT and each.kind.value is ClaimKind.SAFETY]
    if not claims or are_counted(record) or not in_people(record):
        return
    first = min(claims, key=lambda each: (place(each.evidence), each.text))
    yield Finding(
        f"The text calls the intervention safe ({quoted(first.text)}) but does not say how many people had harms.",
        cited(*(each.evidence for each in claims)),
        "harms.quantified",
    )
