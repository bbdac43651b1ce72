"""Escaping: the article's words are untrusted, in Markdown as in HTML."""

from __future__ import annotations

import re

from evidence.render.words import tidy

_ALWAYS = re.compile(r"[\\`*_\[\]|~]")
_TAG = re.compile(r"< (?= [a-z/!?] )", re.VERBOSE | re.IGNORECASE)
_ENTITY = re.compile(r"& (?= \#? \w+ ; )", re.VERBOSE)
_BRACES = re.compile(r"(?<= \{ ) [{%\#] | (?<= [}%\#] ) \}", re.VERBOSE)
_LINE_START = re.compile(
    r"""
    ^ (?: (?P<mark> [\#>=] | [+-] (?= [ -] | $ ) )               # heading, quotation, underline, bullet, rule
        | (?P<number> \d+ ) (?P<stop> [.)] ) (?= \s | $ ) )      # numbered item
    """,
    re.VERBOSE,
)


def escape_markdown(text: str) -> str:
    """Write text on one line of Markdown so that no character of it is markup, a table cell's border or HTML.

    Characters that are harmless where they stand, as in `P < 0.001` or `-3.2 points`, stay as they are.
    """
    escaped = _ALWAYS.sub(lambda match: f"\\{match[0]}", tidy(text))
    escaped = _ENTITY.sub("&amp;", escaped)
    escaped = _TAG.sub("&lt;", escaped)
    escaped = _BRACES.sub(lambda match: f"\\{match[0]}", escaped)
    return _LINE_START.sub(lambda match: f"\\{match[0]}" if match["mark"] else f"{match['number']}\\{match['stop']}", escaped)
