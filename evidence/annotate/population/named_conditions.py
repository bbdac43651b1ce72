"""The condition of a text that never says "people with X": the disease that its title and its first sentences keep to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.condition_heads import has_condition_head
from evidence.annotate.facts import fact
from evidence.annotate.noun_phrases import is_open_class, noun_phrase_after, words_of
from evidence.annotate.population.conditions import bare_condition, condition_name
from evidence.mentions import FactMention, Sentence
from evidence.vocabulary import Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CUE = re.compile(
    r"""\b(?: in | for | with | against | of | from | treats? | treating | prevents? | relieves? | cures? | fight(?:s
        |ing)? | curbs?
        | have | has | had | having ) \s (?:(?:the|a|an|adult|childhood|severe)\s)?""",
    re.VERBOSE | re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:risk|rates?|incidence|deaths?|side\seffects?|adverse|cases|attacks?|symptoms|mortality|history|worsening|progression)\s(?:of|from)\s$",
    re.VERBOSE | re.IGNORECASE,
)
"""What is measured or feared stands behind these words; it may be the condition, but often is an outcome."""
_HAVE_IT = re.compile(
    r"""\b(?: adults | babies | boys | children | girls | individuals | infants | men | outpatients | patients | people
          | persons | survivors | teenagers | volunteers | women )
        \s (?: with | diagnosed\swith | living\swith | suffering\sfrom | who\s(?:have|had|suffer\sfrom) | whose
          | hospitali[sz]ed\s(?:with|for) ) \s(?:the\s|an?\s)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_PEOPLE_AFTER = re.compile(r"\s(?:patients|survivors|sufferers|outpatients)\b", re.IGNORECASE)
_FEARED = re.compile(
    r"\b(?:prevent\w*|avoid\w*|against|cuts?|curbs?|lowers?|reduc\w+|halv\w+|raises?|risk|odds|chance|protect\w*)\s"
    r"(?:[\w'’-]+\s){0,3}$",
    re.VERBOSE | re.IGNORECASE,
)
"""What a study sets out to prevent is seldom what its people have."""
_OF_KIND = re.compile(
    r"^(?:[\w-]+\s)*?(?:bouts?|cases?|episodes?|evidence|forms?|phase|prevention|relapse|signs|spread|stages?|symptoms|types?)\sof\s(?:the\s)?",
    re.VERBOSE | re.IGNORECASE,
)
_VAGUE = re.compile(
    r"""(?:\w+\s)?(?:diseases?|infections?|conditions?|illness|disorders?|symptoms?|complications?|attacks?|nausea|pain)
      | (?:blood\s)?clots? | cancers? | tumou?rs? | stress | itch | diarrho?ea | vomiting | fever | bleeding | loss
      | smoking | swelling
      | cholesterol | wounds? | lesions? | problems? | decline | failure | resistance | relapses? | depression
      | lab(?:o|ou)r | fractures? | arrest | injur(?:y|ies) | preterm""",
    re.VERBOSE | re.IGNORECASE,
)
"""What may be any condition, or a symptom of many."""
_WORD = re.compile(r"[\w'’-]+")
_MOST_BEFORE = 3  # words before the noun that belong to the name: "autoimmune inner ear disease"
_FEWEST = 2  # times that a text names the condition it is about
_FIRST = 4  # sentences of a text that tell what it is about
_TRUST, _TRUST_ONCE, _TRUST_OF_TRIAL = 0.5, 0.3, 0.8
_OF_PEOPLE = "population.condition_of_people"
JOINING = re.compile(r"\b(?:trial|study|random\w*|enrol\w*|recruit\w*|assigned)\b", re.IGNORECASE)


def find_named_conditions(doc: Doc) -> Iterator[FactMention]:
    """Find the diseases that the title and the first sentences name; what is named once counts less."""
    text = doc._.article.text
    folded = text.casefold()
    for sentence in doc._.sentences:
        is_title = sentence.zone is Zone.HEADLINE or sentence.index == 0
        if not is_title and sentence.index > _FIRST:
            break
        if sentence.zone is Zone.BOILERPLATE:
            continue
        for named in dict.fromkeys(_named(text, sentence.start, sentence.end)):
            kind = _OF_KIND.match(text[slice(*named)])
            span = named[0] + (kind.end() if kind else 0), named[1]
            name = condition_name(doc, span)
            times = folded.count(text[slice(*span)].casefold())
            trust = _TRUST if times >= _FEWEST else _TRUST_ONCE
            by = _company(text, sentence, span)
            if name and _tells(name, by=by, times=times) and not _is_no_name(name):
                trust = _TRUST_OF_TRIAL if by == _OF_PEOPLE and JOINING.search(text, sentence.start, sentence.end) else trust
                yield fact("population.condition", name, span, by=by, confidence=trust)


def _tells(name: str, *, by: str, times: int) -> bool:
    """Tell whether a name says which condition is meant: "liver disease" does where people have it or it comes again."""
    if not _VAGUE.fullmatch(name):
        return True
    return " " in name and not _EVENTS.search(name) and (by == _OF_PEOPLE or times > _FEWEST)


_EVENTS = re.compile(r"\b(?:attacks?|complications?|conditions?|symptoms?)$", re.IGNORECASE)


def _is_no_name(name: str) -> bool:
    """Tell whether some words are no name of a disease: a verb or a number stands in them, or they are a journal's title."""
    if name[0].isdigit() or (name.istitle() and " " in name):
        return True
    return any(word.kind in {"verb", "base_verb", "stop"} for word in words_of(name))


def _company(text: str, sentence: Sentence, span: tuple[int, int]) -> str:
    """Tell whether a name stands with people who have the condition, with what is done against it, or alone."""
    has_it = _HAVE_IT.search(text, sentence.start, span[0]) or _PEOPLE_AFTER.match(text, span[1], sentence.end)
    if has_it:
        return _OF_PEOPLE
    return "population.feared_condition" if _FEARED.search(text, sentence.start, span[0]) else "population.named_condition"


def _named(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    yield from _after_cues(text, start, end)
    yield from _repeated(text, start, end)


def _repeated(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the longest run of words that ends in a noun for a disease and that the text uses again."""
    words = list(_WORD.finditer(text, start, end))
    folded = text.casefold()
    for at, head in enumerate(words):
        if not has_condition_head(head.group()) or _HARM.search(text, start, words[max(at - 1, 0)].start()):
            continue
        for first in range(max(at - _MOST_BEFORE, 0), at + 1):
            span = words[first].start(), head.end()
            gram = text[slice(*span)]
            is_bare = all(is_open_class(word.group()) for word in words[first:at]) and not re.search(r"[,;:.()]", gram)
            if is_bare and folded.count(gram.casefold()) > _FEWEST and not _HARM.search(text, start, span[0]):
                bare = bare_condition(text, span)
                if bare:
                    yield bare
                break


def _after_cues(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for cue in _CUE.finditer(text, start, end):
        found = noun_phrase_after(text, cue.end(), end, joins=frozenset({"of"}))
        span = bare_condition(text, found) if found and found[0] - cue.end() <= len("the ") else None
        if span and has_condition_head(text[slice(*span)]) and not _HARM.search(text, start, cue.end()):
            yield span
