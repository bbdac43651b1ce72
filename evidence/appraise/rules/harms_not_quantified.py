"""HRM102: harms are spoken of, and none is counted."""

from collections.abc import Iterator

from evidence.appraise.design import in_people, is_observational
from evidence.appraise.harms import are_counted, are_told
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited, quoted
from evidence.record import EvidenceRecord
from evidence.vocabulary import Severity


@rule("HRM102", Severity.SOME, Reference.CONSORT_HARMS.at("recommendation 8"), Reference.HEALTH_NEWS_REVIEW.at("criterion 3"))
def harms_not_quantified(record: EvidenceRecord) -> Iterator[Finding]:
    """Harms are described in words, without a number.

    ## Why it matters

    “Well tolerated” can stand for one person in 100 with a rash or for one in five who gave up.

    ## Raised

    ```text raised
    [The drug was well tolerated](harm kind=statement).
    ```

    ## Not raised

    A number is given:

    ```text silent
    [Three of 90 people stopped taking the drug because of nausea](harm kind=statement quantified=true).
    ```

    An event is counted in an arm:

    ```text silent
    [The drug was well tolerated](harm kind=statement); [nausea](harm kind=event) came in [3%](arm_result event=nausea value=3
    unit=%).
    ```

    ## Known limits

    One number on harms anywhere in the text keeps the rule quiet, whatever it counts.
    """
    harms = record.harms
    if not are_told(record) or are_counted(record) or is_observational(record) or not in_people(record):
        return
    said = harms.statement or harms.serious
    events = cited(*(event.name.evidence for event in harms.events))
    words = f" ({quoted(said.value)})" if said else ""
    yield Finding(
        f"The text speaks of harms{words} but gives no numbers for them.",
        said.evidence if said else events,
        "harms.quantified",
    )
