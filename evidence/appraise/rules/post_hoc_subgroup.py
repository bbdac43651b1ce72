"""SUB103: a subgroup that was chosen after the results were seen."""

from collections.abc import Iterator

from evidence.appraise.design import in_people
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.subgroups import in_text_order
from evidence.appraise.wording import cited, listed, part
from evidence.record import EvidenceRecord
from evidence.vocabulary import Severity, SubgroupResult, Timing

_TELLING = frozenset({SubgroupResult.BENEFIT, SubgroupResult.HARM})


@rule("SUB103", Severity.SOME, Reference.ICEMAN.at("item 1 for randomised trials"), Reference.CONSORT_2010.at("item 18"))
def post_hoc_subgroup(record: EvidenceRecord) -> Iterator[Finding]:
    """A result in a subgroup that nobody had planned to look at.

    ## Why it matters

    A group that was picked once the results were known was often picked because of them.

    ## Raised

    ```text raised
    In an analysis made afterwards, [women](subgroup timing=post_hoc result=benefit) lived longer.
    ```

    ## Not raised

    The analysis was planned:

    ```text silent
    In an analysis planned from the start, [women](subgroup timing=prespecified result=benefit) lived longer.
    ```

    The text does not say when it was planned:

    ```text silent
    In a further analysis, [women](subgroup result=benefit) lived longer.
    ```

    The late look found nothing:

    ```text silent
    In an analysis made afterwards, [women](subgroup timing=post_hoc result=no_difference) did not live longer.
    ```

    ## Known limits

    A text that calls an analysis exploratory does not say when it was decided on; the record then has no timing.

    It fires on only one article of the corpus: when a subgroup was chosen is seldom read.
    """
    late = [
        group
        for group in record.subgroups
        if group.timing is not None and group.timing.value is Timing.POST_HOC and group.result.value in _TELLING
    ]
    if late and in_people(record):
        groups = in_text_order(late)
        yield Finding(
            f"The text reports a result in {listed(part(group) for group in groups)} from an analysis that was not planned "
            "beforehand.",
            cited(*(group.timing.evidence for group in groups if group.timing), *(group.result.evidence for group in groups)),
        )
