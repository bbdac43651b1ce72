"""CLM102: an association is told as a cause."""

from collections.abc import Iterator

from evidence.appraise.design import PROMINENT, is_observational
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited, listed, quoted
from evidence.record import Claim, EvidenceRecord
from evidence.vocabulary import ClaimKind, ClaimWhere, Severity


@rule("CLM102", Severity.SOME, Reference.SUMNER_2014, Reference.AMS_LABELS, Reference.HEALTH_NEWS_REVIEW.at("criterion 4"))
def causal_words_for_observational_study(record: EvidenceRecord) -> Iterator[Finding]:
    """A headline, lead or conclusion says that one thing causes another, and the study could only see that they go together.

    ## Why it matters

    People who drink coffee differ from people who do not in much else. Watching both cannot tell what coffee does.

    ## Raised

    ```text raised
    [Coffee prevents strokes](claim where=headline kind=causal). In this [cohort](fact field=study.study_type
    value=observational), drinkers had fewer strokes.
    ```

    ## Not raised

    The words keep to an association:

    ```text silent
    [Coffee drinkers have fewer strokes](claim where=headline kind=correlational). In this [cohort](fact field=study.study_type
    value=observational), drinkers had fewer strokes.
    ```

    The claim is made conditional:

    ```text silent
    [Coffee may prevent strokes](claim where=headline kind=causal conditional=true). In this [cohort](fact
    field=study.study_type value=observational), drinkers had fewer strokes.
    ```

    Chance decided who drank coffee:

    ```text silent
    [Coffee prevents strokes](claim where=headline kind=causal). In this [trial](fact field=study.study_type
    value=interventional), drinkers had fewer strokes.
    ```

    ## Known limits

    Causal words in the body of the text are passed over: there they often tell what was known before.
    """
    claims = [each for each in record.claims if each.where in PROMINENT and _is_causal(each)]
    study_type = record.study.study_type
    if not claims or study_type is None or not is_observational(record):
        return
    places = {each.where for each in claims}
    first = min(claims, key=lambda each: (list(ClaimWhere).index(each.where), each.text))
    yield Finding(
        f"The {listed(each for each in ClaimWhere if each in places)} {'speak' if len(places) > 1 else 'speaks'} of cause and "
        f"effect ({quoted(first.text)}), but an observational study shows that things go together and not why.",
        cited(*(each.evidence for each in claims), study_type.evidence),
    )


def _is_causal(claim: Claim) -> bool:
    return claim.kind.value is ClaimKind.CAUSAL and not claim.conditional and not claim.hedged
