"""STA105: a p-value outside the plan of the trial, told as proof."""

from collections.abc import Iterator

from evidence.appraise.design import in_people, phrases, value
from evidence.appraise.effects import in_text_order
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited
from evidence.record import Estimate, EvidenceRecord
from evidence.vocabulary import Analysis, OutcomeRole, PhraseKind, Severity, Significance


@rule("STA105", Severity.SOME, Reference.POCOCK_2016, Reference.CONSORT_2010.at("item 18"))
def nominal_p_value(record: EvidenceRecord) -> Iterator[Finding]:
    """A p-value is called nominal, or comes from an analysis that was not planned.

    ## Why it matters

    A p-value keeps its meaning only if it was decided beforehand what would be tested. Among many looks at the data, small
    ones turn up by chance.

    ## Raised

    The text calls it so:

    ```text raised
    Sleep was better ([nominal](fact field=phrases value=nominal) p=0.03).
    ```

    It comes from a post hoc analysis and is called significant:

    ```text raised
    Sleep was better ([3 points](estimate measure=mean_difference value=3 analysis=post_hoc p=0.03 significance=significant)).
    ```

    The outcome was chosen afterwards:

    ```text raised
    [Sleep](outcome id=o1 role=post_hoc) was better ([3 points](estimate measure=mean_difference value=3 p=0.03 outcome=o1)).
    ```

    ## Not raised

    The analysis was planned:

    ```text silent
    Sleep was better ([3 points](estimate measure=mean_difference value=3 p=0.03 significance=significant)).
    ```

    The post hoc result is not told as proof:

    ```text silent
    Sleep was no better ([3 points](estimate measure=mean_difference value=3 analysis=post_hoc p=0.3
    significance=not_significant)).
    ```

    The outcome chosen afterwards has no p-value:

    ```text silent
    [Sleep](outcome id=o1 role=post_hoc) was better ([3 points](estimate measure=mean_difference value=3 outcome=o1)).
    ```

    ## Known limits

    Whether a subgroup was planned is a matter of `post_hoc_subgroup`.

    It fires on only one article of the corpus: such words are rare.
    """
    words = phrases(record, PhraseKind.NOMINAL)
    late = {each.id for each in record.outcomes if each.role.value is OutcomeRole.POST_HOC}
    found = in_text_order(each for each in record.estimates if _is_nominal(each, late))
    if (words or found) and in_people(record):
        yield Finding(
            "The text gives a p-value that is called nominal or comes from an analysis made afterwards, so that it proves "
            "nothing by itself.",
            cited(words, *(each.p_value.evidence for each in found if each.p_value)),
        )


def _is_nominal(estimate: Estimate, late: set[str]) -> bool:
    if estimate.p_value is None or value(estimate.significance) is Significance.NOT_SIGNIFICANT:
        return False
    return estimate.p_value.value.nominal is True or value(estimate.analysis) is Analysis.POST_HOC or estimate.outcome in late
