"""OUT108: a trial with two groups, and the value of one."""

from collections.abc import Iterator

from evidence.appraise.design import compares_arms, in_people, is_harm, place
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import bare, cited, listed
from evidence.record import EvidenceRecord, Outcome
from evidence.vocabulary import Contrast, OutcomeResult, Severity


@rule("OUT108", Severity.SOME, Reference.CONSORT_ABSTRACTS.at("“outcome” under results"), Reference.BLAND_2011)
def within_one_arm_only(record: EvidenceRecord) -> Iterator[Finding]:
    """The trial compares groups, and an outcome is told for one of them only.

    ## Why it matters

    “Four in five did well on the drug” says nothing without the number on the other side. It may have been four in five as
    well.

    ## Raised

    ```text raised
    In this [randomised](fact field=study.allocation value=randomized) trial, [80%](estimate id=e1 measure=arm_value_only
    outcome=o1) of people on [the drug](arm id=a1) [slept well](outcome id=o1); [80%](arm_result estimate=e1 arm=a1 value=80
    unit=%) is a record.
    ```

    ## Not raised

    Both groups are told:

    ```text silent
    In this [randomised](fact field=study.allocation value=randomized) trial, [80%](estimate id=e1 measure=arm_value_only
    outcome=o1) of people on [the drug](arm id=a1) [slept well](outcome id=o1): [80%](arm_result estimate=e1 arm=a1 value=80
    unit=%) against [70%](arm_result estimate=e1 arm=a2 value=70 unit=%) on [placebo](arm id=a2).
    ```

    The other value stands elsewhere in the text:

    ```text silent
    In this [randomised](fact field=study.allocation value=randomized) trial, [80%](estimate id=e1 measure=arm_value_only
    outcome=o1) of people on [the drug](arm id=a1) [slept well](outcome id=o1), [80%](arm_result estimate=e1 arm=a1 value=80
    unit=%). On [placebo](arm id=a2), [70%](estimate id=e2 measure=arm_value_only outcome=o1) did, [70%](arm_result
    estimate=e2 arm=a2 value=70 unit=%).
    ```

    An effect between the groups is given:

    ```text silent
    In this [randomised](fact field=study.allocation value=randomized) trial, [80%](estimate id=e1 measure=arm_value_only
    outcome=o1) of people on [the drug](arm id=a1) [slept well](outcome id=o1), [80%](arm_result estimate=e1 arm=a1 value=80
    unit=%), [10 points](estimate measure=risk_difference value=10 unit=points outcome=o1) more than on placebo.
    ```

    There is one group:

    ```text silent
    In this [single-arm](fact field=study.intervention_model value=single_group) trial, [80%](estimate id=e1
    measure=arm_value_only outcome=o1) of people on [the drug](arm id=a1) [slept well](outcome id=o1), [80%](arm_result
    estimate=e1 arm=a1 value=80 unit=%).
    ```

    ## Known limits

    An outcome that the text compares in words (“more than with placebo”) is left alone, and so is a value that the record
    does not tie to an outcome and to an arm.

    It fires on no article of the corpus: a value of one group is seldom tied to an outcome that the other lacks.
    """
    if not (in_people(record) and compares_arms(record)):
        return
    lonely = [each for each in record.outcomes if not is_harm(each) and _is_lonely(record, each)]
    if lonely:
        ordered = sorted(lonely, key=lambda each: (place(each.name.evidence), each.id))
        yield Finding(
            f"The text tells the result of one group for {listed(bare(each.name.value) for each in ordered)} and not that "
            "of the other.",
            cited(*(each.name.evidence for each in ordered)),
            "estimates.arm_results",
        )


def _is_lonely(record: EvidenceRecord, outcome: Outcome) -> bool:
    if outcome.result.value is not OutcomeResult.NOT_REPORTED:
        return False
    effects = [each for each in record.estimates if each.outcome in (outcome.id, None) and each.trial is None]
    compared = any(each.value is not None or each.p_value is not None for each in effects)
    arms = {held.arm for each in effects for held in each.arm_results}
    compares = [each for each in effects if each.contrast is Contrast.BETWEEN_ARMS]
    tied = any(each.outcome == outcome.id and each.arm_results for each in compares)
    return tied and not compared and len(arms) == 1 and None not in arms
