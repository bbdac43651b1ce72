"""OUT105: a benefit is reported in a primary outcome that joins several events."""

from collections.abc import Iterator

from evidence.appraise.design import in_people, primary_outcomes
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited, named
from evidence.record import EvidenceRecord, Outcome
from evidence.vocabulary import OutcomeResult, PrimaryStatus, Severity


@rule("OUT105", Severity.NOTE, Reference.CORDOBA_2010, Reference.CONSORT_2010.at("item 6a"))
def composite_outcome(record: EvidenceRecord) -> Iterator[Finding]:
    """A benefit in a primary outcome that counts several kinds of event as one.

    ## Why it matters

    The benefit may come from the mildest or the most frequent of the events, and readers tend to take it for the gravest.

    ## Raised

    ```text raised
    [Death or a hospital stay](outcome role=primary is_composite=true result=favours_intervention) was rarer with the drug.
    ```

    The benefit is told as a verdict on the primary outcome:

    ```text raised
    [[Death or a hospital stay](outcome role=primary is_composite=true) was rarer, as hoped](primary status=met).
    ```

    ## Not raised

    The outcome is one kind of event:

    ```text silent
    [Death in hospital](outcome role=primary result=favours_intervention) was rarer with the drug.
    ```

    No benefit is reported in it:

    ```text silent
    [Death or a hospital stay](outcome role=primary is_composite=true result=no_difference) was as frequent in both groups.
    ```

    It is not the primary outcome:

    ```text silent
    [Death or a hospital stay](outcome role=secondary is_composite=true result=favours_intervention) was rarer with the drug.
    ```

    ## Known limits

    The rule does not look whether the text also tells what became of each kind of event.
    The parts of an outcome are seldom read as such, so that few composites are known for one.
    """
    met = record.primary_endpoint.status is PrimaryStatus.MET
    joined = [each for each in primary_outcomes(record) if _is_composite_benefit(each, met=met)]
    if joined and in_people(record):
        evidence = cited(*(outcome.is_composite.evidence for outcome in joined if outcome.is_composite is not None))
        yield Finding(
            f"Several kinds of event count as one in {named(joined)}; a benefit in the whole need not be one in each of them.",
            evidence,
        )


def _is_composite_benefit(outcome: Outcome, *, met: bool) -> bool:
    """Tell whether a composite did well, by its own result or, where it has none, by the verdict on the primary outcome."""
    told = OutcomeResult.NOT_REPORTED if met else OutcomeResult.FAVOURS_INTERVENTION
    is_composite = outcome.is_composite is not None and outcome.is_composite.value
    return is_composite and outcome.result.value in (OutcomeResult.FAVOURS_INTERVENTION, told)
