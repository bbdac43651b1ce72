"""consort_terms: short terms of CONSORT items in full texts: registry, masking, framework, design, sample size, population.

Metrics: micro F1 over all labels of the set, with equal ends (`strict_f1`) and with a shared character, one to one
(`lenient_f1`), the label being right in both.
Asked: `read_terms`, the component that marks the terms of reporting items in a full text.
"""

from __future__ import annotations

from evidence.evaluation.adapter import Adapter, gold_spans
from evidence.evaluation.answer import Answer, Document, Span
from evidence.evaluation.metrics import span_f1

LABELS = (
    "1a_Title_Randomized",
    "1b_Title_Type",
    "1c_Title_Framework",
    "1d_Title_Centers",
    "1e_Title_Population",
    "1f_Title_Intervention",
    "1g_Title_Acronym",
    "3a_Registry_number",
    "8a_Design_Type",
    "8b_Design_Framework",
    "8c_Design_Centers",
    "8d_Design_Ratio",
    "14a_Sample_size",
    "16a_Randomization_Generation",
    "16b_Randomization_Type",
    "16c_Randomization_Block_size",
    "16d_Randomization_Strata",
    "17a_Masking_People_masked",
    "17b_Masking_Not_masked",
    "17c_Masking_Type",
    "20c_Statistical_methods_Analysis_population",
    "20d_Statistical_methods_Missing_data",
)
WHO = "the authors of the set"


def gold(document: Document) -> Answer:
    """Give the annotated terms."""
    return Answer(spans=gold_spans(document))


def predict(document: Document) -> Answer:
    """Give the terms that the pipeline reads in a full text."""
    from evidence.annotate.report_terms import read_terms

    return Answer(spans=frozenset(Span(start, end, item) for start, end, item in read_terms(document.text)))


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
