"""Invented rows of every data set, small, and with every label that a metric counts."""

from __future__ import annotations

from typing import Any

from evidence.evaluation.rows import Row


def spans(text: str, **labelled: str | list[str]) -> list[dict[str, Any]]:
    """Label words of a text; `__` in a name stands for a space or mark that the caller maps."""
    found = []
    for label, words in labelled.items():
        for word in [words] if isinstance(words, str) else words:
            start = text.index(word)
            found.append({"start": start, "end": start + len(word), "label": label})
    return found


def relabel(found: list[dict[str, Any]], **names: str) -> list[dict[str, Any]]:
    """Put labels in place that are no Python names."""
    return [span | {"label": names.get(span["label"], span["label"])} for span in found]


CLAIMS = ["The sky was watched.", "Tea goes with sleep.", "Tea may bring sleep.", "Tea brings sleep."]
STRENGTHS: list[Row] = [
    {"id": str(label), "doc": f"d{label // 2}", "text": text, "label": label} for label, text in enumerate(CLAIMS)
]
CTRO = "40 people. Fell by 2 (95% CI 1 to 3; p=0.01). Rash hit 7%."
PICO = (
    "In 90 women, 44 had tamarol and 46 had nothing; pain hit 5 and 6, or 11% and 13%; means 2.5 and 3.5; medians 8.1 and 9.1."
)
PICO_LABELS = {
    "total-participants": "90",
    "intervention-participants": "44",
    "control-participants": "46",
    "intervention": "tamarol",
    "control": "nothing",
    "outcome": "pain",
    "iv-bin-abs": "5",
    "cv-bin-abs": "6,",
    "iv-bin-percent": "11%",
    "cv-bin-percent": "13%",
    "iv-cont-mean": "2.5",
    "cv-cont-mean": "3.5",
    "iv-cont-median": "8.1",
    "cv-cont-median": "9.1",
}
EBM = "Ten adults took tamarol ; their pain fell ."
CONSORT = "Tamarol in a randomised trial\nA superiority trial, NCT00000001."
ART = "Pain was 5% with tamarol and 9% with placebo."
ART_SPANS: list[dict[str, Any]] = [
    {"id": "T0", "start": 0, "end": 4, "label": "OC"},
    {"id": "T1", "start": 9, "end": 11, "label": "MEAS"},
    {"id": "T2", "start": 17, "end": 24, "label": "INTV"},
    {"id": "T3", "start": 29, "end": 31, "label": "MEAS"},
    {"id": "T4", "start": 37, "end": 44, "label": "INTV"},
]
ART_LINKS = [("OC_RES", "T0", "T1"), ("OC_RES", "T0", "T3"), ("A1_RES", "T2", "T1"), ("A2_RES", "T4", "T3")]
PROMPTS = ["significantly increased", "significantly decreased", "no significant difference"]
CRITERIA = ("benefits", "harms", "evidence_quality", "funding_coi", "sensational_language")


def _question(number: int, kind: str, **values: float) -> dict[str, Any]:
    names = {"outcome": "pain", "intervention": "tamarol", "comparator": "placebo", "values": values}
    return {"id": number, "outcome_type": kind, "n_values": len(values), "values_found_in_abstract": len(values)} | names


ROWS: dict[str, list[Row]] = {
    "health_release": [
        {"id": f"h{n}", "headline": "Tea", "text": "Tea.", "criteria": {name: {"rating": rating} for name in CRITERIA}}
        for n, rating in enumerate(["satisfactory", "not_satisfactory"])
    ],
    "insciout_press_releases": [
        {"id": design, "text": "Tea.", "journal": {"design": design}}
        for design in ("randomised_controlled_trial", "observational_longitudinal", "qualitative")
    ],
    "insciout_pairs": [
        {"id": label, "press_release_conclusion": "Tea.", "abstract_conclusion": "Tea.", "exaggeration_label": label}
        for label in ("same", "exaggerates", "downplays")
    ],
    "claim_strength_eureka": STRENGTHS,
    "claim_strength_pubmed": [{key: value for key, value in row.items() if key != "doc"} for row in STRENGTHS],
    "primary_endpoint_oncology": [
        {"id": f"p{met}", "title": "Tamarol", "text": "A trial.", "primary_endpoint_met": met} for met in (True, False)
    ],
    "evidence_inference": [
        {
            "id": "e",
            "abstract": "A trial.",
            "prompts": [
                {"prompt_id": str(n), "intervention": "a", "comparator": "b", "outcome": "c", "label": label}
                for n, label in enumerate(PROMPTS)
            ],
        }
    ],
    "despin_primary_secondary": [
        {
            "id": "n",
            "text": "Pain first , sleep second .",
            "synthetic": False,
            "spans": spans("Pain first , sleep", Prim="Pain", Sec="sleep"),
        },
        {"id": "s", "text": "Rest first .", "synthetic": True, "spans": spans("Rest first", Prim="Rest")},
    ],
    "despin_significance": [
        {
            "id": f"g{label}",
            "doc": "d",
            "text": "Pain fell ( P = 0.04 ) .",
            "outcome": {"start": 0, "end": 4},
            "significance": {"start": 12, "end": 20},
            "label": label,
        }
        for label in (0, 1)
    ],
    "despin_outcome_similarity": [
        {"id": f"o{label}", "sent_id": "s", "out1": "pain", "out2": "ache", "label": label} for label in (0, 1)
    ],
    "trialsieve": [
        {
            "id": "t",
            "text": "In 40 men p < 0.05.",
            "spans": relabel(
                spans("In 40 men p < 0.05.", size="40", p="p < 0.05"), size="Sample Size", p="Statistical Significance"
            ),
        }
    ],
    "ctro": [
        {
            "id": "c",
            "text": CTRO,
            "spans": spans(
                CTRO,
                PvalueDiff="p=0.01",
                ConfIntervalDiff="95% CI 1 to 3",
                NumberPatientsCT="40",
                DiffGroupAbsValue="2",
                PercentageAffected="7",
                Author="people",
            ),
        }
    ],
    "pico_corpus": [{"id": "pc", "text": PICO, "spans": spans(PICO, **PICO_LABELS)}],
    "ebm_nlp": [{"id": "n", "text": EBM, "spans": spans(EBM, PAR="Ten adults", INT="tamarol", OUT="pain")}],
    "section_pico": [{"id": "sp", "text": EBM, "spans": spans(EBM, P="Ten adults", I="tamarol", O="pain")}],
    "evidence_outcomes": [{"id": "eo", "text": EBM, "spans": spans(EBM, Outcome="pain")}],
    "rct_art": [
        {
            "id": "a",
            "text": ART,
            "spans": ART_SPANS,
            "relations": [{"type": kind, "head": head, "tail": tail} for kind, head, tail in ART_LINKS],
        }
    ],
    "llm_meta_numeric": [
        {
            "id": "m",
            "text": "A trial.",
            "abstract_end": 8,
            "icos": [
                _question(1, "binary", intervention_events=5, comparator_events=9),
                _question(2, "continuous", intervention_mean=2.5, comparator_mean=3),
            ],
        }
    ],
    "consort_terms": [
        {
            "id": "ct",
            "text": CONSORT,
            "spans": relabel(
                spans(CONSORT, title="randomised", frame="superiority", registry="NCT00000001"),
                title="1a_Title_Randomized",
                frame="8b_Design_Framework",
                registry="3a_Registry_number",
            ),
        }
    ],
    "rct_sentence_roles": [
        {
            "id": "r",
            "text": "Why. What. How. So. Thus. Odd.",
            "sentences": [
                [0, 4, "BACKGROUND"],
                [5, 10, "OBJECTIVE"],
                [11, 15, "METHODS"],
                [16, 19, "RESULTS"],
                [20, 25, "CONCLUSIONS"],
                [26, 30, None],
            ],
        }
    ],
}
