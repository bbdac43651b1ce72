"""consort_terms: short terms of CONSORT items in full texts: registry, masking, framework, design, sample size, population.

Metrics: micro F1 over all labels of the set, with equal ends (`strict_f1`) and with a shared character, one to one
(`lenient_f1`), the label being right in both. Labels that the record has no field for stay missed, as they must.
Asked: `extract`'s mentions on the text as given; the terms are the words of facts. A fact in the title takes the title's
label.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidence.evaluation.adapter import Adapter, gold_spans
from evidence.evaluation.answer import Answer, Document, Span
from evidence.evaluation.metrics import span_f1
from evidence.evaluation.reading import Reading, read_text
from evidence.vocabulary import Analysis, EnrollmentRole

BODY = {
    "source.registrations": "3a_Registry_number",
    "study.intervention_model": "8a_Design_Type",
    "study.cluster": "8a_Design_Type",
    "study.hypothesis": "8b_Design_Framework",
    "study.sites": "8c_Design_Centers",
    "study.masked": "17a_Masking_People_masked",
    "study.masking": "17c_Masking_Type",
}
TITLE = {
    "study.allocation": "1a_Title_Randomized",
    "study.intervention_model": "1b_Title_Type",
    "study.cluster": "1b_Title_Type",
    "study.hypothesis": "1c_Title_Framework",
    "study.sites": "1d_Title_Centers",
    "population.description": "1e_Title_Population",
    "study.acronyms": "1g_Title_Acronym",
}
SAMPLE_SIZE = "14a_Sample_size"
POPULATION = "20c_Statistical_methods_Analysis_population"
ANALYSED = frozenset({Analysis.INTENTION_TO_TREAT, Analysis.PER_PROTOCOL})
LABELS = (
    frozenset(BODY.values())
    | frozenset(TITLE.values())
    | frozenset(
        {
            SAMPLE_SIZE,
            POPULATION,
            "1f_Title_Intervention",
            "8d_Design_Ratio",
            "16a_Randomization_Generation",
            "16b_Randomization_Type",
            "16c_Randomization_Block_size",
            "16d_Randomization_Strata",
            "17b_Masking_Not_masked",
            "20d_Statistical_methods_Missing_data",
        }
    )
)
WHO = "the authors of the set"


def gold(document: Document) -> Answer:
    """Give the annotated terms."""
    return Answer(spans=gold_spans(document))


def predict(document: Document) -> Answer:
    """Give the words of the facts that CONSORT asks for."""
    reading = read_text(document.text, "full_text")
    title_end = document.text.find("\n")
    planned = [mention.count for mention in reading.mentions.enrollment if mention.role is EnrollmentRole.PLANNED]
    analyses = [estimate.analysis for estimate in reading.record.estimates if estimate.analysis]
    populations = [words for analysis in analyses if analysis.value in ANALYSED for words in analysis.evidence]
    return Answer(
        spans=frozenset(_facts(reading, title_end))
        | reading.spans(SAMPLE_SIZE, planned)
        | reading.spans(POPULATION, populations)
    )


def _facts(reading: Reading, title_end: int) -> Iterator[Span]:
    for fact in reading.mentions.facts:
        span = reading.span(fact.field, fact.start, fact.end)
        label = (TITLE if span.end <= title_end else BODY).get(fact.field)
        if label and span.end > span.start:
            yield span._replace(label=label)
    for arm in reading.mentions.arms:
        span = reading.span("1f_Title_Intervention", arm.start, arm.end)
        if span.end <= title_end:
            yield span


ADAPTER = Adapter(
    name="consort_terms",
    columns={"id": str, "text": str, "spans": list},
    gold=gold,
    predict=predict,
    metrics=(
        span_f1("strict_f1", LABELS, exact=True, best=0.545, who=WHO),
        span_f1("lenient_f1", LABELS, exact=False, best=0.663, who=WHO),
    ),
    source="CONSORT terms in trial reports and protocols, from the authors",
)
