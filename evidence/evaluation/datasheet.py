"""The figures of the corpus's datasheet: what it holds, and how often its two readers differed.

python -m evidence.evaluation.datasheet            writes them into corpus/README.md, between the marks
python -m evidence.evaluation.datasheet --check    exits 1 where they are out of date
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from evidence.errors import CorpusError
from evidence.evaluation.agreement import RECORD_NAME, Rate
from evidence.evaluation.corpus import FOLDER
from evidence.evaluation.gold import GoldArticle, load_corpus
from evidence.evaluation.gold_record import TRAITS
from evidence.ingest import read

BEGIN, END = "<!-- figures: python -m evidence.evaluation.datasheet -->", "<!-- end of figures -->"


def write_figures(articles: Sequence[GoldArticle], rates: Iterable[tuple[str, Rate]], read_twice: int) -> str:
    """Give the figures as Markdown tables."""
    kinds = Counter((read(article.path).kind.value, article.gold.split.value) for article in articles)
    trials: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        trials[article.gold.about].append(article.name)
    traits = Counter(trait for article in articles for trait in article.gold.traits)
    pairs = sum(len(names) > 1 for names in trials.values())
    lines = [f"{len(articles)} articles about {len(trials)} trials; {pairs} trials have more than one article.", ""]
    lines += ["| Kind | dev | test |", "|---|---|---|"]
    lines += [f"| {kind} | {kinds[kind, 'dev']} | {kinds[kind, 'test']} |" for kind in sorted({kind for kind, _ in kinds})]
    lines += ["", "| Written to cover | Articles |", "|---|---|"]
    lines += [f"| {trait.replace('_', ' ')} | {traits[trait]} |" for trait in TRAITS]
    lines += ["", f"{read_twice} articles were read twice. Before the readings were settled they differed in:", ""]
    lines += ["| Field | Facts of either reader | Differ |", "|---|---|---|"]
    lines += [f"| {field.replace('_', ' ')} | {rate.facts} | {rate.share:.1%} |" for field, rate in rates]
    return "\n".join(lines)


def load_rates(folder: Path) -> tuple[int, list[tuple[str, Rate]]]:
    """Read how often the two readers differed: the number of articles read twice, and the rate of each field."""
    content = tomllib.loads((folder / RECORD_NAME).read_text("utf-8"))
    return content["articles"], [(field, Rate(**held)) for field, held in content.items() if isinstance(held, dict)]


def placed(text: str, figures: str) -> str:
    """Put the figures between the marks of a text.

    Raises:
        CorpusError: a mark is missing.
    """
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise CorpusError("corpus/README.md has lost the marks of its figures", f"Put back {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{figures}\n\n{END}{after}"


def main(arguments: list[str] | None = None) -> int:
    """Write the figures, or check them."""
    parser = argparse.ArgumentParser(
        prog="python -m evidence.evaluation.datasheet", description="Write the datasheet's figures."
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where the figures are out of date")
    options = parser.parse_args(arguments)
    path = FOLDER / "README.md"
    read_twice, rates = load_rates(FOLDER)
    text = path.read_text("utf-8")
    wanted = placed(text, write_figures(load_corpus(FOLDER), rates, read_twice))
    if options.check:
        return int(wanted != text)
    path.write_text(wanted, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
