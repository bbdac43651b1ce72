"""Turns of phrase that tell an editor something, whatever they are said of: `narrowly missed`, `just as good as`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from evidence.annotate.claims.hype import certain_terms, hype_terms
from evidence.annotate.dose_contrasts import dose_contrasts
from evidence.annotate.harms.listed import listed_events
from evidence.annotate.phrases import find_phrases
from evidence.annotate.side_by_side import shares_of_participants, shown_side_by_side
from evidence.annotate.standing import factual_sentences
from evidence.mentions import FactMention, NumberMention, Sentence
from evidence.vocabulary import NumberKind, PhraseKind, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DENIED = re.compile(
    r"(?: \b(?:not|never|no|nor|without|cannot|hardly) | n['\u2019]t ) \s (?:[\w-]+\s){0,2} $", re.VERBOSE | re.IGNORECASE
)
_MAY_BE_DENIED = frozenset({PhraseKind.AS_GOOD_AS, PhraseKind.ADVICE})
"""Phrases that say the opposite behind `not`; `not quite reached significance` chases it as well."""


_PRIMARY = re.compile(
    r"""\b(?:co-?)? (?:primary|main|principal|key) \s (?:\w+\s){0,2}?
        (?: end\s?-?points? | outcomes? | objectives? | goals? | aims? | measures? | question | hypothesis | analys[ei]s )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ADVISES = re.compile(
    r"""\b(?: (?:should|ought\sto|must) \s
          (?:(?:not|never|now|also|all|both|at\sonce|simply|therefore|no\slonger|have\sto|routinely|always|still|be|get)\s){0,3}
          (?: offered|given|treated|screened|tested|prescribed|started|vaccinated|used|adopted|continued|stopped|avoided
            | considered|recommended|taken(?!\s(?:daily|every|once|twice|for|with|at)\b)
            | reserved|withheld|switched|replaced|encouraged|told\sto|advised|monitored
            | start|stop|switch|take|use|try|consider|choose|continue|withhold|wait|avoid|adopt|begin|stay|eat|drink|exercise
            | lift|get|prescribe|offer|give|treat|think\sagain|test|screen|ask\sabout|make\sit )\b
      | (?:advise|urge|recommend|encourage|advises|urges|recommends)\s(?:that\s|all\s|every\s)?(?:[\w-]+\s){0,2}?
          (?:doctors|physicians|clinicians|patients|people|women|men|parents|everyone|anyone|hospitals)\s(?:[\w-]+\s){0,3}?
          (?:not\s)?(?:to|should)
      | (?:urge|urges|recommend|recommends)\sthat | deserves?\sa\splace\sin | (?:tell|talk|ask)\syour\sdoctor\sabout )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What people or treatments ought to do or to get; to see a doctor first is no change of treatment."""
_TOLD = (Zone.BODY, Zone.NOTES)
"""In a headline or lead the words that oversell belong to a claim."""
_QUOTED = {
    "hype": PhraseKind.QUOTED_HYPE,
    "feeling": PhraseKind.QUOTED_FEELING,
    "certain": PhraseKind.QUOTED_CERTAINTY,
}
_SIDE_EFFECTS = re.compile(r"\b(?:side[\s-]effect|adverse\s(?:effect|event|reaction))s?\b", re.IGNORECASE)
"""Harms of a treatment: the complications of a disease are none."""
_NOBODY = re.compile(r"\b(?:nobody|no\sone|none|neither|no\s\w+)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
_BY_OTHERS = re.compile(
    r"\b(?:guidelines?|protocols?|rules?|regulators?|agency|studies|research|trials?|results?|findings?|future|it\sis\snot\sknown|"
    r"whether|if|how|when)\s(?:[\w-]+\s){0,6}$",
    re.VERBOSE | re.IGNORECASE,
)
"""What guidelines say, and what research is still to show, is not advised by this text."""
_SIZES = frozenset({NumberKind.PERCENT, NumberKind.PERCENTAGE_POINT, NumberKind.FRACTION, NumberKind.RATIO, NumberKind.FOLD})


def find_wording(doc: Doc) -> tuple[FactMention, ...]:
    """Find turns of phrase in what is said of this study, and the first number that may be an effect."""
    known = factual_sentences(doc)
    found = [fact for sentence, trust in known for fact in _in_sentence(doc, sentence, trust)]
    found.extend(_list_of_harms(doc))
    size = next((number for number in doc._.numbers if number.kind in _SIZES and _is_told(known, number)), None)
    if size is not None:
        found.append(_fact(PhraseKind.SIZE, size.start, size.end, 1.0))
    return tuple(sorted(found, key=lambda fact: fact.start))


def _in_sentence(doc: Doc, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    text = doc._.article.text
    for known in find_phrases("words/wording", text, sentence.start, sentence.end):
        if known.value not in _MAY_BE_DENIED or not _DENIED.search(text, sentence.start, known.start):
            yield _fact(known.value, known.start, known.end, trust)
    for found in _ADVISES.finditer(text, sentence.start, sentence.end):
        if not any(pattern.search(text, sentence.start, found.start()) for pattern in (_NOBODY, _BY_OTHERS)):
            yield _fact(PhraseKind.ADVICE, found.start(), found.end(), trust)
    values = shown_side_by_side(doc, sentence)
    if values:
        yield _fact(PhraseKind.GROUP_VALUES, *values, trust)
    yield from (_fact(PhraseKind.SHARE, *share, trust) for share in shares_of_participants(doc, sentence))
    for named in _PRIMARY.finditer(text, sentence.start, sentence.end):
        yield _fact(PhraseKind.PRIMARY, named.start(), named.end(), trust)
    yield from (_fact(PhraseKind.DOSES, *told, trust) for told in dose_contrasts(text, sentence.start, sentence.end))
    yield from _hype(doc, sentence, trust)


def _hype(doc: Doc, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    if sentence.zone not in (*_TOLD, Zone.QUOTATION):
        return
    text = doc._.article.text
    opened = doc._.article.blocks[sentence.block].start
    for word in (*hype_terms(text, sentence.start, sentence.end), *certain_terms(text, sentence.start, sentence.end)):
        is_said = sentence.zone is Zone.QUOTATION or _is_between_marks(text[opened : word.start])
        kind = _QUOTED[word.value] if is_said else PhraseKind.HYPE
        if is_said or word.value != "certain":
            yield _fact(kind, word.start, word.end, trust)


def _is_between_marks(before: str) -> bool:
    """Tell whether a quotation is open behind these words of a block, though most of the sentence may be no quotation."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _list_of_harms(doc: Doc) -> Iterator[FactMention]:
    """Find lists of what harms a treatment brings, wherever they stand: a label's list is no result of this study."""
    text = doc._.article.text
    for sentence in doc._.sentences:
        if not _SIDE_EFFECTS.search(text, sentence.start, sentence.end):
            continue
        events = tuple(listed_events(text, sentence.start, sentence.end))
        if events:
            yield _fact(PhraseKind.LISTED_HARMS, events[0][0], events[-1][1], 1.0)


def _is_told(known: Sequence[tuple[Sentence, float]], number: NumberMention) -> bool:
    return any(sentence.start <= number.start < sentence.end for sentence, _ in known)


def _fact(kind: str, start: int, end: int, trust: float) -> FactMention:
    return FactMention(start=start, end=end, by="rule:wording", confidence=trust, field="phrases", value=kind)
