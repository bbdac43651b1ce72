"""Outcomes that an effect names: `a hazard ratio for stroke of 0.8`, `1.06 for malaria (0.9-1.2)`, `Cancer occurred in 12% …`.

A printed effect is on something: what it is printed `for`, or the subject whose occurrence its clause counts. Such a name
needs no word of the lexicon of outcomes, and is believed only where the clause names nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from evidence.annotate.noun_phrases import noun_phrase_after, noun_phrase_before
from evidence.annotate.outcomes.names import name_before
from evidence.mentions import Clause, EstimateMention, Mention, OutcomeMention
from evidence.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc

TOLD_BY_EFFECT = "rule:outcome_of_effect"
_RATIO_OF = re.compile(
    r"""
    \b(?: ratios?\s(?:for|of) | (?:relative|absolute|excess)\srisk\s(?:for|of) | (?:HR|OR|RR|IRR)s?\s(?:for|of)
      | (?:efficacy|effectiveness|protection)\s(?:against|for) )\s(?:the\s|an?\s|any\s)?
    """,
    re.VERBOSE,
)
_LIKELY = re.compile(
    r"""(?:\s(?:as|less|more))?(?:\slikely)?(?<=\slikely)\sto\s
        (?:contract|develop|experience|get|have|need|require|suffer(?:\sfrom)?|undergo)\s (?:an?\s|any\s|the\s)?""",
    re.VERBOSE,
)
"""`24% less likely to suffer a heart attack`."""
_FOR = re.compile(r"[\s%)\],;]*(?:\([^()]*\)\s?)?\bfor\s(?:the\s|an?\s|any\s)?")
_COUNTED = re.compile(
    r"""
    \s(?P<verb> (?:also\s)? (?: occurred | developed | recurred | arose | happened | emerged
      | (?:was|were)\s(?:also\s)?(?:seen|observed|reported|diagnosed|detected|confirmed|recorded|documented|found) )
      \s(?:in|among|with|by)\b | struck\s(?=the\s)
      | (?:had\s)?(?:eased|lessened|worsened|fell|rose|dropped)\s )
    """,
    re.VERBOSE,
)
_LIST_MARK = re.compile(
    r"(?:[,:;]\s(?:and\s|or\s|nor\s)?|\b(?:and|nor|or|as\s(?:was|were)|so\s(?:was|were))\s)(?:(?:in|for|the|an?|of)\s){0,2}$",
    re.VERBOSE | re.IGNORECASE,
)
"""What stands before an item of a list whose effects stand in brackets (`…, HAMD-17 (−11 against −7) and sleep (2 v 1)`)."""
_NO_NAME = re.compile(
    r"""
    (?: (?:an?|all|any|both|each|it|he|she|they|we|this|that|these|those|such|which|who|one|other|others|there|the)\b
      (?=\s*$) | (?:it|this|that|these|those|they|both|each|such|there|results?|responses?|differences?|effects?|changes?
      |findings?|benefits?|reductions?|increases?|improvements?|trends?|association|similar|no|none|neither|the\ssame|most|some
      |fewer|more|weeks?|months?|years?|days?|example|instance|everyone|all|men|women|adults|children|patients|participants
      |people|those|subjects|(?:long|short)[\s-]term|primary|secondary|main|comparison|superiority|non-?inferiority
      |interaction|trend|heterogeneity|age|sex)\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"""\b(?:patients|participants|people|women|men|children|adults|subjects|groups?|arms?|samples?|populations?|cohorts?
        |analys[ei]s)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SET_AGAINST = re.compile(
    r"""
        \s(?:vs | versus | compared | against | relative\sto | over | alone | recipients | groups? | arms?)\b
    """,
    re.VERBOSE,
)
_BRACKET = re.compile(r"\([^()]*\)")
_HAS_NUMBER = re.compile(r"\d")
_IN_ITEM = frozenset({"of", "in", "with"})
_MOST_WORDS = 7
_NO_OUTCOME = {Measure.NUMBER_NEEDED_TO_TREAT}


def outcomes_of_effects(doc: Doc, clauses: Sequence[Clause], found: Sequence[OutcomeMention]) -> Iterator[tuple[int, int]]:
    """Give the names of outcomes that the effects of an article tell, where no mention stands already.

    Args:
        doc: the article; its estimates and arms are read.
        clauses: where results may be told, in order.
        found: the outcomes found otherwise.
    """
    text = doc._.article.text
    arms = [(arm.start, arm.end) for arm in doc._.arms]
    for effect in doc._.estimates:
        clause = next((clause for clause in clauses if clause.start <= effect.start < clause.end), None)
        if clause is None or effect.measure in _NO_OUTCOME:
            continue
        own = (*_printed_for(text, clause, effect), *_counted_subject(text, clause, effect, found))
        for start, end in own or _before_bracket(text, clause, effect):
            if may_name(text, start, end) and not any(start < last and first < end for first, last in arms):
                yield start, end


def _printed_for(text: str, clause: Clause, effect: EstimateMention) -> Iterator[tuple[int, int]]:
    """Read `hazard ratio for stroke`, `1.06 for malaria` right behind the value, and `half as likely to have a stroke`."""
    end = effect.value.end if effect.value else effect.end
    named = [match.end() for match in _RATIO_OF.finditer(text, clause.start, end)]
    likely = _LIKELY.match(text, effect.end, clause.end)
    named += [likely.end()] if likely else []
    behind = _FOR.match(text, end, clause.end) or _FOR.match(text, effect.end, clause.end)
    for at in (*named[-1:], *([behind.end()] if behind else [])):
        name = noun_phrase_after(text, at, clause.end, joins=frozenset({"of", "from", "or"}))
        if name and name[0] == at and not _SET_AGAINST.match(text, name[1]):
            yield name


def _counted_subject(
    text: str, clause: Clause, effect: EstimateMention, found: Sequence[OutcomeMention]
) -> Iterator[tuple[int, int]]:
    """Read `Cancer occurred in 12%`, where the clause names no outcome."""
    verb = _COUNTED.search(text, clause.start, effect.start)
    if verb is None or _named_before(found, clause, effect):
        return
    name = name_before(text, clause.start, verb.start())
    if name and not any(mark in text[slice(*name)] for mark in ",;:("):
        yield name


def _before_bracket(text: str, clause: Clause, effect: EstimateMention) -> Iterator[tuple[int, int]]:
    """Read an item of a list right before the bracket that holds its effect, where another item has a bracket too."""
    opened = text.rfind("(", clause.start, effect.start + 1)
    if opened <= clause.start or ")" in text[opened : effect.start] or not _HAS_NUMBER.search(text, opened, effect.end):
        return
    name = noun_phrase_before(text, clause.start, opened - 1, joins=_IN_ITEM)
    if name is None or name[1] != opened - 1 or not _LIST_MARK.search(text, clause.start, name[0]):
        return
    others = _BRACKET.findall(text, clause.start, name[0]) + _BRACKET.findall(text, effect.end, clause.end)
    if any(_HAS_NUMBER.search(other) for other in others):
        yield name


def _named_before(found: Sequence[OutcomeMention], clause: Clause, effect: Mention) -> bool:
    return any(clause.start <= outcome.start < effect.end for outcome in found)


def may_name(text: str, start: int, end: int) -> bool:
    """Tell whether words may be the name of an outcome: short, no number, no people, no pronoun."""
    name = text[start:end]
    return (
        len(name.split()) <= _MOST_WORDS
        and not any(letter.isdigit() for letter in name.split("-")[0])
        and not name.endswith("-")
        and text[end : end + 1] != "-"
        and not _NO_NAME.match(name)
        and not _PEOPLE.search(name)
    )
