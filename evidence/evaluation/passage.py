r"""Annotated passages: text whose words carry labels, in one notation for examples, tests and gold.

    The drug cut strokes by [50%](estimate measure=relative_risk_reduction) against [placebo](arm).

Square brackets hold the words, round brackets a label and `key=value` attributes. Marks nest: `[[a](x) b](y)`. In the words,
`\[`, `\]` and `\\` stand for the characters themselves. A value with spaces, brackets, quotes or a backslash is written in
double quotes, inside which `\"` and `\\` stand for the characters. Offsets are code points of the text without its marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.errors import CorpusError

_ATTRIBUTE = r"""
    (?P<key> [a-z][a-z0-9_]* )
    =
    (?: " (?P<quoted> (?: [^"\\] | \\["\\] )* ) "
      | (?P<bare> [^\s()"\\]+ )
    )
"""
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE, re.VERBOSE)
_MARK = re.compile(
    r"""
    \( \s*
    (?P<label> [a-z][a-z0-9_]* )
    (?P<attributes> (?: \s+ [a-z][a-z0-9_]* = (?: "(?:[^"\\]|\\["\\])*" | [^\s()"\\]+ ) )* )
    \s* \)
    """,
    re.VERBOSE,
)
_BARE_VALUE = re.compile(r"""[^\s()"\\]+""")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ESCAPABLE = "[]\\"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A label on the words at `[start, end)`.

    Attributes:
        attributes: pairs of key and value, in the order written.
    """

    label: str
    start: int
    end: int
    attributes: tuple[tuple[str, str], ...] = ()

    def get(self, key: str, default: str | None = None) -> str | None:
        """Give the value of an attribute, or `default`."""
        return dict(self.attributes).get(key, default)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its annotations, the outer before the inner and the earlier before the later."""

    text: str
    annotations: tuple[Annotation, ...] = ()

    def words(self, annotation: Annotation) -> str:
        """Give the words that an annotation stands on."""
        return self.text[annotation.start : annotation.end]


def parse_passage(notation: str) -> Passage:
    """Read annotated notation.

    Raises:
        CorpusError: a bracket is not closed or not opened, a label is malformed, or an escape is unknown; the reason names
            line and column.
    """
    return _Parser(notation).parse()


def write_passage(passage: Passage) -> str:
    """Write a passage in the notation; reading it again gives the same passage.

    Raises:
        CorpusError: two annotations cross, one has no words, or one lies outside the text.
    """
    parts: list[str] = []
    opened: list[Annotation] = []
    at = 0
    for annotation in sorted(passage.annotations, key=lambda each: (each.start, -each.end)):
        _check_place(annotation, passage.text)
        while opened and opened[-1].end <= annotation.start:
            parts += [_escape(passage.text[at : opened[-1].end]), _mark(opened[-1])]
            at = opened.pop().end
        if opened and annotation.end > opened[-1].end:
            raise _unwritable(f"annotations {opened[-1].label} and {annotation.label} cross at character {annotation.start}")
        parts += [_escape(passage.text[at : annotation.start]), "["]
        at = annotation.start
        opened.append(annotation)
    for annotation in reversed(opened):
        parts += [_escape(passage.text[at : annotation.end]), _mark(annotation)]
        at = annotation.end
    parts.append(_escape(passage.text[at:]))
    return "".join(parts)


class _Parser:
    def __init__(self, notation: str) -> None:
        self.notation = notation
        self.characters: list[str] = []
        self.found: list[Annotation | None] = []
        self.opened: list[tuple[int, int, int]] = []

    def parse(self) -> Passage:
        at = 0
        while at < len(self.notation):
            at = self._step(at)
        if self.opened:
            raise self._bad(self.opened[-1][2], "this bracket is never closed")
        return Passage("".join(self.characters), tuple(each for each in self.found if each is not None))

    def _step(self, at: int) -> int:
        character = self.notation[at]
        if character == "\\":
            return self._escape(at)
        if character == "[":
            self.opened.append((len(self.found), len(self.characters), at))
            self.found.append(None)
            return at + 1
        if character == "]":
            return self._close(at)
        self.characters.append(character)
        return at + 1

    def _escape(self, at: int) -> int:
        escaped = self.notation[at + 1 : at + 2]
        if not escaped or escaped not in _ESCAPABLE:
            raise self._bad(at, "a backslash must be followed by a square bracket or a backslash")
        self.characters.append(escaped)
        return at + 2

    def _close(self, at: int) -> int:
        if not self.opened:
            raise self._bad(at, "this bracket was never opened")
        slot, start, opened_at = self.opened.pop()
        mark = _MARK.match(self.notation, at + 1)
        if mark is None:
            raise self._bad(at, "words in brackets need (label key=value …) after them")
        if start == len(self.characters):
            raise self._bad(opened_at, "an annotation needs words")
        self.found[slot] = Annotation(mark["label"], start, len(self.characters), self._attributes(mark))
        return mark.end()

    def _attributes(self, mark: re.Match[str]) -> tuple[tuple[str, str], ...]:
        attributes: dict[str, str] = {}
        for each in _ONE_ATTRIBUTE.finditer(self.notation, mark.start("attributes"), mark.end("attributes")):
            if each["key"] in attributes:
                raise self._bad(each.start(), f"the attribute {each['key']} is given twice")
            quoted = each["quoted"]
            attributes[each["key"]] = each["bare"] if quoted is None else _ESCAPED.sub(r"\1", quoted)
        return tuple(attributes.items())

    def _bad(self, at: int, reason: str) -> CorpusError:
        line = self.notation.count("\n", 0, at) + 1
        column = at - (self.notation.rfind("\n", 0, at) + 1) + 1
        place = f"line {line}, column {column}"
        next_step = "Write [words](label key=value), and \\[ for a bracket of the text itself"
        return CorpusError(f"Bad passage notation at {place}: {reason}", next_step, (f"{place}: {reason}",))


def _check_place(annotation: Annotation, text: str) -> None:
    if not 0 <= annotation.start < annotation.end <= len(text):
        raise _unwritable(f"annotation {annotation.label} at {annotation.start} to {annotation.end} has no words in the text")


def _unwritable(reason: str) -> CorpusError:
    return CorpusError(f"The passage cannot be written: {reason}", "Let annotations nest, and give each at least one character")


def _escape(text: str) -> str:
    return re.sub(r"([\[\]\\])", r"\\\1", text)


def _mark(annotation: Annotation) -> str:
    attributes = "".join(f" {key}={_value(value)}" for key, value in annotation.attributes)
    return f"]({annotation.label}{attributes})"


def _value(value: str) -> str:
    if _BARE_VALUE.fullmatch(value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
