"""HRM104: harms are told, and not how many people stopped."""

from collections.abc import Iterator

from evidence.appraise.design import is_trial, reports_results
from evidence.appraise.harms import are_told
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.record import EvidenceRecord
from evidence.vocabulary import Severity


@rule("HRM104", Severity.NOTE, Reference.CONSORT_HARMS.at("recommendation 6"), Reference.CONSORT_2010.at("item 13b"))
def discontinuations_not_reported(record: EvidenceRecord) -> Iterator[Finding]:
    """Harms are reported, and nothing is said of people who stopped because of them.

    ## Why it matters

    How many gave up the treatment says more on how it is borne than a list of complaints.

    ## Raised

    ```text raised
    In this [trial](fact field=study.study_type value=interventional), [survival](outcome result=favours_intervention) was
    longer, and [nausea was common](harm kind=statement).
    ```

    ## Not raised

    It is told how many stopped:

    ```text silent
    In this [trial](fact field=study.study_type value=interventional), [survival](outcome result=favours_intervention) was
    longer, [nausea was common](harm kind=statement) and [one in ten stopped](harm kind=discontinuation).
    ```

    Nothing is said of harms, of which `harms_not_reported` speaks:

    ```text silent
    In this [trial](fact field=study.study_type value=interventional), [survival](outcome result=favours_intervention) was
    longer.
    ```

    No results are out yet:

    ```text silent
    This [trial](fact field=study.study_type value=interventional) will look at [nausea](harm kind=event).
    ```

    The study gave no treatment:

    ```text silent
    In this [cohort](fact field=study.study_type value=observational), [survival](outcome result=favours_intervention) was
    longer, and [nausea was common](harm kind=statement).
    ```

    ## Known limits

    Treatments given once cannot be stopped, and the rule does not know which are.
    """
    harms = record.harms
    if are_told(record) and not harms.discontinuations and is_trial(record) and reports_results(record):
        yield Finding(
            "The text reports on harms but not on how many people stopped the treatment.",
            harms.statement.evidence if harms.statement else (),
            "harms.discontinuations",
        )
