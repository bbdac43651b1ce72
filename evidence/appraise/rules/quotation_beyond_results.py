"""CLM106: what somebody says goes further than what the text reports."""

from collections.abc import Iterator

from evidence.appraise.design import in_people, is_observational, phrases, place
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited, listed, quoted, spoken
from evidence.record import Claim, EvidenceRecord
from evidence.vocabulary import ClaimKind, ClaimWhere, OutcomeResult, PhraseKind, PrimaryStatus, Severity

_FAILED = frozenset({PrimaryStatus.NOT_MET, PrimaryStatus.MIXED})
_DENIALS = frozenset({OutcomeResult.NO_DIFFERENCE, OutcomeResult.FAVOURS_COMPARATOR, OutcomeResult.MIXED})


@rule("CLM106", Severity.SOME, Reference.YAVCHITZ_2012, Reference.SUMNER_2014)
def quotation_beyond_results(record: EvidenceRecord) -> Iterator[Finding]:
    """A quotation claims an effect or gives advice that the primary result does not carry.

    ## Why it matters

    A quotation is where a text may say what its results do not. Readers remember it, and newspapers copy it.

    ## Raised

    ```text raised
    [“It works,” she said](claim where=quotation kind=causal result=favours_intervention) of the [trial](fact
    field=study.study_type value=interventional), in which [[survival](outcome role=primary) was alike](primary
    status=not_met).
    ```

    No primary result is told:

    ```text raised
    [“It works,” she said](claim where=quotation kind=causal result=favours_intervention) of the [trial](fact
    field=study.study_type value=interventional).
    ```

    Advice is given on a treatment that failed its test:

    ```text raised
    [“Doctors [should use](fact field=phrases value=advice) it,” she said](claim where=quotation kind=advice) of the
    [trial](fact field=study.study_type value=interventional), in which [[survival](outcome role=primary) was alike](primary
    status=not_met).
    ```

    A word of hype is quoted, and no primary outcome was met:

    ```text raised
    “It was just [amazing](fact field=phrases value=quoted_hype),” she said of the [trial](fact field=study.study_type
    value=interventional).
    ```

    The study cannot show a cause:

    ```text raised
    [“It prevents strokes,” she said](claim where=quotation kind=causal result=favours_intervention) of the [cohort](fact
    field=study.study_type value=observational), in which [[strokes](outcome role=primary) were fewer](primary status=met).
    ```

    ## Not raised

    The primary outcome was met:

    ```text silent
    [“It works,” she said](claim where=quotation kind=causal result=favours_intervention) of the [trial](fact
    field=study.study_type value=interventional), in which [[survival](outcome role=primary) was longer](primary status=met).
    ```

    Advice on what did not fail is a matter of `advice_from_one_study`:

    ```text silent
    [“Doctors should use it,” she said](claim where=quotation kind=advice) of the [trial](fact field=study.study_type
    value=interventional).
    ```

    The quotation speaks of a link:

    ```text silent
    [“It goes along with fewer strokes,” she said](claim where=quotation kind=correlational result=favours_intervention) of
    the [cohort](fact field=study.study_type value=observational).
    ```

    It says that the drug does not work:

    ```text silent
    [“It does not work,” she said](claim where=quotation kind=causal result=no_difference) of the [trial](fact
    field=study.study_type value=interventional), in which [[survival](outcome role=primary) was alike](primary
    status=not_met).
    ```

    It is guarded:

    ```text silent
    [“It may work,” she said](claim where=quotation kind=conditional_causal result=favours_intervention conditional=true) of
    the [trial](fact field=study.study_type value=interventional).
    ```

    It names no benefit:

    ```text silent
    [“The disease damages the nerves,” she said](claim where=quotation kind=causal) of the [trial](fact
    field=study.study_type value=interventional).
    ```

    It is no quotation:

    ```text silent
    [It works](claim where=headline kind=causal result=favours_intervention), says the [trial](fact field=study.study_type
    value=interventional).
    ```

    ## Known limits

    The rule weighs kinds of claims against kinds of results. It does not understand what is said, and a bold but true
    quotation may raise it. Where no primary outcome failed, a quotation counts only if it asserts a benefit or safety without
    “may” or “suggests”: what is said of a disease, or hoped for, is no claim of an effect.
    """
    bold = [each for each in record.claims if _is_bold(record, each)]
    hype = phrases(record, PhraseKind.QUOTED_HYPE)
    if not (bold or hype) or _carries(record):
        return
    evidence = cited(*(each.evidence for each in bold), hype)
    if not bold:
        words = listed(f"“{each.quote}”" for each in hype)
        yield Finding(f"A person quoted uses words that can oversell a finding ({words}), and {_lack(record)}.", evidence)
        return
    first = min(bold, key=lambda each: (place(each.evidence), each.text)).text
    yield Finding(f"A person quoted says {quoted(spoken(first))}, which {_reason(record)}.", evidence)


def _is_bold(record: EvidenceRecord, claim: Claim) -> bool:
    """Tell whether a quotation asserts an effect, or gives advice on a treatment that failed its test."""
    if claim.where is not ClaimWhere.QUOTATION or claim.result in _DENIALS:
        return False
    failed = record.primary_endpoint.status in _FAILED
    if claim.kind.value is ClaimKind.ADVICE:
        return failed and _advises(record, claim)
    if claim.hedged and not failed:
        return False
    told = claim.result is OutcomeResult.FAVOURS_INTERVENTION
    if claim.kind.value is ClaimKind.CONDITIONAL_CAUSAL:
        return told and failed and not claim.hedged
    return claim.kind.value is ClaimKind.SAFETY or (claim.kind.value is ClaimKind.CAUSAL and (told or failed))


def _advises(record: EvidenceRecord, claim: Claim) -> bool:
    """Tell whether a quotation says what to do about an illness: "we should be honest" does not."""
    advice = phrases(record, PhraseKind.ADVICE)
    return any(said.start <= words.start < said.end for said in claim.evidence for words in advice)


def _carries(record: EvidenceRecord) -> bool:
    met = record.primary_endpoint.status is PrimaryStatus.MET
    return met and in_people(record) and not is_observational(record)


def _reason(record: EvidenceRecord) -> str:
    if not in_people(record):
        return "a study without people cannot show"
    if is_observational(record):
        return "an observational study cannot show"
    failed = record.primary_endpoint.status in _FAILED
    return "the primary result does not bear out" if failed else "rests on no primary result that the text reports"


def _lack(record: EvidenceRecord) -> str:
    if not in_people(record):
        return "no people were studied"
    if is_observational(record):
        return "an observational study cannot show a cause"
    return "the text reports no primary outcome that was met"
