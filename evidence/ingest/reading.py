"""The way in: a text, a file or bytes become an `Article`, or one clear refusal."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from evidence.article import Article
from evidence.errors import EmptyArticle, UnknownFormat, UnreadableArticle
from evidence.ingest.decoding import decode, normalised, refuse_binary
from evidence.ingest.kinds import guess_kind
from evidence.ingest.language import is_english
from evidence.ingest.plain import read_plain
from evidence.ingest.strands import Reading, compose
from evidence.vocabulary import SourceKind

MAX_BYTES = 5_000_000
"""Largest source; a saved news page with its scripts inside has one or two million."""

MAX_CHARACTERS = 400_000
"""Longest article text; a long paper with its references has 100,000."""

MEDIA_TYPES = ("text/plain", "text/markdown", "text/html")

_SUFFIXES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".htm": "text/html",
    ".html": "text/html",
    ".xhtml": "text/html",
}
_ALIASES = {"application/xhtml+xml": "text/html", "text/x-markdown": "text/markdown"}
_PAGE = re.compile(
    r"\s* (?: <\?xml [^>]* > \s* | <!-- .*? --> \s* )* < (?: !doctype\s+\w+ | html | head | body ) \b",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_FRAGMENT = re.compile(
    r"\s* < (?: article | main | section | div | p | h[1-6] | table | ul | ol | blockquote | header | figure | title | meta"
    r"| !doctype ) (?: \s [^<>]* )? >",
    re.VERBOSE | re.IGNORECASE,
)
_FRONT_MATTER = re.compile(
    r"\s* (?P<fence> --- | \+\+\+ ) [ ]* \n [^\n]* [:=\n] (?s:.*?) \n (?P=fence) [ ]* (?: \n | $ )", re.VERBOSE
)
_FILE_NAME = re.compile(
    r"\S{1,200} \. (?: txt | text | md | markdown | html? | xhtml | pdf | docx? )", re.VERBOSE | re.IGNORECASE
)
_WINDOW = 20_000


def read(
    source: str | Path, *, kind: SourceKind | str | None = None, name: str | None = None, media_type: str | None = None
) -> Article:
    """Read an article.

    Args:
        source: a `str` is the text itself (plain, HTML if it begins with a tag, Markdown if with front matter);
            a `Path` is a file.
        kind: what sort of text it is; guessed where None.
        name: what messages call it; the path, or `text`.
        media_type: `text/plain`, `text/markdown` or `text/html`; told from the suffix and the first characters where None.

    Raises:
        UnreadableArticle: missing, a folder, binary, too large, or in no encoding that is understood.
        EmptyArticle: no text, no article on the page, or not in English.
        UnknownFormat: there is no such kind or media type.
    """
    if isinstance(source, Path):
        called = name or str(source)
        return read_bytes(
            _content(source, called), name=called, kind=kind, media_type=media_type or _SUFFIXES.get(source.suffix.lower())
        )
    called = name or "text"
    content = source.encode("utf-8", "surrogatepass")
    _check_size(len(content), called)
    refuse_binary(content, called)
    _refuse_file_name(source, called)
    return _article(normalised(source), content, called, _kind(kind), media_type)


def read_bytes(data: bytes, *, name: str, kind: SourceKind | str | None = None, media_type: str | None = None) -> Article:
    """Read an article from bytes, such as standard input.

    Args:
        data: the bytes of a text, Markdown or HTML file.
        name: what messages call it.
        kind: what sort of text it is; guessed where None.
        media_type: as for `read`.

    Raises:
        UnreadableArticle: binary, too large, or in no encoding that is understood.
        EmptyArticle: no text, no article on the page, or not in English.
        UnknownFormat: there is no such kind or media type.
    """
    _check_size(len(data), name)
    return _article(decode(data, name), data, name, _kind(kind), media_type)


def _article(source: str, content: bytes, name: str, kind: SourceKind | None, media_type: str | None) -> Article:
    form = _form(source, media_type)
    if not source.strip():
        raise EmptyArticle(name, "there is no text in it", "give a file with an article")
    if form != "text/html":
        _check_length(len(source), name)
    reading = _reading(source, form, name)
    text, blocks, runs = compose(reading.passages)
    _check_text(text, name)
    return Article(
        text=text,
        blocks=blocks,
        kind=kind or reading.kind or guess_kind(reading.passages),
        name=name,
        sha256=sha256(content).hexdigest(),
        runs=runs,
        source=source,
        metadata=reading.metadata,
        media_type=form,
    )


def _reading(source: str, form: str, name: str) -> Reading:
    if form == "text/html":
        from evidence.ingest.html import read_html

        found = read_html(source, name)
    elif form == "text/markdown":
        from evidence.ingest.markdown import read_markdown

        found = read_markdown(source)
    else:
        found = read_plain(source)
    return replace(found, passages=tuple(passage for passage in found.passages if passage.text))


def _form(source: str, media_type: str | None) -> str:
    stated = media_type.split(";")[0].strip().lower() if media_type else None
    stated = _ALIASES.get(stated, stated) if stated else None
    if stated is not None and stated not in MEDIA_TYPES:
        raise UnknownFormat(f"{media_type!r} is no media type that can be read", f"use one of: {', '.join(MEDIA_TYPES)}")
    head = source[:_WINDOW]
    if _PAGE.match(head) and stated != "text/markdown":
        return "text/html"
    if stated is not None:
        return stated
    if _FRAGMENT.match(head):
        return "text/html"
    return "text/markdown" if _FRONT_MATTER.match(head) else "text/plain"


def _kind(kind: SourceKind | str | None) -> SourceKind | None:
    if kind is None:
        return None
    try:
        return SourceKind(kind)
    except ValueError:
        raise UnknownFormat(f"{kind!r} is no kind of article", f"use one of: {', '.join(SourceKind)}") from None


def _content(path: Path, name: str) -> bytes:
    if path.is_dir():
        raise UnreadableArticle(name, "this is a folder", "name the files in it")
    try:
        _check_size(path.stat().st_size, name)
        with path.open("rb") as file:  # a device or a growing file may hold more than it said
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableArticle(name, "there is no such file", "check the path") from None
    except (OSError, ValueError) as problem:
        raise UnreadableArticle(name, f"the file cannot be opened ({problem})", "check the path and its permissions") from None
    _check_size(len(content), name)
    return content


def _check_size(size: int, name: str) -> None:
    if size > MAX_BYTES:
        raise UnreadableArticle(
            name, f"the source is larger than {MAX_BYTES // 1_000_000} MB", "cut out the article and read that"
        )


def _check_length(length: int, name: str) -> None:
    if length > MAX_CHARACTERS:
        raise UnreadableArticle(name, f"the text is longer than {MAX_CHARACTERS:,} characters", "cut it to the article")


def _check_text(text: str, name: str) -> None:
    if not any(char.isalnum() for char in text):
        raise EmptyArticle(name, "there is no text in it", "give a file with an article")
    _check_length(len(text), name)
    if not is_english(text):
        raise EmptyArticle(name, "the text does not seem to be in English", "give an English text")


def _refuse_file_name(source: str, name: str) -> None:
    if _FILE_NAME.fullmatch(source.strip()):
        raise EmptyArticle(
            name, f"{source.strip()!r} looks like a file name, not like a text", "pass a pathlib.Path to read a file"
        )
