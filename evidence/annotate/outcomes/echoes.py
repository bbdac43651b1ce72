"""Echoes: a ranked outcome is named once in full, and reported later under a shorter name, an abbreviation or in a clause.

"Time to prostate cancer progression" comes back as "had prostate cancer progression"; "overall survival (OS)" as "OS". An
echo is looked for in clauses that may report results, by the core of the name and then by its content words in any order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from evidence.annotate import lexicon
from evidence.annotate.outcomes import attributes
from evidence.annotate.outcomes.valence import REACH, TIME_TO
from evidence.annotate.phrases import pattern
from evidence.mentions import AbbreviationMention, Clause, OutcomeMention

ECHO = "rule:outcome_echo"
_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-\w+)*")
_STEM = 5
"""Letters that two forms of a word share (`progress-ion`, `progress-ed`); shorter words must be equal."""
_LONGEST_ABBREVIATION = 4
_SHORT_WORDS = frozenset({"died"})
_AT_A_TIME = re.compile(r"(?:\d+|one|two|three|four|five|six|ten)[\s-](?:year|month|week|day)s?\s", re.IGNORECASE)
_ABOUT_OTHERS = re.compile(r"(?:predictors?|predictive|prognostic|associations?|correlat\w+)\b", re.IGNORECASE)
"""An outcome that relates others (`predictors of response`): where those come back, it does not."""
_QUALIFIED = re.compile(
    r"(?: \w-related | \w-specific | cardiovascular | cardiac | vascular | relapse | hospital | operative | procedural )\s$",
    re.VERBOSE | re.IGNORECASE,
)
"""Before a synonym these words make it another outcome (`treatment-related mortality` beside overall survival)."""
_SPECIFIC = re.compile(r"\b[a-z]?[A-Z]{2,}\w*\b")
"""An abbreviation: one such word is enough to know a name again."""
_WORDS_AT_LEAST = 2
"""Content words below which a name is too common to be found by its words in any order."""


@dataclass(frozen=True, slots=True)
class Core:
    """What is left of a ranked outcome's name without words of measuring, and the stems of its content words."""

    mention: OutcomeMention
    name: str
    phrase: re.Pattern[str]
    stems: frozenset[str]


def find_echoes(
    text: str, clauses: Sequence[Clause], ranked: Iterable[OutcomeMention], abbreviations: Sequence[AbbreviationMention]
) -> Iterator[OutcomeMention]:
    """Give a mention for each clause that names a ranked outcome again, without its rank; longer names come first."""
    named = [core for mention in ranked for core in _cores(mention, abbreviations)]
    cores = sorted(named, key=lambda core: len(core.name), reverse=True)
    for clause in clauses:
        whole = [(core, found) for core in cores if (found := _whole(text, clause, core))]
        loose = [(core, found) for core in cores if (found := _scattered(text, clause, core))]
        same = ((core, found) for core, found in [*whole, *loose] if not _is_timed_anew(text, core, found))
        yield from (_echo(core, *found.span()) for core, found in same)


def _is_timed_anew(text: str, core: Core, found: re.Match[str]) -> bool:
    """Say whether the time until an outcome is told, where the ranked outcome is the event: another outcome."""
    is_timed = TIME_TO.search(text, max(0, found.start() - REACH), found.start())
    return is_timed is not None and "time" not in core.mention.name.lower()


def _whole(text: str, clause: Clause, core: Core) -> re.Match[str] | None:
    """Find the name as a whole; a synonym that another word makes more special is another outcome."""
    for found in core.phrase.finditer(text, clause.start, clause.end):
        if core.stems or not _QUALIFIED.search(text, clause.start, found.start()):
            return found
    return None


def _echo(core: Core, start: int, end: int) -> OutcomeMention:
    unranked = replace(core.mention, role=None, role_start=None, role_end=None, time_frame=None)
    return replace(unranked, start=start, end=end, desirable=attributes.desirable(core.name), by=ECHO)


def _cores(mention: OutcomeMention, abbreviations: Sequence[AbbreviationMention]) -> Iterator[Core]:
    if _ABOUT_OTHERS.match(mention.name):
        return
    names = {mention.name}
    for abbreviation in abbreviations:
        folded = mention.name.casefold()
        if abbreviation.long.casefold() in folded:
            names.add(re.sub(re.escape(abbreviation.long), abbreviation.short, mention.name, flags=re.IGNORECASE))
        if folded in {abbreviation.long.casefold(), abbreviation.short.casefold()}:
            names |= {abbreviation.short, abbreviation.long}
    stages = {stage for name in names for stage in (name, *measured(name))}
    for name in sorted(stages | _synonyms(stages), key=len, reverse=True):
        yield Core(mention, name, _as_pattern(name), _stems(name) if name in stages else frozenset())


def _synonyms(names: set[str]) -> set[str]:
    """Give the other words for outcomes that are each other's event or complement (`progression or death` for PFS)."""
    held = lexicon.load("words/outcome_synonyms").entries
    folded = {name.casefold() for name in names}
    keys = {key for phrase, key in held if phrase in folded}
    return {_printed(phrase) for phrase, key in held if key in keys}


def _printed(phrase: str) -> str:
    """Give an abbreviation in the case in which texts print it, so that it is not found inside other words."""
    return (
        phrase.upper() if len(phrase) <= _LONGEST_ABBREVIATION and phrase.isalpha() and phrase not in _SHORT_WORDS else phrase
    )


@cache
def _as_pattern(core: str) -> re.Pattern[str]:
    words = r"[\s\-]+".join(re.escape(word) for word in re.split(r"[\s\-]+", core))
    flags = re.NOFLAG if core.isupper() else re.IGNORECASE
    return re.compile(rf"(?<!\w){words}s?(?!\w)", flags)


def measured(name: str) -> Iterator[str]:
    """Cut words of measuring off a name, one after the other (`composite of`, `time to`); give what is left each time."""
    core = name
    while True:
        opening = _AT_A_TIME.match(core) or pattern("words/measuring_words", "opening").match(core)
        closing = next(
            (found for found in pattern("words/measuring_words", "closing").finditer(core) if found.end() == len(core)), None
        )
        if opening and opening.end() < len(core):
            core = core[opening.end() :].lstrip(" ,")
        elif closing and closing.start():
            core = core[: closing.start()].rstrip(" ,")
        else:
            return
        yield core


def _stems(core: str) -> frozenset[str]:
    words = (word.group().casefold() for word in _WORD.finditer(core))
    small = pattern("words/measuring_words", "small")
    return frozenset(word[:_STEM] for word in words if not small.fullmatch(word) and len(word) > 1 and not word[0].isdigit())


def _scattered(text: str, clause: Clause, core: Core) -> re.Match[str] | None:
    """Find a clause that holds every content word of a name in any order; the match is the last of them."""
    if len(core.stems) < (1 if _SPECIFIC.search(core.name) else _WORDS_AT_LEAST):
        return None
    words = list(_WORD.finditer(text, clause.start, clause.end))
    held = [word for word in words if word.group().casefold()[:_STEM] in core.stems]
    if {word.group().casefold()[:_STEM] for word in held} != core.stems:
        return None
    return held[-1]
