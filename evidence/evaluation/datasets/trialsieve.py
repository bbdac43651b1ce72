"""trialsieve: p-values and sample sizes in drug-trial abstracts.

Metrics: F1 of spans that share a character, one to one, of `Statistical Significance` and of `Sample Size`. Gold is
incomplete, so precision is underestimated. The published figure is over all 20 span types, so it is named and not laid
beside.
Asked: the mentions that `extract` itself reads, because the record drops p-values that belong to no estimate. Sample sizes
are enrollment counts, of the study or of an arm, and the sizes of arms.
"""

from __future__ import annotations

from evidence.evaluation.adapter import Adapter, gold_spans
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.metrics import span_f1
from evidence.evaluation.reading import read_text

WHO = "TrialSieve authors, .64 over all 20 types"
NAMES = {"Statistical Significance": "p_value", "Sample Size": "sample_size"}


def gold(document: Document) -> Answer:
    """Give the annotated p-values and sample sizes."""
    return Answer(spans=gold_spans(document, NAMES))


def predict(document: Document) -> Answer:
    """Give the p-values and sample sizes that the pipeline mentions."""
    reading = read_text(document.text)
    sizes = [mention.count for mention in reading.mentions.enrollment] + [arm.n for arm in reading.mentions.arms if arm.n]
    return Answer(spans=reading.spans("p_value", reading.mentions.p_values) | reading.spans("sample_size", sizes))


ADAPTER = Adapter(
    name="trialsieve",
    columns={"id": str, "text": str, "spans": list},
    gold=gold,
    predict=predict,
    metrics=(
        span_f1("p_value_f1", ["p_value"], exact=False, baseline=0.857, who=WHO),
        span_f1("sample_size_f1", ["sample_size"], exact=False, who=WHO),
    ),
    source="https://github.com/pathology-dynamics/trialsieve",
)
