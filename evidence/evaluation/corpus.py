"""Measure the record on the project's own corpus, field by field.

Metrics: precision, recall and F1 of facts, summed over articles. A fact is right when all its parts are: a value of a field of
`source`, `study` or `population`; a count of participants with its role; an arm, its role, its size; the status of the primary
endpoint; an outcome, its rank as primary, its result; an estimate with measure, value, interval and p-value (`estimates`), and
the same value with its outcome and its subgroup (`estimate_links`); a value in an arm, and the same value with its outcome and
its subgroup; a subgroup with its result; what is said of harms, of an excess of them, and each named harm; a claim with its
place and strength; a headline that goes beyond what the study shows; who paid, which of them are companies, interests; a caveat
by name. Things of record and gold are the same when they rest on the same words of the article; outcomes also when their names
are the same outcome. Free words are right when they do.
In-sample: on the dev articles `enrollment`, `arms`, `arm_roles`, `arm_sizes` and `population_description` are no held-out
figures, for the models of the counts of participants, of the arms and of the people were trained on their gold; `--check` with
`python -m training.enrollment`, `training.arms` or `training.population` prints what they reach in folds of whole trials. None
has seen the test articles.
Asked: `extract` and `appraise`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import evidence
from evidence.evaluation.adapter import misses
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.gold import GoldArticle, load_corpus
from evidence.evaluation.gold_facts import Fact, caveat_facts, gold_answer
from evidence.evaluation.gold_record import GoldRecord
from evidence.evaluation.metrics import Metric, tuple_f1, tuple_precision, tuple_recall
from evidence.evaluation.record_facts import record_facts
from evidence.evaluation.run import SetResult
from evidence.vocabulary import ClaimKind, ClaimWhere

if TYPE_CHECKING:
    from evidence.record import EvidenceRecord

FOLDER = Path(evidence.__file__).parents[1] / "corpus"
FIELDS = (
    "source",
    "study",
    "population_condition",
    "population_description",
    "population_age",
    "population_sex",
    "population_eligibility",
    "enrollment",
    "arms",
    "arm_roles",
    "arm_sizes",
    "primary_endpoint",
    "outcomes",
    "primary_outcomes",
    "outcome_results",
    "estimates",
    "estimate_links",
    "arm_results",
    "arm_result_links",
    "subgroups",
    "harms",
    "harms_excess",
    "harm_events",
    "claims",
    "overreach",
    "funding",
    "industry",
    "conflicts",
    "caveats",
    "primary_endpoint_not_met",
    "headline_beyond_primary_result",
)
NAME = "corpus"
_OF_CAUSE = {ClaimKind.CAUSAL, ClaimKind.CONDITIONAL_CAUSAL}
_CANNOT_SHOW = frozenset({"animals_or_cells_only", "causal_words_for_observational_study", "primary_endpoint_mixed"})
"""Caveats under which no study shows what a causal headline says (`corpus/GUIDELINES.md` on `overreach`)."""

Row = tuple[Document, Answer, Answer]


def metrics(fields: Collection[str] = FIELDS) -> tuple[Metric, ...]:
    """Give three metrics for each field."""
    kinds = (("precision", tuple_precision), ("recall", tuple_recall), ("f1", tuple_f1))
    return tuple(build(f"{field}_{kind}", [field]) for field in fields for kind, build in kinds)


def measure_corpus(folder: Path = FOLDER, *, split: str = "dev", limit: int | None = None) -> SetResult:
    """Read the articles of a split of the corpus and score each against its gold.

    Raises:
        CorpusError: the gold has problems.
    """
    articles = load_corpus(folder) if folder.is_dir() else []
    if not articles:
        return SetResult(NAME, split, {}, notes=("skipped: the articles come with the source, not with the package",))
    chosen = [article for article in articles if article.gold.split == split][:limit]
    if not chosen:
        return SetResult(NAME, split, {}, notes=(f"skipped: the corpus has no articles in {split}",))
    try:
        rows = [_ask(article) for article in chosen]
    except ImportError as error:
        return SetResult(NAME, split, {}, len(chosen), notes=(f"not measured: the component is not there ({error})",))
    return score_rows(NAME, split, rows)


def score_rows(name: str, split: str, rows: Sequence[Row], fields: Collection[str] = FIELDS) -> SetResult:
    """Score documents of which gold and answer are known."""
    import numpy as np

    from evidence.evaluation.bootstrap import measure

    figures = {
        metric.name: measure(np.array([metric.count(*row) for row in rows], dtype=np.float64), metric.value)
        for metric in metrics(fields)
    }
    return SetResult(name, split, figures, len(rows), tuple(miss for row in rows for miss in misses(*row)))


def _ask(article: GoldArticle) -> Row:
    from evidence.pipeline import extract

    record = extract(article.path)
    document = Document(article.name, ({"text": record.article_text or ""},))
    return document, gold_answer(article.gold), record_answer(record, article.gold)


def record_answer(record: EvidenceRecord, gold: GoldRecord) -> Answer:
    """Give the facts of a record and of the caveats that it raises, under the names of gold."""
    from evidence.appraise import appraise

    raised = {caveat.name for caveat in appraise(record)}
    facts: set[Fact] = {*record_facts(record, gold), *caveat_facts(raised)}
    if overreaches(record, raised):
        facts.add(("overreach", "headline"))
    return Answer(tuples=frozenset(facts))


def overreaches(record: EvidenceRecord, raised: Collection[str]) -> bool:
    """Say whether the caveats add up to a headline that goes too far, in the sense of the gold.

    One caveat says it outright. The others say why a study cannot show what a causal headline says.
    """
    if "headline_beyond_primary_result" in raised:
        return True
    headlines = (claim for claim in record.claims if claim.where is ClaimWhere.HEADLINE)
    is_causal = any(claim.kind.value in _OF_CAUSE for claim in headlines)
    return is_causal and not _CANNOT_SHOW.isdisjoint(raised)
