"""SUB101: a benefit in part of the participants after no benefit in all of them."""

from collections.abc import Iterator

from evidence.appraise.design import in_people
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.subgroups import benefiting_alone
from evidence.appraise.wording import cited, listed, part
from evidence.record import EvidenceRecord
from evidence.vocabulary import Severity


@rule("SUB101", Severity.SERIOUS, Reference.ICEMAN, Reference.BOUTRON_2010)
def benefit_in_a_subgroup_only(record: EvidenceRecord) -> Iterator[Finding]:
    """No benefit in all participants, a benefit in some.

    ## Why it matters

    Cut the participants of a trial in enough ways and one part will do well by chance. Most such findings fade when they are
    tested again. They call for a new trial in those people.

    ## Raised

    ```text raised
    [[Survival](outcome role=primary result=no_difference) was alike overall](primary status=not_met), but [people under
    60](subgroup result=benefit) lived longer.
    ```

    ## Not raised

    The benefit was seen in everyone, and in the subgroup too:

    ```text silent
    [[Survival](outcome role=primary result=favours_intervention) was longer overall](primary status=met), and [people under
    60](subgroup result=benefit) lived longer too.
    ```

    The rest of the participants did well as well:

    ```text silent
    [[Side effects](outcome role=primary result=no_difference) were alike overall](primary status=not_met), but [people under
    60](subgroup id=s1 result=benefit) lived longer and so did [the others](rest of=s1 result=benefit).
    ```

    The subgroup showed no benefit either:

    ```text silent
    [[Survival](outcome role=primary result=no_difference) was alike overall](primary status=not_met), and [people under
    60](subgroup result=no_difference) lived no longer.
    ```

    ## Known limits

    Without a verdict on the primary outcome, the rule takes it that the result in everyone failed when an outcome showed no
    difference and none a benefit.

    It fires on hardly an article of the corpus: the result of a part of the participants is seldom read.
    """
    groups = benefiting_alone(record) if in_people(record) else ()
    if not groups:
        return
    yield Finding(
        f"The text reports a benefit in a part of the participants, {listed(part(group) for group in groups)}, "
        "but none in all of them.",
        cited(*(group.result.evidence for group in groups), record.primary_endpoint.evidence),
    )
