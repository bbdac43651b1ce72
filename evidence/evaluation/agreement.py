"""How often two readers of the corpus differed: the second reading of an article against its gold.

    python -m evidence.evaluation.agreement            every article of the corpus that has a `second.toml`
    python -m evidence.evaluation.agreement FOLDER     those of another folder
    python -m evidence.evaluation.agreement --list     also every fact that one reader has alone

`second.toml` is written from the article alone, in the shape of `gold.toml`: `[study]`, `[primary_endpoint]`, the primary
`[[outcomes]]`, `[[estimates]]`, `[[subgroups]]`, `[harms]` and `caveats`. The rate of disagreement of a field is the share of
the facts that either reader has and not both. Ids are the reader's own: things are the same as in the scores of the corpus.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence.errors import CorpusError
from evidence.evaluation.corpus import FOLDER
from evidence.evaluation.gold import GoldArticle, check_gold, field_vocabulary, load_article, read_words
from evidence.evaluation.gold_facts import Fact, gold_answer
from evidence.evaluation.gold_record import GoldFact, GoldOutcome, GoldRecord, GoldSubgroup
from evidence.evaluation.matching import best_match, contained

SECOND_NAME = "second.toml"
STUDY_FIELDS = frozenset(
    {
        "study_type",
        "allocation",
        "masking",
        "phase",
        "comparator_type",
        "stage",
        "stopped_early",
        "hypothesis",
        "intervention_model",
        "subjects",
    }
)
"""The fields of `[study]` that are read twice; the others stand in gold alone."""
RECORD_NAME = "agreement.toml"
FIELDS = ("study", "primary_endpoint", "primary_outcomes", "estimates", "estimate_links", "subgroups", "harms", "caveats")


@dataclass(frozen=True, slots=True)
class Rate:
    """How often two readers differed on one field.

    Attributes:
        differ: facts that one of them has.
        facts: facts that either has.
    """

    differ: int
    facts: int

    @property
    def share(self) -> float:
        """The share of facts on which they differ; 0 where there are none."""
        return self.differ / self.facts if self.facts else 0.0


def load_second(article: GoldArticle) -> GoldRecord | None:
    """Read the second reading of an article, or give None where nobody has made one.

    Raises:
        CorpusError: with every problem.
    """
    path = article.path.parent / SECOND_NAME
    if not path.is_file():
        return None
    try:
        content = {"about": article.gold.about} | tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"{path} is not TOML: {error}", "Mend second.toml", (f"{article.name}: {error}",)) from error
    return check_gold(f"{article.name}/{SECOND_NAME}", content, read_words(article.path))


def compare(first: GoldRecord, second: GoldRecord) -> dict[str, Rate]:
    """Give the rate of disagreement of two readings of one article, field by field."""
    one, other = _facts(first, first), _facts(second, first)
    return {field: Rate(len(_of(one ^ other, field)), len(_of(one | other, field))) for field in FIELDS}


def sum_rates(readings: Iterable[Mapping[str, Rate]]) -> dict[str, Rate]:
    """Add up the rates of several articles."""
    held = list(readings)
    return {field: Rate(sum(each[field].differ for each in held), sum(each[field].facts for each in held)) for field in FIELDS}


def _of(facts: Iterable[Fact], field: str) -> set[Fact]:
    return {fact for fact in facts if fact[0] == field}


def _facts(reading: GoldRecord, first: GoldRecord) -> frozenset[Fact]:
    """Give the facts of a reading under the ids and words of the first; a status that is not reported is one too."""
    status = ("primary_endpoint", reading.primary_endpoint.status.value)
    facts = gold_answer(reading if reading is first else rename(reading, first)).tuples | {status}
    return frozenset(fact for fact in facts if fact[0] != "study" or fact[1] in STUDY_FIELDS)


def rename(second: GoldRecord, first: GoldRecord) -> GoldRecord:
    """Give a reading with the ids and free words of another for what both have."""
    outcomes = {held.id: _outcome_id(held, first.outcomes) for held in second.outcomes}
    subgroups = {held.id: _subgroup_id(held, first.subgroups) for held in second.subgroups}
    estimates = tuple(
        held.model_copy(update={"outcome": outcomes[held.outcome], "subgroup": subgroups.get(held.subgroup or "")})
        for held in second.estimates
    )
    return second.model_copy(
        update={
            "outcomes": tuple(held.model_copy(update={"id": outcomes[held.id]}) for held in second.outcomes),
            "subgroups": tuple(held.model_copy(update={"id": subgroups[held.id]}) for held in second.subgroups),
            "estimates": estimates,
            "study": dict(_study(second, first)),
        }
    )


def _outcome_id(outcome: GoldOutcome, candidates: Sequence[GoldOutcome]) -> str:
    from evidence.assemble.outcome_identity import same_outcome

    def score(held: GoldOutcome) -> float:
        return contained(outcome.name, held.name) + contained(outcome.quote, held.quote) + same_outcome(outcome.name, held.name)

    found = best_match(candidates, score)
    return found.id if found else f"none: {outcome.name}"


def _subgroup_id(subgroup: GoldSubgroup, candidates: Sequence[GoldSubgroup]) -> str:
    def score(held: GoldSubgroup) -> float:
        return contained(subgroup.definition, held.definition) + contained(subgroup.quote, held.quote)

    found = best_match(candidates, score)
    return found.id if found else f"none: {subgroup.definition}"


def _study(second: GoldRecord, first: GoldRecord) -> Iterator[tuple[str, tuple[GoldFact, ...]]]:
    for name in second.study:
        theirs = [fact for field, fact in first.study_facts() if field == name]
        facts = tuple(fact for field, fact in second.study_facts() if field == name)
        if field_vocabulary(name) is None:
            facts = tuple(_worded(fact, theirs) for fact in facts)
        yield name, facts


def _worded(fact: GoldFact, theirs: Sequence[GoldFact]) -> GoldFact:
    found = best_match(theirs, lambda held: max(contained(fact.quote, held.quote), contained(fact.value, held.value)))
    return found or fact


def list_differences(first: GoldRecord, second: GoldRecord) -> list[str]:
    """Give a line for each fact that one reader has alone: `gold` or `second`, the field, the fact."""
    one, other = _facts(first, first), _facts(second, first)
    alone = [("gold", fact) for fact in sorted(one - other)] + [("second", fact) for fact in sorted(other - one)]
    return [f"{who:6} {' | '.join(fact)}" for who, fact in alone if fact[0] in FIELDS]


def main(arguments: list[str] | None = None) -> int:
    """Print the rates; 2 where a reading cannot be read, the others being compared."""
    parser = argparse.ArgumentParser(prog="python -m evidence.evaluation.agreement", description="Compare two readings.")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--record", action="store_true", help="write the rates to agreement.toml, before anything is settled")
    parser.add_argument("--list", action="store_true", help="also list every fact that one reader has alone")
    options = parser.parse_args(arguments)
    read, problems = _read_all(options.folder)
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    sys.stdout.write(f"articles read twice: {len(read)}\n")
    rates = sum_rates(compare(article.gold, second) for article, second in read)
    if options.record:
        (options.folder / RECORD_NAME).write_text(write_record(len(read), rates), "utf-8")
    for field, rate in rates.items():
        sys.stdout.write(f"{field:18} {rate.share:6.1%}  ({rate.differ} of {rate.facts})\n")
    for article, second in read if options.list else ():
        sys.stdout.writelines(f"{article.name}: {line}\n" for line in list_differences(article.gold, second))
    return 2 if problems else 0


def write_record(articles: int, rates: Mapping[str, Rate]) -> str:
    """Write rates as TOML, for the datasheet."""
    lines = [
        "# Written by: python -m evidence.evaluation.agreement --record, before the two readings were settled",
        f"articles = {articles}",
    ]
    for field, rate in rates.items():
        lines += ["", f"[{field}]", f"differ = {rate.differ}", f"facts = {rate.facts}"]
    return "\n".join(lines) + "\n"


def _read_all(folder: Path) -> tuple[list[tuple[GoldArticle, GoldRecord]], list[str]]:
    read: list[tuple[GoldArticle, GoldRecord]] = []
    problems: list[str] = []
    for home in sorted(path.parent for path in folder.glob(f"*/{SECOND_NAME}")):
        try:
            article = load_article(home)
            second = load_second(article)
        except CorpusError as error:
            problems.extend(error.problems)
        else:
            read.extend([(article, second)] if second else [])
    return read, problems


if __name__ == "__main__":
    sys.exit(main())
