"""OUT101: the primary outcome was not met."""

from collections.abc import Iterator

from evidence.appraise.design import in_people, is_observational, primary_outcomes, ranked_verdict
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import named
from evidence.record import EvidenceRecord
from evidence.vocabulary import PrimaryStatus, Severity


@rule("OUT101", Severity.SERIOUS, Reference.CONSORT_ABSTRACTS.at("“conclusions”"), Reference.BOUTRON_2010)
def primary_endpoint_not_met(record: EvidenceRecord) -> Iterator[Finding]:
    """The text says that the trial's main question was answered with no.

    ## Why it matters

    A trial is planned, and its size chosen, around its primary outcome. When that outcome shows no benefit, whatever else the
    trial found is a lead for another trial and no proof.

    ## Raised

    ```text raised
    The trial missed its main aim: [[survival](outcome role=primary result=no_difference) was alike in both groups](primary
    status=not_met), although [sleep](outcome role=secondary result=favours_intervention) improved.
    ```

    ## Not raised

    The primary outcome was met; it is a secondary one that was not:

    ```text silent
    The trial reached its main aim: [[survival](outcome role=primary result=favours_intervention) was longer](primary
    status=met), although [sleep](outcome role=secondary result=no_difference) was alike in both groups.
    ```

    An observational study has no primary endpoint to miss:

    ```text silent
    In this [cohort](fact field=study.study_type value=observational), [[survival](outcome role=primary result=no_difference)
    was alike in both groups](primary status=not_met).
    ```

    ## Known limits

    A trial of non-inferiority that fails is reported in the same words; the rule does not say which kind of failure it was.

    Where no outcome is ranked as primary and the verdict is inferred from an aim or a conclusion, the rule is quiet: a serious
    caveat needs a stated failure. `primary_result_not_stated` then says that no primary outcome is named.
    """
    if ranked_verdict(record) is not PrimaryStatus.NOT_MET or is_observational(record) or not in_people(record):
        return
    outcomes = named(primary_outcomes(record))
    verb = "were" if outcomes.startswith("the primary outcomes") else "was"
    yield Finding(f"The text reports that {outcomes} {verb} not met.", record.primary_endpoint.evidence)
