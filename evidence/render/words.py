"""The realiser: agreement, lists, articles, capitals, numbers and quotations, so that templates need no grammar."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from evidence.render.wording import word
from evidence.vocabulary import Qualifier

if TYPE_CHECKING:
    from evidence.record import Interval, Number, PValue, Stated

NOT_STATED = "not stated in this text"
NOT_STATED_CELL = "not stated"
QUOTE_LENGTH = 200
"""The longest quotation in characters, ellipses included: about two lines, so that a list of sources stays readable."""

_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“"}
_BRACKETS = re.compile(r"[][(){}“”]")
_EIGHT_OR_ELEVEN = re.compile(r"(?: 8 \d* | 11 | 18 ) (?! \d )", re.VERBOSE)
_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)
_REPEATED = re.compile(r"\b (\w+) (?: [ ] \1 \b )+", re.VERBOSE | re.IGNORECASE)
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def tidy(text: str) -> str:
    """Drop control, formatting and unassigned characters and write every run of white space as one space."""
    if text.isprintable():
        return " ".join(text.split())
    spaced = (" " if character.isspace() else character for character in text)
    return " ".join("".join(c for c in spaced if unicodedata.category(c) not in _INVISIBLE).split())


def balance(text: str) -> str:
    """Drop brackets and curly quotation marks that have no partner, and pairs with nothing between them."""
    if not _BRACKETS.search(text):
        return text
    kept: list[str] = []
    open_at: list[int] = []
    for character in text:
        if character in _PAIRS and not (open_at and kept[open_at[-1]] == _PAIRS[character]):
            continue
        if character in _PAIRS:
            start = open_at.pop()
            if not "".join(kept[start + 1 :]).strip():
                del kept[start:]
                continue
        elif character in _PAIRS.values():
            open_at.append(len(kept))
        kept.append(character)
    orphans = set(open_at)
    return "".join(character for at, character in enumerate(kept) if at not in orphans)


def quote_once(text: str) -> str:
    """Drop the quotation marks of a quotation inside a quotation: one pair is enough."""
    kept: list[str] = []
    depth = 0
    for character in text:
        if character == "“":
            depth += 1
        if not ((character in "“”" and depth > 1) or (character == '"' and depth)):
            kept.append(character)
        if character == "”":
            depth = max(depth - 1, 0)
    return "".join(kept)


@lru_cache(maxsize=2048)
def clean(text: str | None) -> str:
    """Make a phrase of the text fit to stand inside a sentence: tidy, balanced, no stop at either end."""
    if text is None:
        return ""
    phrase = tidy(balance(tidy(text))).strip(" .,;:!?–—")
    return phrase if any(character.isalnum() for character in phrase) else ""


def phrase(stated: Stated[str] | None) -> str:
    """Give a stated phrase, cleaned; an empty string where it is not stated."""
    return clean(stated.value) if stated else ""


def once(text: str) -> str:
    """Write a word that our own joins doubled (`the trial trial`) once; numbers are left alone."""
    return _REPEATED.sub(lambda match: match[0] if match[1].isdigit() else match[1], text)


def capitalise(text: str) -> str:
    """Write a capital at the start, unless the first word has capitals of its own (`mRNA`, `pNFH`)."""
    first = text.split(" ", 1)[0]
    return text if first != first.lower() else text[:1].upper() + text[1:]


def sentence(*parts: str) -> str:
    """Join parts by spaces into one sentence with a capital and a full stop; nothing gives nothing."""
    text = once(tidy(" ".join(part for part in parts if part)))
    if not text:
        return ""
    return capitalise(text) + ("" if text.rstrip("”’)\"'")[-1:] in {".", "!", "?", "…"} else ".")


def listed(items: Iterable[str], *, last: str = "and") -> str:
    """Join items as a list with `and`; semicolons where an item has a comma of its own."""
    kept = [item for item in dict.fromkeys(items) if item]
    if len(kept) < 2:  # noqa: PLR2004 - a list of one is itself
        return "".join(kept)
    if any("," in item or ";" in item for item in kept):
        return "; ".join(kept[:-1]) + f"; {last} {kept[-1]}"
    return ", ".join(kept[:-1]) + f" {last} {kept[-1]}"


def article(text: str) -> str:
    """Give `a` or `an` for the words or number that follow."""
    if text[:1].isdigit():
        return "an" if _EIGHT_OR_ELEVEN.match(text) else "a"
    return "an" if _VOWEL.match(text) else "a"


def bracketed(text: str) -> str:
    """Put words in brackets, or between dashes of a comma where they have brackets of their own."""
    if not text:
        return ""
    return f", {text}" if "(" in text else f" ({text})"


def quoted(text: str) -> str:
    """Quote words of the text, cut to `QUOTE_LENGTH`; nothing where there are none."""
    words = balance(cut(tidy(text))).rstrip(" ,;:–—")
    is_quoted = words[:1] == '"' == words[-1:] and words.count('"') == len('""')
    words = words.strip('"') if is_quoted or words.count('"') % 2 else words
    return f"“{words}”" if any(character.isalnum() for character in words) else ""


def cut(text: str, *, around: tuple[int, int] = (0, 0), length: int = QUOTE_LENGTH) -> str:
    """Cut a text at word ends to a length, ellipses included, keeping the part `around` in sight."""
    if len(text) <= length:
        return text
    room = length - 4
    middle = (around[0] + min(around[1], around[0] + room)) // 2
    start = max(0, min(middle - room // 2, len(text) - room))
    piece = text[start : start + room]
    if start > 0:
        piece = piece.split(" ", 1)[-1]
    if start + room < len(text):
        piece = piece.rsplit(" ", 1)[0]
    return ("… " if start > 0 else "") + piece.strip() + (" …" if start + room < len(text) else "")


_SHARE = re.compile(
    r"\b(?:half|halves|in|of)\b|(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?\b", re.VERBOSE | re.IGNORECASE
)
"""A share in words, such as `two thirds`, takes no sign."""


def with_unit(number: str, unit: str | None) -> str:
    """Write a printed number with its unit: `40%`, `5 points`, `2-fold`."""
    unit = tidy(unit or "")
    if not unit or number.endswith(unit):
        return number
    if unit == "%" and not any(map(str.isdigit, number)):
        return number if _SHARE.search(number) else f"{number} per cent"
    return f"{number}{unit}" if unit[0] in "%-°" else f"{number} {unit}"


def amount(number: Number, unit: str | None = None, qualifier: Qualifier = Qualifier.EXACT) -> str:
    """Write a number as printed with unit and qualifier: `more than 40%`."""
    return f"{word('qualifier', qualifier)} {with_unit(tidy(number.text), _unit(unit))}".strip()


def signed(number: Number, unit: str | None = None, qualifier: Qualifier = Qualifier.EXACT) -> str:
    """Write a number for a table cell: `> 40%`."""
    return word("qualifier_sign", qualifier) + with_unit(tidy(number.text), _unit(unit))


def _unit(unit: str | None) -> str | None:
    return "%" if unit and unit.strip().lower() in {"%", "percent", "per cent"} else unit


def limits(interval: Interval) -> str:
    """Write the limits of an interval, `0.5 to 0.8`; an empty string where neither is given."""
    low, high = (tidy(limit.text) if limit else "" for limit in (interval.low, interval.high))
    if low and high:
        return f"{low} to {high}"
    return f"from {low}" if low else f"up to {high}" if high else ""


def interval_cell(interval: Interval) -> str:
    """Write an interval for a table cell: `95% CI 0.5 to 0.8`."""
    level = f"{with_unit(tidy(interval.level.text), '%')} " if interval.level else ""
    return f"{level}{word('interval', interval.kind)} {limits(interval)}" if limits(interval) else ""


def interval_words(interval: Interval) -> str:
    """Write an interval for a sentence: `95% confidence interval 0.5 to 0.8`."""
    level = f"{with_unit(tidy(interval.level.text), '%')} " if interval.level else ""
    return f"{level}{word('interval_plain', interval.kind)} {limits(interval)}" if limits(interval) else ""


def p_words(p_value: PValue) -> str:
    """Write a p-value as printed: `P = 0.03`, with what it tests where it is not the plain comparison."""
    about = clean(p_value.about).replace("_", "-")
    notes = [f"for {about}"] if about else []
    notes += ["nominal"] if p_value.nominal else []
    return f"P {tidy(p_value.op)} {tidy(p_value.value.text)}" + (f", {', '.join(notes)}" if notes else "")


def distinct(items: Sequence[str]) -> tuple[str, ...]:
    """Give the items that are not empty, each once, in order."""
    return tuple(item for item in dict.fromkeys(items) if item)
