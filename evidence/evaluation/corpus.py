"""Measure the record on the project's own corpus, field by field.

Metrics: precision, recall and F1 of facts, summed over articles. A fact is right when all its parts are: a value of a
`study` field; a count of participants with its role; the status of the primary endpoint; a primary outcome; an estimate with
measure, value, interval and p-value (`estimates`), and the same value with its outcome and its subgroup (`estimate_links`);
a subgroup with its result; what is said of harms; a caveat by name. Outcomes and subgroups of record and gold are the same
when their words overlap in the article, or their names are the same outcome.
Asked: `extract` and `appraise`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import evidence
from evidence.evaluation.adapter import misses
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.gold import GoldArticle, field_vocabulary, load_corpus
from evidence.evaluation.gold_record import GoldEstimate, GoldRecord
from evidence.evaluation.metrics import Metric, tuple_f1, tuple_precision, tuple_recall
from evidence.evaluation.run import SetResult
from evidence.record import Estimate, EvidenceRecord, Outcome, Provenance, Stated, Subgroup
from evidence.vocabulary import OutcomeRole, PrimaryStatus

if TYPE_CHECKING:
    from evidence.evaluation.answer import Miss

FOLDER = Path(evidence.__file__).parents[1] / "corpus"
FIELDS = (
    "study",
    "enrollment",
    "primary_endpoint",
    "primary_outcomes",
    "estimates",
    "estimate_links",
    "subgroups",
    "harms",
    "caveats",
)
NAME = "corpus"

Fact = tuple[str, ...]


def metrics() -> tuple[Metric, ...]:
    """Give three metrics for each field."""
    kinds = (("precision", tuple_precision), ("recall", tuple_recall), ("f1", tuple_f1))
    return tuple(build(f"{field}_{kind}", [field]) for field in FIELDS for kind, build in kinds)


def measure_corpus(folder: Path = FOLDER) -> SetResult:
    """Read every article of the corpus and score it against its gold.

    Raises:
        CorpusError: the gold has problems.
    """
    import numpy as np

    from evidence.evaluation.bootstrap import measure

    articles = load_corpus(folder) if folder.is_dir() else []
    if not articles:
        return SetResult(NAME, "own", {}, notes=("skipped: the articles come with the source, not with the package",))
    try:
        rows = [_ask(article) for article in articles]
    except ImportError as error:
        return SetResult(NAME, "own", {}, len(articles), notes=(f"not measured: the component is not there ({error})",))
    figures = {metric.name: measure(np.array([metric.count(*row) for row in rows]), metric.value) for metric in metrics()}
    found: list[Miss] = [miss for row in rows for miss in misses(*row)]
    return SetResult(NAME, "own", figures, len(articles), tuple(found))


def _ask(article: GoldArticle) -> tuple[Document, Answer, Answer]:
    from evidence.appraise import appraise
    from evidence.pipeline import extract

    record = extract(article.path)
    document = Document(article.name, ({"text": record.article_text or ""},))
    caveats = frozenset(("caveats", caveat.name) for caveat in appraise(record))
    return document, gold_answer(article.gold), Answer(tuples=record_facts(record, article.gold) | caveats)


def gold_answer(gold: GoldRecord) -> Answer:
    """Give the facts of a gold record."""
    facts: set[Fact] = {("study", name, _plain(fact.value)) for name, fact in gold.study_facts()}
    facts |= {("enrollment", str(held.count), held.role.value) for held in gold.enrollment}
    if gold.primary_endpoint.status is not PrimaryStatus.NOT_REPORTED:
        facts.add(("primary_endpoint", gold.primary_endpoint.status.value))
    facts |= {("primary_outcomes", outcome.id) for outcome in gold.outcomes if outcome.role is OutcomeRole.PRIMARY}
    facts |= {("subgroups", held.id, held.result.value) for held in gold.subgroups}
    facts |= {fact for estimate in gold.estimates for fact in _gold_estimate(estimate)}
    facts |= {("caveats", name) for name in gold.caveats}
    facts |= set(_harms(reported=gold.harms.reported, quantified=gold.harms.quantified))
    return Answer(tuples=frozenset(facts))


def record_facts(record: EvidenceRecord, gold: GoldRecord) -> frozenset[Fact]:
    """Give the facts of a record, its outcomes and subgroups under the ids of the gold that they match."""
    outcomes = {held.id: _outcome_id(held, gold) for held in record.outcomes}
    subgroups = {held.id: _subgroup_id(held, gold) for held in record.subgroups}
    facts: set[Fact] = set(_study(record, gold))
    facts |= {("enrollment", _plain(held.count.value.value), held.role.value) for held in record.study.enrollment}
    if record.primary_endpoint.status is not PrimaryStatus.NOT_REPORTED:
        facts.add(("primary_endpoint", record.primary_endpoint.status.value))
    facts |= {("primary_outcomes", outcomes[held.id]) for held in record.outcomes if held.role.value is OutcomeRole.PRIMARY}
    facts |= {("subgroups", subgroups[held.id], held.result.value.value) for held in record.subgroups}
    for estimate in record.estimates:
        facts |= set(_estimate(estimate, outcomes.get(estimate.outcome or "", ""), subgroups.get(estimate.subgroup or "", "")))
    quantified = bool(record.harms.quantified and record.harms.quantified.value)
    facts |= set(_harms(reported=record.harms.reported, quantified=quantified))
    return frozenset(facts)


def _study(record: EvidenceRecord, gold: GoldRecord) -> Iterator[Fact]:
    for name in type(record.study).model_fields:
        held = getattr(record.study, name)
        for stated in held if isinstance(held, tuple) else (held,):
            if isinstance(stated, Stated):
                yield "study", name, _study_value(name, stated, gold)


def _study_value(name: str, stated: Stated[Any], gold: GoldRecord) -> str:
    """Give a value as gold writes it where both are free words and rest on the same words of the article."""
    if field_vocabulary(name) is None:
        for field, fact in gold.study_facts():
            if field == name and _shares_words(stated.evidence, fact.quote):
                return _plain(fact.value)
    return _plain(stated.value)


def _gold_estimate(estimate: GoldEstimate) -> Iterator[Fact]:
    value = _plain(estimate.value)
    p = f"{estimate.p[0]}{_plain(estimate.p[1:].strip())}" if estimate.p else ""
    yield "estimates", estimate.measure.value, value, _plain(estimate.low), _plain(estimate.high), p
    yield "estimate_links", estimate.measure.value, value, estimate.outcome, estimate.subgroup or ""


def _estimate(estimate: Estimate, outcome: str, subgroup: str) -> Iterator[Fact]:
    value = _plain(estimate.value.value.value if estimate.value else None)
    interval = estimate.interval.value if estimate.interval else None
    low, high = (_plain(limit.value if limit else None) for limit in (interval.low, interval.high)) if interval else ("", "")
    p = f"{estimate.p_value.value.op}{_plain(estimate.p_value.value.value.value)}" if estimate.p_value else ""
    yield "estimates", estimate.measure.value.value, value, low, high, p
    yield "estimate_links", estimate.measure.value.value, value, outcome, subgroup


def _harms(*, reported: bool, quantified: bool) -> Iterator[Fact]:
    if reported:
        yield "harms", "reported"
    if quantified:
        yield "harms", "quantified"


def _outcome_id(outcome: Outcome, gold: GoldRecord) -> str:
    from evidence.assemble.outcome_identity import same_outcome

    for held in gold.outcomes:
        if same_outcome(outcome.name.value, held.name) or _shares_words(outcome.name.evidence, held.name):
            return held.id
    return f"none: {outcome.name.value}"


def _subgroup_id(subgroup: Subgroup, gold: GoldRecord) -> str:
    for held in gold.subgroups:
        if _shares_words(subgroup.definition.evidence, held.quote):
            return held.id
    return f"none: {subgroup.definition.value}"


def _shares_words(evidence: Iterable[Provenance], quote: str) -> bool:
    """Tell whether one of the quotations holds the other, white space aside."""
    wanted = " ".join(quote.lower().split())
    quotes = [" ".join(words.quote.lower().split()) for words in evidence]
    return any(words in wanted or wanted in words for words in quotes if words)


def _plain(value: object) -> str:
    """Write a number without trailing zeros or separators, anything else as it is."""
    if isinstance(value, bool) or value is None:
        return str(value).lower() if value is not None else ""
    text = str(getattr(value, "value", value))
    digits = text.replace(",", "").replace("·", ".")
    try:
        return f"{Decimal(digits).normalize():f}"
    except ArithmeticError:
        return text
