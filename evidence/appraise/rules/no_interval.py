"""EFF102: an effect without its uncertainty."""

from collections.abc import Iterator

from evidence.appraise.design import in_people
from evidence.appraise.effects import between_arms, cite, is_same_ratio, share_outcome
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import effect, listed
from evidence.record import Estimate, EvidenceRecord
from evidence.vocabulary import Measure, Severity


@rule("EFF102", Severity.SOME, Reference.CONSORT_ABSTRACTS.at("“outcome” under results"), Reference.CONSORT_2010.at("item 17a"))
def no_interval(record: EvidenceRecord) -> Iterator[Finding]:
    """An effect estimate is given, and no interval around it.

    ## Why it matters

    A study estimates. The interval shows how far from the printed number the true effect may well lie; a p-value does not.

    ## Raised

    ```text raised
    The drug cut the risk by [30%](estimate measure=relative_risk_reduction value=30 unit=% p=0.01) (P = 0.01).
    ```

    ## Not raised

    The interval is there:

    ```text silent
    The drug cut the risk by [30%](estimate measure=relative_risk_reduction value=30 unit=% low=9 high=46 level=95) (9 to 46).
    ```

    The interval stands with the same effect in another measure:

    ```text silent
    The drug cut [the risk](outcome id=o1) by [30%](estimate measure=relative_risk_reduction value=30 unit=% outcome=o1)
    ([0.70](estimate measure=hazard_ratio value=0.70 low=0.54 high=0.91 outcome=o1), 0.54 to 0.91).
    ```

    It stands with the ratio that the percentage comes from, though the record ties the two to different outcomes:

    ```text silent
    The drug cut [cancer](outcome id=o1) by [55%](estimate measure=relative_risk_reduction value=55 unit=% outcome=o1); for
    [tumours](outcome id=o2) it was [0.45](estimate measure=hazard_ratio value=0.45 low=0.21 high=0.94 outcome=o2), 0.21 to
    0.94.
    ```

    The number describes one group and is no effect:

    ```text silent
    With the drug, [30%](estimate measure=arm_value_only value=30 unit=%) had the outcome.
    ```

    A number needed to treat says in round people what another effect says:

    ```text silent
    One stroke was prevented for every [40](estimate measure=number_needed_to_treat value=40) people treated.
    ```

    ## Known limits

    An estimate that the record ties to no outcome is covered by any interval in the same people.
    """
    told = (each for each in between_arms(record) if each.measure.value is not Measure.NUMBER_NEEDED_TO_TREAT)
    lonely = [each for each in told if not _has_interval(record, each)]
    if not lonely or not in_people(record):
        return
    yield Finding(
        f"The text gives an effect ({listed(map(effect, lonely))}) but no interval that would show how precise it is.",
        cite(lonely),
        "estimates.interval",
    )


def _has_interval(record: EvidenceRecord, estimate: Estimate) -> bool:
    bounded = [each for each in between_arms(record) if each.interval is not None]
    return any(share_outcome(each, estimate) or is_same_ratio(each, estimate) for each in bounded)
