"""DES104: few people took part."""

from collections.abc import Iterator

from evidence.appraise.design import compares_arms, is_trial
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.thresholds import FEW_PARTICIPANTS_PER_ARM
from evidence.record import Enrollment, EvidenceRecord
from evidence.vocabulary import EnrollmentRole, Severity

_BEST_FIRST = (EnrollmentRole.RANDOMISED, EnrollmentRole.ENROLLED, EnrollmentRole.ANALYSED)


@rule("DES104", Severity.SOME, Reference.MOORE_2010, Reference.HEALTH_NEWS_REVIEW.at("criterion 4"))
def few_participants(record: EvidenceRecord) -> Iterator[Finding]:
    """A trial with fewer than 50 people in each arm.

    ## Why it matters

    In a small trial chance has a large say, and small trials with striking results are the ones that get published and told.

    ## Raised

    ```text raised
    In a [randomised](fact field=study.allocation value=randomized) trial of [64](enrollment role=randomised) people, pain was
    less.
    ```

    ## Not raised

    There are more:

    ```text silent
    In a [randomised](fact field=study.allocation value=randomized) trial of [100](enrollment role=randomised) people, pain was
    less.
    ```

    All 64 are in one arm:

    ```text silent
    In a [phase 2](fact field=study.phase value=phase2) trial, [all](fact field=study.intervention_model value=single_group)
    [64](enrollment role=enrolled) people received the drug, and pain was less.
    ```

    So many are planned for; nothing says how many took part:

    ```text silent
    In a [randomised](fact field=study.allocation value=randomized) trial planned for [64](enrollment role=planned) people, pain
    was less.
    ```

    A cluster trial counts groups, too:

    ```text silent
    In a [randomised](fact field=study.allocation value=randomized) trial of [whole wards](fact field=study.cluster value=true),
    [64](enrollment role=randomised) took part, and pain was less.
    ```

    ## Known limits

    A trial with more than two arms is measured against two, and so is a crossover trial, which needs fewer people.
    """
    found = [each for role in _BEST_FIRST for each in record.study.enrollment if each.role is role]
    if not found or record.study.cluster is not None or not is_trial(record):
        return
    count = max(found, key=_size).count
    if 0 < count.value.value < FEW_PARTICIPANTS_PER_ARM * (2 if compares_arms(record) else 1):
        yield Finding(
            f"The trial had {count.value.text.lower()} participants; with so few, chance can hide an effect or inflate it.",
            count.evidence,
        )


def _size(enrollment: Enrollment) -> tuple[int, int]:
    return (int(enrollment.count.value.value), -_BEST_FIRST.index(enrollment.role))
