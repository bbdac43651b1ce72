"""Phrases that messages are made of: the record's own words and numbers, and no number that it does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from evidence.record import Estimate, Outcome, Provenance, Subgroup
from evidence.vocabulary import PERCENT, Qualifier

_LISTED = 3
_LONGEST_QUOTE = 14
_LONGEST_PART = 10
_OPENED = re.compile(r"""(?:^|[\s:(])["“](?P<said>[^"”]+)""")
_CLOSED = re.compile(r"""(?P<said>[^"“”]+)["”]""")
"""The mark that opens a quotation may stand in an earlier sentence."""
_QUALIFIERS = {Qualifier.LESS: "less than ", Qualifier.MORE: "more than ", Qualifier.ABOUT: "about "}


def listed(phrases: Iterable[str]) -> str:
    """Join phrases as in a sentence, each once; those past the third become `others`."""
    once = list(dict.fromkeys(phrases))
    shown = once if len(once) <= _LISTED else [*once[: _LISTED - 1], "others"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def named(outcomes: Sequence[Outcome]) -> str:
    """Name the primary outcome or outcomes, in brackets the text's words for them."""
    if not outcomes:
        return "the primary outcome"
    plural = "s" if len(outcomes) > 1 else ""
    return f"the primary outcome{plural} ({listed(bare(outcome.name.value) for outcome in outcomes)})"


def part(subgroup: Subgroup, *, share: bool = True) -> str:
    """Name a subgroup, with its share where the text gives it and `share` asks for it."""
    name = quoted(subgroup.definition.value, longest=_LONGEST_PART)
    if not share or subgroup.share is None or subgroup.share.value.text in subgroup.definition.value:
        return name
    return f"{name} ({_QUALIFIERS.get(subgroup.share_qualifier, '')}{subgroup.share.value.text}% of participants)"


def effect(estimate: Estimate) -> str:
    """Name an effect with its value: `a hazard ratio of 0.65`, `a relative risk reduction of more than 40%`."""
    measure = estimate.measure.value.replace("_", " ")
    article = "an" if measure[0] in "aeiou" else "a"
    if estimate.value is None:
        return f"{article} {measure}"
    return f"{article} {measure} of {_QUALIFIERS.get(estimate.qualifier, '')}{amount(estimate.value.value.text, estimate.unit)}"


def amount(text: str, unit: str | None) -> str:
    """Write a number with its unit; a share told in words carries none (`one-third`)."""
    if unit in PERCENT:
        return f"{text}%" if text[-1:].isdigit() else text
    return f"{text} {unit}" if unit else text


def quoted(words: str, *, longest: int = _LONGEST_QUOTE) -> str:
    """Quote the text, cut to a length in words that a message can carry; a bracket that the cut left open goes too."""
    kept = words.split()
    if len(kept) <= longest:
        return f"“{bare(words)}”"
    cut = " ".join(kept[:longest])
    opened = cut.rfind("(")
    if opened > cut.rfind(")"):
        cut = cut[:opened]
    return f"“{bare(cut)} …”"


def spoken(words: str) -> str:
    """Give what stands between quotation marks, without who says it; all of the words where no mark shows it."""
    found = _OPENED.search(words) or _CLOSED.match(words)
    return found["said"].strip() if found else words


def bare(words: str) -> str:
    """Take white space and closing punctuation off words that stand within a sentence."""
    return " ".join(words.split()).rstrip(".,;:!? ")


def cited(*groups: Sequence[Provenance]) -> tuple[Provenance, ...]:
    """Put evidence together, each once, in the order of the text."""
    once = {(each.start, each.end): each for group in groups for each in group}
    return tuple(once[place] for place in sorted(once))
