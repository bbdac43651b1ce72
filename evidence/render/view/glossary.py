"""The glossary: terms of trials and medicine that a plain summary explains where it first uses them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from evidence.errors import LexiconError
from evidence.render.view.model import Finding, Plain, Section, Statement

_FILE = Path(__file__).with_name("glossary.csv")
_COLUMNS = ["term", "meaning", "source"]
_FIRST_WORD = re.compile(r"(?<! [\w-] ) [^\W\d_]+", re.VERBOSE)
_QUOTED = re.compile(r"“[^”]*”")
_ENDS_PHRASE = re.compile(r"\.$ | [,;] | \.\s", re.VERBOSE)
"""What follows a term that can carry its meaning in brackets at once: it ends its phrase."""
_MEANS = re.compile(r"\s means\b | :", re.VERBOSE)
"""What follows a term that the sentence itself explains."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One term with its meaning in a few words and the standard that defines it."""

    term: str
    meaning: str
    source: str


def glossary() -> dict[str, Entry]:
    """Give the package's glossary, by term."""
    return read_glossary(_FILE)


@cache
def read_glossary(file: Path) -> dict[str, Entry]:
    """Read and check a glossary.

    Raises:
        LexiconError: a column is missing or empty, or the terms are not sorted or not unique.
    """
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.reader(lines))
    if not rows or rows[0] != _COLUMNS or any(len(row) != len(_COLUMNS) or not all(row) for row in rows):
        raise LexiconError(f"{file.name} needs a term, a meaning and a source in every row", "Fill the empty cells")
    terms = [row[0] for row in rows[1:]]
    if terms != sorted(set(terms), key=str.lower):
        raise LexiconError(f"{file.name} is not sorted, or has a term twice", "Sort it by term and drop the double")
    return {row[0]: Entry(*row) for row in rows[1:]}


@cache
def _by_first_word() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in sorted(glossary().values(), key=lambda entry: -len(entry.term)):
        first = _FIRST_WORD.search(entry.term)
        found.setdefault(first[0].lower() if first else entry.term, []).append(entry)
    return {word: tuple(entries) for word, entries in found.items()}


def find_terms(text: str) -> Iterator[tuple[int, int, Entry]]:
    """Find the terms of a text outside quotations, the longest at each place: start, end and entry."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    reached = 0
    for match in _FIRST_WORD.finditer(text):
        start = match.start()
        if start < reached or any(low <= start < high for low, high in quoted):
            continue
        for entry in _by_first_word().get(match[0].lower(), _by_first_word().get(_singular(match[0]), ())):
            end = _end(text, start, entry.term)
            if end:
                reached = end
                yield start, end, entry
                break


def _singular(word: str) -> str:
    return word.lower().removesuffix("s")


def _end(text: str, start: int, term: str) -> int:
    """Give the end of a term at a place, a plural's `s` included; nought where it is not there."""
    end = start + len(term)
    said = text[start:end]
    if said != term and (said.lower() != term.lower() or term[1:] != term[1:].lower()):
        return 0
    end += 1 if text[end : end + 1] == "s" else 0
    return end if not text[end : end + 1].isalpha() and text[end : end + 1] != "-" else 0


def explain(plain: Plain) -> Plain:
    """Explain every term of the glossary where the summary first uses it."""
    known = set(_self_explained(plain))

    def section(part: Section) -> Section:
        statements = tuple(_explained(statement, known) for statement in part.statements)
        return replace(part, statements=statements, findings=tuple(finding(each) for each in part.findings))

    def finding(part: Finding) -> Finding:
        notes = _notes(part.label, known)
        statements = tuple(_explained(statement, known) for statement in part.statements)
        last = statements[-1]
        return replace(part, statements=(*statements[:-1], Statement(" ".join([last.text, *notes]), last.proof)))

    order = ("short", "compared", "participants", "findings", "certainty", "caveats", "absent", "origin")
    return Plain(**{name: section(getattr(plain, name)) for name in order})


def _self_explained(plain: Plain) -> Iterator[str]:
    """Give the meanings of the terms that a first line explains in a sentence of its own: `Non-inferiority means: …`."""
    for statement in plain.short.statements:
        yield from (entry.meaning for _, end, entry in find_terms(statement.text) if _MEANS.match(statement.text, end))


def _notes(text: str, known: set[str]) -> list[str]:
    return [_note(text[start:end], entry) for start, end, entry in find_terms(text) if _is_new(entry, known)]


def _is_new(entry: Entry, known: set[str]) -> bool:
    if entry.meaning in known:
        return False
    known.add(entry.meaning)
    return True


def _note(term: str, entry: Entry) -> str:
    said = entry.term if term.lower() == f"{entry.term.lower()}s" else term
    return f"({said[:1].upper()}{said[1:]}: {entry.meaning}.)"


def _explained(statement: Statement, known: set[str]) -> Statement:
    text, notes = statement.text, []
    for start, end, entry in reversed(list(find_terms(text))):
        first = next(begin for begin, _, other in find_terms(text) if other.meaning == entry.meaning)
        if start != first or not _is_new(entry, known) or _MEANS.match(text, end):
            continue
        in_brackets = text.count("(", 0, start) > text.count(")", 0, start)
        if _ENDS_PHRASE.match(text, end) and not in_brackets:
            text = f"{text[:end]} ({entry.meaning}){text[end:]}"
        else:
            notes.append(_note(text[start:end], entry))
    return statement if text == statement.text and not notes else Statement(" ".join([text, *reversed(notes)]), statement.proof)
