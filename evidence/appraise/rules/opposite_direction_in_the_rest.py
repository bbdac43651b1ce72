"""SUB105: one part of the participants gains and another loses."""

from collections.abc import Iterator

from evidence.appraise.design import in_people
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.subgroups import in_text_order
from evidence.appraise.wording import cited, listed, part
from evidence.record import EvidenceRecord, Subgroup
from evidence.vocabulary import Severity, SubgroupResult


@rule("SUB105", Severity.SERIOUS, Reference.ICEMAN, Reference.CONSORT_2010.at("item 18"))
def opposite_direction_in_the_rest(record: EvidenceRecord) -> Iterator[Finding]:
    """The intervention is said to help one part of the participants and to harm another.

    ## Why it matters

    If it is true, the people harmed must be known before anyone is treated. If it is chance, neither part of the story holds.

    ## Raised

    ```text raised
    The drug helped [people under 60](subgroup result=benefit) and [harmed older people](subgroup result=harm).
    ```

    ## Not raised

    The others only had no benefit:

    ```text silent
    The drug helped [people under 60](subgroup result=benefit) and did nothing for [older people](subgroup
    result=no_difference).
    ```

    It was done in animals:

    ```text silent
    In [dogs](fact field=study.subjects value=animals), the drug helped [the young](subgroup result=benefit) and harmed [the
    old](subgroup result=harm).
    ```

    ## Known limits

    The parts may have been cut in two ways, by age and by sex for instance; then they are no rest of each other.

    It fires on no article of the corpus: it needs the results of both parts, and the record seldom has them.
    """
    helped = _with(record, SubgroupResult.BENEFIT)
    harmed = _with(record, SubgroupResult.HARM)
    if helped and harmed and in_people(record):
        yield Finding(
            f"The text reports a benefit in {listed(part(each, share=False) for each in helped)} and harm in "
            f"{listed(part(each, share=False) for each in harmed)}.",
            cited(*(each.result.evidence for each in (*helped, *harmed))),
        )


def _with(record: EvidenceRecord, result: SubgroupResult) -> tuple[Subgroup, ...]:
    return in_text_order([each for each in record.subgroups if each.result.value is result])
