"""What the words around a count say of it: the verb that counts, the noun counted, plans and analyses, what comes next."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evidence.annotate.enrollment.roles import EVENT, noun_after
from evidence.annotate.enrollment.scene import Scene
from evidence.annotate.enrollment.shares import is_part
from evidence.annotate.numbers import Shape
from evidence.annotate.numbers.shape import ANY
from evidence.annotate.terms import Term

_CUES = {
    "planned": r"""plan\w*|will|would|target\w*|aim\w*|intend\w*|expect\w*|goal|required|to[ ]be|up[ ]to|anticipat\w*
        |project\w*|sample[ ]size""",
    "analysed": r"""analy\w*|records?|charts?|data|database|registr\w+|review\w*|evaluable|assessable|per.protocol|complet\w+
        |follow.up""",
    "randomised": r"random\w*|assign\w*|allocat\w*|allotted|lots?|chance|divided",
    "enrolled": r"""enrol\w*|recruit\w*|includ\w*|involv\w*|took[ ]part|join\w*|participat\w*|volunteer\w*|stud(?:y|ied)
        |follow\w*|treated|received""",
    "elsewhere": r"""previous|earlier|another|larger|prior|ongoing|each[ ]year|annually|worldwide|estimated|million
        |americans""",
}
"""What words near a count hint at, whether or not they are its verb; the model weighs them."""
_PATTERNS = {name: re.compile(rf"\b(?:{words})\b", re.VERBOSE | re.IGNORECASE) for name, words in _CUES.items()}
_BY_CHANCE = re.compile(r"random|allocat|\blots\b|by[ ]chance", re.IGNORECASE)
_CLAUSE_EDGE = re.compile(r"[;:,]|\band\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"""\W*(?:all|these|those|the|they|each|half|of|participants|patients|women|men|children|subjects|people|volunteers|one
        |two|some)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_WHOM = re.compile(r"\bwhom?\b")
_STOPS = re.compile(r"[;:]")
_FAR = 3
_GAPS = (0, 1, 3, 7)
"""Words between a verb and a count, in steps."""
_SENTENCES_HELD = 8


@dataclass(frozen=True, slots=True)
class Hints:
    """Where the hints and the edges of clauses stand in a sentence, read once for all its counts."""

    spans: Mapping[str, Sequence[tuple[int, int]]]
    edges: Sequence[tuple[int, int]]
    last_event: int
    is_by_chance: bool

    def beside(self, at: int) -> Iterator[str]:
        """Give the hints on each side of the count at a place, and those of its own clause."""
        place = bisect_right(self.edges, (at, at))
        low = self.edges[place - 1][1] if place else 0
        high = self.edges[place][0] if place < len(self.edges) else None
        for name, spans in self.spans.items():
            next_one = bisect_right(spans, (at, at))
            if next_one:
                yield f"left {name}"
                if spans[next_one - 1][0] >= low:
                    yield f"near left {name}"
            if next_one < len(spans):
                yield f"right {name}"
                if high is None or spans[next_one][1] <= high:
                    yield f"near right {name}"


@lru_cache(maxsize=_SENTENCES_HELD)
def read_hints(text: str) -> Hints:
    """Read the hints of the words of a sentence."""
    events = [match.start() for match in EVENT.finditer(text)]
    spans = {name: [match.span() for match in pattern.finditer(text)] for name, pattern in _PATTERNS.items()}
    edges = [match.span() for match in _CLAUSE_EDGE.finditer(text)]
    return Hints(spans, edges, max(events, default=-1), bool(_BY_CHANCE.search(text)))


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one sentence: those of its neighbours, and of each count in it."""

    around: frozenset[str]

    def of(self, scene: Scene, index: int, rule: str | None) -> Iterator[str]:
        """Give the cues of one count of the sentence.

        Args:
            scene: the sentence.
            index: of the count.
            rule: the sense in which the grammar took it, or None.
        """
        noun = noun_after(scene, index)
        yield from self.around
        yield from (f"rule={rule} {cue}" for cue in self.around)
        yield from (f"rule={rule}", f"rule={rule} zone={scene.shape.sentence.zone.value}")
        yield f"rule={rule} chance={read_hints(scene.shape.text).is_by_chance}"
        yield f"noun={noun is not None}"
        if noun:
            yield f"noun is {noun.value}"
        yield from _verbs(scene, index, noun)
        yield from read_hints(scene.shape.text).beside(scene.shape.at[index])
        yield from _part(scene, index)


def count_cues(shapes: Sequence[Shape], place: int) -> Cues:
    """Read the neighbours of a sentence: those after it may tell what became of the people whom it counts."""
    randomised = _PATTERNS["randomised"]
    found = {f"place={min(_FAR, place)}", f"before {bool(place and randomised.search(shapes[place - 1].text))}"}
    for step in (1, 2):
        if place + step < len(shapes):
            told = shapes[place + step].text
            found.add(f"next{step} back={bool(_POINTS_BACK.match(told))} randomised={bool(randomised.search(told))}")
    return Cues(frozenset(found))


def _verbs(scene: Scene, index: int, noun: Term | None) -> Iterator[str]:
    number, text, at = scene.numbers[index], scene.shape.text, scene.shape.at[index]
    end = noun.end if noun else number.end
    yield from (f"verb {verb.value}" for verb in scene.verbs)
    before = next((verb for verb in reversed(scene.verbs) if verb.end <= number.start), None)
    yield f"after {before.value if before else None} {_gap(text[scene.shape.position(before.end) : at] if before else '')}"
    after = [verb for verb in scene.verbs if verb.start >= end][:2]
    if not after:
        yield "before nothing"
    for verb in after:
        gap = scene.text_between(end, verb.start)
        event, whom = bool(EVENT.search(gap)), bool(_OF_WHOM.search(gap))
        yield f"before {verb.value} {_gap(gap)}"
        yield f"before {verb.value} event={event} whom={whom}"


def _gap(words: str) -> str:
    """Tell how much lies between a count and a verb, and whether another count or the end of a statement does."""
    far = next((step for step in _GAPS if len(words.split()) <= step), "far")
    return f"{far} number={bool(re.search(ANY, words))} stop={bool(_STOPS.search(words))}"


def _part(scene: Scene, index: int) -> Iterator[str]:
    shape, at = scene.shape, scene.shape.at[index]
    yield f"share={is_part(shape, index)}"
    yield f"event={read_hints(shape.text).last_event > at}"
    yield f"labels={min(2, len(scene.labels))} qualifier={scene.numbers[index].qualifier.value}"
    yield f"equals={shape.text[:at].rstrip().endswith('=')}"
