"""SUB104: a subgroup is said to differ, and no test of the difference is given."""

from collections.abc import Iterator

from evidence.appraise.design import in_people
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.subgroups import standing_out
from evidence.appraise.wording import cited, listed, part
from evidence.record import EvidenceRecord
from evidence.vocabulary import Severity


@rule("SUB104", Severity.SOME, Reference.ICEMAN.at("item 3 for randomised trials"), Reference.ALTMAN_2003)
def no_interaction_test(record: EvidenceRecord) -> Iterator[Finding]:
    """A subgroup stands out, and the text gives no test for interaction.

    ## Why it matters

    “Significant here, not significant there” does not mean that the two differ. Only a test for interaction asks whether the
    treatment works better in one group than in another.

    ## Raised

    ```text raised
    [[Survival](outcome role=primary result=no_difference) was alike overall](primary status=not_met), but [people under
    60](subgroup result=benefit) lived longer.
    ```

    ## Not raised

    The test is given, whatever it shows:

    ```text silent
    [[Survival](outcome role=primary result=no_difference) was alike overall](primary status=not_met), but [people under
    60](subgroup result=benefit interaction_p=0.30) lived longer (P for interaction 0.30).
    ```

    The subgroup is like everyone else:

    ```text silent
    [[Survival](outcome role=primary result=favours_intervention) was longer overall](primary status=met), and [people under
    60](subgroup result=benefit) lived longer too.
    ```

    ## Known limits

    A test that the text mentions without its p-value is not in the record.
    """
    tested = {
        estimate.subgroup for estimate in record.estimates if estimate.p_value and estimate.p_value.value.about == "interaction"
    }
    groups = standing_out(record) if in_people(record) else ()
    if not groups or tested or any(group.interaction_p for group in record.subgroups):
        return
    yield Finding(
        f"The text singles out {listed(part(group, share=False) for group in groups)} but gives no test for interaction.",
        cited(*(group.result.evidence for group in groups)),
        "subgroups.interaction_p",
    )
