"""Capitals in the middle of a sentence: a name that the text has at the start of a sentence loses its capital there."""

from __future__ import annotations

import re

from evidence.render.wording import wording

_ARTICLES = frozenset({"A", "An", "The"})
_PLAIN_WORD = re.compile(r"[A-Z] [a-z]+ (?: - [a-z]+ )*", re.VERBOSE)
"""One capital and no digit, apostrophe or second capital: `Progression-free`, but not `HbA1c` or `Schirmer's`."""
_TITLE_WORD = re.compile(r"[A-Z] [a-z] [\w-]*", re.VERBOSE)
_COMMON_ENDING = re.compile(r"(?: ic | al | ing | ed | ive | ity | tion | sion | ness | ment | ous | ary | ory ) $", re.VERBOSE)
"""Endings of English words that names of drugs and places rarely have."""
_LETTERS = re.compile(r"[a-z]+")


def lower_first(name: str, text: str) -> str:
    """Write a name with a small first letter, unless its first word is an abbreviation or a proper name.

    Proper is a word that the text never writes small and that is no common word of outcomes and treatments. A name with a
    second capital (`Motor Neurone Disease`) is left as the text has it.
    """
    first, _, rest = name.partition(" ")
    if first in _ARTICLES and rest:
        return first.lower() + " " + lower_first(rest, text)
    if not _PLAIN_WORD.fullmatch(first) or _TITLE_WORD.match(rest):
        return name
    small = _LETTERS.match(first.lower())
    head = small[0] if small else ""
    is_common = (
        head in wording("common_words") or _COMMON_ENDING.search(head) or re.search(rf"(?<![\w-]){head}(?![\w’'])", text)
    )
    return first.lower() + name[len(first) :] if is_common else name
