"""Whether two phrases name the same outcome: `the change in serum MMA at one month` and `serum MMA levels`.

A name is cut into what is measured and how (instrument, time frame, statistic, definition); what is measured decides. Names
that mean the same (`mortality`, `death`) are brought to one word by a lexicon. A list of several outcomes is not one of them,
and the same condition under another aspect (how often, how long, at what cost) is another outcome.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_BRACKETED = re.compile(r"[(\[](?P<inside>[^()\[\]]*)(?:[)\]]|$)")
_WORD = re.compile(r"[^\W_]+(?:[-'’/.][^\W_]+)*")
_ABBREVIATION = re.compile(r"\b[A-Z][A-Za-z]?[A-Z][A-Za-z0-9-]{0,6}\b|\b[A-Z]{2}\b")
_METHOD = re.compile(
    r"""[,;:]?\s+ (?:
        (?:as\s+)?(?:measured|assessed|evaluated|defined|determined|rated|recorded|estimated|indicated|expressed|reported)
            \s+ (?:by|with|on|using|as|in|according|from|at|through|via)
        | using | according\s+to | based\s+on | i\.e\. | ie\b | including | reflecting | supplemented | compared | calculated
        | (?:at|after|before|during|within|over|from|until|up\s+to|in|on|between|by)
            (?=\s+(?:the\s+|an?\s+)?
                (?:\d|day|week|month|year|hour|baseline|end|first|last|one|two|three|four|six|twelve|follow|admin|random
                  |treatment|intervention|study|trial|surgery|both|whole|each)) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\s(?:apart\sfrom|except(?:ing)?(?:\sfor)?|excluding|not\sincluding|other\sthan)\s", re.VERBOSE | re.IGNORECASE
)
_ITEMS = re.compile(r",\s+and\s+|,\s+|;\s+|\s+and\s+|\s+as\s+well\s+as\s+", re.IGNORECASE)
_OR = re.compile(r",?\s+or\s+|,\s+(?=[^,]+,?\s+or\s+)", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s(?:of|in|for|on|to|with|from|by|at|between|among|without|per)\s", re.IGNORECASE)
_RELATING = re.compile(r"(?:the\s)?(?:predictors?|associations?|correlations?|relationships?)\b", re.IGNORECASE)
"""What others have to do with an outcome is another outcome (`predictors of response`)."""
_SURVIVAL = re.compile(
    r"(?:(?P<kind>\w+\sfree|overall|\w+\sspecific|graft|implant)\s)?survival\b(?!\swith(?:out)?\b)", re.VERBOSE
)
_WHOLE = re.compile(r"\b(?:all|any|overall|total)\b", re.IGNORECASE)
_STEM = 4
_MOST, _HALF = 0.6, 0.5
_ASPECTS = ("how_often", "how_long", "how_bad", "how_big", "how_dear")
_OPPOSED = (
    frozenset({"systolic", "diastolic"}),
    frozenset({"acute", "delayed"}),
    frozenset({"left", "right"}),
    frozenset({"hdl", "ldl"}),
    frozenset({"inspiratory", "expiratory"}),
    frozenset({"maternal", "neonatal", "fetal"}),
    frozenset({"below", "within", "above"}),
)


@dataclass(frozen=True, slots=True)
class _Name:
    """One outcome's name.

    Attributes:
        words: the words that tell what is measured, stemmed.
        head: the word that the others describe.
        short: abbreviations that the phrase defines, or could define by its initials.
        aspects: how often, how long, how bad, how big, how dear.
        items: how many outcomes the phrase lists.
        is_whole: whether it says that it covers everything of its kind.
    """

    words: frozenset[str]
    head: str
    short: frozenset[str]
    initials: str
    aspects: frozenset[str]
    items: int
    is_whole: bool


def same_outcome(a: str, b: str) -> bool:
    """Say whether two phrases name the same outcome, whatever the time, the statistic or the instrument.

    Args:
        a: a noun phrase, as printed.
        b: another.
    """
    if _plain(a) == _plain(b):
        return True
    if bool(_RELATING.match(a)) != bool(_RELATING.match(b)):
        return False
    if any(parts(*pair) for parts in (_leaves_out, is_part_of_composite) for pair in ((a, b), (b, a))):
        return False
    survivals = (survival_kind(a), survival_kind(b))
    if all(survivals):
        return survivals[0] == survivals[1]
    first, second = _name(a), _name(b)
    is_list = max(first.items, second.items) > 1 and first.items != second.items
    if is_list or (first.aspects and second.aspects and not first.aspects & second.aspects):
        return False
    is_part = _is_part_of_whole(first, second) or _is_part_of_whole(second, first)
    return not (is_part or _are_opposed(a, b)) and (
        _is_contained(first, second) or _is_abbreviated(first, second) or _is_abbreviated(second, first)
    )


def _leaves_out(whole: str, part: str) -> bool:
    """Say whether one phrase excludes what the other names (`cancers other than skin cancer`)."""
    found = _EXCEPT.search(whole)
    return found is not None and set(content_words(whole[found.end() :])) <= set(content_words(part))


def is_part_of_composite(part: str, whole: str) -> bool:
    """Say whether one phrase names only some of what the other joins by `or`: a stroke is not `heart attack or stroke`."""
    joined = [frozenset(words) for item in _OR.split(_BRACKETED.sub(" ", whole)) if (words := content_words(item))]
    if len(joined) < 2 or _OR.search(part):  # noqa: PLR2004 (two make a composite)
        return False
    own = frozenset(content_words(_BRACKETED.sub(" ", part)))
    return bool(own) and own in joined and not all(own & words for words in joined)


def survival_kind(name: str) -> str | None:
    """Give what a survival is free of (`progression-free`), `overall` for survival as such; None for another outcome."""
    plain = name.casefold().replace("-", " ")
    found = _SURVIVAL.search(plain if "survival" in plain else _unified(plain).replace("-", " "))
    return (found["kind"] or "overall") if found else None


def _are_opposed(a: str, b: str) -> bool:
    first, second = ({word.group().lower() for word in _WORD.finditer(phrase)} for phrase in (a, b))
    if any(first & pair and second & pair and not first & second & pair for pair in _OPPOSED):
        return True
    sorts, others = _sorts(first), _sorts(second)
    return any(sorts[kind].isdisjoint(others[kind]) for kind in sorts.keys() & others.keys())


def _sorts(words: set[str]) -> dict[str, set[str]]:
    """Give the sorts of each thing that compounds tell apart: `squamous-cell` and `basal-cell` carcinomas."""
    sorts: dict[str, set[str]] = {}
    for word in words:
        sort, joined, kind = word.partition("-")
        if joined:
            sorts.setdefault(kind, set()).add(sort)
    return sorts


def _is_part_of_whole(part: _Name, whole: _Name) -> bool:
    """Say whether a name covers everything of its kind, and the other one sort (`any injury` and `muscle injury`)."""
    return whole.is_whole and not part.is_whole and whole.words < part.words


def _is_contained(first: _Name, second: _Name) -> bool:
    """Say whether most words of the shorter name stand in the longer one, or half of them with the head."""
    shorter = min(len(first.words), len(second.words))
    if not shorter:
        return False
    share = len(first.words & second.words) / shorter
    return share >= _MOST or (first.head == second.head and share >= _HALF)


def _is_abbreviated(short: _Name, full: _Name) -> bool:
    known = {word for word in short.words if word in full.short or (len(word) > 1 and word.isalpha() and word in full.initials)}
    return bool(known) and short.words - known <= full.words


def _plain(phrase: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", " ".join(phrase.lower().split())).strip(" .,;:'\"")


@cache
def _name(phrase: str) -> _Name:
    bare = _BRACKETED.sub(" ", phrase)
    cut = _METHOD.search(bare)
    head = bare[: cut.start()] if cut and content_words(bare[: cut.start()]) else bare
    items = sum(bool(content_words(item)) for item in _ITEMS.split(head))
    words = content_words(head) or content_words(phrase)
    is_whole = bool(_WHOLE.search(head))
    return _Name(frozenset(words), _head(head), _defined(phrase), _initials(head), _aspects_of(head), items, is_whole)


def _head(phrase: str) -> str:
    for part in _PREPOSITION.split(f" {phrase} "):
        words = content_words(part)
        if words:
            return words[-1]
    return ""


def _defined(phrase: str) -> frozenset[str]:
    inside = " ".join(found["inside"] for found in _BRACKETED.finditer(phrase))
    return frozenset(found.group().lower() for found in _ABBREVIATION.finditer(inside))


def _initials(phrase: str) -> str:
    function = _words()["function"]
    return "".join(
        part[0].lower() for word in _WORD.findall(phrase) for part in word.split("-") if part and word.lower() not in function
    )


def _aspects_of(phrase: str) -> frozenset[str]:
    words = {word.group().lower() for word in _WORD.finditer(phrase)}
    return frozenset(aspect for aspect in _ASPECTS if words & _words()[aspect])


def content_words(phrase: str) -> tuple[str, ...]:
    """Give the words of a phrase that tell what is measured, stemmed and under one name for synonyms."""
    text = _unified(" ".join(phrase.lower().replace("’", "'").split()))
    words = (_stem(word.group()) for word in _WORD.finditer(text))
    return tuple(word for word in words if word not in _generic() and not word[0].isdigit())


def _unified(text: str) -> str:
    return _synonyms().sub(lambda found: _canonical()[found.group()], text)


def _stem(word: str) -> str:
    if word in _generic():
        return word
    for ending in (
        "ations",
        "ation",
        "ings",
        "ing",
        "ions",
        "ion",
        "ities",
        "ity",
        "ies",
        "es",
        "s",
        "ed",
        "al",
        "ly",
        "y",
        "e",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word.removesuffix(ending)
    return word


@cache
def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(phrases) for key, phrases in _entries("outcome_words").items()}


@cache
def _generic() -> frozenset[str]:
    return frozenset().union(*_words().values())


@cache
def _canonical() -> dict[str, str]:
    return {phrase: name for name, phrases in _entries("outcome_names").items() for phrase in (*phrases, name)}


@cache
def _synonyms() -> re.Pattern[str]:
    phrases = sorted(_canonical(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, phrases))})(?![\w-])")


def _entries(name: str) -> dict[str, list[str]]:
    content = tomllib.loads((files("evidence.assemble") / "lexicons" / f"{name}.toml").read_text("utf-8"))
    entries: dict[str, list[str]] = content["entries"]
    return entries
