"""ebm_nlp: tokens that name participants, interventions and outcomes, as a crowd marked them.

Metric: the mean over the three labels of the F1 of tokens, as Nye et al. 2018 define it. Tokens are joined by spaces in the
set; the text is made running text first and spans are moved back.
Asked: the mentions that `extract` itself reads, because the record keeps the best words for a fact and the crowd marked all
of them: facts on the population, arms, outcomes; and every other place that names an arm or an outcome of the record.
"""

from __future__ import annotations

from evidence.evaluation.adapter import Adapter, gold_spans
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.metrics import token_macro_f1
from evidence.evaluation.places import every_place
from evidence.evaluation.reading import read_text

LABELS = ("PAR", "INT", "OUT")


def gold(document: Document) -> Answer:
    """Give the crowd's spans."""
    return Answer(spans=gold_spans(document))


def predict(document: Document) -> Answer:
    """Give participants, interventions and outcomes as the pipeline mentions them."""
    reading = read_text(document.text, tokenised=True)
    people = [fact for fact in reading.mentions.facts if fact.field.startswith("population.")]
    drugs = [name.value for arm in reading.record.arms for name in (arm.label, arm.intervention) if name]
    outcomes = [outcome.name.value for outcome in reading.record.outcomes]
    return Answer(
        spans=reading.spans("PAR", people)
        | reading.spans("INT", reading.mentions.arms)
        | every_place(reading, "INT", drugs)
        | reading.spans("OUT", reading.mentions.outcomes)
        | every_place(reading, "OUT", outcomes)
    )


ADAPTER = Adapter(
    name="ebm_nlp",
    columns={"id": str, "text": str, "spans": list},
    gold=gold,
    predict=predict,
    metrics=(token_macro_f1("token_macro_f1", LABELS, baseline=0.61),),
    source="https://github.com/bepnye/EBM-NLP",
)
