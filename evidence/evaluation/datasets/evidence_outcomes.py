"""evidence_outcomes: outcomes in results and conclusions.

Metrics: micro F1 of spans with equal ends (`entity_f1`), and micro F1 of tokens. Only results and conclusions were
annotated, so an outcome that the pipeline finds in another section is not counted; the sections are those that the pipeline
itself sees.
Asked: the spans that the trained network marks for `extract`, because the record keeps the best words for an outcome and the
set marks all. The set marks a name and its short form in brackets apart, which the network marks in one stroke.
"""

from __future__ import annotations

from evidence.evaluation.adapter import Adapter, gold_spans
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.metrics import span_f1, token_f1
from evidence.evaluation.places import short_form_apart
from evidence.evaluation.reading import Reading, read_text
from evidence.mentions import Mention
from evidence.vocabulary import Section, SpanLabel

ANNOTATED = frozenset({Section.RESULTS, Section.CONCLUSIONS})


def gold(document: Document) -> Answer:
    """Give the annotated outcomes."""
    return Answer(spans=gold_spans(document, {"Outcome": "Outcome"}))


def predict(document: Document) -> Answer:
    """Give the outcomes that the pipeline mentions in results and conclusions."""
    reading = read_text(document.text)
    told = [span for span in reading.tagged(SpanLabel.OUTCOME) if _is_result(reading, span)]
    parts = (part for span in told for part in short_form_apart(reading.article.text, span.start, span.end))
    return Answer(spans=frozenset(reading.span("Outcome", *part) for part in parts))


def _is_result(reading: Reading, mention: Mention) -> bool:
    return any(
        sentence.start <= mention.start < sentence.end and sentence.section in ANNOTATED
        for sentence in reading.mentions.sentences
    )


ADAPTER = Adapter(
    name="evidence_outcomes",
    columns={"id": str, "text": str, "spans": list},
    gold=gold,
    predict=predict,
    metrics=(
        span_f1("entity_f1", ["Outcome"], exact=True, baseline=0.52, best=0.69, who="EvidenceOutcomes authors"),
        token_f1("token_f1", ["Outcome"], baseline=0.54, best=0.76, who="EvidenceOutcomes authors"),
    ),
    source="https://github.com/ebmlab/EvidenceOutcomes",
)
