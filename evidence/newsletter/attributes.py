"""Attributes as markers, fences and containers write them: `source="sources/north.html" reader="plain"`."""

from __future__ import annotations

import re
from html import unescape

from evidence.newsletter.refusals import AttributeProblem

_ATTRIBUTE = re.compile(
    r"""
    \s* (?P<name> [A-Za-z][\w-]* ) \s* = \s*
    (?: " (?P<double> [^"]* ) " | ' (?P<single> [^']* ) ' )
    (?= \s | $ )
    """,
    re.VERBOSE,
)


def parse_attributes(text: str) -> dict[str, str]:
    """Read attributes; entities in values are resolved, names are lower case.

    Raises:
        AttributeProblem: something is no attribute, or a name stands twice.
    """
    found: dict[str, str] = {}
    at = 0
    rest = text.rstrip()
    while at < len(rest):
        match = _ATTRIBUTE.match(rest, at)
        if match is None:
            raise AttributeProblem(f"{rest[at:].strip()!r} is no attribute", 'write attributes as name="value"')
        name = match["name"].lower()
        if name in found:
            raise AttributeProblem(f"the attribute {name} stands twice", "keep one of them")
        found[name] = unescape(match["double"] if match["double"] is not None else match["single"])
        at = match.end()
    return found


def only(attributes: dict[str, str], allowed: tuple[str, ...]) -> None:
    """Refuse attributes that are not in a list.

    Raises:
        AttributeProblem: there is one.
    """
    unknown = sorted(set(attributes) - set(allowed))
    if unknown:
        raise AttributeProblem(f"there is no attribute {unknown[0]!r}", f"use {', '.join(allowed)}")
