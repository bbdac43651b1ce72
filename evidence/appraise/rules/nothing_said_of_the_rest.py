"""SUB102: a benefit in a subgroup, and silence on the participants outside it."""

from collections.abc import Iterator

from evidence.appraise.design import failed_in_everyone, favours_everyone, in_people
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.subgroups import benefiting_alone, in_text_order, rest_of
from evidence.appraise.wording import cited, listed, part
from evidence.record import EvidenceRecord, Subgroup
from evidence.vocabulary import Severity, SubgroupResult

_OTHERWISE = frozenset({SubgroupResult.NO_DIFFERENCE, SubgroupResult.HARM, SubgroupResult.MIXED})


@rule("SUB102", Severity.SERIOUS, Reference.ICEMAN, Reference.CONSORT_2010.at("item 18"))
def nothing_said_of_the_rest(record: EvidenceRecord) -> Iterator[Finding]:
    """A benefit in a part of the participants is told, and nothing of the others.

    ## Why it matters

    If all participants together had no benefit and a part of them had one, the others may have fared worse for the treatment.
    They are the people whom a reader most needs to hear about.

    ## Raised

    ```text raised
    [[Survival](outcome role=primary result=no_difference) was alike overall](primary status=not_met), but [people under
    60](subgroup result=benefit) lived longer.
    ```

    ```text raised
    [People under 60](subgroup share=70 result=benefit), 70% of participants, lived longer.
    ```

    ## Not raised

    The others are spoken of:

    ```text silent
    [[Survival](outcome role=primary result=no_difference) was alike overall](primary status=not_met), but [people under
    60](subgroup id=s1 result=benefit) lived longer; [older people](rest of=s1 result=no_difference) did not.
    ```

    ```text silent
    [People under 60](subgroup id=s1 share=70 result=benefit), 70% of participants, lived longer; [older people](subgroup
    result=harm) lived shorter.
    ```

    Everyone had the benefit:

    ```text silent
    [[Survival](outcome role=primary result=favours_intervention) was longer overall](primary status=met), in [people under
    60](subgroup share=70 result=benefit), 70% of participants, as well.
    ```

    Nothing shows that the group is a part of the participants and not all of them:

    ```text silent
    [People under 60](subgroup result=benefit) lived longer.
    ```

    ## Known limits

    Any word on another subgroup that did not benefit keeps the rule quiet, even if that subgroup was cut another way.

    It fires on hardly an article of the corpus: the result of a part of the participants is seldom read.
    """
    groups = _alone(record) if in_people(record) else ()
    if not groups or any(each.result.value in _OTHERWISE for each in record.subgroups):
        return
    yield Finding(
        f"The text reports a benefit in {listed(part(group, share=False) for group in groups)} and does not say how the rest "
        "of the participants fared.",
        cited(*(group.result.evidence for group in groups)),
        "subgroups.complement_of",
    )


def _alone(record: EvidenceRecord) -> tuple[Subgroup, ...]:
    if failed_in_everyone(record):
        return tuple(each for each in benefiting_alone(record) if not _rest_is_told(record, each))
    if favours_everyone(record):
        return ()
    known_parts = [
        each
        for each in record.subgroups
        if each.result.value is SubgroupResult.BENEFIT and (each.share or each.n) and not _rest_is_told(record, each)
    ]
    return in_text_order(known_parts)


def _rest_is_told(record: EvidenceRecord, group: Subgroup) -> bool:
    return any(each.result.value is not SubgroupResult.NOT_REPORTED for each in rest_of(record, group))
