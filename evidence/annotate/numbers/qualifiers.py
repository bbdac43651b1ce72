"""How exactly a number is meant: `more than 40%`, `≥50`, `about 80%`, `65 or more`."""

from __future__ import annotations

import re

from evidence.annotate.numbers.shape import ANY, Shape
from evidence.annotate.terms import Terms
from evidence.vocabulary import NumberKind, Qualifier

_SIGN = re.compile(r"(?P<sign>[<>≤≥~≈∼]|&[lg]t;)(?:[ ]?(?:or[ ]?)?=)?[ ]?[$€£]?$")
_AFTER = re.compile(
    rf"""
    (?: (?:[ ]?%|[ ]percent)? (?:[ ][a-z]+)? [ ]
        (?: or[ ](?P<or>more|greater|higher|over|above|older|longer|less|fewer|lower|below|younger|under)
          | and[ ](?P<and>over|older|above|younger|under) )\b (?![ ]?{ANY})
      | %?(?P<plus>\+)(?![ ]?[/o]) )
    """,
    re.VERBOSE,
)
_SIGNS = {
    "<": Qualifier.LESS,
    "≤": Qualifier.LESS,
    "&lt;": Qualifier.LESS,
    ">": Qualifier.MORE,
    "≥": Qualifier.MORE,
    "&gt;": Qualifier.MORE,
}
_LESS_WORDS = {"less", "fewer", "lower", "below", "younger", "under"}
_LEAD = re.compile(r"[ ](?:an?[ ]|the[ ]|[$€£])?")


def qualify(shape: Shape, index: int, kind: NumberKind, terms: Terms) -> Qualifier:
    """Read the words or sign beside a numeral."""
    at = shape.at[index]
    sign = _SIGN.search(shape.text, max(0, at - 8), at)
    if sign:
        return _SIGNS.get(sign["sign"], Qualifier.ABOUT)
    after = _AFTER.match(shape.text, at + 1)
    if after:
        return Qualifier.LESS if (after["or"] or after["and"]) in _LESS_WORDS else Qualifier.MORE
    start = shape.numerals[index].start
    for term in reversed(terms.of("qualifiers", shape.sentence.start, shape.sentence.start + start)):
        end = term.end - shape.sentence.start
        words = shape.plain[term.start - shape.sentence.start : end].lower()
        if not _LEAD.fullmatch(shape.plain, end, start) or (words == "over" and kind is NumberKind.DURATION):
            return Qualifier.EXACT
        return Qualifier(term.value)
    return Qualifier.EXACT
