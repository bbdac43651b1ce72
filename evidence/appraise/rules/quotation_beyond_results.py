"""CLM106: what somebody says goes further than what the text reports."""

from collections.abc import Iterator

from evidence.appraise.design import in_people, is_observational, phrases, place
from evidence.appraise.quotations import (
    calls_safe_untold,
    failed,
    reports_benefit,
    speaks_elsewhere,
    speaks_of_finding,
    speaks_of_people,
)
from evidence.appraise.quoted_reasons import lack, reason
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited, listed, quoted, spoken
from evidence.record import Claim, EvidenceRecord
from evidence.vocabulary import ClaimKind, ClaimWhere, OutcomeResult, PhraseKind, PrimaryStatus, Severity

_DENIALS = frozenset({OutcomeResult.NO_DIFFERENCE, OutcomeResult.FAVOURS_COMPARATOR, OutcomeResult.MIXED})


@rule(
    "CLM106",
    Severity.SOME,
    Reference.YAVCHITZ_2012,
    Reference.SUMNER_2014,
    Reference.HEALTH_NEWS_REVIEW.at("criterion 10 for news releases"),
)
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

    No result is told:

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

    A word of hype is quoted, whatever the result: no one study makes a turning point:

    ```text raised
    “It is a [turning point](fact field=phrases value=quoted_hype),” she said of the [trial](fact field=study.study_type
    value=interventional), in which [[survival](outcome role=primary) was longer](primary status=met).
    ```

    Words that leave no doubt and no exception are quoted, whatever the result:

    ```text raised
    “There is [no reason to wait](fact field=phrases value=quoted_certainty),” she said of the [trial](fact
    field=study.study_type value=interventional), in which [[survival](outcome role=primary) was longer](primary status=met).
    ```

    It is called safe, and nobody with harms is counted:

    ```text raised
    [“It works and it is safe,” she said](claim where=quotation kind=causal) of the [trial](fact field=study.study_type
    value=interventional), in which [[survival](outcome role=primary) was longer](primary status=met).
    ```

    Somebody is glad of a result that failed:

    ```text raised
    “I am [thrilled](fact field=phrases value=quoted_feeling),” she said of the [trial](fact field=study.study_type
    value=interventional), in which [[survival](outcome role=primary) was alike](primary status=not_met).
    ```

    No people were studied, and they are promised the good of it:

    ```text raised
    [“Patients will benefit,” she said](claim where=quotation kind=causal result=favours_intervention) of the work in
    [mice](fact field=study.subjects value=animals).
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

    It is called safe, and those with harms are counted:

    ```text silent
    [“It works and it is safe,” she said](claim where=quotation kind=causal) of the [trial](fact field=study.study_type
    value=interventional), in which [[survival](outcome role=primary) was longer](primary status=met) and [five had a
    rash](harm kind=statement quantified=true).
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

    It says what the mice did:

    ```text silent
    [“The mice benefited,” she said](claim where=quotation kind=causal result=favours_intervention) of the work in
    [mice](fact field=study.subjects value=animals).
    ```

    An observational study may well tell how safe something was:

    ```text silent
    [“It was safe,” she said](claim where=quotation kind=safety) of the [cohort](fact field=study.study_type
    value=observational), in which [5 had a rash](harm kind=statement quantified=true).
    ```

    It says what was known before:

    ```text silent
    [“It is known to prevent strokes,” she said](claim where=quotation kind=causal result=favours_intervention) of the
    [cohort](fact field=study.study_type value=observational).
    ```

    A benefit is told, though no outcome is called primary:

    ```text silent
    [“It works,” she said](claim where=quotation kind=causal result=favours_intervention) of the [trial](fact
    field=study.study_type value=interventional), in which [pain](outcome result=favours_intervention) eased.
    ```

    The text tells the benefit in its own words, though no outcome could be read from it:

    ```text silent
    [Rye bread eased gout](claim where=lead kind=causal result=favours_intervention) in a [trial](fact
    field=study.study_type value=interventional). [“It works,” she said](claim where=quotation kind=causal
    result=favours_intervention).
    ```

    Praise is no boast where the text reports a benefit:

    ```text silent
    “It was just [amazing](fact field=phrases value=quoted_feeling),” she said of the [trial](fact field=study.study_type
    value=interventional), in which [pain](outcome result=favours_intervention) eased.
    ```

    Somebody is glad, and nothing failed:

    ```text silent
    “I am [thrilled](fact field=phrases value=quoted_feeling),” she said of the [trial](fact field=study.study_type
    value=interventional).
    ```

    ## Known limits

    The rule weighs kinds of claims against kinds of results. It does not understand what is said, and a bold but true
    quotation may raise it. Where no primary outcome failed, a quotation counts only if it asserts a benefit or safety without
    “may” or “suggests”, and speaks of this study: of what it found, or of the treatment as “it”, “this” or by its name.
    """
    bold = [] if _carries(record) else [each for each in record.claims if _is_bold(record, each)]
    unsafe = [] if bold else [each for each in record.claims if calls_safe_untold(record, each)]
    hype = cited(phrases(record, PhraseKind.QUOTED_HYPE), phrases(record, PhraseKind.QUOTED_CERTAINTY))
    if failed(record):
        hype = cited(hype, phrases(record, PhraseKind.QUOTED_FEELING))
    said = bold or unsafe
    if not (said or hype):
        return
    evidence = cited(*(each.evidence for each in said), hype)
    if not said:
        words = listed(f"“{each.quote}”" for each in hype)
        yield Finding(f"A person quoted uses words that can oversell a finding ({words}), and {lack(record)}.", evidence)
        return
    first = min(said, key=lambda each: (place(each.evidence), each.text))
    says = f"A person quoted says {quoted(spoken(first.text))}"
    yield Finding(f"{says}, which {'the harms that the text tells do not bear out' if unsafe else reason(record)}.", evidence)


def _is_bold(record: EvidenceRecord, claim: Claim) -> bool:
    """Tell whether a quotation asserts an effect, or gives advice on a treatment that failed its test."""
    if claim.where is not ClaimWhere.QUOTATION or claim.result in _DENIALS:
        return False
    if failed(record):
        return not speaks_elsewhere(claim) and _is_bold_after_failure(record, claim)
    if claim.hedged or not _is_asserted(claim):
        return False
    if not in_people(record):
        return speaks_of_people(claim)
    if not speaks_of_finding(record, claim):
        return False
    return claim.kind.value is ClaimKind.CAUSAL if is_observational(record) else not reports_benefit(record)


def _is_asserted(claim: Claim) -> bool:
    """Tell whether a benefit or safety is asserted outright."""
    told = claim.result is OutcomeResult.FAVOURS_INTERVENTION
    return claim.kind.value is ClaimKind.SAFETY or (claim.kind.value is ClaimKind.CAUSAL and told)


def _is_bold_after_failure(record: EvidenceRecord, claim: Claim) -> bool:
    """Tell whether an effect is asserted, with or without “can”, or a treatment advised, where the test failed."""
    if claim.kind.value is ClaimKind.ADVICE:
        return _advises(record, claim)
    if claim.kind.value is ClaimKind.CONDITIONAL_CAUSAL:
        return claim.result is OutcomeResult.FAVOURS_INTERVENTION and not claim.hedged
    return claim.kind.value in (ClaimKind.SAFETY, ClaimKind.CAUSAL)


def _advises(record: EvidenceRecord, claim: Claim) -> bool:
    """Tell whether a quotation says what to do about an illness: "we should be honest" does not."""
    advice = phrases(record, PhraseKind.ADVICE)
    return any(said.start <= words.start < said.end for said in claim.evidence for words in advice)


def _carries(record: EvidenceRecord) -> bool:
    met = record.primary_endpoint.status is PrimaryStatus.MET
    return met and in_people(record) and not is_observational(record)
