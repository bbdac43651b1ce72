"""DES101: everyone received the intervention."""

from collections.abc import Iterator

from evidence.appraise.design import in_people, is_observational, value
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited
from evidence.record import EvidenceRecord
from evidence.vocabulary import Allocation, ComparatorType, InterventionModel, Severity


@rule("DES101", Severity.SOME, Reference.HEALTH_NEWS_REVIEW.at("criterion 4"), Reference.AMS_LABELS)
def no_comparator(record: EvidenceRecord) -> Iterator[Finding]:
    """All participants received the intervention, so there is nothing to compare with.

    ## Why it matters

    Without a group that went without, nobody can tell what the treatment did from what time, care and hope did.

    ## Raised

    ```text raised
    In this [single-arm](fact field=study.intervention_model value=single_group) trial, the tumour shrank in half of the people.
    ```

    ## Not raised

    The comparator is one of the past, which is a weak one but not none:

    ```text silent
    In this trial with [historical controls](fact field=study.comparator_type value=historical), the tumour shrank in half of
    the people.
    ```

    The text is silent on a comparator:

    ```text silent
    In this [phase 2](fact field=study.phase value=phase2) trial, the tumour shrank in half of the people.
    ```

    ## Known limits

    A text that does not speak of a comparator has not said that there was none, so the rule waits for the words.
    """
    study = record.study
    if is_observational(record) or not in_people(record) or value(study.allocation) is Allocation.RANDOMIZED:
        return
    single = study.intervention_model if value(study.intervention_model) is InterventionModel.SINGLE_GROUP else None
    none = study.comparator_type if value(study.comparator_type) is ComparatorType.NONE else None
    evidence = cited(*(each.evidence for each in (single, none) if each is not None))
    if single or none:
        yield Finding("All participants received the intervention, and the text names no group to compare them with.", evidence)
