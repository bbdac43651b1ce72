"""Front matter of Markdown: simple `key: value` lines, or TOML between `+++`. Nothing nested is read."""

from __future__ import annotations

import re
import tomllib

from evidence.article import Metadata
from evidence.ingest.dates import iso_date
from evidence.vocabulary import SourceKind

MAX_LINES = 200
"""Longest front matter that is looked at."""

_FENCED = re.compile(
    r"\s* (?P<fence> --- | \+\+\+ ) [ ]* \n (?P<body> (?: [^\n]* \n )*? ) (?P=fence) [ ]* (?: \n | $ )", re.VERBOSE
)
_PAIR = re.compile(r"(?P<key> [A-Za-z][\w-]{0,40} ) \s* : \s+ (?P<value> \S .* )", re.VERBOSE)
_KEYS = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "outlet", "institution"),
    "published": ("published", "date", "publish_date", "pubdate"),
    "url": ("url", "link", "canonical", "canonical_url"),
    "journal": ("journal",),
    "doi": ("doi",),
    "pmid": ("pmid",),
}
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def split_front_matter(source: str) -> tuple[dict[str, str], int]:
    """Give the front matter's pairs, keys in lower case, and where the text begins after it."""
    match = _FENCED.match(source)
    if match is None or match.group("body").count("\n") > MAX_LINES:
        return {}, 0
    body = match.group("body")
    pairs = _from_toml(body) if match.group("fence") == "+++" else _from_lines(body)
    return pairs, match.end() if pairs or not body.strip() else 0


def front_metadata(pairs: dict[str, str]) -> Metadata:
    """Give the metadata that front matter states."""
    stated = {field: next((pairs[key] for key in keys if pairs.get(key)), None) for field, keys in _KEYS.items()}
    doi = _DOI.search(stated["doi"] or "")
    pmid = stated["pmid"] or ""
    return Metadata(
        title=stated["title"],
        publisher=stated["publisher"],
        published=iso_date(stated["published"] or ""),
        url=stated["url"],
        journal=stated["journal"],
        doi=doi.group() if doi else None,
        pmid=pmid if pmid.isdecimal() else None,
    )


def front_kind(pairs: dict[str, str]) -> SourceKind | None:
    """Give the kind that front matter states, where it is one."""
    stated = pairs.get("kind", "").lower().replace(" ", "_")
    return SourceKind(stated) if stated in set(SourceKind) else None


def _from_lines(body: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for line in body.splitlines():
        match = _PAIR.fullmatch(line.rstrip())
        if match:
            pairs.setdefault(match.group("key").lower(), _unquoted(match.group("value")))
    return pairs


def _unquoted(value: str) -> str:
    if value[:1] in "'\"" and value[-1:] == value[:1]:
        return value[1:-1]
    return value.split(" #", maxsplit=1)[0].rstrip()


def _from_toml(body: str) -> dict[str, str]:
    try:
        content = tomllib.loads(body)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    return {key.lower(): str(value) for key, value in content.items() if not isinstance(value, dict | list)}
