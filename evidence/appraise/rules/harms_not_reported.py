"""HRM101: nothing is said of harms."""

from collections.abc import Iterator

from evidence.appraise.design import is_trial, phrases, reports_results
from evidence.appraise.harms import are_mentioned
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.record import EvidenceRecord
from evidence.vocabulary import ClaimKind, PhraseKind, Severity


@rule(
    "HRM101",
    Severity.SOME,
    Reference.CONSORT_ABSTRACTS.at("“harms”"),
    Reference.CONSORT_HARMS.at("recommendation 1"),
    Reference.HEALTH_NEWS_REVIEW.at("criterion 3"),
)
def harms_not_reported(record: EvidenceRecord) -> Iterator[Finding]:
    """A trial's results are reported without a word on harms.

    ## Why it matters

    Every treatment can do harm, and whether it is worth having depends on both sides. Silence is not the absence of harm.

    ## Raised

    ```text raised
    In this [trial](fact field=study.study_type value=interventional), [survival](outcome role=primary
    result=favours_intervention) was longer with the drug.
    ```

    ## Not raised

    Harms are spoken of, if only to say that there were none:

    ```text silent
    In this [trial](fact field=study.study_type value=interventional), [survival](outcome role=primary
    result=favours_intervention) was longer with the drug, and [no side effects were seen](harm kind=statement).
    ```

    A list names the side effects of the treatment, though it may not say in whom they were seen:

    ```text silent
    In this [trial](fact field=study.study_type value=interventional), [survival](outcome role=primary
    result=favours_intervention) was longer with the drug. Its most common side effects include [nausea and a
    rash](fact field=phrases value=listed_harms).
    ```

    No results are out yet:

    ```text silent
    In this [trial](fact field=study.study_type value=interventional), [survival](outcome role=primary) with the drug will be
    measured.
    ```

    The study gave no treatment:

    ```text silent
    In this [cohort](fact field=study.study_type value=observational), [survival](outcome role=primary
    result=favours_intervention) was longer with the drug.
    ```

    It was done in animals:

    ```text silent
    In this [trial](fact field=study.study_type value=interventional) in [dogs](fact field=study.subjects value=animals),
    [survival](outcome role=primary result=favours_intervention) was longer with the drug.
    ```

    ## Known limits

    It is raised for a change in diet or teaching as for a drug; the harms of such interventions are rarer, and no less often
    left out.
    """
    if not (is_trial(record) and reports_results(record)) or are_mentioned(record):
        return
    if phrases(record, PhraseKind.LISTED_HARMS) or any(claim.kind.value is ClaimKind.SAFETY for claim in record.claims):
        return
    yield Finding("The text reports results of the trial but says nothing of harms.", (), "harms.reported")
