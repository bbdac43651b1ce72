"""A candidate for an arm: its words, the construct that offers it, and the role that the construct gives it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.annotate.arms.comparators import is_comparator
from evidence.annotate.arms.words import class_nouns, drug_stems, generic_nouns, not_arms, not_first
from evidence.annotate.noun_phrases import CONJUNCTIONS, PREPOSITIONS, noun_phrase_after, noun_phrase_before
from evidence.vocabulary import ArmRole

ARM_JOINS = frozenset({"plus", "of"})
"""What may continue the name of an intervention: "cisplatin plus gemcitabine", "injections of insulin"."""
LISTED_JOINS = ARM_JOINS | {"and", "with"}
_LEADING = re.compile(
    r"""^(?:
        (?: either|both|the|an?|matching|matched|identical|initial|novel|new|first|additional|their
          | receiv(?:e|ing)|us(?:e|ing|age)\sof|us(?:e|ing)|tak(?:e|ing)|undergo(?:ing)?|giving|adding|getting|
              switch(?:ing)?\sto|hav(?:e|ing)|get
          | continu(?:e|ed|ing)\s(?:to\sreceive|on|with|taking|treatment\swith)|start(?:ing)?(?:\s(?:on|with))?
          | (?:the\s)?(?:addition|administration|combination|continuation|introduction|omission|effects?|efficacy|safety|
              treatment|therapy)\s(?:of|with)
          | experimental|investigational|drug|administered|called|received|
              initiated|ingestion\sof|consumption\sof|intake\sof|of|with|
              oral(?=\splacebo)|intravenous(?=\splacebo)|daily|weekly|once|twice|
              a\sday )\s
      | (?:maximum|minimum|total|median|courses?|application|repeated\sdoses
            |(?:equivalent\s|equal\s)?(?:volumes?|amounts?))\sof\s
      | (?:up\sto\s|about\s)?(?:\d+(?:-\w+)?|one|two|three|four|five|six|eight|twelve)\s(?:further\s|additional\s)?
            (?:weeks?|months?|days?|years?|cycles?|courses?|sessions?|doses?)\s(?:of\s)?
      | (?:\d+(?:[.,·]\d+)?\s?(?:mg|g|µg|μg|mcg|ml|iu|gy|milligrams?|micrograms?|grams?)
            (?:/\w+)?\s(?:of\s|once\s|twice\s|daily\s|weekly\s)*)
    )+""",
    re.VERBOSE | re.IGNORECASE,
)
_TRAILING = re.compile(
    r"""(?:
        \s(?: (?:reduces?|improves?|matters?|works?|compared\s(?:to|with)|may|cuts?|lowers?|helps?|slows?|prevents?
        |effective|best|better|safe(?:r|ly)?)
              (?:\s.*)?$ | head-to-head | and\s[a-z]+ing | known(?:\sas)?|called|named|designed|developed|used|which|that|
            only|groups?|arms?|recipients|patients|tablets?|capsules?|pills?|daily|weekly|monthly|
            once|twice|orally|
            intravenously|subcutaneously
          | followed\sby\s(?:an?\s)?\d+.*wash-?out.* | with\s(?:\d+|one|two|three|four|five|six)\s(?:[\w-]+\s)?cycles?.*
          | (?<!placebo\s)regimen|(?:with|or|and)\s\d+|or|and|in|with|of|to|for|per|both|each|given|
            using|administered|consisting|respectively )
      | \s\d+(?:[.,]\d+)?(?:\s?[-–]\s?\d+(?:[.,]\d+)?)?
        \s?(?:mg|g|µg|μg|mcg|microg|ml|mL|iu|IU|Gy|units?|%|weeks?|months?|days?|years?|million|kg)?(?:[/\s]?(?:kg|day|d|
            week|m2|m²|h|min|ml|mL|dose|m))*
    )+$""",
    re.VERBOSE,
)
_ONWARDS = re.compile(
    r"""(?:\s?\([^()]*(?:\([^()]*\)[^()]*)*\))?
        \s(?: followed\sby | in\scombination\swith | combined\swith | together\swith | with\sor\swithout | plus | \+ |
            given\swith )
        \s(?:(?:an?|the|either|maintenance)\s)?""",
    re.VERBOSE | re.IGNORECASE,
)
_BACKWARDS = re.compile(
    r"\s(?:followed\sby|in\scombination\swith|combined\swith|with\sor\swithout|plus)\s(?:an?\s|the\s)?$",
    re.VERBOSE | re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"^[\d.,·]+\s?(?:m?g\b|mg/|mcg|%|percent|percentage|points?|of|versus|vs|months?|years?|days?|weeks?|hours?|p\b"
    r"|plus|and|with|\+)",
    re.VERBOSE | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"""(?:^|\s)(?: [a-z]+-(?:based|dose|guided|delivered|controlled|
            assisted|adapted|supervised|led|directed|term|week|month|day|
            intensity|risk|breast|label|line|blind|fractionated|stage|release|treated|free|fat|calorie|carbohydrate)
        | intensive|preoperative|postoperative|conventional|conventionally|standard|adaptive|immediate|delayed|additional|
            early|late|combined|planned|systemic|standardi[sz]ed|traditional|routine|prophylactic|perioperative|
            continuous|intermittent|concomitant|concurrent|sequential|novel|first-line|second-line|high|low )$""",
    re.VERBOSE | re.IGNORECASE,
)
_MATCHED = re.compile(
    r"(?:matching|matched|identical|identical-looking|corresponding)\s(?=placebo|sham|vehicle)", re.VERBOSE | re.IGNORECASE
)
_TIME_ONLY = re.compile(r"^(?:\d+|[a-z]+)[\s-](?:day|week|month|year|hour|session)s?$", re.IGNORECASE)
_COMPARES = re.compile(r"\b(?:compared|comparison|differences?|than|versus|vs)\b", re.IGNORECASE)
"""Words that set two arms against each other stand between names, never in one."""
_INSTITUTION = re.compile(
    r"\b(?:university|hospital|institute|oncology|committee|society|consortium|base)\b", re.VERBOSE | re.IGNORECASE
)
_LONGEST = 12  # words in the longest name of an intervention that still reads as one
_MOST_PARTS = 3  # parts that "followed by" and the like may add to a name


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name an arm.

    Attributes:
        construct: the rule that offers them.
        role: what the construct says of the role, or None.
        window: where dose, schedule and size may stand, after the name.
        counted: the numeral before the name that counts its people, if the construct has one.
    """

    start: int
    end: int
    construct: str
    confidence: float
    role: ArmRole | None = None
    background: bool = False
    window: int = 0
    counted: tuple[int, int] | None = None


def phrase_after(text: str, start: int, end: int, *, joins: frozenset[str] = ARM_JOINS) -> tuple[int, int] | None:
    """Give the name of an intervention that begins at `start`, or None."""
    lead = _LEADING.match(text[start:end])
    found = noun_phrase_after(text, start + (lead.end() if lead else 0), end, joins=joins)
    if not found:
        return None
    found = _past_comma(text, found, end, joins)
    for _ in range(_MOST_PARTS):
        link = _ONWARDS.match(text, found[1], end)
        further = noun_phrase_after(text, link.end(), end, joins=joins) if link else None
        if not further:
            break
        found = found[0], further[1]
    return bare_name(text, *found)


def _past_comma(text: str, found: tuple[int, int], end: int, joins: frozenset[str]) -> tuple[int, int]:
    """Go on past the comma between attributes: "a community-based, peer-delivered programme"."""
    while is_attribute(text[slice(*found)]) and text[found[1] : found[1] + 2] == ", ":
        further = noun_phrase_after(text, found[1] + 2, end, joins=joins)
        if not further or further[0] != found[1] + 2:
            break
        found = found[0], further[1]
    return found


def is_attribute(words: str) -> bool:
    """Tell whether some words are attributes that wait for their noun: "partial-breast", "community-based", "intensive"."""
    return bool(_ATTRIBUTE.search(words))


def phrase_before(text: str, start: int, end: int, *, joins: frozenset[str] = ARM_JOINS) -> tuple[int, int] | None:
    """Give the name of an intervention that ends at `end`, or None; of "trial of cisplatin" it is what stands after "of"."""
    for allowed in (joins, joins - {"of"}, frozenset[str]()):
        found = noun_phrase_before(text, start, end, joins=allowed)
        if not found:
            continue
        found = _with_what_went_before(text, start, found, joins=allowed)
        either = text.rfind("either ", *found)
        name = bare_name(text, max(found[0], either + len("either ") if either >= 0 else 0), found[1])
        if name:
            return name
    return None


def _with_what_went_before(text: str, start: int, found: tuple[int, int], *, joins: frozenset[str]) -> tuple[int, int]:
    link = _BACKWARDS.search(text, start, found[0])
    earlier = noun_phrase_before(text, start, link.start(), joins=joins) if link else None
    return (earlier[0], found[1]) if earlier else found


def bare_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Drop articles, doses and words for the group from a name; None where nothing nameable is left."""
    matched = _MATCHED.match(text[start:end])
    start += matched.end() if matched else 0
    if not is_comparator(text[start:end]):
        lead = _LEADING.match(text[start:end])
        start += lead.end() if lead else 0
        tail = _TRAILING.search(text, start, end)
        end = tail.start() if tail else end
        start = name_in_apposition(text, start, end)
    return (start, end) if is_nameable(text[start:end]) else None


def name_in_apposition(text: str, start: int, end: int) -> int:
    """Give where the name begins that stands beside its class: "the blood thinner drug zolpixaban", "therapies zolpinib".

    The last word must look like a name (a stem of generic names, a capital, a digit); else the whole phrase is the name.
    """
    head, _, name = text[start:end].rpartition(" ")
    noun = head.rpartition(" ")[2].lower()
    is_name = name.lower().endswith(drug_stems()) or name[:1].isupper() or any(part.isdigit() for part in name)
    return end - len(name) if noun in class_nouns() and is_name else start


def is_nameable(words: str) -> bool:
    """Tell whether some words can be the name of an intervention: not people, not a measure, not a part of a trial."""
    parts = words.lower().split()
    if (
        not parts
        or words.endswith("-")
        or not {"trial", "trials", "study", "studies"}.isdisjoint(parts)
        or len(parts) > _LONGEST
        or not re.search(r"[a-z]{2}", words.lower())
        or _NUMERIC.match(words)
        or set(words) & set("=<>%")
    ):
        return False
    if is_comparator(words):
        return True
    if _COMPARES.search(words):
        return False
    if _INSTITUTION.search(words) or _TIME_ONLY.match(words) or (parts[-1] in CONJUNCTIONS):
        return False
    head = _head(parts).strip("(),.;:'’")
    return parts[0] not in not_first() and (head not in not_arms() or _says_which(parts, head))


def _says_which(parts: list[str], head: str) -> bool:
    """Tell whether a general word has a telling attribute before it: "beam therapy", but not "active therapy"."""
    at = parts.index(head) if head in parts else 0
    return at > 0 and head in generic_nouns() and parts[at - 1] not in not_arms() | _ANY_ATTRIBUTE


_ANY_ATTRIBUTE = frozenset(
    {"allocated", "any", "assigned", "both", "current", "first", "initial", "investigational", "new", "novel", "other", "same"}
    | {
        "that",
        "the",
        "their",
        "this",
        "trial",
        "two",
        "three",
        "further",
        "additional",
        "early",
        "effective",
        "available",
        "combined",
    }
)


def _head(parts: list[str]) -> str:
    named = parts[:-1] if parts[-1] in {"alone", "only"} else parts
    for at, part in enumerate(named):
        if part in PREPOSITIONS and at > 0:
            return named[at - 1]
    return named[-1] if named else "alone"
