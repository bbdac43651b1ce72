"""pico_corpus: participants, interventions, outcomes and numbers by arm in breast-cancer trials.

Metrics: F1 of spans, both with a shared character one to one (`…_f1`) and with equal ends (`…_exact_f1`). `number` is
micro-averaged over sizes of arms, event counts, percentages, means and medians, each with its side (`iv-` or `cv-`), and the
total of participants. The published figures are by entity, exact.
Asked: the set marks one intervention and one comparator, each where it is first named. The intervention is the first that the
trained network marks for `extract`; the comparator the first that it marks in a sentence with a treatment, or else at all
("placebo-controlled" names no arm), and where it marks none that of the record.
Outcomes are marked where their results are told, so those that the network marks in the results count, or in a text without
results the first of each. The mentions that `extract` itself reads for numbers count, because the record keeps no offsets of
values of arms; the side of a value is that of the arm to which the record ties it. A value without a side is not counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.evaluation.adapter import Adapter, gold_spans
from evidence.evaluation.answer import Answer, Document, Span
from evidence.evaluation.arms import Side, arm_names, side_of_label, side_of_result, side_of_role
from evidence.evaluation.metrics import span_f1
from evidence.evaluation.places import first_of_each, first_place, in_section, with_unit
from evidence.evaluation.reading import Reading, read_text
from evidence.mentions import ArmResultMention, NumberMention, SpanMention
from evidence.vocabulary import NumberKind, Section, SpanLabel

TOTAL = "total-participants"
ARM_SIZE = {Side.INTERVENTION: "intervention-participants", Side.COMPARATOR: "control-participants"}
ARM = {Side.INTERVENTION: "intervention", Side.COMPARATOR: "control"}
KINDS = ("bin-abs", "bin-percent", "cont-mean", "cont-median")
NUMBERS = (TOTAL, *ARM_SIZE.values(), *(f"{side.value}-{kind}" for side in Side for kind in KINDS))
NAMES = {label: label for label in (*NUMBERS, *ARM.values(), "outcome")}
_CONTROLLED = re.compile(r"[-\u2010\u2011\s]controlled", re.IGNORECASE)
_TAIL = len("-controlled")
WHO = "Mutinda 2022, most entities > .80"


def gold(document: Document) -> Answer:
    """Give the annotated spans that are counted."""
    return Answer(spans=gold_spans(document, NAMES))


def predict(document: Document) -> Answer:
    """Give the same kinds of span from the pipeline."""
    reading = read_text(document.text)
    numbers = frozenset(with_unit(reading, label, number) for label, number in _numbers(reading))
    marked = reading.tagged(SpanLabel.OUTCOME)
    outcomes = reading.spans("outcome", in_section(reading, marked, Section.RESULTS) or first_of_each(reading, marked))
    return Answer(spans=numbers | _arms(reading) | outcomes)


def _arms(reading: Reading) -> frozenset[Span]:
    tested = reading.tagged(SpanLabel.INTERVENTION)
    compared = [mark for mark in reading.tagged(SpanLabel.COMPARATOR) if not _CONTROLLED.search(_with_tail(reading, mark))]
    beside = [mark for mark in compared if any(_same_sentence(reading, mark, other) for other in tested)]
    marked = {Side.INTERVENTION: tested[:1], Side.COMPARATOR: (beside or compared)[:1]}
    found = {side: reading.spans(ARM[side], marks) for side, marks in marked.items() if marks}
    for arm in reading.record.arms:
        side = side_of_role(arm.role.value if arm.role else None)
        if side and side not in found:
            found[side] = first_place(reading, ARM[side], arm_names(reading, arm)) or reading.spans(
                ARM[side], arm.label.evidence[:1]
            )
    return frozenset[Span]().union(*found.values())


def _with_tail(reading: Reading, mark: SpanMention) -> str:
    return reading.article.text[mark.start : mark.end + _TAIL]


def _same_sentence(reading: Reading, one: SpanMention, other: SpanMention) -> bool:
    return any(
        sentence.start <= one.start < sentence.end and sentence.start <= other.start < sentence.end
        for sentence in reading.mentions.sentences
    )


def _numbers(reading: Reading) -> Iterator[tuple[str, NumberMention]]:
    for mention in reading.mentions.enrollment:
        side = side_of_label(reading, mention.arm) or side_of_role(mention.arm_role)
        if mention.arm is None:
            yield TOTAL, mention.count
        elif side:
            yield ARM_SIZE[side], mention.count
    for arm in reading.mentions.arms:
        side = side_of_role(arm.role) or side_of_label(reading, arm.label)
        if arm.n and side:
            yield ARM_SIZE[side], arm.n
    for result in reading.mentions.arm_results:
        side = side_of_result(reading, result)
        if side:
            yield from ((f"{side.value}-{kind}", number) for kind, number in _values(result))
        if side and result.n:
            yield ARM_SIZE[side], result.n


def _values(result: ArmResultMention) -> Iterator[tuple[str, NumberMention]]:
    if result.events:
        yield "bin-abs", result.events
    if not result.value:
        return
    if result.measure in {"mean", "median"}:
        yield f"cont-{result.measure}", result.value
    elif result.measure == "percent" or result.value.kind is NumberKind.PERCENT:
        yield "bin-percent", result.value
    elif result.measure == "count":
        yield "bin-abs", result.value


ADAPTER = Adapter(
    name="pico_corpus",
    columns={"id": str, "text": str, "spans": list},
    gold=gold,
    predict=predict,
    metrics=(
        span_f1("number_micro_f1", NUMBERS, exact=False, who=WHO),
        span_f1("number_micro_exact_f1", NUMBERS, exact=True, who=WHO),
        span_f1("intervention_f1", ["intervention"], exact=False, who=WHO),
        span_f1("intervention_exact_f1", ["intervention"], exact=True, who=WHO),
        span_f1("control_f1", ["control"], exact=False, who=WHO),
        span_f1("control_exact_f1", ["control"], exact=True, who=WHO),
        span_f1("outcome_f1", ["outcome"], exact=False, who=WHO),
        span_f1("outcome_exact_f1", ["outcome"], exact=True, who=WHO),
        span_f1("total_participants_f1", [TOTAL], exact=False, baseline=0.68, who=WHO),
        span_f1("total_participants_exact_f1", [TOTAL], exact=True, who=WHO),
    ),
    source="PICO corpus of Mutinda et al. 2022, from its authors",
)
