"""The phase of this trial, not of the earlier or the planned one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.facts import fact
from evidence.annotate.standing import of_this_study, sentences_with
from evidence.mentions import FactMention
from evidence.vocabulary import Phase

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PHASE = re.compile(
    r"""\bphase[\s‐‑-]?
        (?P<first> IV | I{1,3} | [1-4] | one | two | three | four ) (?P<letter> [abAB] )?
        (?: \s?[/–‐‑-]\s? (?:phase\s)? (?P<second> I{1,3} | [23] ) (?P<second_letter> [abAB] )? )?
        \b""",
    re.VERBOSE | re.IGNORECASE,
)
_LEVELS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "one": 1, "two": 2, "three": 3, "four": 4}
_OF_A_STUDY = re.compile(
    r"^[,)]?\s?(?:[\w.,/–‐‑-]+\s){0,7}?(?:trials?|stud(?:y|ies)|test|testing|results|data|clinical|rct|programme|program)\b",
    re.VERBOSE | re.IGNORECASE,
)
_ENUMERATED = re.compile(r"^\s(?:and|or)\s(?:phase\s)?(?:[1-4]|I{1,3}V?|IV)\b", re.IGNORECASE)
_BARE = 0.6  # weight of "phase 2" where no word for a study follows: it may be a part of a protocol


def find_phase(doc: Doc) -> Iterator[FactMention]:
    """Find the phase of this trial."""
    text = doc._.article.text
    for sentence, trust, match in sentences_with(doc, _PHASE):
        value = phase_of(match)
        after = text[match.end() : sentence.end]
        if value is None or _ENUMERATED.match(after) or not of_this_study(text, sentence, *match.span()):
            continue
        weight = 1.0 if _OF_A_STUDY.match(after) else _BARE
        yield fact("study.phase", value, match.span(), by="design.phase", confidence=trust * weight)


def phase_of(match: re.Match[str]) -> Phase | None:
    """Give the phase that the words name, or None where the combination is not a phase of trials."""
    first = _LEVELS[match["first"].lower()]
    second = _LEVELS[match["second"].lower()] if match["second"] else None
    if second is not None and second != first:
        name = f"phase{first}_phase{second}"
    else:
        name = f"phase{first}{(match['letter'] or '').lower()}"
    if name in {phase.value for phase in Phase}:
        return Phase(name)
    return Phase(f"phase{first}") if second is None else None
