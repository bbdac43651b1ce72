"""P-values: `p=0·03`, `P < .001`, `a p value of 0.2`, `P for interaction, 0.04`, `p = 0.01 and 0.03, respectively`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.annotate.numbers.reading import Reading
from evidence.annotate.numbers.shape import ANY, Shape
from evidence.annotate.terms import Terms
from evidence.vocabulary import NumberKind

_TESTS = (
    r"interactions?|trend|heterogeneity|non-?inferiority|superiority|equivalence|homogeneity|difference|linear[ ]trend"
    r"|between|log-?rank"
)
_OPERATOR = r"""(?: [<>][ ]?(?:or|/)?[ ]?= | =[ ]?[<>] | [=<>≤≥] | &[lg]t;[ ]?=? | (?:less|lower|smaller|greater|higher
    |more)[ ]{1,3}than (?:[ ]or[ ]equal[ ]to)?
    | equals?(?:[ ]to)? | below | above | not[ ]exceeding )"""
P_VALUE = re.compile(
    rf"""
    (?<![\w'-]) [pP] (?:[ ]?</i>)? (?:'?s\b)? (?P<word> [ -]?values? )?
    (?: ,?[ _-]?[(]?(?:for[ ])?(?:the[ ])? (?P<about> {_TESTS} ) (?: [ ](?:test|effect) )? [)]? )?
    [ ]{{0,3}}(?P<link> :|,|was|were|is|of|are|both|all )? [ ]{{0,3}}
    (?P<operator> {_OPERATOR} )? (?:</i>)? [ ]{{0,3}}
    (?P<value> {ANY} )
    (?P<tail> (?: (?:,|;|[ ]and|,[ ]and|[ ]or|[ ]to)[ ]?(?:{_OPERATOR})?[ ]? {ANY} ){{0,6}}
        (?= (?:[ ](?:in|for|at)(?:[ ][a-z-]+){{1,4}})? ,?[ ]?\(?respectively ) )?
    (?: [ ]?[(]?(?:for|in)[ ](?:the[ ]|a[ ])?(?P<after> {_TESTS} )\b )?
    """,
    re.VERBOSE,
)
NOT_SIGNIFICANT = re.compile(
    r"""
    (?<![\w'-]) [pP] (?:[ ]?</i>)? (?:[ -]?values?)? [ ]{0,2} (?: =|:|>|,|was|were|is )? [ ]{0,2}
        (?: [nN][. ]?[sS]\b\.? | not[ ]significant | non-?significant )
    """,
    re.VERBOSE,
)
"""`P = NS`: a p-value of which only the verdict is printed. A bare `NS` may as well be normal saline."""
_NOMINAL = re.compile(r"nominal(?:ly)?[ ](?:significant[ ])?[(,]?[ ]?(?:two-sided[ ]|one-sided[ ])?$", re.IGNORECASE)
NOT_TOLD = "NS"
"""The operator of a p-value that is printed as not significant, without a number."""
_LESS, _MORE = re.compile(r"less|lower|smaller|below|exceed"), re.compile(r"greater|higher|more|above")


@dataclass(frozen=True, slots=True)
class PrintedP:
    """A p-value of a shape: places in the shape's text, and the numeral's index, or None where `NS` is printed for it."""

    start: int
    end: int
    index: int | None
    operator: str
    about: str | None
    nominal: bool


def find_p_values(shape: Shape) -> tuple[PrintedP, ...]:
    """Find the p-values of a sentence, in order."""
    return shape.once("p_values", _find_p_values)


def _find_p_values(shape: Shape) -> Iterator[PrintedP]:
    yield from sorted([*_find_numbered(shape), *_find_unnumbered(shape)], key=lambda printed: printed.start)


def _find_unnumbered(shape: Shape) -> Iterator[PrintedP]:
    for match in NOT_SIGNIFICANT.finditer(shape.text):
        yield PrintedP(match.start(), match.end(), None, NOT_TOLD, None, False)


def _find_numbered(shape: Shape) -> Iterator[PrintedP]:
    if "p" not in shape.text and "P" not in shape.text:
        return
    for match in P_VALUE.finditer(shape.text):
        if not _is_p_value(shape, match):
            continue
        index = shape.index(match.start("value"))
        nominal = bool(_NOMINAL.search(shape.text, max(0, match.start() - 40), match.start()))
        about = _test(match["about"] or match["after"])
        first = PrintedP(match.start(), match.end("value"), index, read_operator(match["operator"]), about, nominal)
        yield first
        yield from _find_tail(shape, match, first)


def _find_tail(shape: Shape, match: re.Match[str], first: PrintedP) -> Iterator[PrintedP]:
    for more in re.finditer(rf"(?P<operator>{_OPERATOR})?[ ]?(?P<value>{ANY})", match["tail"] or "", re.VERBOSE):
        at = match.start("tail") + more.start("value")
        operator = read_operator(more["operator"]) if more["operator"] else first.operator
        yield PrintedP(
            match.start("tail") + more.start("operator" if more["operator"] else "value"),
            at + 1,
            shape.index(at),
            operator,
            first.about,
            first.nominal,
        )


def _is_p_value(shape: Shape, match: re.Match[str]) -> bool:
    value = shape.value_at(match.start("value")).value
    if not 0 <= value <= 1:
        return False
    spoken = match["operator"] or (match["word"] and match["link"]) or match["about"]
    return bool(spoken) or value != value.to_integral()


def _test(words: str | None) -> str | None:
    return words.rstrip("s") if words and words not in {"between", "difference", "log-rank", "logrank"} else None


def read_operator(words: str | None) -> str:
    """Give the sign for an operator as printed: `=`, `<`, `>`, `≤` or `≥`."""
    words = (words or "=").replace("= <", "<").replace("= >", ">").replace(" ", "").replace("&lt;", "<").replace("&gt;", ">")
    if len(words) > 1 and words[0] in "<>=" and set(words) & set("<>"):
        return "≤" if "<" in words else "≥"
    if _LESS.search(words):
        return "≤" if "equal" in words else "<"
    if _MORE.search(words):
        return "≥" if "equal" in words else ">"
    return words if words in {"<", ">", "≤", "≥"} else "="


def read(shape: Shape, terms: Terms) -> Iterator[Reading]:  # noqa: ARG001 (every construct takes both)
    """Type the numbers that are p-values."""
    for printed in find_p_values(shape):
        if printed.index is not None:
            yield Reading(printed.index, NumberKind.P_VALUE)
