"""PUB104: the trial cannot be looked up in a registry from this text."""

from collections.abc import Iterator

from evidence.appraise.design import PRESS, is_trial, reports_results
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.record import EvidenceRecord
from evidence.vocabulary import Severity


@rule("PUB104", Severity.NOTE, Reference.ICMJE_REGISTRATION, Reference.CONSORT_ABSTRACTS.at("“trial registration”"))
def registration_not_stated(record: EvidenceRecord) -> Iterator[Finding]:
    """The text gives no registration number of the trial.

    ## Why it matters

    The registry holds what the trial set out to measure before anybody knew the results.

    ## Raised

    ```text raised
    [Release](source kind=press_release): in a [phase 3](fact field=study.phase value=phase3) trial, [pain](outcome
    result=favours_intervention) was less.
    ```

    ## Not raised

    The number is given:

    ```text silent
    [Release](source kind=press_release): in a [phase 3](fact field=study.phase value=phase3) trial ([NCT00000000](fact
    field=source.registrations)), [pain](outcome result=favours_intervention) was less.
    ```

    An abstract is passed over, since its registration may stand in another field:

    ```text silent
    [Abstract](source kind=abstract): in a [phase 3](fact field=study.phase value=phase3) trial, [pain](outcome
    result=favours_intervention) was less.
    ```

    Only trials need be registered:

    ```text silent
    [Release](source kind=press_release): in a [cohort](fact field=study.study_type value=observational), [pain](outcome
    result=favours_intervention) was less.
    ```

    ## Known limits

    A trial may well be registered when a release does not say so.
    """
    if record.source.kind in PRESS and not record.source.registrations and is_trial(record) and reports_results(record):
        yield Finding("The text gives no registration number of the trial.", (), "source.registrations")
