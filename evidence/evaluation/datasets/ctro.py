"""ctro: p-values, intervals, enrollment, differences and percentages of arms in diabetes and glaucoma trials.

Metrics: F1 of spans that share a character, one to one. What is counted: `PvalueDiff`, `PValueChangeValue` and `PValueBL` as
p-values; `ConfIntervalDiff` and `ConfIntervalChangeValue` as intervals; `NumberPatientsCT` and `FinalNumPatientsCT` as
enrollment of the study; `DiffGroupAbsValue` and `DiffGroupRelValue` as differences; `PercentageAffected` as percentages of
arms. The set's authors score filled templates, so their figures are not laid beside.
Asked: the mentions that `extract` itself reads, because the record keeps no offsets of limits and of values of arms.
"""

from __future__ import annotations

from evidence.evaluation.adapter import Adapter, gold_spans
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.metrics import span_f1
from evidence.evaluation.reading import Reading, read_text
from evidence.mentions import NumberMention
from evidence.vocabulary import Contrast, IntervalKind, Measure

NAMES = {
    "PvalueDiff": "p_value",
    "PValueChangeValue": "p_value",
    "PValueBL": "p_value",
    "ConfIntervalDiff": "interval",
    "ConfIntervalChangeValue": "interval",
    "NumberPatientsCT": "enrollment",
    "FinalNumPatientsCT": "enrollment",
    "DiffGroupAbsValue": "difference",
    "DiffGroupRelValue": "difference",
    "PercentageAffected": "arm_percentage",
}


def gold(document: Document) -> Answer:
    """Give the annotated spans of the five kinds."""
    return Answer(spans=gold_spans(document, NAMES))


def predict(document: Document) -> Answer:
    """Give the spans of the five kinds that the pipeline mentions."""
    reading = read_text(document.text)
    mentions = reading.mentions
    intervals = [interval for interval in mentions.intervals if interval.kind is IntervalKind.CONFIDENCE]
    whole = [mention.count for mention in mentions.enrollment if mention.arm is None]
    return Answer(
        spans=reading.spans("p_value", mentions.p_values)
        | reading.spans("interval", intervals)
        | reading.spans("enrollment", whole)
        | reading.spans("difference", _differences(reading))
        | reading.spans("arm_percentage", _arm_percentages(reading))
    )


def _differences(reading: Reading) -> list[NumberMention]:
    return [
        estimate.value
        for estimate in reading.mentions.estimates
        if estimate.value and estimate.contrast is Contrast.BETWEEN_ARMS and estimate.measure is not Measure.ARM_VALUE_ONLY
    ]


def _arm_percentages(reading: Reading) -> list[NumberMention]:
    return [result.value for result in reading.mentions.arm_results if result.value and result.measure == "percent"]


ADAPTER = Adapter(
    name="ctro",
    columns={"id": str, "text": str, "spans": list},
    gold=gold,
    predict=predict,
    metrics=(
        span_f1("p_value_f1", ["p_value"], exact=False, baseline=0.946),
        span_f1("interval_f1", ["interval"], exact=False, baseline=0.745),
        span_f1("enrollment_f1", ["enrollment"], exact=False, baseline=0.68),
        span_f1("difference_f1", ["difference"], exact=False),
        span_f1("arm_percentage_f1", ["arm_percentage"], exact=False),
    ),
    source="CTRO corpus of Sanchez-Graillet et al. 2022, from its authors",
)
