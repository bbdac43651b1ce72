"""DES102: participants were not allocated by chance."""

from collections.abc import Iterator

from evidence.appraise.design import compares_arms, is_trial, value
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.record import EvidenceRecord
from evidence.vocabulary import Allocation, Severity


@rule("DES102", Severity.SOME, Reference.SAVOVIC_2012, Reference.AMS_LABELS)
def not_randomised(record: EvidenceRecord) -> Iterator[Finding]:
    """Groups were compared that chance did not form.

    ## Why it matters

    People who choose a treatment, or are chosen for it, differ from the others from the start. The difference at the end may be
    the one at the beginning.

    ## Raised

    ```text raised
    In this [non-randomised](fact field=study.allocation value=non_randomized) [trial](fact field=study.study_type
    value=interventional), [the drug](arm role=experimental) was compared with [no treatment](arm role=no_intervention).
    ```

    ## Not raised

    Chance decided:

    ```text silent
    In this [randomised](fact field=study.allocation value=randomized) [trial](fact field=study.study_type
    value=interventional), [the drug](arm role=experimental) was compared with [no treatment](arm role=no_intervention).
    ```

    There is one group, of which `no_comparator` speaks:

    ```text silent
    In this [non-randomised](fact field=study.allocation value=non_randomized) [trial](fact field=study.study_type
    value=interventional), [the drug](arm role=experimental) was given to everyone.
    ```

    An observational study is never randomised:

    ```text silent
    In this [non-randomised](fact field=study.allocation value=non_randomized) [cohort](fact field=study.study_type
    value=observational), [the drug](arm role=experimental) was compared with [no treatment](arm role=no_intervention).
    ```

    ## Known limits

    A trial whose text does not say how people came into their groups is passed over.

    It fires on no article of the corpus: most of its trials are randomised, and the others do not say how people came into
    their groups.
    """
    allocation = record.study.allocation
    if allocation and value(allocation) is Allocation.NON_RANDOMIZED and is_trial(record) and compares_arms(record):
        yield Finding("The groups were compared, but chance did not decide who was in which.", allocation.evidence)
