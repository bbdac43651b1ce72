"""Which sentences of a text answer a question about an outcome and two arms."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from evidence.annotate.direction.change import change_words
from evidence.annotate.direction.matching import Question, words
from evidence.annotate.roles import sentence_roles
from evidence.annotate.sentences import split_sentences
from evidence.annotate.significance import find_significance

_P_VALUE = re.compile(r"\b[pP]\s*(?:-?\s*values?)?\s*[=<>≤≥]")
_LABEL = re.compile(r"^\s*(?:TITLE|ABSTRACT\b[^:]*)?:*\s*$|^[A-Z][A-Z &/.]{2,60}:{1,2}\s*$")
_ASKS = re.compile(
    r"\b(?:aim|aimed|objective|purpose|to\s+(?:assess|compare|determine|evaluate|examine|investigate)|hypothesi\w+|whether)\b",
    re.VERBOSE | re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_TENTHS = 10
_ALL = 0.99


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer, with its part of the abstract and its place among the sentences (0 to 1)."""

    start: int
    end: int
    role: str
    place: float


def candidates(text: str) -> list[Candidate]:
    """Cut a text into sentences; lines that are only a heading are left out."""
    found = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip() and not _LABEL.match(line.strip()):
            found += list(split_sentences(text, at, at + len(line)))
        at += len(line)
    roles = sentence_roles([text[start:end] for start, end in found])
    count = max(len(found) - 1, 1)
    return [
        Candidate(start, end, role.value if role else "none", number / count)
        for number, ((start, end), role) in enumerate(zip(found, roles, strict=True))
    ]


def rank_features(text: str, candidate: Candidate, asked: Question, rarity: dict[str, float]) -> dict[str, float]:
    """Give the features by which a sentence is likely to hold the answer."""
    sentence = text[candidate.start : candidate.end]
    stems = {word for _, _, word in words(sentence)}
    total = sum(rarity.get(word, 1.0) for word in sorted(asked.outcome)) or 1.0
    share = sum(rarity.get(word, 1.0) for word in sorted(asked.outcome & stems)) / total
    change = list(change_words(sentence))
    significant = bool(find_significance(sentence))
    features = {
        "share": share,
        "share2": share * share,
        "all": float(share >= _ALL),
        "none": float(share == 0),
        "int": float(bool(asked.intervention & stems)),
        "com": float(bool(asked.comparator & stems)),
        "both": float(bool(asked.intervention & stems and asked.comparator & stems)),
        f"role:{candidate.role}": 1.0,
        f"place:{int(candidate.place * _TENTHS)}": 1.0,
        "significance": float(significant),
        "p": float(bool(_P_VALUE.search(sentence))),
        "change": float(bool(change)),
        "number": float(bool(_DIGIT.search(sentence))),
        "asks": float(bool(_ASKS.search(sentence))),
        "share*result": share * float(candidate.role in {"results", "conclusions"}),
        "share*change": share * float(bool(change) or significant),
        "share*p": share * float(bool(_P_VALUE.search(sentence))),
    }
    return {name: value for name, value in features.items() if value}


def rarities(text: str, found: list[Candidate]) -> dict[str, float]:
    """Weigh each stem by how few sentences of the text hold it."""
    counts = Counter(word for one in found for word in {held for _, _, held in words(text[one.start : one.end])})
    return {word: 1.0 / count for word, count in counts.items()}
