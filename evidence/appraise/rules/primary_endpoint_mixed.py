"""OUT102: one primary outcome was met and another was not."""

from collections.abc import Iterator

from evidence.appraise.design import in_people, is_observational, primary_outcomes, ranked_verdict
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import named
from evidence.record import EvidenceRecord
from evidence.vocabulary import PrimaryStatus, Severity


@rule("OUT102", Severity.SOME, Reference.CONSORT_2010.at("item 17a"), Reference.BOUTRON_2010)
def primary_endpoint_mixed(record: EvidenceRecord) -> Iterator[Finding]:
    """Of several primary outcomes, some were met and some were not.

    ## Why it matters

    A reader who hears of the success alone takes the trial for a clear answer. With two main questions and one yes, the answer
    is half a yes.

    ## Raised

    ```text raised
    [[Relapses](outcome role=primary result=favours_intervention) were fewer, but [disability](outcome role=primary
    result=no_difference) was alike](primary status=mixed).
    ```

    ## Not raised

    The second outcome is secondary, so the main question has one answer:

    ```text silent
    [[Relapses](outcome role=primary result=favours_intervention) were fewer](primary status=met), but
    [disability](outcome role=secondary result=no_difference) was alike.
    ```

    ## Known limits

    The rule does not know whether the protocol asked for one success or for all of them.

    Where no outcome is ranked as primary and the verdict is inferred from an aim or a conclusion, the rule is quiet: a serious
    caveat needs a stated failure. `primary_result_not_stated` then says that no primary outcome is named.
    """
    if ranked_verdict(record) is not PrimaryStatus.MIXED or is_observational(record) or not in_people(record):
        return
    outcomes = named(primary_outcomes(record))
    yield Finding(f"The text reports mixed results on {outcomes}: not all of it was met.", record.primary_endpoint.evidence)
