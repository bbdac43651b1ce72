"""Draw 100 noun phrases from the records of the corpus, each in a neutral sentence: `python -m tests.render.phrases [--write]`.

A reader who has not seen the articles says of each whether it would be sent back. `--write` puts the list in `phrases.csv` and
keeps the verdict of every phrase that is still in it. Articles of the dev split alone are drawn from.
"""

from __future__ import annotations

import csv
import hashlib
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence.record import EvidenceRecord

LIST = Path(__file__).with_name("phrases.csv")
CORPUS = Path(__file__).parents[2] / "corpus"
SENTENCES = {
    "condition": "The study was about {}.",
    "description": "Those who took part were {}.",
    "arm": "One of the groups compared was {}.",
    "outcome": "The researchers measured {}.",
}
"""A sentence for each kind of phrase that says nothing of its content."""
OF_EACH = 25
SEED = "noun phrases 5"
KEEP, SEND_BACK = "keep", "send back"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with the article it comes from, and what a reader said of it."""

    number: int
    kind: str
    article: str
    phrase: str
    sentence: str
    verdict: str = ""


def phrases_of(record: EvidenceRecord) -> Iterator[tuple[str, str]]:
    """Give every phrase of a record with its kind."""
    people = record.population
    yield from ((kind, fact.value) for kind in ("condition", "description") if (fact := getattr(people, kind)))
    yield from (("arm", arm.label.value) for arm in record.arms)
    yield from (("outcome", outcome.name.value) for outcome in record.outcomes)


def draw(found: Iterable[tuple[str, str, str]]) -> list[Phrase]:
    """Draw as many of each kind, by the digest of seed and phrase: a phrase that comes or goes leaves the others in place.

    Args:
        found: kind, article and phrase.
    """
    distinct = {(kind, phrase.casefold()): (kind, article, phrase) for kind, article, phrase in sorted(found, reverse=True)}
    ranked = sorted(distinct.values(), key=lambda row: hashlib.sha256(f"{SEED}|{row[0]}|{row[2].casefold()}".encode()).digest())
    chosen = [row for kind in SENTENCES for row in [row for row in ranked if row[0] == kind][:OF_EACH]]
    return [
        Phrase(number, kind, article, phrase, SENTENCES[kind].format(phrase))
        for number, (kind, article, phrase) in enumerate(chosen, 1)
    ]


def read_list() -> list[Phrase]:
    """Read the committed list."""
    with LIST.open(encoding="utf-8", newline="") as file:
        return [Phrase(int(row.pop("number")), **row) for row in csv.DictReader(file)]


def write_list(drawn: Iterable[Phrase]) -> None:
    """Write the list, with the verdicts that phrases have already."""
    known = {(each.kind, each.phrase): each.verdict for each in (read_list() if LIST.is_file() else ())}
    rows = [asdict(replace(each, verdict=known.get((each.kind, each.phrase), ""))) for each in drawn]
    with LIST.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _found() -> Iterator[tuple[str, str, str]]:
    from evidence import extract

    for home in sorted(path.parent for path in CORPUS.glob("*/gold.toml")):
        if tomllib.loads((home / "gold.toml").read_text(encoding="utf-8")).get("split", "dev") == "dev":
            for kind, phrase in phrases_of(extract(next(home.glob("article.*")))):
                yield kind, home.name, phrase


def main(arguments: list[str]) -> None:
    """Print the sentences, and write the list if asked."""
    drawn = draw(_found())
    sys.stdout.writelines(f"{each.number}. {each.sentence}\n" for each in drawn)
    if "--write" in arguments:
        write_list(drawn)


if __name__ == "__main__":
    main(sys.argv[1:])
