"""The condition of a text that never says "people with X": the disease that its title and its first sentences keep to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.facts import fact
from evidence.annotate.noun_phrases import is_open_class, noun_phrase_after
from evidence.annotate.population.conditions import bare_condition, condition_name, has_condition_head
from evidence.annotate.standing import factual_sentences
from evidence.mentions import FactMention
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
_VAGUE = re.compile(
    r"""(?:\w+\s)?(?:diseases?|infections?|conditions?|illness|disorders?|symptoms?|complications?|attacks?|nausea|pain)
      | (?:blood\s)?clots? | cancers? | tumou?rs? | stress | itch | diarrho?ea | vomiting | fever | bleeding | loss
      | smoking | swelling
      | cholesterol | wounds? | lesions? | problems? | decline | failure | resistance | relapses? | depression
      | lab(?:o|ou)r | fractures?""",
    re.VERBOSE | re.IGNORECASE,
)
"""What may be any condition, or a symptom of many."""
_WORD = re.compile(r"[\w'’-]+")
_MOST_BEFORE = 3  # words before the noun that belong to the name: "autoimmune inner ear disease"
_FEWEST = 2  # times that a text names the condition it is about
_FIRST = 4  # sentences of a text that tell what it is about
_TRUST = 0.5


def find_named_condition(doc: Doc) -> Iterator[FactMention]:
    """Find the disease that is named most often among those of the title and the first sentences."""
    text = doc._.article.text
    folded = text.casefold()
    best: tuple[tuple[bool, int, int], tuple[int, int], str] | None = None
    for sentence, _ in factual_sentences(doc):
        is_title = sentence.zone is Zone.HEADLINE or sentence.index == 0
        if not is_title and sentence.index > _FIRST:
            break
        for span in _named(text, sentence.start, sentence.end):
            name = condition_name(doc, span)
            times = folded.count(text[slice(*span)].casefold())
            key = (times >= _FEWEST, times, -span[0])
            if name and times >= _FEWEST and not _VAGUE.fullmatch(name) and (best is None or key > best[0]):
                best = key, span, name
    if best:
        yield fact("population.condition", best[2], best[1], by="population.named_condition", confidence=_TRUST)


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
                yield span
                break


def _after_cues(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for cue in _CUE.finditer(text, start, end):
        found = noun_phrase_after(text, cue.end(), end, joins=frozenset({"of"}))
        span = bare_condition(text, found) if found and found[0] - cue.end() <= len("the ") else None
        if span and has_condition_head(text[slice(*span)]) and not _HARM.search(text, start, cue.end()):
            yield span
