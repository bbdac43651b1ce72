"""Which passages are the story, which are notes to editors, and which are neither.

One walk from top to bottom with one state: in the story, in the notes, after the end mark, in a card of contacts or links, or
in the tail (about the company, forward-looking statements). What a passage is by itself goes before what it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from evidence.ingest.dates import is_bare_date, without_date
from evidence.ingest.phrases import folded, opening, phrases
from evidence.ingest.strands import Passage
from evidence.vocabulary import BlockKind

MAX_HEADING_WORDS = 12
"""A line with more words opens no section; the longest usual heading, on forward-looking statements, has nine."""

MAX_CARD_WORDS = 15
"""A paragraph with more words ends a card of contacts, people or links."""

MIN_SHARE_BEFORE_END = 0.4
"""An end mark or an `About …` heading counts once this share of the text stands before it: some releases open with one."""

MIN_SHARE_BEFORE_NOTES = 0.25
"""An editor's note above this share of the text is a note by itself and opens no section."""

MAX_WORDS_BESIDE_CONTACT = 5
"""A line with an address or telephone number and at most this many other words is a contact line."""

MAX_LINE_CHARACTERS = 400
"""A longer passage is no contact line and no bare identifier, and is not searched for addresses."""

_ADDRESS = re.compile(r"(?: https?:// | www\.\s? ) \S+ | \S+ (?: @ | \[at\]\s? ) \S+ | @\w+", re.VERBOSE)
_REFERS = re.compile(r"[@\d] | :// | www | \[at\]", re.VERBOSE)
_TELEPHONE = re.compile(r"\+? \(?\d{1,4}\)? (?: [\s\xa0().-]* \d{2,5} ){2,5} (?! [\d%] )", re.VERBOSE)
_LOOSE_IDENTIFIER = re.compile(r"^(?: doi | pmid | pmcid )\b", re.VERBOSE)
_DOI = re.compile(r"\b10\.\d{4,9}/")
_ABOUT = re.compile(
    r"(?i:about) (?: \s+ (?! \d ) [^\s:]+ ){1,9} (?: (?<! [.!?] ) | (?<= Inc\. ) | (?<= Ltd\. ) | (?<= Corp\. ) ) \s* :? $",
    re.VERBOSE,
)
_ABOUT_TRIAL = re.compile(r"About (?:the )?[A-Z]{4,}-[A-Z0-9]{1,4}\b")
"""`About KEYNOTE-024`: a name in capitals with a number or a letter is a trial's."""
_ABOUT_RUN_IN = re.compile(r"About \s+ (?: the \s+ )? [A-Z] [^:.?!]{1,70} : \s", re.VERBOSE)
_RUBRIC = re.compile(r"\b (?: press | news | media ) \s release $", re.VERBOSE)
_WIRE_SOURCE = re.compile(r"SOURCE:? \s+ [A-Z]", re.VERBOSE)
_COPYRIGHT = re.compile(r"(?: © | \(c\)\s+(?:19|20)\d\d | copyright\b )", re.VERBOSE | re.IGNORECASE)


class Role(StrEnum):
    """What a passage is by itself."""

    STORY = "story"
    LINE = "line"
    END = "end"
    NOTES = "notes"
    IDENTIFIER = "identifier"
    CARD = "card"
    TAIL = "tail"


_SINGLE = {Role.LINE: BlockKind.BOILERPLATE, Role.IDENTIFIER: BlockKind.NOTES}
_OPENS = {
    Role.END: BlockKind.NOTES,
    Role.NOTES: BlockKind.NOTES,
    Role.CARD: BlockKind.BOILERPLATE,
    Role.TAIL: BlockKind.BOILERPLATE,
}


@dataclass(slots=True)
class _State:
    role: Role = Role.STORY
    before: Role = Role.STORY
    level: int = 0
    left: int = -1

    def enter(self, role: Role, *, level: int, left: int = -1) -> None:
        if role is Role.CARD and self.role is not Role.CARD:
            self.before = self.role
        self.role, self.level, self.left = role, level, left

    def leave(self) -> None:
        back = self.before if self.role is Role.CARD else Role.STORY
        self.role, self.level, self.left, self.before = back, 0, -1, Role.STORY


def mark_boilerplate(passages: Iterable[Passage]) -> list[Passage]:
    """Give the passages with notes and boilerplate marked; a headline is never touched."""
    listed = list(passages)
    total = sum(len(passage.text) for passage in listed) or 1
    state, seen, marked = _State(), 0, []
    for passage in listed:
        kind = passage.kind if passage.kind is BlockKind.HEADLINE else _kind(passage, state, seen / total)
        marked.append(passage if kind is passage.kind else replace(passage, kind=kind))
        seen += len(passage.text)
    return marked


def _kind(passage: Passage, state: _State, share: float) -> BlockKind:
    role = _role(passage.text)
    if role in _SINGLE:
        return _SINGLE[role]
    if role is not Role.STORY:
        _open(role, passage, state, share)
        return BlockKind.NOTES if role is Role.NOTES else BlockKind.BOILERPLATE
    if _ends(passage, state):
        state.leave()
    kind = _OPENS.get(state.role, passage.kind)
    state.left -= 1
    if state.left == 0:
        state.leave()
    return kind


def _open(role: Role, passage: Passage, state: _State, share: float) -> None:
    run_in = len(passage.text.split()) > MAX_HEADING_WORDS
    if role is Role.TAIL and not run_in:
        state.enter(role, level=passage.level, left=-1 if share >= MIN_SHARE_BEFORE_END else 1)
    needed = {Role.NOTES: MIN_SHARE_BEFORE_NOTES, Role.END: MIN_SHARE_BEFORE_END, Role.CARD: 0.0}
    if share >= needed.get(role, 1.0) and not (role is Role.CARD and run_in):
        state.enter(role, level=passage.level)


def _ends(passage: Passage, state: _State) -> bool:
    if state.role is Role.CARD:
        return len(passage.text.split()) > MAX_CARD_WORDS
    heading = passage.kind is BlockKind.HEADING and state.level > 0
    return heading and passage.level <= state.level


def _role(text: str) -> Role:
    line = folded(text)
    if not line:
        return Role.END if text.count("#") + text.count("*") > 1 else Role.LINE
    listed = phrases("boilerplate")
    if line in listed["end"]:
        return Role.END
    if opening("boilerplate", "notes", line):
        return Role.NOTES if _is_headed(text, line, "notes") else Role.STORY
    if line in listed["line"] or is_bare_date(text):
        return Role.CARD if line in listed["card"] else Role.LINE
    if _LOOSE_IDENTIFIER.match(line):
        return Role.IDENTIFIER
    return _section(text, line)


def _section(text: str, line: str) -> Role:
    about = _about(text, line)
    if about is not Role.STORY:
        return about
    if _opens_tail(text, line):
        return Role.TAIL
    if opening("boilerplate", "card", line) and _is_headed(text, line, "card"):
        return Role.CARD
    if opening("boilerplate", "paragraph", _loose(text)) or _COPYRIGHT.match(text) or _WIRE_SOURCE.match(text):
        return Role.LINE
    if _is_label(text, line):
        return Role.LINE
    return _reference(text) if len(text) <= MAX_LINE_CHARACTERS else Role.STORY


def _reference(text: str) -> Role:
    """Tell a line that is nothing but a DOI or an address from the story."""
    if not _REFERS.search(text):
        return Role.STORY
    rest, addresses = _ADDRESS.subn(" ", text)
    if _DOI.search(text):
        return Role.IDENTIFIER if len(rest.split()) <= MAX_WORDS_BESIDE_CONTACT else Role.STORY
    rest, numbers = _TELEPHONE.subn(" ", rest)
    words = [word for word in rest.split() if any(char.isalnum() for char in word)]
    found = addresses or (numbers and "%" not in text)
    return Role.LINE if found and len(words) <= MAX_WORDS_BESIDE_CONTACT else Role.STORY


def _about(text: str, line: str) -> Role:
    words = frozenset(line.split(":", maxsplit=1)[0].split())
    if not ((len(words) <= MAX_HEADING_WORDS and _ABOUT.match(text.strip())) or _ABOUT_RUN_IN.match(text)):
        return Role.STORY
    of_the_trial = words & set(phrases("boilerplate")["notes_about"]) and not words & set(phrases("headline")["organisation"])
    return Role.NOTES if of_the_trial or _ABOUT_TRIAL.match(text.strip()) else Role.TAIL


def _opens_tail(text: str, line: str) -> bool:
    return opening("boilerplate", "tail", line) is not None and _is_headed(text, line, "tail")


def _is_headed(text: str, line: str, value: str) -> bool:
    """Judge whether the phrase is the whole line, or is set off from the rest by a colon or dash."""
    phrase = opening("boilerplate", value, line) or ""
    rest = line[len(phrase) :].lstrip()
    return not rest or rest[0] in ":–—-" or (len(rest.split()) == 1 and text.rstrip().endswith(":"))


def _is_label(text: str, line: str) -> bool:
    words = line.split()
    if len(words) > MAX_HEADING_WORDS or text.rstrip().endswith((".", "!", "?")):
        return False
    if _RUBRIC.search(without_date(line).strip(" :")):
        return True
    phrase = opening("boilerplate", "label", line)
    return phrase is not None and (":" in text or any(char.isdigit() for char in line))


def _loose(text: str) -> str:
    return " ".join(text.strip(" -–—*_•\t\xa0").lower().replace("’", "'").split())
