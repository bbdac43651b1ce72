"""Turn the articles of the corpus round one thing at a time, and count how often the record turns with them.

Metrics: the share of flips caught, by kind of variant (`evidence/evaluation/variants.py` says what each must change). A flip is
asked for only where the record of the article as it stands reads right what is turned round, and, where a sentence is moved to
another trial, only where the verdict rests on it: a share says how much of what is read right is read from the right words.
Asked: `extract` and `appraise`.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from evidence.evaluation.answer import Miss
from evidence.evaluation.corpus import FOLDER
from evidence.evaluation.gold import GoldArticle, load_corpus
from evidence.evaluation.run import SetResult
from evidence.evaluation.variants import Variant, make_variants

if TYPE_CHECKING:
    from evidence.record import EvidenceRecord

NAME = "flips"
KINDS = ("interval_flipped", "ranks_swapped", "subgroups_swapped", "not_flipped", "parent_trial")
WORKERS = 2
FEW = 8
"""So few articles are read in this process."""


@dataclass(frozen=True, slots=True)
class Flip:
    """What became of one variant of one article."""

    article: str
    kind: str
    caught: bool


def measure_flips(folder: Path = FOLDER, *, split: str = "dev", limit: int | None = None) -> SetResult:
    """Make and read the variants of the articles of a split.

    Raises:
        CorpusError: the gold has problems.
    """
    import numpy as np

    from evidence.evaluation.bootstrap import measure

    articles = [article for article in load_corpus(folder) if article.gold.split == split] if folder.is_dir() else []
    if not articles:
        return SetResult(NAME, split, {}, notes=(f"skipped: no article of {split} is here; they come with the source",))
    try:
        flips = _all_flips(articles[:limit])
    except ImportError as error:
        return SetResult(NAME, split, {}, len(articles), notes=(f"not measured: the component is not there ({error})",))
    figures = {
        f"{kind}_caught": measure(
            np.array([(flip.caught, 1) for flip in flips if flip.kind == kind], dtype=np.float64),
            lambda sums: sums[..., 0] / sums[..., 1],
        )
        for kind in KINDS
    }
    missed = tuple(Miss(flip.article, f"{flip.kind} not caught") for flip in flips if not flip.caught)
    return SetResult(NAME, split, figures, len(articles[:limit]), missed)


def _all_flips(articles: Sequence[GoldArticle]) -> list[Flip]:
    if len(articles) <= FEW:
        return [flip for article in articles for flip in read_flips(article)]
    with ProcessPoolExecutor(WORKERS, mp_context=multiprocessing.get_context("spawn")) as pool:
        return [flip for flips in pool.map(read_flips, articles, chunksize=FEW) for flip in flips]


def read_flips(article: GoldArticle) -> list[Flip]:
    """Read every variant of an article that says something about the record of the article as it stands."""
    text = article.path.read_text("utf-8")
    variants = list(make_variants(text, article.gold))
    before = _read(text, article.path.name) if variants else None
    if before is None:
        return []
    asked = [variant for variant in variants if variant.asks(before) and _decides(variant, before, article.path.name)]
    return [
        Flip(article.name, variant.kind, caught=variant.caught(before, _read(variant.text, article.path.name)))
        for variant in asked
    ]


def _decides(variant: Variant, before: EvidenceRecord, name: str) -> bool:
    """Tell whether the verdict is another one without the words that are turned round."""
    if not variant.without:
        return True
    return _read(variant.without, name).primary_endpoint.status is not before.primary_endpoint.status


def _read(text: str, name: str) -> EvidenceRecord:
    from evidence.pipeline import extract

    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, "utf-8")
        return extract(path)
