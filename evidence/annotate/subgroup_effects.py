"""What says by itself that people, or a sort of disease, are a part: an effect that varies (`was confined to`), and who gained.

The sentence is about the effect (`the difference was carried by boys`), about those in whom it was weighed (`smokers fared no
better`), or tells a result of theirs in front of which they stand (`In adolescent mothers, use went up`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.condition_heads import has_condition_head
from evidence.annotate.noun_phrases import noun_phrase_after
from evidence.annotate.phrases import PhrasePattern, pattern

_EFFECT = r"""(?:advantages?|associations?|benefits?|differences?|effects?|efficacy|effectiveness|findings|gains?|impact
    |improvements?|link|pattern|protection|reductions?|responses?|results?)"""
_VERB = r"(?:(?:was|were|is|are|appeared|seemed|looked|proved|remained|stayed)\s(?:to\sbe\s)?)"
_DEGREE = (
    r"(?:(?:about|almost|also|chiefly|entirely|equally|just|largely|mainly|most|mostly|much|no|not|only|wholly|\w+ly)\s){0,2}"
)
_ALIKE = r"""(?:alike|absent|big(?:ger|gest)|clear(?:er|est)|comparable|concentrated|consistent|great(?:er|est)|identical
    |larg(?:er|est)|less|lost|missing|more|similar|small(?:er|est)|strong(?:er|est)|the\ssame|weak(?:er|est)
    |(?:apparent|clear|evident|found|marked|present|pronounced|seen|visible)\s(?:chiefly|especially|mainly|mostly|only))"""
_IN = r"(?:among|for|in|with)"
_SAME = r"""(?:did\snot\sdiffer|followed|matched|mirrored|pointed|resembled
    |were\s(?:alike|comparable|consistent|in\sline|similar))"""
_HOLDS = re.compile(
    rf"""\b(?:{_EFFECT}|it)\s(?:(?:from|in|of|on|to|with)\s(?:[\w'’-]+\s){{1,6}}?)?(?:
        {_VERB}{_DEGREE}(?:confined|limited|restricted)\s(?:\w+ly\s)?to
      | {_VERB}{_DEGREE}(?:accounted\sfor|carried|driven|explained)\s(?:\w+ly\s)?by
      | {_VERB}{_DEGREE}{_ALIKE}\s{_IN}
      | (?:did\snot\s)?(?:extend|held|hold|persist|reach|vanish|disappear)(?:ed)?\s(?:up\s)?(?:\w+ly\s)?(?:among|for|in|to|with)
      | (?:came|stemmed|arose)\s(?:\w+ly\s)?from )\s""",
    re.VERBOSE | re.IGNORECASE,
)
_FOUND_IN = re.compile(
    rf"\b{_EFFECT}\s{_IN}\s(?P<part>(?:the\s)?[\w'’-]+(?:\s[\w'’-]+){{0,9}}?)\s{_SAME}\b", re.VERBOSE | re.IGNORECASE
)
"""What is said of an effect in a part (`Results among patients with open fractures mirrored those of the whole cohort`)."""
_OPPOSITE = re.compile(
    r"(?:whereas|while|but|and)\s(?P<part>[\w'’/-]+(?:\s[\w'’/-]+){0,3}?)\s(?:did|had|saw|showed|yielded)\s",
    re.VERBOSE | re.IGNORECASE,
)
"""The subject of a clause that is set against the one before it (`whereas wild-type tumours showed a ratio of 0.86`)."""
_THAN = re.compile(
    r"\s(?:\w+\s){0,2}?than\s(?:did\s)?(?:(?:among|for|in|with)\s)?(?:the\s|those\s)?$", re.VERBOSE | re.IGNORECASE
)
_FRONTED = re.compile(
    r"(?:(?:and|but|conversely|similarly|whereas|while),?\s)?(?:among|for|in|within)\s", re.VERBOSE | re.IGNORECASE
)
_GAINED = re.compile(
    rf"""\s(?:\w+ly\s|also\s)?(?:appear(?:ed)?\sto\s|seem(?:ed)?\sto\s|tend(?:ed)?\sto\s|did\snot\s)?
        (?: (?:benefit(?:t?ed)?|did|fared?|gain(?:ed)?|improved?|profit(?:ed)?|respond(?:ed)?)\s{_DEGREE}
            (?:as\s(?:much|well)|best|better|equally|less|least|more|most|no\sless|the\s(?:same|most|least)|worse|worst)
          | accounted\sfor\s(?:all|half|most|much|the\s(?:bulk|whole))\s(?:of\s)?(?:the\s)?(?:\w+\s)?{_EFFECT}
          | (?:derived?|enjoyed|experienced|got|had|saw|showed)\s(?:an?\s|the\s|no\s|much\s)?(?:{_DEGREE})
            (?:bigger|biggest|greater|greatest|larger|largest|more|most|same|similar|smaller|smallest|stronger|strongest|weaker)\s
            (?:\w+\s)?{_EFFECT} )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_QUANTIFIED = re.compile(
    r"(?:\d|few|half|many|most|one|several|some|two|three|four|five|six|seven|eight|nine|ten)\b", re.VERBOSE | re.IGNORECASE
)
_SORT = re.compile(r"cases|infections?|sub-?types?|strat(?:um|a)|tumou?rs?|types?", re.IGNORECASE)
_COUNT = re.compile(r"\d[\d,]*\s(?=\S+\s(?:with|without|who)\b)")
"""How many they are (`the 36 patients with melanoma`), where other words limit them."""
_BEHIND_HEAD = re.compile(r"\s(?:of|with|without)\s")
_VALUE = re.compile(r"\d")
_EVERYONE = re.compile(
    r"\b(?:all|analys[ei]s|any|arms?|assigned|both|cohorts?|controls?|each|eligible|either|enrolled|evaluable|every(?:one)?|general"
    r"|groups?|included|overall|participants|populations?|randomi[sz]ed|samples?|stud(?:y|ies)|total|treated|trials?|two|whole)\b",
    re.VERBOSE | re.IGNORECASE,
)
"""Words of a phrase that names everyone, or an arm of the trial."""


def told_in_front(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the phrase that a clause begins with (`In epithelioid disease the hazard ratio was 0.84`), if it may name a part."""
    front = _FRONTED.match(text, start, end)
    if front:
        yield from _may_be_part(text, front.end(), end)
    opposite = _OPPOSITE.match(text, start, end)
    gained = _GAINED.search(text, start, end)
    subjects = [opposite.span("part")] if opposite else []
    subjects += [(start, gained.start())] if gained else []
    for begin, limit in subjects:
        yield from (found for found in _may_be_part(text, begin, end) if found[1] == limit)


def held_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the phrases in which `text[start:end]` says that an effect held, or was greater or less."""
    for found in _HOLDS.finditer(text, start, end):
        yield from _may_be_part(text, found.end(), end)
    for found in _FOUND_IN.finditer(text, start, end):
        yield from _may_be_part(text, *found.span("part"))


def is_set_against(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Say whether a result compares two parts (`smaller in boys than in girls`), in the order of the text."""
    return one[1] <= other[0] and bool(_THAN.fullmatch(text, one[1], other[0]))


def gained_otherwise(text: str, start: int, end: int) -> bool:
    """Say whether people who are named up to `start` gained more or less than others, or just as much."""
    return bool(_GAINED.match(text, start, end))


def _may_be_part(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the noun phrase at `start` where its head is a word for people or a disease, and it does not name everyone."""
    found = noun_phrase_after(text, start, end, joins=frozenset({"of", "with", "without"}))
    if found is None:
        return
    is_those = text[start : found[0]].strip().casefold() == "those"
    begin = start if is_those else found[0] + (counted.end() if (counted := _COUNT.match(text[slice(*found)])) else 0)
    words = text[begin : found[1]]
    if _EVERYONE.search(words) or _QUANTIFIED.match(words):
        return
    head = _BEHIND_HEAD.split(words)[0].rpartition(" ")[2]
    is_told = not text[:start].endswith(("for ", "For ")) and bool(_VALUE.search(text, found[1], end))
    is_sort = is_told and bool(_SORT.fullmatch(head) or has_condition_head(words))
    is_one = any(pattern("words/parts", kind).fullmatch(words) for kind in ("sex", "people"))
    if is_one or (" " in words and (is_sort or is_those or any(people.fullmatch(head) for people in _people()))):
        yield begin, found[1]


def _people() -> tuple[PhrasePattern, ...]:
    return pattern("participants"), pattern("words/parts", "sex"), pattern("words/parts", "people")
