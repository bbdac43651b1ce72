"""Claims: what the headline, the lead, the conclusions and the quoted people say of the treatment, and how strongly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from evidence.annotate.claims.asserted import asserted_result
from evidence.annotate.claims.hype import find_hype
from evidence.annotate.claims.strength import claim_strength
from evidence.annotate.phrases import find_phrases, pattern
from evidence.mentions import ClaimMention, Sentence
from evidence.vocabulary import ClaimKind, ClaimWhere, OutcomeResult, Section, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_STRENGTHS = (ClaimKind.CAUSAL, ClaimKind.CONDITIONAL_CAUSAL)


_STATED_ONCE = (ClaimWhere.HEADLINE, ClaimWhere.LEAD)


def find_claims(doc: Doc) -> tuple[ClaimMention, ...]:
    """Find the claims of an article: one of the headline, one of the lead, and elsewhere each sentence that claims."""
    found = [claim for sentence in doc._.sentences for claim in _in_sentence(doc, sentence)]
    stated = [_stated(found, where) for where in _STATED_ONCE]
    return tuple(claim for claim in found if claim.where not in _STATED_ONCE or claim in stated)


def _stated(found: Sequence[ClaimMention], where: ClaimWhere) -> ClaimMention | None:
    """Give what a headline or a lead claims: its first sentence that claims something; what follows reports or explains."""
    lines = [claim for claim in found if claim.where is where]
    return next((claim for claim in lines if claim.result is not None or claim.kind is not ClaimKind.NONE), None) or next(
        iter(lines), None
    )


def _in_sentence(doc: Doc, sentence: Sentence) -> Iterator[ClaimMention]:
    where = _where(sentence)
    if where is None:
        return
    claim = _claim(doc, sentence, where)
    if where is ClaimWhere.HEADLINE or claim.result is not None or _claims_something(doc, claim):
        yield claim


def _claims_something(doc: Doc, claim: ClaimMention) -> bool:
    """Say whether a sentence without a result still claims; a lead or a quotation that only compares numbers reports."""
    if claim.kind is not ClaimKind.CORRELATIONAL or claim.where is ClaimWhere.CONCLUSION:
        return claim.kind is not ClaimKind.NONE
    return bool(pattern("words/claim_words", "correlation_strong").search(doc._.article.text, claim.start, claim.end))


def _where(sentence: Sentence) -> ClaimWhere | None:
    if sentence.zone is Zone.HEADLINE:
        return ClaimWhere.HEADLINE
    if sentence.zone is Zone.QUOTATION:
        return ClaimWhere.QUOTATION
    if sentence.section is Section.CONCLUSIONS:
        return ClaimWhere.CONCLUSION
    return ClaimWhere.LEAD if sentence.zone is Zone.LEAD and sentence.section is None else None


def _claim(doc: Doc, sentence: Sentence, where: ClaimWhere) -> ClaimMention:
    article: str = doc._.article.text
    text = article[sentence.start : sentence.end]
    result = asserted_result(text)
    said = {term.value for term in find_phrases("words/claim_speech", text)}
    return ClaimMention(
        start=sentence.start,
        end=sentence.end,
        where=where,
        kind=_kind(text, result, said),
        result=result,
        speaker=sentence.speaker,
        conditional="conditional" in said,
        hedged="hedged" in said,
        hype=find_hype(article, sentence.start, sentence.end),
        by="rule:claims",
    )


def _kind(text: str, result: OutcomeResult | None, said: set[str]) -> ClaimKind:
    if text.rstrip().rstrip("\"'”’").endswith("?"):
        return ClaimKind.NONE
    if "advice" in said:
        return ClaimKind.ADVICE
    strength = claim_strength(text)
    if result is None and "safety" in said and strength not in _STRENGTHS:
        return ClaimKind.SAFETY
    if result is not None and strength not in _STRENGTHS and strength is not ClaimKind.CORRELATIONAL:
        return ClaimKind.CONDITIONAL_CAUSAL if "conditional" in said else ClaimKind.CAUSAL
    return strength
