"""Sentence boundaries that survive trial language: decimals, `vs.`, `95% C.I.`, `p = .04`, initials, `et al.`.

spaCy's rule-based sentencizer breaks after every full-stop token, and so inside `St. Mary's` or `Smith et al. found`. Here a
boundary needs a stop, white space, and a beginning that can begin a sentence; and no sentence crosses a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

_STOP = re.compile(
    r"""
    (?P<stop> [.!?…]+ )
    (?P<close> [\"'”’»)\]]* )      # a closing quotation mark or bracket belongs to the sentence
    (?P<marks> [⁰¹²³⁴-⁹˒⁾⁽]* )    # and so does a reference mark
    (?P<gap> \s+ )
    (?= (?P<next> [\"'“‘«(\[]* [^\s] ) )
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"(?P<word>[\w.\-]+)$")
_PARTED_DECIMAL = re.compile(r"[<>=]\s?0\s?$")
"""`P < 0. 05` is one number that the printer tore apart."""
_INITIALS = re.compile(r"^(?!I$)(?:[A-Z]\.)*[A-Z]$")
_LETTERED = re.compile(
    r"""\b(?:amphotericin|appendix|arms?|class|cohorts?|cyclosporine?|figure|groups?|grade|ha?emophilia|hepatitis|immunoglobulin
        |influenza|interferon|panel|parts?|plan|protein|regimens?|stage|study|table|trial|types?|vitamins?)\s[A-Z]$""",
    re.VERBOSE | re.IGNORECASE,
)
"""A letter that names a kind of thing is no initial (`calcium and vitamin D.`)."""
_NEXT = re.compile(r"(?P<first>\w+)(?:\s(?P<second>\S+))?")
_JOINS = frozenset({"and", "for", "of"})
"""Small words inside the name of a body (`U.S. Food and Drug Administration`)."""


def split_sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Give the sentences of `text[start:end]` as offsets, without surrounding white space."""
    end = len(text) if end is None else end
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match.end() < end and _is_boundary(text, begin, match):
            yield from _trimmed(text, begin, match.end("marks"))
            begin = match.end("gap")
    yield from _trimmed(text, begin, end)


def _is_boundary(text: str, begin: int, match: re.Match[str]) -> bool:
    following = match["next"][-1]
    if following.islower():
        return False
    if match["stop"] != "." or match["close"]:
        return True
    if following.isdigit() and _PARTED_DECIMAL.search(text, max(begin, match.start() - 4), match.start()):
        return False
    word = _LAST_WORD.search(text, max(begin, match.start() - 30), match.start())
    if word is None:
        return True
    if _is_abbreviation(word["word"], following):
        return False
    at = match.end() + len(match["next"]) - 1
    is_lettered = _LETTERED.search(text, max(begin, match.start() - 30), match.start())
    return bool(is_lettered) or not (_INITIALS.match(word["word"]) and _goes_on(word["word"].lower(), text, at))


def _goes_on(initials: str, text: str, at: int) -> bool:
    """Tell whether the name to which initials belong goes on at `at` (`J.K. Lind`, `U.S. Department of Health`)."""
    known, following = lexicon.load("abbreviations"), _NEXT.match(text, at)
    if following is None or not following["first"][0].isupper() or initials in known.phrases("degrees"):
        return False
    if following["first"].lower() in lexicon.phrases("words/sentence_openers"):
        return False
    second = following["second"] or ""
    is_name = following["first"].isupper() or second[:1].isupper() or second in _JOINS
    return initials not in known.phrases("places") or is_name


def _is_abbreviation(word: str, following: str) -> bool:
    lowered = word.lower().rstrip(".")
    if lowered in _never_final():
        return True
    return lowered in _before_numbers() and following.isdigit()


def _never_final() -> frozenset[str]:
    return frozenset(lexicon.load("abbreviations").phrases("never_final"))


def _before_numbers() -> frozenset[str]:
    return frozenset(lexicon.load("abbreviations").phrases("before_numbers"))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def find_sentence_spans(doc: Doc) -> tuple[tuple[int, int, int], ...]:
    """Give `(start, end, block)` for every sentence of the article."""
    text = doc._.article.text
    return tuple(
        (start, end, number)
        for number, block in enumerate(doc._.article.blocks)
        for start, end in split_sentences(text, block.start, block.end)
    )
