"""Names of interventions: which spellings are one name, and which names hold another."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from evidence.annotate import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SPACES = re.compile(r"[-‐‑–\s®™]+")
_ARTICLE = re.compile(r"^(?:the|a|an|either|matching|matched) ")
_SHORTEST_PLURAL = 5


def _attributes() -> lexicon.Lexicon:
    return lexicon.load("words/arm_names")


@cache
def _routes() -> frozenset[str]:
    return frozenset(_attributes().phrases("attribute"))


@cache
def _variants() -> dict[str, str]:
    return {longer: shorter for longer, _, shorter in (phrase.partition(" = ") for phrase in _attributes().phrases("variant"))}


def plain(words: str) -> str:
    """Give the form under which two spellings of a name are one: lower case, no article, hyphen, route or plural."""
    lowered = _ARTICLE.sub("", _SPACES.sub(" ", words.lower()).strip(" ,.;:"))
    parts = [_variants().get(part, part) for part in lowered.split()]
    kept = [part for part in parts if part not in _routes()] or parts
    name = " ".join(kept)
    return name[:-1] if name.endswith("s") and len(name) >= _SHORTEST_PLURAL and not name.endswith("ss") else name


class Names:
    """The keys of names in one article, with its abbreviations resolved."""

    def __init__(self, doc: Doc) -> None:
        """Read the abbreviations of the article."""
        self._long: dict[str, str] = {}
        self._forms: dict[str, list[str]] = {}
        for mention in doc._.abbreviations:
            if mention.by == "rule:abbreviations":
                self._long.setdefault(plain(mention.short), plain(mention.long))
                self._forms.setdefault(plain(mention.long), []).extend((mention.long, mention.short))

    def tie(self, words: str, short: str) -> None:
        """Take a short form that stands in brackets right after a name as another form of it."""
        if plain(words) != plain(short) and plain(short) not in self._long:
            self._long[plain(short)] = plain(words)
            self._forms.setdefault(plain(words), []).extend((words, short))

    def key(self, words: str) -> str:
        """Give the key of a name: its plain form, spelt out."""
        name = plain(words)
        if name in self._long:
            return self._long[name]
        return " ".join(self._long.get(part, part) for part in name.split(" ")) if " " in name else name

    def forms(self, key: str) -> list[str]:
        """Give the long and short forms that the article ties to a key."""
        return self._forms.get(key, [])


def holds(longer: str, shorter: str) -> bool:
    """Tell whether a name contains another as whole words."""
    return f" {shorter} " in f" {longer} "


def alone(name: str) -> str:
    """Give the name of what is given alone: "drug X alone" is drug X."""
    return _ALONE.sub("", name)


def is_combined(name: str) -> bool:
    """Tell whether a name is that of a combination, or of a part given alone: then a name within it may be another arm."""
    return bool(_COMBINES.search(name))


def has_parts(name: str) -> bool:
    """Tell whether a name joins several treatments: "drug X plus drug Y"."""
    return bool(_PART.search(name))


def have_same_parts(longer: str, shorter: str) -> bool:
    """Tell whether two combinations are one: as many parts, each within its like ("high-dose X plus weekly Y", "X plus Y")."""
    if set(longer.split()) - _JOINERS == set(shorter.split()) - _JOINERS and len(shorter.split()) > 1:
        return True
    long_parts, short_parts = _PART.split(alone(longer)), _PART.split(alone(shorter))
    both_alone = bool(_ALONE.search(longer)) == bool(_ALONE.search(shorter))
    is_whole = len(long_parts) > 1 or bool(_ALONE.search(longer))
    return (
        is_whole
        and both_alone
        and len(long_parts) == len(short_parts)
        and all(any(holds(part, brief) for part in long_parts) for brief in short_parts)
    )


_PART = re.compile(r"\s(?:plus|and|in combination with|combined with|followed by)\s|\s?\+\s?")
_JOINERS = {"plus", "and", "in", "combination", "combined", "with"}
_ALONE = re.compile(r"\s(?:alone|only)$")
_COMBINES = re.compile(
    r"""\b(?: sham | placebo | simulated | no | plus | and | with | without | followed | then | or | alone
        | high\sdose | low\sdose | standard )\b | \+""",
    re.VERBOSE,
)
