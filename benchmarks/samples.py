"""What is measured: a release, an abstract, a long article, and the same text at growing lengths."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RELEASE_PATH = ROOT / "corpus" / "omega3-heart" / "article.md"
LONG_ARTICLE = 20_000
LENGTHS = (1, 2, 4, 8, 16)


def release() -> str:
    return _body(RELEASE_PATH)


def abstract() -> str:
    return (ROOT / "benchmarks" / "texts" / "abstract.txt").read_text("utf-8")


def long_article() -> str:
    """Join the articles of the corpus, again and again, until the text is long enough."""
    joined = ""
    for path in cycle(sorted((ROOT / "corpus").glob("*/article.*"))):
        joined += _body(path) + "\n\n"
        if len(joined) >= LONG_ARTICLE:
            return joined
    raise FileNotFoundError("corpus/ holds no article")


def growing() -> dict[int, str]:
    """Give the release joined to itself, by length in characters."""
    texts = ("\n\n".join([release()] * times) for times in LENGTHS)
    return {len(text): text for text in texts}


def _body(path: Path) -> str:
    text = path.read_text("utf-8")
    return text.split("\n---\n", 1)[-1].strip() if text.startswith("---\n") else text.strip()


TEXTS = {"release": release, "abstract": abstract, "long article": long_article}

NUMBERS = (
    ("The hazard ratio was 0.92 (95% CI, 0.80 to 1.06; P=0.24).", ("0.92", "95", "0.80", "1.06", "0.24")),
    ("Risk fell by 23% (HR 0.77, 0.58-0.95).", ("23", "0.77", "0.58", "0.95")),
    ("Platelets rose to 109 × 10⁹/L in 12 of 1,204 patients.", ("109", "12", "1204")),
    ("The odds ratio was 1·42 (p<0·001).", ("1.42", "0.001")),
    ("Forty-two participants and twelve hundred controls took part.", ("42", "1200")),
    ("The score changed by −3.1 points (SD 4.2) over 26 weeks.", ("-3.1", "4.2", "26")),
)
"""Sentences written for this page, with the numbers that a person reads in them."""

DENIALS = (
    ("Although the primary analysis did not show a longer stay, a subgroup had a survival benefit.", "survival benefit", False),
    ("The drug did not produce a survival benefit.", "survival benefit", True),
    ("No survival benefit was seen with the drug.", "survival benefit", True),
    ("The drug did not raise blood pressure, but it brought a survival benefit.", "survival benefit", False),
    ("A survival benefit was not observed.", "survival benefit", True),
    ("The trial not only met its goal but showed a survival benefit.", "survival benefit", False),
)
"""Sentences written for this page, with a phrase and whether the sentence denies it."""
