"""OUT107: several primary comparisons, and no word on how chance was kept in check."""

from collections.abc import Iterator

from evidence.appraise.design import is_trial, phrases, place, primary_outcomes, reports_results, value
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited, named
from evidence.record import EvidenceRecord, Provenance
from evidence.vocabulary import ArmRole, PhraseKind, PrimaryStatus, Severity


@rule("OUT107", Severity.NOTE, Reference.CONSORT_2010.at("item 20"), Reference.CONSORT_ABSTRACTS.at("“outcome” under methods"))
def several_primary_outcomes(record: EvidenceRecord) -> Iterator[Finding]:
    """Several primary outcomes or doses are judged, and nothing is said of allowing for it.

    ## Why it matters

    Of twenty comparisons of equal treatments, one is expected to look like a success at the usual level. A trial that may win
    in several ways must say how it paid for that.

    ## Raised

    ```text raised
    In this [trial](fact field=study.study_type value=interventional), the primary outcomes were [pain](outcome role=primary)
    and [gait](outcome role=primary), and [pain was less](primary status=mixed).
    ```

    Several doses were tested on one primary outcome:

    ```text raised
    In this [trial](fact field=study.study_type value=interventional), [pain](outcome role=primary result=mixed) was compared
    for the [low](arm role=experimental dose="10 mg") and the [high dose](arm role=experimental dose="20 mg").
    ```

    The arms were not told apart, and the doses were:

    ```text raised
    In this [trial](fact field=study.study_type value=interventional), [pain](outcome role=primary result=mixed) was less with
    [10 mg or 20 mg](fact field=phrases value=doses) of the drug.
    ```

    The text says no more of the primary outcome than that it was met:

    ```text raised
    This [trial](fact field=study.study_type value=interventional) of [10 mg or 20 mg](fact field=phrases value=doses) met its
    [primary endpoint](primary status=met).
    ```

    ## Not raised

    The text says how it allowed for them:

    ```text silent
    In this [trial](fact field=study.study_type value=interventional), the primary outcomes were [pain](outcome role=primary)
    and [gait](outcome role=primary), tested [hierarchically](fact field=phrases value=multiplicity), and [pain was
    less](primary status=mixed).
    ```

    There is one primary outcome:

    ```text silent
    In this [trial](fact field=study.study_type value=interventional), [pain](outcome role=primary) was [less](primary
    status=met), and [gait](outcome role=secondary) too.
    ```

    Two doses were tried, and nothing was primary:

    ```text silent
    In this [trial](fact field=study.study_type value=interventional), [pain](outcome result=favours_intervention) was less
    with [10 mg or 20 mg](fact field=phrases value=doses) of the drug.
    ```

    No results are out yet:

    ```text silent
    In this [trial](fact field=study.study_type value=interventional), the primary outcomes will be [pain](outcome
    role=primary) and [gait](outcome role=primary).
    ```

    ## Known limits

    Where a trial asks that all its primary outcomes succeed, nothing need be paid; a text seldom says so, and the rule
    speaks.
    """
    if not (is_trial(record) and reports_results(record)) or phrases(record, PhraseKind.MULTIPLICITY):
        return
    primary, doses = primary_outcomes(record), _doses(record)
    if len(primary) > 1:
        yield _finding(named(primary), cited(*(each.name.evidence for each in primary)))
    elif doses and (primary or record.primary_endpoint.status is not PrimaryStatus.NOT_REPORTED):
        yield _finding("several doses", doses)


def _finding(what: str, evidence: tuple[Provenance, ...]) -> Finding:
    return Finding(f"The trial judged {what} and the text does not say how it allowed for several comparisons.", evidence)


def _doses(record: EvidenceRecord) -> tuple[Provenance, ...]:
    """Give the words that tell doses apart: those of arms, else turns of phrase."""
    tested = [each for each in record.arms if value(each.role) is ArmRole.EXPERIMENTAL and each.dose is not None]
    if len(tested) > 1:
        return cited(*(arm.label.evidence for arm in sorted(tested, key=lambda arm: (place(arm.label.evidence), arm.id))))
    return phrases(record, PhraseKind.DOSES)
