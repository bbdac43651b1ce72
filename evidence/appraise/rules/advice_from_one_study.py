"""CLM105: readers or clinicians are told to change what they do."""

from collections.abc import Iterator

from evidence.appraise.design import in_people, phrases, value
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import quoted
from evidence.record import EvidenceRecord
from evidence.vocabulary import PhraseKind, Severity, StudyType


@rule("CLM105", Severity.SOME, Reference.SUMNER_2014, Reference.HEALTH_NEWS_REVIEW.at("criterion 4"))
def advice_from_one_study(record: EvidenceRecord) -> Iterator[Finding]:
    """The text of one study or review tells people what to do.

    ## Why it matters

    One study seldom settles a question. Advice rests on all studies of it, on harms and on cost, and few texts weigh them.

    ## Raised

    ```text raised
    “Every patient [should be offered](fact field=phrases value=advice) it,” she said of the [trial](fact
    field=study.study_type value=interventional).
    ```

    A review is one report as well:

    ```text raised
    After this [review](fact field=study.study_type value=systematic_review), patients [should be given](fact field=phrases
    value=advice) the drug.
    ```

    ## Not raised

    The text only claims an effect:

    ```text silent
    [“Every patient did better,” she said](claim where=quotation kind=causal) of the [trial](fact field=study.study_type
    value=interventional).
    ```

    It was done in animals:

    ```text silent
    “Every patient [should be offered](fact field=phrases value=advice) it,” she said of the study in [rats](fact
    field=study.subjects value=animals).
    ```

    ## Known limits

    The rule knows advice by "should", "ought to", "must" and a few other turns, with a verb for what is done about an illness.
    To wait, or to go on as before, is advice too; whether it follows from the study is for the reader to judge.
    """
    words = phrases(record, PhraseKind.ADVICE)
    if words and in_people(record):
        study = "review" if value(record.study.study_type) is StudyType.SYSTEMATIC_REVIEW else "study"
        yield Finding(f"The text gives advice, {quoted(words[0].quote)}, on the strength of one {study}.", words)
