"""Read the gold of the project's own corpus, and refuse what contradicts itself or the article.

A corpus folder holds one folder an article, with `article.md` (or `.txt`, `.html`) and `gold.toml`. No command writes gold.

    python -m evidence.evaluation.gold corpus            checks every article, and lists every problem
    python -m evidence.evaluation.gold corpus/NAME …     checks those
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from evidence.appraise import rules
from evidence.errors import CorpusError
from evidence.evaluation.gold_record import AWAITED, SECTIONS, TRAITS, GoldRecord
from evidence.vocabulary import PrimaryStatus

ARTICLE_NAMES = ("article.md", "article.txt", "article.html")
GOLD_NAME = "gold.toml"
_NEXT = "Mend gold.toml; corpus/GUIDELINES.md gives its shape"


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
        try:
            articles.append(load_article(home))
        except CorpusError as error:
            problems.extend(error.problems)
    _refuse(str(folder), problems)
    return articles


def load_article(home: Path) -> GoldArticle:
    """Read one article with its gold from its folder.

    Raises:
        CorpusError: with every problem.
    """
    article = next((home / name for name in ARTICLE_NAMES if (home / name).is_file()), None)
    if article is None:
        raise CorpusError(f"{home.name} has no article", "Add article.md", (f"{home.name}: no article.md, .txt or .html",))
    if not (home / GOLD_NAME).is_file():
        raise CorpusError(f"{home.name} has no gold", "Add gold.toml", (f"{home.name}: no gold.toml",))
    return GoldArticle(home.name, article, load_gold(home / GOLD_NAME, read_words(article)))


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
    except tomllib.TOMLDecodeError as error:
        problem = f"{path.parent.name}: not TOML: {error}"
        raise CorpusError(f"The gold of {path.parent.name} is not TOML: {error}", _NEXT, (problem,)) from error
    return check_gold(path.parent.name, content, text)


def check_gold(name: str, content: Any, text: str) -> GoldRecord:
    """Make a gold record of what a file holds.

    Args:
        name: of the article, for the problems.
        content: the content of the file.
        text: the article, in which every quotation must stand.

    Raises:
        CorpusError: with every problem found.
    """
    try:
        gold = GoldRecord.model_validate(content)
    except ValidationError as error:
        problems = [f"{'.'.join(map(str, found['loc']))}: {found['msg']}" for found in error.errors()]
        problems.extend(_quotes_missing(content, text))
    else:
        problems = [*_quotes_missing(content, text), *_value_problems(gold), *_link_problems(gold), *_absence_problems(gold)]
    _refuse(name, [f"{name}: {problem}" for problem in problems])
    return gold


def _refuse(name: str, problems: list[str]) -> None:
    if problems:
        raise CorpusError(f"The gold of {name} has {len(problems)} problems: {'; '.join(problems)}", _NEXT, tuple(problems))


def read_words(article: Path) -> str:
    """Give the text of an article as the reader of files gives it."""
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


def _value_problems(gold: GoldRecord) -> Iterator[str]:
    for section, name, fact in gold.section_facts():
        if name not in SECTIONS[section].model_fields or name == "enrollment":
            yield f"{section}.{name}: the record has no such field"
            continue
        vocabulary = field_vocabulary(name, section)
        if vocabulary and fact.value not in {member.value for member in vocabulary}:
            yield f"{section}.{name}: {fact.value!r} is not in {vocabulary.__name__}"
    yield from (f"traits: there is no trait {trait!r}" for trait in gold.traits if trait not in TRAITS)
    names = AWAITED | {rule.name for rule in rules()}
    yield from (f"caveats: there is no caveat {name!r}" for name in gold.caveats if name not in names)


def field_vocabulary(name: str, section: str = "study") -> type[StrEnum] | None:
    """Give the closed vocabulary of a field of a section of the record, or None where it holds free words."""
    return next(_enums(SECTIONS[section].model_fields[name].annotation), None)


def _enums(annotation: Any) -> Iterator[type[StrEnum]]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and "value" in annotation.model_fields:
        yield from _enums(annotation.model_fields["value"].annotation)
    for part in get_args(annotation):
        yield from _enums(part)


def _link_problems(gold: GoldRecord) -> Iterator[str]:
    ids = {
        "arm": [held.id for held in gold.arms],
        "outcome": [held.id for held in gold.outcomes],
        "subgroup": [held.id for held in gold.subgroups],
    }
    for part, rows in (("estimates", gold.estimates), ("arm_results", gold.arm_results)):
        for place, row in enumerate(rows):
            named = {kind: getattr(row, kind, None) for kind in ids}
            yield from (
                f"{part}.{place}: there is no {kind} {name!r}"
                for kind, name in named.items()
                if name is not None and name not in ids[kind]
            )
    for held in gold.subgroups:
        if held.complement_of is not None and held.complement_of not in ids["subgroup"]:
            yield f"subgroups.{held.id}: there is no subgroup {held.complement_of!r}"
    for kind, all_ids in ids.items():
        yield from (f"the {kind} {id!r} stands twice" for id in sorted({id for id in all_ids if all_ids.count(id) > 1}))


def _absence_problems(gold: GoldRecord) -> Iterator[str]:
    if gold.primary_endpoint.status is not PrimaryStatus.NOT_REPORTED and not gold.primary_endpoint.quote:
        yield "primary_endpoint: a status needs its quote"
    if gold.harms.reported and not gold.harms.quote:
        yield "harms: what is reported needs its quote"


def check(paths: list[Path]) -> list[str]:
    """Give every problem of corpus folders, or of folders of single articles."""
    homes = [home for path in paths for home in ([path] if (path / GOLD_NAME).is_file() else sorted(path.glob("*/")))]
    problems: list[str] = []
    for home in homes:
        try:
            load_article(home)
        except CorpusError as error:
            problems.extend(error.problems)
    return problems


if __name__ == "__main__":
    found = check([Path(name) for name in sys.argv[1:]])
    sys.stdout.write("".join(f"{problem}\n" for problem in found))
    sys.exit(bool(found))
