"""The last look at a name before it is kept: what an editor would print, trimmed to a clean noun phrase, or nothing.

Names of outcomes, arms, conditions and people are cut from running text by grammars and marks, and some cuts take a verb, half
a bracket or a loose preposition along. What can be told from the words alone is mended here, for all kinds of names alike.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from evidence.annotate import lexicon
from evidence.annotate.noun_phrases import CONJUNCTIONS, Word, word_kind, words_of

_STATISTICS = re.compile(
    r"\s*[(\[](?=[^()\[\]]*(?:[=<>±≥≤%;]|\bratios?\b|\bCI\b|\binterval|\bmean\b|\bmedian\b|\d[^()\[\]]*,))[^()\[\]]*[)\]]",
    re.VERBOSE,
)
"""A bracket that holds numbers of the participants or of the effect, and no short form."""
_ASIDE = re.compile(
    r"""\s[–—]\s.*$
      | ,\s(?=\d[\d,]*(?:[.·]\d+)?\s?(?:%|(?:of|were|had|people|patients|participants|women|men|children|adults)\b)).*$
      | ^(?:19|20)\d\d\s | ^\w+\s(?:up|out|down|off)\s(?:the|an?|their|his|her|its)\s
      | \s(?:at|by|for|from|in|of|on|to|with)\s(?:these|those|this|that|such)\s.*$
      | (?<=\w),\s[\w-]+$(?<!\sor)(?<!,\d)""",
    re.VERBOSE,
)
"""What a dash or a comma sets beside a name, a year before it, and what points at something said before."""
_PAIRS = {")": "(", "]": "[", "”": "“"}
_QUOTES = "\"'‘’“”"
_DOUBLED = re.compile(r"\b(plus|and|or|with)\sof\s", re.IGNORECASE)
_TIMES = re.compile(
    r"""\sof\s\d[\d.,]*\s\w+\sor\s(?:more|less|greater|fewer|higher|lower)$
      | (?:\swho\s[^,]*)? \s (?:longer|more|less|greater|higher|lower|fewer)\sthan\s[\d.,]+$
      | \s (?: once | twice | (?:two|three|four|five|six|\d+)\stimes
            | (?<!or\s)(?<!and\s) (?:more|less|longer|greater|higher|lower|fewer) (?:\sthan)? )$""",
    re.VERBOSE | re.IGNORECASE,
)
"""A frequency without its period, or a comparison without its measure."""
_FRONTED = re.compile(r"^(?:[\w-]+\s){0,3}(?:months?|years?|weeks?|days?|hours?)\s(?:the|an?)\s", re.IGNORECASE)
"""A time that a sentence puts before its subject: "twelve months the rate of new cancers"."""
_FIGURE = re.compile(r"\s(?:[pP]\s?[<=>]|[<>=]).*$|^[\d.,·\s]+(?:[(\[]|$).*$")
_PARTICIPLE = re.compile(r"^[a-z]{2,}[^e]ed$")
_PLURAL = re.compile(r"(?:[^su]s|people|children|men|women)$")
_HANGING = re.compile(r"-$|^\d+-(?:years?|months?|weeks?|days?|hours?|h|points?|mg)$")
_NUMBER = re.compile(r"^\d[\d.,·]*$")
_LOOSE_MARKS = frozenset(",;:.)]–—")
_END_MARKS = frozenset(")]%®™+”’'\"")
_OPENS_CLAUSE = frozenset({"how", "whether", "who", "whose", "whom", "which", "that", "where", "when"})
_OF_SUBJECTS = frozenset({"who", "that", "which"})
"""Relatives whose verb may follow at once."""
_SUBJECTS = frozenset({"he", "it", "she", "they", "we", "there"})
_COORDINATES = frozenset({"and", "but", "or", ",", ";"})
_BEFORE_UNITS = frozenset({"and", "at", "by", "for", "in", "than", "to", "with"})
"""A number right behind one of these waits for what it counts."""
_FUNCTION_WORDS = frozenset({"determiner", "complement", "conjunction", "stop", "adverb"})
_RANGE = 2
"""Words before the last number of a range: "days 10 to 13"."""
_NEVER_NOUNS = frozenset(
    {"assess", "avoid", "determine", "evaluate", "examine", "explore", "get", "give", "keep", "make", "manage", "suffer"}
)
"""Verbs that a cut takes along before a name (`manage symptoms`), or that go on behind one (`people with gout suffer`)."""
_CHAIN = frozenset({"be", "been", "being", "not", "never", "to"})
_KEPT_LEADS = frozenset({"no", "off", "time", "all-cause", "over-the-counter"})


def printed_name(words: str) -> str | None:
    """Give a name as a clean noun phrase, or None where none is left of it.

    Args:
        words: the name on one line, as it was cut from the text.
    """
    name = words
    while True:
        trimmed = _without_end(_without_clause(_without_start(_in_balance(name))))
        if trimmed == name:
            break
        name = trimmed
    return name if name and _names_something(name) else None


def _in_balance(name: str) -> str:
    """Drop brackets with figures, what follows a bracket that never closes, and quotation marks without their other half."""
    name = _FIGURE.sub("", _ASIDE.sub("", _DOUBLED.sub(r"\1 ", _STATISTICS.sub("", name))))
    opened: list[tuple[str, int]] = []
    for place, character in enumerate(name):
        if character in _PAIRS.values():
            opened.append((character, place))
        elif character in _PAIRS and (not opened or opened.pop()[0] != _PAIRS[character]):
            return name[:place].rstrip()
    name = name[: opened[0][1]] if opened else name
    if name.count('"') % 2 or (name[-1:] in _QUOTES and not name[:-1].endswith("s") and not set(name[:-1]) & set(_QUOTES)):
        name = name.replace('"', "").rstrip(_QUOTES)
    return name.strip(" ,;:.·–—")


def _without_start(name: str) -> str:
    """Begin at a noun or its attribute: no article, joining word or verb before it."""
    name = _FRONTED.sub("", name)
    words = words_of(name)
    for word, following in pairwise(words):
        is_loose = word.kind in {"determiner", "complement", "conjunction"} or word.text in _LOOSE_MARKS
        is_kept = word.text in _OPENS_CLAUSE | _KEPT_LEADS or name[word.start : word.end].isupper()
        is_stop = (word.kind == "stop" and not is_kept) or word.text in _NEVER_NOUNS
        is_acting = _is_gerund(word.text) and (following.kind == "determiner" or _is_of_verb(word.text))
        if not (is_loose or is_stop or is_acting):
            return name[word.start :]
    return name[words[-1].start :] if words else ""


def _without_clause(name: str) -> str:
    """End before a verb that makes a clause of a phrase; a relative clause may have one verb and what is joined to it."""
    words = words_of(name)
    allowed, is_open = False, False
    relative: int | None = None
    for at, word in enumerate(words):
        before, after = words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
        if word.text in _OPENS_CLAUSE or (word.text in _SUBJECTS and at):
            has_verb = word.text in _OF_SUBJECTS and after is not None and after.kind in {"", "base_verb", "verb", "adverb"}
            allowed, is_open, relative = True, not has_verb, (at if relative is None else relative)
        elif before and before.text in _COORDINATES and relative is not None:
            allowed = True
        if not ((is_open and _is_acting(word)) or _is_verb(word, before, after, inside=relative is not None)):
            continue
        if before and (before.text in _CHAIN or (_is_auxiliary(before) and relative is not None)):
            continue
        if not allowed:
            return name[: word.start].rstrip(" ,;:") if at else ""
        allowed, is_open = False, False
    return _without_open_relative(name, words, relative) if is_open else name


def _without_open_relative(name: str, words: list[Word], relative: int | None) -> str:
    """Cut a relative clause that has no verb, with the preposition before it; a plural noun may stand before a plain one."""
    if not relative:
        return name
    if any(_PLURAL.search(one.text) and other.is_noun for one, other in pairwise(words[relative + 1 :])):
        return name
    first = relative - (words[relative - 1].kind in {"complement", "conjunction", "stop"})
    return name[: words[first].start].rstrip(" ,;:")


def _is_verb(word: Word, before: Word | None, after: Word | None, *, inside: bool) -> bool:
    """Tell whether a word is a finite verb here, and no participle before or behind its noun."""
    if _is_auxiliary(word):
        return True
    is_plain = word.kind == "verb" or word.text in _NEVER_NOUNS
    if before is None or not (is_plain or (word.kind in {"", "relative"} and _PARTICIPLE.match(word.text))):
        return False
    if word.text in _attributes("participle") or (inside and (before.kind in {"determiner", "complement"})):
        return False
    if before.kind not in {"", "takes_to", "base_verb", "relative"} or not (_PLURAL.search(before.text) or is_plain):
        return inside and before.text in _OPENS_CLAUSE
    if after is None:
        return word.text not in _attributes("last")
    return after.kind in {"determiner", "", "adverb", "takes_to"} and not (word.kind == "relative" or after.kind == "relative")


def _is_acting(word: Word) -> bool:
    """Tell whether a word may be the verb that an open relative clause waits for."""
    return word.kind == "verb" or bool(_PARTICIPLE.match(word.text))


def _is_auxiliary(word: Word) -> bool:
    return word.text in _attributes("finite")


def _without_end(name: str) -> str:
    """End at a noun: no joining word, hanging attribute or number that waits for its unit."""
    name = _TIMES.sub("", name)
    words = words_of(name)
    while words and _waits(name, words):
        words = words[:-1]
    return name[: words[-1].end] if words else ""


def _waits(name: str, words: list[Word]) -> bool:
    """Tell whether the last word waits for another one."""
    last, before = words[-1], words[-2] if len(words) > 1 else None
    if before is not None and before.text in CONJUNCTIONS and last.text in _attributes("compared"):
        return False
    if last.kind == "mark":
        return last.text not in _END_MARKS
    if last.text in _attributes("counting") or _NUMBER.match(last.text):
        return before is not None and _waits_for_unit(words, before)
    if last.kind in _FUNCTION_WORDS:
        return last.text not in _attributes("last") and not _is_letter(name, last)
    return _is_hanging(last, alone=before is None)


def _waits_for_unit(words: list[Word], before: Word) -> bool:
    """Tell whether a number at the end counts something that is cut off; the end of a range does not."""
    is_range = len(words) > _RANGE and bool(_NUMBER.match(words[-3].text))
    return before.text in _BEFORE_UNITS and not is_range


def _is_hanging(last: Word, *, alone: bool) -> bool:
    """Tell whether a word is an attribute or a participle without its noun."""
    is_attribute = last.text in _attributes("attribute") or bool(_HANGING.search(last.text))
    is_participle = bool(_PARTICIPLE.match(last.text)) or last.kind in {"verb", "relative"}
    is_known = last.text in _attributes("last") or (not alone and last.text in _attributes("participle"))
    return is_attribute or (is_participle and not is_known)


def _is_letter(name: str, word: Word) -> bool:
    """Tell whether a word is a capital that numbers something: "phase A"."""
    return word.start > 0 and word.end - word.start == 1 and name[word.start].isupper()


def _is_gerund(word: str) -> bool:
    return word.endswith("ing") and word not in _attributes("noun_in_ing")


def _is_of_verb(gerund: str) -> bool:
    """Tell whether an "-ing" comes of a verb that reports tell of treatments: "preventing", "reducing"."""
    stem = gerund.removesuffix("ing")
    return any(word_kind(form) in {"base_verb", "verb"} for form in (stem, f"{stem}e"))


def _names_something(name: str) -> bool:
    """Tell whether a word of the name says what it is, and is not about any trial."""
    words = words_of(name)
    if words[0].text in _OPENS_CLAUSE - {"how", "whether"}:
        return False
    telling = (word for word in words if word.is_noun or word.kind == "relative" or word.text in _KEPT_LEADS)
    return any(word.text not in _attributes("empty") and not _NUMBER.match(word.text) for word in telling)


def opened_small(name: str, text: str, start: int) -> str:
    """Lower the capital that a name owes to the beginning of its sentence.

    Args:
        name: the name, printed or trimmed.
        text: the article.
        start: where the name stands in it, in code points.
    """
    is_capital = _SENTENCE_WORD.match(name) and _BEGINS.search(text, max(0, start - _REACH), start)
    return name[0].lower() + name[1:] if is_capital else name


_SENTENCE_WORD = re.compile(r"[A-Z][a-z]{2,}(?![\w'’-]*[A-Z\d'’])(?:-[a-z]+)*(?:$|\s(?![A-Z][a-z]))")
_BEGINS = re.compile(r"(?:^|[.!?:]\s+|\n\s*|[“\"])(?:(?:[Tt]he|[Aa]n?|[Oo]f|[Ii]n)\s)?$")
_REACH = 8


@cache
def _attributes(kind: str) -> frozenset[str]:
    return frozenset(lexicon.load("words/printed_names").phrases(kind))
