"""CLM105: readers or clinicians are told to change what they do."""

from collections.abc import Iterator

from evidence.appraise.design import in_people, phrases, value
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited, quoted
from evidence.record import EvidenceRecord
from evidence.vocabulary import ClaimKind, PhraseKind, Severity, StudyType


@rule("CLM105", Severity.SOME, Reference.SUMNER_2014, Reference.HEALTH_NEWS_REVIEW)
def advice_from_one_study(record: EvidenceRecord) -> Iterator[Finding]:
    """The text of one study tells people what to do.

    ## Why it matters

    One study seldom settles a question. Advice rests on all studies of it, on harms and on cost, and few texts weigh them.

    ## Raised

    ```text raised
    [“Every patient should be offered it,” she said](claim where=quotation kind=advice) of the [trial](fact
    field=study.study_type value=interventional).
    ```

    In the body of the text:

    ```text raised
    After this [trial](fact field=study.study_type value=interventional), patients [should be given](fact field=phrases
    value=advice) the drug.
    ```

    ## Not raised

    The text only claims an effect:

    ```text silent
    [“Every patient did better,” she said](claim where=quotation kind=causal) of the [trial](fact field=study.study_type
    value=interventional).
    ```

    Many studies were reviewed:

    ```text silent
    [“Every patient should be offered it,” she said](claim where=quotation kind=advice) of the [review](fact
    field=study.study_type value=systematic_review).
    ```

    It was done in animals:

    ```text silent
    [“Every patient should be offered it,” she said](claim where=quotation kind=advice) of the study in [rats](fact
    field=study.subjects value=animals).
    ```

    ## Known limits

    Advice to wait, or to ask a doctor first, counts as advice; whether it follows from the study is for the reader to judge.
    """
    claims = [each.evidence for each in record.claims if each.kind.value is ClaimKind.ADVICE]
    words = cited(*claims, phrases(record, PhraseKind.ADVICE))
    if words and in_people(record) and value(record.study.study_type) is not StudyType.SYSTEMATIC_REVIEW:
        yield Finding(f"The text gives advice, {quoted(words[0].quote)}, on the strength of one study.", words)
