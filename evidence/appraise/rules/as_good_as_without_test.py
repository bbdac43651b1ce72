"""EFF106: likeness concluded from a difference that was not shown."""

from collections.abc import Iterator

from evidence.appraise.design import asks_for_superiority, in_people, is_harm, phrases
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import quoted
from evidence.record import EvidenceRecord
from evidence.vocabulary import OutcomeResult, PhraseKind, Severity


@rule("EFF106", Severity.SOME, Reference.ALTMAN_1995, Reference.CONSORT_NON_INFERIORITY)
def as_good_as_without_test(record: EvidenceRecord) -> Iterator[Finding]:
    """Two treatments are called as good as each other because no difference was shown.

    ## Why it matters

    A trial too small to see a difference sees none. To show that two treatments are alike, it must say beforehand how alike
    is alike enough, and be large enough to rule out more.

    ## Raised

    ```text raised
    The pill is [as good as](fact field=phrases value=as_good_as) surgery: [pain](outcome result=no_difference) was alike.
    ```

    ## Not raised

    The trial was made to show it:

    ```text silent
    The pill is [as good as](fact field=phrases value=as_good_as) surgery: [pain](outcome result=no_difference) was alike in
    this [non-inferiority](fact field=study.hypothesis value=non_inferiority) trial.
    ```

    Nobody calls them alike:

    ```text silent
    No difference in [pain](outcome result=no_difference) was seen between pill and surgery.
    ```

    The drug did better in what was measured:

    ```text silent
    The pill is at least [as good as](fact field=phrases value=as_good_as) surgery: [pain](outcome
    result=favours_intervention) was less.
    ```

    What was alike is harm:

    ```text silent
    The pill is [as good as](fact field=phrases value=as_good_as) surgery: [side effects](outcome is_harm=true
    result=no_difference) were alike.
    ```

    ## Known limits

    The rule does not look at the interval, which may be narrow enough to rule out any difference that matters.

    It fires on only one article of the corpus: such words are rare.
    """
    alike = [each for each in record.outcomes if each.result.value is OutcomeResult.NO_DIFFERENCE and not is_harm(each)]
    words = phrases(record, PhraseKind.AS_GOOD_AS)
    if words and alike and asks_for_superiority(record) and in_people(record):
        yield Finding(
            f"The text says {quoted(words[0].quote)} of treatments between which no difference was shown, and tells of no test "
            "for their likeness.",
            words,
            "study.hypothesis",
        )
