"""Gold records of the project's own corpus: what people say is true of an article, each fact with the words that state it.

A corpus folder holds one folder an article, with `article.md` (or `.txt`, `.html`) and `gold.toml`. No command writes gold.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from evidence.errors import CorpusError
from evidence.record import Study
from evidence.vocabulary import (
    EnrollmentRole,
    Measure,
    OutcomeResult,
    OutcomeRole,
    PrimaryStatus,
    Qualifier,
    Significance,
    SubgroupResult,
    Timing,
)

ARTICLE_NAMES = ("article.md", "article.txt", "article.html")
GOLD_NAME = "gold.toml"
_NEXT = "Mend gold.toml; corpus/README.md gives its shape"


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Quoted(_Gold):
    quote: str
    """Words of the article that state the fact; white space does not matter."""


class GoldFact(_Quoted):
    """The value of one field of `study`, as the record writes it."""

    value: str


class GoldEnrollment(_Quoted):
    """A count of participants of the whole study."""

    count: int
    role: EnrollmentRole


class GoldPrimary(_Gold):
    """Whether the primary endpoint held; no quotation where the text does not say."""

    status: PrimaryStatus
    quote: str = ""


class GoldOutcome(_Quoted):
    """Something that was measured."""

    id: str
    name: str
    role: OutcomeRole = OutcomeRole.UNSPECIFIED
    result: OutcomeResult = OutcomeResult.NOT_REPORTED


class GoldEstimate(_Quoted):
    """One estimate; numbers as printed, a p-value with its sign before it."""

    outcome: str
    measure: Measure
    value: str | None = None
    unit: str | None = None
    qualifier: Qualifier = Qualifier.EXACT
    low: str | None = None
    high: str | None = None
    p: str | None = None
    subgroup: str | None = None
    significance: Significance | None = None


class GoldSubgroup(_Quoted):
    """A part of the participants with a result of its own."""

    id: str
    definition: str
    result: SubgroupResult = SubgroupResult.NOT_REPORTED
    timing: Timing | None = None
    share: str | None = None


class GoldHarms(_Gold):
    """What the text says of harms; no quotation where it says nothing."""

    reported: bool = False
    quantified: bool = False
    quote: str = ""


class GoldRecord(_Gold):
    """What people say is true of one article."""

    about: str
    """The DOI or registration of the trial."""
    caveats: tuple[str, ...] = ()
    """Names of the caveats that an editor would raise and that the table of rules has."""
    study: dict[str, GoldFact | tuple[GoldFact, ...]] = {}
    enrollment: tuple[GoldEnrollment, ...] = ()
    primary_endpoint: GoldPrimary
    outcomes: tuple[GoldOutcome, ...] = ()
    estimates: tuple[GoldEstimate, ...] = ()
    subgroups: tuple[GoldSubgroup, ...] = ()
    harms: GoldHarms = GoldHarms()

    def study_facts(self) -> Iterator[tuple[str, GoldFact]]:
        """Give every fact on the study with its field; a field that the record holds several values in may have several."""
        for name, held in self.study.items():
            yield from ((name, fact) for fact in (held if isinstance(held, tuple) else (held,)))


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article of the corpus with its gold."""

    name: str
    path: Path
    gold: GoldRecord


def load_corpus(folder: Path) -> list[GoldArticle]:
    """Read every article of a corpus that has gold, by name.

    Raises:
        CorpusError: with every problem of every article.
    """
    articles: list[GoldArticle] = []
    problems: list[str] = []
    for home in sorted(path.parent for path in folder.glob(f"*/{GOLD_NAME}")):
        article = next((home / name for name in ARTICLE_NAMES if (home / name).is_file()), None)
        try:
            if article is None:
                raise CorpusError(
                    f"{home.name} has no article", "Add article.md", (f"{home.name}: no article.md, .txt or .html",)
                )
            articles.append(GoldArticle(home.name, article, load_gold(home / GOLD_NAME, _words(article))))
        except CorpusError as error:
            problems.extend(error.problems)
    _refuse(str(folder), problems)
    return articles


def load_gold(path: Path, text: str) -> GoldRecord:
    """Read and check one gold file.

    Args:
        path: the TOML file.
        text: the article, in which every quotation must stand.

    Raises:
        CorpusError: with every problem found.
    """
    try:
        content = tomllib.loads(path.read_text("utf-8"))
        gold = GoldRecord.model_validate(content)
    except tomllib.TOMLDecodeError as error:
        problems = [f"not TOML: {error}"]
    except ValidationError as error:
        problems = [f"{'.'.join(map(str, found['loc']))}: {found['msg']}" for found in error.errors()]
        problems.extend(_quotes_missing(content, text))
    else:
        problems = [*_quotes_missing(content, text), *_study_problems(gold), *_link_problems(gold)]
    _refuse(path.parent.name, [f"{path.parent.name}: {problem}" for problem in problems])
    return gold


def _refuse(name: str, problems: list[str]) -> None:
    if problems:
        raise CorpusError(f"The gold of {name} has {len(problems)} problems: {'; '.join(problems)}", _NEXT, tuple(problems))


def _words(article: Path) -> str:
    from evidence.ingest import read

    return read(article).text


def _quotes_missing(content: Any, text: str, where: str = "") -> Iterator[str]:
    """Find every quotation, however deep, that does not stand in the article."""
    if isinstance(content, dict):
        quote = content.get("quote")
        if isinstance(quote, str) and quote and " ".join(quote.split()) not in " ".join(text.split()):
            yield f"{where or 'top'}: the article does not have the words {quote!r}"
        for key, value in content.items():
            yield from _quotes_missing(value, text, f"{where}.{key}".lstrip("."))
    elif isinstance(content, list):
        for place, value in enumerate(content):
            yield from _quotes_missing(value, text, f"{where}.{place}")


def _study_problems(gold: GoldRecord) -> Iterator[str]:
    for name, fact in gold.study_facts():
        if name not in Study.model_fields or name == "enrollment":
            yield f"study.{name}: the record has no such field"
            continue
        vocabulary = field_vocabulary(name)
        if vocabulary and fact.value not in {member.value for member in vocabulary}:
            yield f"study.{name}: {fact.value!r} is not in {vocabulary.__name__}"


def field_vocabulary(name: str) -> type[StrEnum] | None:
    """Give the closed vocabulary of a field of the study, or None where it holds free words."""
    return next(_enums(Study.model_fields[name].annotation), None)


def _enums(annotation: Any) -> Iterator[type[StrEnum]]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and "value" in annotation.model_fields:
        yield from _enums(annotation.model_fields["value"].annotation)
    for part in get_args(annotation):
        yield from _enums(part)


def _link_problems(gold: GoldRecord) -> Iterator[str]:
    outcomes = [outcome.id for outcome in gold.outcomes]
    subgroups = [subgroup.id for subgroup in gold.subgroups]
    for place, estimate in enumerate(gold.estimates):
        if estimate.outcome not in outcomes:
            yield f"estimates.{place}: there is no outcome {estimate.outcome!r}"
        if estimate.subgroup is not None and estimate.subgroup not in subgroups:
            yield f"estimates.{place}: there is no subgroup {estimate.subgroup!r}"
    for kind, ids in (("outcome", outcomes), ("subgroup", subgroups)):
        yield from (f"the {kind} {id!r} stands twice" for id in sorted({id for id in ids if ids.count(id) > 1}))
    if gold.primary_endpoint.status is not PrimaryStatus.NOT_REPORTED and not gold.primary_endpoint.quote:
        yield "primary_endpoint: a status needs its quote"
    if gold.harms.reported and not gold.harms.quote:
        yield "harms: what is reported needs its quote"
