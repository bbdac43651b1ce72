"""ebm_nlp: tokens that name participants, interventions and outcomes, as a crowd marked them.

Metric: the mean over the three labels of the F1 of tokens, as Nye et al. 2018 define it. Tokens are joined by spaces in the
set; the text is made running text first and spans are moved back.
Asked: the spans that the trained network marks for `extract`, because the record keeps the best words for a fact and the
crowd marked all of them. The crowd marks a list of three outcomes in one stroke, so spans that only a comma or a small word
parts are joined.
"""

from __future__ import annotations

from evidence.evaluation.adapter import Adapter, gold_spans
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.metrics import token_macro_f1
from evidence.evaluation.places import joined_lists
from evidence.evaluation.reading import read_text
from evidence.vocabulary import SpanLabel

LABELS = ("PAR", "INT", "OUT")


def gold(document: Document) -> Answer:
    """Give the crowd's spans."""
    return Answer(spans=gold_spans(document))


def predict(document: Document) -> Answer:
    """Give participants, interventions and outcomes as the pipeline mentions them."""
    reading = read_text(document.text, tokenised=True)
    spans = (
        reading.spans("PAR", reading.tagged(SpanLabel.POPULATION))
        | reading.spans("INT", reading.tagged(SpanLabel.INTERVENTION, SpanLabel.COMPARATOR))
        | reading.spans("OUT", reading.tagged(SpanLabel.OUTCOME))
    )
    return Answer(spans=joined_lists(document.text, spans))


ADAPTER = Adapter(
    name="ebm_nlp",
    columns={"id": str, "text": str, "spans": list},
    gold=gold,
    predict=predict,
    metrics=(token_macro_f1("token_macro_f1", LABELS, baseline=0.61),),
    source="https://github.com/bepnye/EBM-NLP",
)
