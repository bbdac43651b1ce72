"""llm_meta_numeric: the numbers that a meta-analysis needs: events and sizes, or means, deviations and sizes, of both arms.

Metrics, after Yun et al. 2024: the share of questions (intervention, comparator, outcome) with every value exact, for binary
and for continuous outcomes. Theirs covers whole papers; ours covers the questions whose annotated values all stand in the
abstract, and the pipeline reads the abstract only. Values that the annotators left out are not asked. Intervals resample
papers.
Asked: `extract`; the outcome is matched by `same_outcome`, arms by their words in the record, deviations from the mentions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from evidence.evaluation.adapter import Adapter
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.arms import find_arm
from evidence.evaluation.metrics import all_right
from evidence.evaluation.reading import Reading, read_text
from evidence.record import ArmResult, Number

KINDS = ("binary", "continuous")
Question = Mapping[str, Any]


def gold(document: Document) -> Answer:
    """Give the annotated values of the questions that the abstract answers."""
    labels, words = {}, {}
    for question in _asked(document):
        for name, value in question["values"].items():
            if value is not None:
                item = f"{question['outcome_type']}:{question['id']}:{name}"
                labels[item] = _plain(value)
                words[item] = f"{name} | {question['intervention']} | {question['comparator']} | {question['outcome']}"
    return Answer(labels, words)


def predict(document: Document) -> Answer:
    """Give the values that the record holds for each question."""
    reading = read_text(document.text[: document.row["abstract_end"]])
    labels = {}
    for question in _asked(document):
        for side in ("intervention", "comparator"):
            for name, number in _values(reading, question, side):
                labels[f"{question['outcome_type']}:{question['id']}:{side}_{name}"] = _plain(number.value)
    return Answer(labels=labels)


def _asked(document: Document) -> list[Question]:
    questions = document.row["icos"]
    return [
        question
        for question in questions
        if question["n_values"] and question["values_found_in_abstract"] == question["n_values"]
    ]


def _values(reading: Reading, question: Question, side: str) -> Iterator[tuple[str, Number]]:
    arm = find_arm(reading, question[side])
    if arm is None:
        return
    if arm.n:
        yield "group_size", arm.n.value
    for result in _results(reading, question["outcome"]):
        if result.arm != arm.id:
            continue
        if result.n:
            yield "group_size", result.n
        if result.events:
            yield "events", result.events
        elif result.value and question["outcome_type"] == "continuous":
            yield "mean", result.value
            yield from (("standard_deviation", spread) for spread in _spreads(reading, result))


def _results(reading: Reading, outcome: str) -> Iterator[ArmResult]:
    from evidence.assemble.outcome_identity import same_outcome

    for estimate in reading.record.estimates:
        held = reading.record.outcome(estimate.outcome)
        if held and same_outcome(held.name.value, outcome):
            yield from estimate.arm_results


def _spreads(reading: Reading, result: ArmResult) -> Iterator[Number]:
    places = {words.start for words in result.evidence}
    for mention in reading.mentions.arm_results:
        if mention.start in places and mention.spread:
            yield Number(text=mention.spread.text, value=mention.spread.value)


def _plain(value: Any) -> str:
    return f"{float(value):g}"


ADAPTER = Adapter(
    name="llm_meta_numeric",
    columns={"id": str, "text": str, "abstract_end": int, "icos": list},
    gold=gold,
    predict=predict,
    metrics=(
        all_right("binary_exact", field="binary", best=0.655, who="GPT-4, Yun 2024, whole papers"),
        all_right("continuous_exact", field="continuous", best=0.487, who="GPT-4, Yun 2024, whole papers"),
    ),
    source="https://github.com/hyesunyun/llm-meta-analysis",
)
