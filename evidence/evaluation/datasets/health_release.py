"""health_release: would experts find a release satisfactory on five criteria?

Metric: macro-F1 over satisfactory and not satisfactory, for each of five of HealthNewsReview.org's ten criteria;
`not_applicable` is left out.
Asked: `extract` and `appraise` on headline and text. Each criterion is judged from the record and its caveats alone:

- benefits: an effect is given in absolute terms, that is as a value or count in two arms, as a difference between arms, or as
  values of two groups side by side, or two shares of the participants are told;
- harms: harms are reported, and quantified or named, or the serious ones are spoken of; or a list names those of the treatment;
- evidence quality: the number of participants stands beside a stated limit of the study, or beside allocation, masking or
  comparator where no serious caveat is raised on the claims, the design, an outcome or a subgroup;
- funding: the text says who paid;
- sensational language: no caveat on hype words or on a headline beyond the result, no word of hype in a quotation (that
  somebody is excited is none), and no effect claimed in the headline or lead of work in animals or cells.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from evidence.appraise.design import value
from evidence.evaluation.adapter import Adapter
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.metrics import macro_f1
from evidence.evaluation.reading import read_text
from evidence.record import EvidenceRecord
from evidence.vocabulary import ClaimKind, ClaimWhere, Measure, PhraseKind, Severity

LABELS = ("not_satisfactory", "satisfactory")
ABSOLUTE = frozenset({Measure.RISK_DIFFERENCE, Measure.MEAN_DIFFERENCE, Measure.NUMBER_NEEDED_TO_TREAT})
SENSATIONAL = frozenset({"hype_words", "headline_beyond_primary_result"})
TOLD_AS_EFFECT = (ClaimKind.CAUSAL, ClaimKind.CONDITIONAL_CAUSAL)
FAMILIES = ("CLM", "DES", "OUT", "SUB")
TWO = 2

Judge = Callable[[EvidenceRecord, Collection[str]], bool]


def judge_benefits(record: EvidenceRecord, serious: Collection[str]) -> bool:  # noqa: ARG001
    """Tell whether an effect is absolute, two groups stand side by side, or shares of the participants are told."""
    kinds = [phrase.value for phrase in record.phrases]
    shown = PhraseKind.GROUP_VALUES in kinds or kinds.count(PhraseKind.SHARE) >= TWO
    return shown or any(estimate.measure.value in ABSOLUTE or len(estimate.arm_results) >= TWO for estimate in record.estimates)


def judge_harms(record: EvidenceRecord, serious: Collection[str]) -> bool:  # noqa: ARG001
    """Tell whether harms are reported with a number, a name or a word on serious ones, or listed as the treatment's."""
    harms = record.harms
    if any(phrase.value is PhraseKind.LISTED_HARMS for phrase in record.phrases):
        return True
    return harms.reported and (value(harms.quantified) is True or bool(harms.events) or harms.serious is not None)


def judge_evidence(record: EvidenceRecord, serious: Collection[str]) -> bool:
    """Tell whether numbers stand beside a stated limit of the study, or a described design with nothing serious against it."""
    study = record.study
    if any(phrase.value is PhraseKind.LIMITATION for phrase in record.phrases) and study.enrollment:
        return True
    described = study.allocation or study.masking or study.comparator_type
    held = any(code.startswith(FAMILIES) for code in serious)
    return bool(described and study.enrollment) and not held


def judge_funding(record: EvidenceRecord, serious: Collection[str]) -> bool:  # noqa: ARG001
    """Tell whether the text says who paid."""
    return bool(record.funding)


def judge_language(record: EvidenceRecord, names: Collection[str]) -> bool:
    """Tell whether the words stay sober: by the caveats raised, by hype that is quoted, and by effects told of animals."""
    is_boasted = any(phrase.value is PhraseKind.QUOTED_HYPE for phrase in record.phrases)
    return not (SENSATIONAL.intersection(names) or is_boasted or ("animals_or_cells_only" in names and _tells_effect(record)))


def _tells_effect(record: EvidenceRecord) -> bool:
    told = (claim for claim in record.claims if claim.where in (ClaimWhere.HEADLINE, ClaimWhere.LEAD))
    return any(claim.kind.value in TOLD_AS_EFFECT for claim in told)


JUDGES: dict[str, Judge] = {
    "benefits": judge_benefits,
    "harms": judge_harms,
    "evidence_quality": judge_evidence,
    "funding_coi": judge_funding,
}


def gold(document: Document) -> Answer:
    """Give the experts' ratings of the five criteria, without those that do not apply."""
    criteria = document.row["criteria"]
    ratings = {name: criteria.get(name, {}).get("rating") for name in (*JUDGES, "sensational_language")}
    reasons = {name: str(criteria.get(name, {}).get("explanation", "")) for name in ratings}
    return Answer({name: rating for name, rating in ratings.items() if rating in LABELS}, reasons)


def predict(document: Document) -> Answer:
    """Rate the five criteria from the record and its caveats."""
    from evidence.appraise import appraise

    record = read_text(f"{document.row['headline']}\n\n{document.text}", "press_release").record
    caveats = appraise(record)
    serious = {caveat.code for caveat in caveats if caveat.severity is Severity.SERIOUS}
    labels = {name: LABELS[judge(record, serious)] for name, judge in JUDGES.items()}
    labels["sensational_language"] = LABELS[judge_language(record, {caveat.name for caveat in caveats})]
    return Answer(labels=labels)


ADAPTER = Adapter(
    name="health_release",
    columns={"id": str, "headline": str, "text": str, "criteria": dict},
    gold=gold,
    predict=predict,
    metrics=(
        macro_f1("benefits_macro_f1", LABELS, field="benefits", baseline=0.65),
        macro_f1("harms_macro_f1", LABELS, field="harms", baseline=0.66),
        macro_f1("evidence_quality_macro_f1", LABELS, field="evidence_quality", baseline=0.62),
        macro_f1("funding_coi_macro_f1", LABELS, field="funding_coi", baseline=0.66),
        macro_f1("sensational_language_macro_f1", LABELS, field="sensational_language"),
    ),
    source="FakeHealth, https://github.com/EnyanDai/FakeHealth",
)
