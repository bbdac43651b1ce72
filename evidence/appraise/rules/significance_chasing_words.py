"""STA104: words that lend weight to a result that was not significant."""

from collections.abc import Iterator

from evidence.appraise.design import in_people, is_observational, phrases
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import quoted
from evidence.record import EvidenceRecord
from evidence.vocabulary import PhraseKind, Severity


@rule("STA104", Severity.SOME, Reference.POCOCK_2016, Reference.BOUTRON_2010)
def significance_chasing_words(record: EvidenceRecord) -> Iterator[Finding]:
    """A result that was not significant is told as one that almost was.

    ## Why it matters

    “Narrowly missed” and “a trend towards” turn a result that chance can explain into half a success. Nobody writes that a
    significant result narrowly missed being nothing.

    ## Raised

    ```text raised
    The difference in pain [narrowly missed](fact field=phrases value=significance_chasing) significance.
    ```

    ## Not raised

    The result is told as it is:

    ```text silent
    The difference in pain was [not significant](estimate measure=mean_difference value=2 significance=not_significant).
    ```

    It tells what people do and not what a test showed:

    ```text silent
    The belief [tended to](fact field=phrases value=significance_chasing) be commoner among smokers in the [survey](fact
    field=study.study_type value=observational).
    ```

    ## Known limits

    A trend over time or over doses can be a finding of its own; the words for it are the same.
    """
    words = phrases(record, PhraseKind.SIGNIFICANCE_CHASING)
    if words and in_people(record) and not is_observational(record):
        yield Finding(f"The text says {quoted(words[0].quote)} of a result that does not reach significance.", words)
