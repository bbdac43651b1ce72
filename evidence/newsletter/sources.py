"""Where a source may lie: in the folder of its issue, or in one that was permitted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from evidence.newsletter.refusals import SourceOutside

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def find_source(given: str, folder: Path, allowed: Sequence[Path] = ()) -> Path:
    """Give the file that a block names, links followed.

    Args:
        given: the path as written, seen from `folder`.
        folder: of the issue.
        allowed: further folders that sources may lie in.

    Raises:
        SourceOutside: it leaves those folders, or is an address.
    """
    if _ADDRESS.match(given):
        raise SourceOutside(given, "addresses are not fetched", "save the page beside the issue and name that file")
    if not given.strip() or "\0" in given:
        raise SourceOutside(repr(given), "this names no file", 'write source="sources/article.html"')
    path = (folder / given).resolve()
    homes = [home.resolve() for home in (folder, *allowed)]
    if not any(path.is_relative_to(home) for home in homes):
        raise SourceOutside(
            given, "this source lies outside the issue's folder", "move it there, or permit its folder with --allow"
        )
    return path
