"""STA103: a percentage that its own counts do not give."""

from collections.abc import Iterator

from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.statistics import disagrees
from evidence.record import EvidenceRecord
from evidence.vocabulary import Severity


@rule("STA103", Severity.SOME, Reference.NUIJTEN_2016, Reference.CONSORT_2010.at("item 16"))
def percentages_disagree_with_counts(record: EvidenceRecord) -> Iterator[Finding]:
    """A printed percentage is not what the printed counts make.

    ## Why it matters

    One of the numbers is wrong, or they count different people. Until it is known which, neither can be relied on.

    ## Raised

    ```text raised
    Of the people on the drug, [30 of 120](estimate id=e1 measure=arm_value_only) had pain, [35%](arm_result estimate=e1
    value=35 unit=% events=30 n=120).
    ```

    ## Not raised

    Rounding explains it:

    ```text silent
    Of the people on the drug, [31 of 119](estimate id=e1 measure=arm_value_only) had pain, [26%](arm_result estimate=e1
    value=26 unit=% events=31 n=119).
    ```

    The value is no percentage:

    ```text silent
    Of the people on the drug, [30 of 120](estimate id=e1 measure=arm_value_only) had pain, for [35 days](arm_result
    estimate=e1 value=35 unit=days events=30 n=120).
    ```

    Only one count is printed:

    ```text silent
    Of the people on the drug, [30](estimate id=e1 measure=arm_value_only) had pain, [35%](arm_result estimate=e1 value=35
    unit=% events=30).
    ```

    ## Known limits

    Percentages estimated over time (Kaplan–Meier) or adjusted rightly differ from the raw counts beside them.

    It fires on only one article of the corpus: such slips of print are rare.
    """
    held = [result for estimate in record.estimates for result in estimate.arm_results]
    held += [result for event in record.harms.events for result in event.arm_results]
    for result in dict.fromkeys(each for each in held if disagrees(each)):
        printed, events, people = (number.text for number in (result.value, result.events, result.n) if number is not None)
        yield Finding(
            f"The text prints {printed}% beside {events} of {people}, which makes another percentage.", result.evidence
        )
