"""Mark the spans of an article: passages through the network, classes to spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from evidence.annotate.spans.asides import is_aside
from evidence.annotate.spans.network import SpanNetwork, load_network
from evidence.annotate.spans.passages import LONGEST_PASSAGE, Word
from evidence.annotate.spans.paths import best_paths
from evidence.annotate.spans.sides import settle_sides
from evidence.annotate.spans.tidy import tidy
from evidence.mentions import Sentence, SpanMention
from evidence.vocabulary import Section, SpanLabel, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SILENT = frozenset({Zone.BOILERPLATE})
_REPORTING = frozenset({Section.RESULTS, Section.CONCLUSIONS})
WHOLE, REPORTED = "own", "eo"
"""The heads: one was taught every label everywhere, one outcomes in results and conclusions only."""
_OUTSIDE = {WHOLE: 1.0, REPORTED: 2.0, "art": 1.3, "consort": 0.7}
"""What the probability of standing outside is multiplied with, by head; chosen on texts kept back from training, that
of outcomes in results on both splits of their set."""
_LEAST = 1e-7


def find_spans(doc: Doc) -> tuple[SpanMention, ...]:
    """Mark participants, treatments, comparators and outcomes outside boilerplate."""
    spoken = [sentence for sentence in doc._.sentences if sentence.zone not in _SILENT]
    held = [(sentence, words) for sentence, words in _words_of(doc, spoken) if words]
    text = doc._.article.text
    marked = _marked(text, held, load_network()) if held else ()
    return tuple(settle_sides(text, list(_tidied(text, sorted(marked, key=lambda span: (span.start, -span.end))))))


def _tidied(text: str, spans: Iterable[SpanMention]) -> Iterator[SpanMention]:
    """Give the spans with tidy bounds; of two that then overlap, the first."""
    last = 0
    for span in spans:
        bounds = tidy(text, span.start, span.end)
        if bounds and bounds[0] >= last and not is_aside(text, span):
            last = bounds[1]
            yield replace(span, start=bounds[0], end=bounds[1])


def _words_of(doc: Doc, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, list[Word]]]:
    """Give the words of each sentence; sentences and tokens are both in the order of the text."""
    tokens = [(token.idx, token.idx + len(token)) for token in doc if not token.is_space]
    at = 0
    for sentence in sentences:
        while at < len(tokens) and tokens[at][0] < sentence.start:
            at += 1
        first = at
        while at < len(tokens) and tokens[at][0] < sentence.end:
            at += 1
        yield sentence, tokens[first:at]


def mark_passage(
    text: str, words: Sequence[Word], head: str, network: SpanNetwork | None = None, *, beside: Any = None
) -> list[tuple[int, int, str, float]]:
    """Mark one passage with one head: `(start, end, label, confidence)` in code points of the text.

    What another reader finds likely, `(words, classes)`, can stand `beside`: the geometric mean of both then counts.
    """
    network = network or load_network()
    scores = network.probabilities([_rows(text, words, network)], [head])[head]
    if beside is not None:
        scores[0] = _agreed(scores[0], beside)
    scores[0][:, 0] *= _OUTSIDE[head]
    [path] = best_paths(scores, network.transitions(head))
    return list(_spans(words, scores[0], path, network.heads[head]))


def _agreed(one: Any, other: Any) -> Any:
    """Give the geometric mean of two judgements: what either finds unlikely is unlikely."""
    import numpy

    both = numpy.sqrt(one * other) + _LEAST
    return both / both.sum(1, keepdims=True)


def _marked(text: str, spoken: Sequence[tuple[Sentence, list[Word]]], network: SpanNetwork) -> Iterator[SpanMention]:
    passages = list(_passages(spoken))
    words = [[word for _, held in passage for word in held] for passage in passages]
    scores = network.probabilities([_rows(text, each, network) for each in words], [WHOLE, REPORTED])
    for head, by_passage in scores.items():
        for held in by_passage:
            held[:, 0] *= _OUTSIDE[head]
        paths = best_paths(by_passage, network.transitions(head))
        for passage, each, held, path in zip(passages, words, by_passage, paths, strict=True):
            for start, end, label, confidence in _spans(each, held, _cut(path, passage), network.heads[head]):
                if (head == REPORTED) == (label == SpanLabel.OUTCOME and _is_reported(passage, start)):
                    yield _mention(network, start, end, label, confidence)


def _cut(path: Sequence[int], passage: Sequence[tuple[Sentence, list[Word]]]) -> list[int]:
    """Let no name run from one sentence into the next, as from a headline without a full stop."""
    cut, at = list(path), 0
    for _, words in passage:
        if at < len(cut) and cut[at] and cut[at] % 2 == 0:
            cut[at] -= 1
        at += len(words)
    return cut


def _mention(network: SpanNetwork, start: int, end: int, label: str, confidence: float) -> SpanMention:
    return SpanMention(start=start, end=end, label=SpanLabel(label), by=f"model:{network.name}", confidence=confidence)


def _is_reported(passage: Sequence[tuple[Sentence, list[Word]]], start: int) -> bool:
    return any(sentence.start <= start < sentence.end and sentence.section in _REPORTING for sentence, _ in passage)


def _passages(spoken: Iterable[tuple[Sentence, list[Word]]]) -> Iterator[list[tuple[Sentence, list[Word]]]]:
    """Join sentences up to the longest passage; a longer sentence is cut."""
    held: list[tuple[Sentence, list[Word]]] = []
    length = 0
    for sentence, words in spoken:
        for first in range(0, len(words), LONGEST_PASSAGE):
            part = words[first : first + LONGEST_PASSAGE]
            if length + len(part) > LONGEST_PASSAGE:
                yield held
                held, length = [], 0
            held.append((sentence, part))
            length += len(part)
    if held:
        yield held


def _rows(text: str, words: Sequence[Word], network: SpanNetwork) -> list[tuple[int, ...]]:
    lines = [True, *("\n" in text[one[1] : other[0]] for one, other in pairwise(words))]
    return [(*network.words.rows(text[start:end]), int(line)) for (start, end), line in zip(words, lines, strict=True)]


def _spans(
    words: Sequence[Word], scores: Any, path: Sequence[int], labels: Sequence[str]
) -> Iterator[tuple[int, int, str, float]]:
    """Turn the classes of words into spans, each as sure as its words on average."""
    first: int | None = None
    for place, kind in enumerate([*path, 0]):
        if first is not None and (kind == 0 or kind % 2 == 1):
            held = [float(scores[at, path[at]]) for at in range(first, place)]
            yield words[first][0], words[place - 1][1], labels[(path[first] - 1) // 2], min(1.0, sum(held) / len(held))
            first = None
        if kind % 2 == 1:
            first = place
