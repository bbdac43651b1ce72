"""What the newsletter's tests share: a cache of their own, two releases and a text that reports no study."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from lxml.html import HtmlElement

RELEASE = (
    "Pill protects the heart\n\n"
    "The trial randomly assigned 900 adults to the pill or a placebo. The primary endpoint was stroke.\n\n"
    "The pill did not significantly reduce stroke, the primary endpoint (hazard ratio, 0.95; 95% CI, 0.80 to 1.13; P=0.55).\n"
)
OTHER = RELEASE.replace("900", "700").replace("0.95", "0.91")
RECIPE = "Take two eggs and three spoons of flour.\n\nStir them well and bake the cake for half an hour in a hot oven.\n"


def nodes(tree: HtmlElement, path: str) -> list[Any]:
    """Give what an XPath that selects nodes finds."""
    return cast("list[Any]", tree.xpath(path))


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVIDENCE_CACHE", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with sources, and work in it."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "pill.txt").write_text(RELEASE, "utf-8")
    (tmp_path / "sources" / "other.txt").write_text(OTHER, "utf-8")
    (tmp_path / "sources" / "recipe.txt").write_text(RECIPE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
