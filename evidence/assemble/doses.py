"""The doses that a statement speaks of: two results on one outcome contradict each other only where they are on one dose."""

from __future__ import annotations

import re

_DOSE = re.compile(
    r"""\b\d[\d.,·]*\s?(?:mg|mcg|[μµ]g|g|IU|units|ml)(?:/(?:kg|day|d|m2|m²))?(?![\w/])
      | \b(?:high|low|middle|intermediate|medium|larg|small)(?:er|est)?(?:\sof\sthe\s\w+)?[\s-]
        (?:doses?|dosages?|strengths?)\b""",
    re.VERBOSE | re.IGNORECASE,
)


def doses_named(words: str) -> frozenset[str]:
    """Give the doses that words name, as printed but without case and spaces."""
    return frozenset("".join(found.group().casefold().split()) for found in _DOSE.finditer(words))


def are_apart(first: frozenset[str], second: frozenset[str]) -> bool:
    """Say whether two statements are on different doses: both name some, and none in common."""
    return bool(first) and bool(second) and not first & second
