"""Superscripts and subscripts as marks: an exponent stays readable, a reference mark never touches a number.

`10<sup>9</sup>/L` becomes 10⁹/L and `mg/m<sup>2</sup>` mg/m²: digits and signs after a number, a unit or a single letter, and
at the start of a word (¹⁸F), become Unicode superscripts, one for one. Reference marks (`45%<sup>2,3</sup>`, `<sup>*</sup>`,
`survival<sup>4</sup>`, `<sup>[1]</sup>`, `<sup>™</sup>`) are left out: 45%, survival. A lone sign stays as it is (CD4+), and so
do words (5th) and subscripts (CO2, HbA1c) unless a digit stands before: `3<sub>2</sub>` becomes 3₂.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.ingest.strands import Span

_RAISED = str.maketrans("0123456789+-−–()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾")
_LOWERED = str.maketrans("0123456789+-−–()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₍₎")
_EXPONENT = re.compile(r"[+\-−–]? \d{1,3} [+\-−–]?", re.VERBOSE)
_SIGN = re.compile(r"[+\-−–]")
_REFERENCE_MARK = re.compile(
    r"[\s\[\]()]* (?: \d{1,3} | [a-z] | [*†‡§¶#‖|]+ | TM | SM | ™ | ® | © | \(R\) )"
    r"(?: [\s,;–—\-−\[\]()]+ (?: \d{1,3} | [a-z] ) )* [\s,;\[\]()]*",
    re.VERBOSE,
)
_BASE = re.compile(
    r"(?: \d | (?: ^ | [^\w] ) (?: [^\W\d_] | [cdkmnµμ]m | kg | mL | ml | dL | [µμ]L | min | sec | mol ) ) $", re.VERBOSE
)
_TAIL = 8


def raise_marks(spans: Sequence[Span], before: str) -> list[Span]:
    """Give the spans of a superscript as they shall stand after `before`."""
    text = "".join(span.text for span in spans).strip()
    if _SIGN.fullmatch(text):
        return list(spans)
    starts_word = not before or before[-1].isspace() or before[-1] in "([-–/"
    if _EXPONENT.fullmatch(text) and (starts_word or _BASE.search(before[-_TAIL:])):
        return [Span(span.text.translate(_RAISED), span.at) for span in spans]
    if _REFERENCE_MARK.fullmatch(text):
        return []
    return [Span(span.text.translate(_RAISED), span.at) for span in spans] if _glues(before, text) else list(spans)


def lower_marks(spans: Sequence[Span], before: str) -> list[Span]:
    """Give the spans of a subscript as they shall stand after `before`."""
    text = "".join(span.text for span in spans).strip()
    return [Span(span.text.translate(_LOWERED), span.at) for span in spans] if _glues(before, text) else list(spans)


def _glues(before: str, text: str) -> bool:
    return bool(before[-1:].isdigit() and text[:1].isdigit())
