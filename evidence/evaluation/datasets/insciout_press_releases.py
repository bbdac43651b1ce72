"""insciout_press_releases: which kind of study does a release report?

Metric: macro-F1 over three classes made from the coding of the paper's design (`journal.design`), as Sumner et al. 2014 code
it:

- interventional: `randomised_controlled_trial`, `experimental_rct_not_registered` (which holds experiments in animals and
  cells), `intervention_self_selected`;
- observational: `observational_cross_sectional`, `observational_longitudinal`;
- other: both kinds of meta-analysis and review, `mixed_methods`, `qualitative`, `model_simulation`.

Asked: `extract` on the release. `study.study_type` is mapped: interventional and preclinical to interventional,
observational to observational, systematic review and modelling to other. A release without a stated design is an abstention,
which is an error.
"""

from __future__ import annotations

from evidence.evaluation.adapter import Adapter
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.metrics import macro_f1
from evidence.evaluation.reading import read_text
from evidence.vocabulary import StudyType

LABELS = ("interventional", "observational", "other")
CODED = {
    "randomised_controlled_trial": "interventional",
    "experimental_rct_not_registered": "interventional",
    "intervention_self_selected": "interventional",
    "observational_cross_sectional": "observational",
    "observational_longitudinal": "observational",
}
READ = {
    StudyType.INTERVENTIONAL: "interventional",
    StudyType.PRECLINICAL: "interventional",
    StudyType.OBSERVATIONAL: "observational",
    StudyType.SYSTEMATIC_REVIEW: "other",
    StudyType.MODELLING: "other",
}


def gold(document: Document) -> Answer:
    """Give the class of the paper's coded design; a release without one is not scored."""
    design = document.row["journal"].get("design")
    return Answer({"design": CODED.get(design, "other")} if design else {}, {"design": f"({design}) {document.text}"})


def predict(document: Document) -> Answer:
    """Give the class of the study type in the record."""
    stated = read_text(document.text, "press_release").record.study.study_type
    return Answer(labels={"design": READ[stated.value]} if stated else {})


ADAPTER = Adapter(
    name="insciout_press_releases",
    columns={"id": str, "text": str, "journal": dict},
    gold=gold,
    predict=predict,
    metrics=(macro_f1("design_macro_f1", LABELS, baseline=0.70),),
    source="InSciOut releases and coding of Sumner et al., from their authors",
)
