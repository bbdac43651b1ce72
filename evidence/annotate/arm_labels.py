"""The words for a group that stand beside a value: `in the placebo group`, `with drug X`, `placebo:`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.annotate.numbers import Shape

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GROUP = re.compile(
    r"""\b(?P<label>(?:[Tt]he[ ])?(?!(?:the|this|that|each|either|both|all|other|same|two|three|one|per|between|age|study
        |treatment|of|in|and|or
        |for|with|to|among|within|across|were|was|by)[ ](?:group|arm))[A-Za-z][\w+/-]*(?:[ ](?!(?:and|or|vs|versus|than
        |in|of|for|with|to|were|was|had|
        |the|compared|from|who)\b)[A-Za-z][\w+/-]*){0,3}?)[ -](?:treatment[ ]|study[ ])?(?:group|arm|recipients|regimen)s?\b
      | \b[Gg]roup[ ](?:[A-H]|I{1,3}V?)\b | \b[Aa]rm[ ](?:[A-H]|I{1,3}V?)\b""",
    re.VERBOSE,
)
_TWO_GROUPS = re.compile(
    r"""\b(?:the|both|in|for)[ ](?P<a>[A-Za-z][\w+/-]*(?:[ ](?!and\b|or\b)[A-Za-z\d][\w+/-]*){0,3}?)[ ](?:and|or|vs\.?
        |versus)[ ](?:the[ ])?
        (?P<b>[A-Za-z][\w+/-]*(?:[ ][A-Za-z\d][\w+/-]*){0,3}?)[ ](?:treatment[ ])?(?:groups|arms|recipients)\b""",
    re.VERBOSE,
)
_GENERIC = re.compile(
    r"\b(?:controls|usual care|standard care|placebo|sham|no treatment|the (?:control|intervention|treatment"
    r"|experimental|comparison)s?)\b",
    re.I,
)
_ARTICLE = re.compile(r"the\s", re.IGNORECASE)
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class ArmLabel:
    """Words for a group at `[start, end)` of the article."""

    start: int
    end: int
    text: str


class ArmLabels:
    """Every place of an article where a group is named."""

    def __init__(self, doc: Doc) -> None:
        arms = getattr(doc._, "arms", ())
        names = {name for arm in arms for name in (arm.label, *arm.aliases) if len(name) >= _SHORTEST}
        self._names = _either(names)
        self._places = sorted((arm.start, arm.end) for arm in arms)
        self._text = doc._.article.text

    def within(self, shape: Shape) -> Sequence[ArmLabel]:
        """Give the labels of one sentence in order, without overlaps; a known name wins over a pattern."""
        held: list[ArmLabel] = []
        for label in self._candidates(shape):
            if all(label.end <= other.start or label.start >= other.end for other in held):
                held.append(label)
        return sorted(held, key=lambda label: label.start)

    def _candidates(self, shape: Shape) -> Iterator[ArmLabel]:
        sentence = shape.sentence
        for match in _TWO_GROUPS.finditer(shape.plain):
            for name in "ab":
                yield self._label(sentence.start + match.start(name), sentence.start + match.end(name))
        for match in _GROUP.finditer(shape.plain):
            words = match["label"] or match[0]
            yield self._label(sentence.start + match.start(), sentence.start + match.start() + len(words))
        first = bisect_left(self._places, (sentence.start, 0))
        for start, end in self._places[first:]:
            if start >= sentence.end:
                break
            yield self._label(start, end)
        for pattern in (self._names, _GENERIC):
            for match in pattern.finditer(shape.plain) if pattern else ():
                yield self._label(sentence.start + match.start(), sentence.start + match.end())

    def _label(self, start: int, end: int) -> ArmLabel:
        article = _ARTICLE.match(self._text, start, end)
        start = article.end() if article else start
        return ArmLabel(start, end, " ".join(self._text[start:end].split()))


def _either(names: set[str]) -> re.Pattern[str] | None:
    if not names:
        return None
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})(?!\w)", re.IGNORECASE
    )
