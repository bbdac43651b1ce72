"""Effects in sentences of real releases and abstracts: is every effect read whole, and none where there is none?

`corpus/external/sentences/<set>.jsonl` holds offsets, values and numbers, and no words of the texts. A line is one sentence
that was drawn at random and read by a person before the tool read it: `set`, `id`, `split` and `sha256` of its text, `part`
(`dev` or `test`, the split asked for), `sentence` as `[start, end]`, and `effects`. An effect is a `measure`, `at` (where its
value stands, or its p-value where it has none), and, where printed, `value`, `low`, `high`, `p` as operator and number, and
`scope`: `subgroup` or `within_arm`, else all participants and between arms. Values of arms count where a p-value stands beside
them.
Metrics: F1 of effects that agree in measure, value, limits, p-value and scope, each once for its sentence; the share of
sentences without an invented effect, one that stands where no effect was labelled.
Asked: the estimates that `extract` itself reads in the sentence, because the record keeps an effect that is told twice once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence.evaluation.adapter import misses
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.external import EXTERNAL, SETS, digest, read_texts
from evidence.evaluation.gold_facts import plain
from evidence.evaluation.metrics import Metric, tuple_f1, tuple_recall
from evidence.evaluation.reading import Reading, read_text
from evidence.evaluation.rows import read_rows
from evidence.evaluation.run import SetResult
from evidence.vocabulary import Contrast, Measure

if TYPE_CHECKING:
    from evidence.mentions import EstimateMention
    from evidence.record import Estimate

FOLDER = EXTERNAL / "sentences"
NAME = "sentences"
COLUMNS = {"set": str, "id": str, "split": str, "sha256": str, "part": str, "sentence": list, "effects": list}
SUBGROUP, WITHIN = "subgroup", "within_arm"
_EFFECT, _CLEAN = "effect", "sentence"

Effect = tuple[str, ...]
Row = tuple[Document, Answer, Answer]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One labelled sentence of a text."""

    start: int
    end: int
    effects: tuple[Mapping[str, Any], ...]

    def holds(self, start: int) -> bool:
        """Tell whether a place of the text lies in the sentence."""
        return self.start <= start < self.end

    def is_labelled_near(self, start: int, end: int) -> bool:
        """Tell whether one of the labelled effects stands within a stretch."""
        return any(start <= effect["at"][0] < end for effect in self.effects)


def measure_sentences(root: Path, *, split: str = "dev", limit: int | None = None, folder: Path = FOLDER) -> SetResult:
    """Score the sentences of a part whose texts are there and are what was labelled.

    Raises:
        CorpusError: a file of labels or of texts breaks its contract.
    """
    import numpy as np

    from evidence.evaluation.bootstrap import measure

    found, lost = _texts(root, split, folder)
    rows = [_ask(name, text, sentences) for (name, text), sentences in list(found.items())[:limit]]
    notes = (f"skipped: {lost} labelled sentences stand in texts that are not in {root}",) if lost else ()
    if not rows:
        return SetResult(NAME, split, {}, notes=notes or (f"skipped: no sentence of {split} has labels",))
    figures = {
        metric.name: measure(np.array([metric.count(*row) for row in rows], dtype=np.float64), metric.value)
        for metric in metrics()
    }
    return SetResult(NAME, split, figures, len(rows), tuple(miss for row in rows for miss in misses(*row)), notes)


def metrics() -> tuple[Metric, ...]:
    """Give the two metrics."""
    return tuple_f1("full_effect_f1", [_EFFECT]), tuple_recall("no_invented_effect", [_CLEAN])


def _texts(root: Path, part: str, folder: Path) -> tuple[dict[tuple[str, str], list[Sentence]], int]:
    """Give the labelled sentences of a part by set and text, and how many stand in no text at hand."""
    found: dict[tuple[str, str], list[Sentence]] = defaultdict(list)
    read: dict[tuple[str, str], dict[str, str]] = {}
    lost = 0
    for row in (row for path in sorted(folder.glob("*.jsonl")) for row in read_rows(path, COLUMNS) if row["part"] == part):
        place = row["set"], row["split"]
        text = read.setdefault(place, read_texts(root, *place) if place not in read else {}).get(row["id"], "")
        if digest(text) != row["sha256"]:
            lost += 1
            continue
        found[row["set"], text].append(_sentence(row))
    return found, lost


def _sentence(row: Mapping[str, Any]) -> Sentence:
    start, end = row["sentence"]
    return Sentence(start, end, tuple(row["effects"]))


def _ask(name: str, text: str, sentences: Sequence[Sentence]) -> Row:
    reading = read_text(text, SETS[name].kind)
    gold: list[Effect] = []
    said: list[Effect] = []
    for sentence in sentences:
        place = str(sentence.start)
        said += [(_CLEAN, place)]
        gold += [(_CLEAN, place), *_numbered(place, (_labelled(effect) for effect in sentence.effects))]
        told = [(estimate, *_place(reading, estimate)) for estimate in reading.mentions.estimates]
        own = [(estimate, start, end) for estimate, start, end in told if sentence.holds(start) and _counts(estimate)]
        said += _numbered(place, (_told(reading, estimate) for estimate, _, _ in own))
        if any(not sentence.is_labelled_near(start, end) for _, start, end in own):
            said.remove((_CLEAN, place))
    document = Document(f"{name}: {text[:40].strip()}", ({"text": text},))
    return document, Answer(tuples=frozenset(gold)), Answer(tuples=frozenset(said))


def _numbered(place: str, effects: Iterator[Effect]) -> Iterator[Effect]:
    """Tell equal effects of one sentence apart by their number."""
    seen: Counter[Effect] = Counter()
    for effect in effects:
        seen[effect] += 1
        yield _EFFECT, place, str(seen[effect]), *effect


def _labelled(effect: Mapping[str, Any]) -> Effect:
    numbers = (plain(effect.get(key)) for key in ("value", "low", "high"))
    return effect["measure"], *numbers, _p(effect.get("p")), effect.get("scope", "")


def _p(words: str | None) -> str:
    return f"{words[0]}{plain(words[1:])}" if words else ""


def _counts(estimate: EstimateMention) -> bool:
    """Tell whether an estimate is one that was labelled for: arm values alone are none without a p-value in figures."""
    has_p = estimate.p_value is not None and estimate.p_value.value is not None
    return has_p or estimate.measure is not Measure.ARM_VALUE_ONLY


def _place(reading: Reading, estimate: EstimateMention) -> tuple[int, int]:
    """Give where an estimate stands in the text: its value, or all of it where it has none."""
    held = reading.span(_EFFECT, *((estimate.value or estimate).start, (estimate.value or estimate).end))
    return held.start, held.end


def _told(reading: Reading, estimate: EstimateMention) -> Effect:
    kept = _kept(reading, estimate)
    interval, p_value = estimate.interval, estimate.p_value
    limits = (interval.low, interval.high) if interval else (None, None)
    scope = WITHIN if estimate.contrast is Contrast.WITHIN_ARM else SUBGROUP if kept and kept.subgroup else ""
    return (
        estimate.measure.value,
        plain(kept.value.value.value if kept and kept.value else estimate.value.value if estimate.value else None),
        *(plain(limit.value if limit else None) for limit in limits),
        f"{p_value.op}{plain(p_value.value.value)}" if p_value and p_value.value else "",
        scope,
    )


def _kept(reading: Reading, estimate: EstimateMention) -> Estimate | None:
    """Give what the record made of an estimate: the one whose value stands there, else one of the same measure and value."""
    alike = [held for held in reading.record.estimates if held.measure.value is estimate.measure]
    if estimate.value is None:
        return next((held for held in alike if held.measure.evidence[0].start == estimate.start), None)
    valued = [(held, held.value) for held in alike if held.value]
    here = (held for held, value in valued if value.evidence[0].start == estimate.value.start)
    same = (held for held, value in valued if value.value.text == estimate.value.text)
    return next(here, None) or next(same, None)
