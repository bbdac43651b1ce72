"""OUT103: the text reports results and not what became of the primary outcome."""

from collections.abc import Iterator

from evidence.appraise.design import compares_arms, is_trial, phrases, primary_outcomes, ranked_verdict, reports_results
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited, named
from evidence.record import EvidenceRecord
from evidence.vocabulary import OutcomeResult, PhraseKind, PrimaryStatus, Severity


@rule("OUT103", Severity.SOME, Reference.CONSORT_ABSTRACTS.at("“outcome” under results"), Reference.YAVCHITZ_2012)
def primary_result_not_stated(record: EvidenceRecord) -> Iterator[Finding]:
    """A trial that compares arms is reported without its main result.

    ## Why it matters

    Of the many things a trial measures, some come out well by chance. Only the one that was named beforehand answers the
    trial's question; a report without it shows a selection.

    ## Raised

    ```text raised
    In a [randomised](fact field=study.allocation value=randomized) trial against [placebo](fact
    field=study.comparator_type value=placebo), [sleep](outcome role=unspecified result=favours_intervention) improved.
    ```

    ## Not raised

    The main result is stated:

    ```text silent
    In a [randomised](fact field=study.allocation value=randomized) trial against [placebo](fact
    field=study.comparator_type value=placebo), [sleep](outcome role=primary result=favours_intervention) improved.
    ```

    No result at all is reported, as when a trial begins:

    ```text silent
    In a [randomised](fact field=study.allocation value=randomized) trial against [placebo](fact
    field=study.comparator_type value=placebo), [sleep](outcome role=unspecified) will be measured.
    ```

    The text speaks of its primary outcome in words that the record ties to no outcome:

    ```text silent
    In a [randomised](fact field=study.allocation value=randomized) trial against [placebo](fact
    field=study.comparator_type value=placebo), [sleep](outcome role=unspecified result=favours_intervention), the [primary
    outcome](fact field=phrases value=primary), improved.
    ```

    There is one arm:

    ```text silent
    In a [phase 1](fact field=study.phase value=phase1) trial in which [all took the drug](fact
    field=study.intervention_model value=single_group), [sleep](outcome role=unspecified result=favours_intervention) improved.
    ```

    ## Known limits

    A text may give the primary result without calling it so; then this says only that the text does not rank it. The same
    holds where the record infers a verdict from a stated aim or an overall conclusion.
    """
    primary = primary_outcomes(record)
    if not (is_trial(record) and compares_arms(record) and reports_results(record)):
        return
    ids = {outcome.id for outcome in primary}
    if phrases(record, PhraseKind.PRIMARY):
        return
    told = any(outcome.result.value is not OutcomeResult.NOT_REPORTED for outcome in primary)
    if told or ranked_verdict(record) is not PrimaryStatus.NOT_REPORTED:
        return
    if any(estimate.outcome in ids and estimate.subgroup is None for estimate in record.estimates):
        return
    silent = f"does not say what became of {named(primary)}" if primary else "names no primary outcome"
    yield Finding(
        f"The text reports results of the trial but {silent}.",
        cited(*(outcome.role.evidence for outcome in primary)),
        "primary_endpoint.status",
    )
