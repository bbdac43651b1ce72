"""OUT107: several primary comparisons, and no word on how chance was kept in check."""

from collections.abc import Iterator

from evidence.appraise.design import is_trial, phrases, place, primary_outcomes, reports_results, value
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited, named
from evidence.record import Arm, EvidenceRecord
from evidence.vocabulary import ArmRole, PhraseKind, Severity


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

    No results are out yet:

    ```text silent
    In this [trial](fact field=study.study_type value=interventional), the primary outcomes will be [pain](outcome
    role=primary) and [gait](outcome role=primary).
    ```

    ## Known limits

    Where a trial asks that all its primary outcomes succeed, nothing need be paid; a text seldom says so, and the rule
    speaks.
    """
    primary, doses = primary_outcomes(record), _doses(record)
    if not (primary and is_trial(record) and reports_results(record)) or phrases(record, PhraseKind.MULTIPLICITY):
        return
    if len(primary) > 1:
        what, evidence = named(primary), cited(*(each.name.evidence for each in primary))
    elif len(doses) > 1:
        what, evidence = "several doses", cited(*(each.label.evidence for each in doses))
    else:
        return
    yield Finding(f"The trial judged {what} and the text does not say how it allowed for several comparisons.", evidence)


def _doses(record: EvidenceRecord) -> tuple[Arm, ...]:
    tested = [each for each in record.arms if value(each.role) is ArmRole.EXPERIMENTAL and each.dose is not None]
    return tuple(sorted(tested, key=lambda arm: (place(arm.label.evidence), arm.id)))
