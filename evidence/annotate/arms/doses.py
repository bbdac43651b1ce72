"""Arms that differ in dose: "drug X 20 mg (n = 70), 40 mg (n = 72) or placebo" has two arms of drug X."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from evidence.annotate.arms.arm_name import ArmName
from evidence.annotate.arms.candidates import Candidate
from evidence.annotate.arms.comparators import comparator_role
from evidence.annotate.arms.naming import is_combined
from evidence.annotate.standing import factual_sentences
from evidence.vocabulary import ArmRole

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NUMBER = r"\d+(?:[,.·]\d+)*"
_UNIT = r"""(?:mg|milligrams?|g|grams?|µg|μg|ug|mcg|micrograms?|IU|MU|mL|ml|Gy)
    (?:\s?/\s?(?:kg|day|d|m2|m²|dose|h)|\sper\s(?:day|kilogram|kg|dose))*(?!\w)"""
_JOIN = r"(?:\s?[,;]\s?(?:(?:and|or|versus|vs\.?)\s)?|\s(?:and|or|versus|vs\.?|compared\swith)\s)"
_ASIDE = r"(?:\s?[(\[][^()\[\]]{1,60}[)\]])?"
_TIMES = r"(?:,?\s(?:once|twice|three\stimes|\d\stimes)?\s?(?:daily|weekly|monthly|a\sday|per\sday|bid|qd|every\s\w+))?"
_COUNT = r"\d[\d,]*\s(?:people\s|patients\s|women\s|men\s)?(?:took|received|got|had|were\sgiven|at|on)"
_ITEM = rf"(?:{_COUNT}\s)?{_NUMBER}(?:[\s-]?{_UNIT})?"
_LEAD = r"(?:(?:either|the|with|at|to|of|a\sdose\sof|doses\sof|NAME)\s)*"
_RUN = rf"(?<![\w.,·=±]){_ITEM}(?:OWN)?{_TIMES}{_ASIDE}(?:OWN)?(?:{_JOIN}{_LEAD}{_ITEM}(?:OWN)?{_TIMES}{_ASIDE})+"
_ONE = re.compile(rf"(?P<number>{_NUMBER})(?:[\s-]?(?P<unit>{_UNIT}))?", re.VERBOSE)
_MASKED = re.compile(rf"[(\[][^()\[\]]*[)\]]|{_COUNT}(?=\s)", re.VERBOSE)
_ALLOTTED = re.compile(r"\b(?:randomi[sz]\w+|randomly|random|assigned|allocated)\b", re.IGNORECASE)
_STEPS = re.compile(
    r"""\b(?:titrat\w+|escalat\w+|increas\w+|loading|starting|initial(?:ly)?|followed\sby|then|maximum|tapered|flexib\w+|should
        |instruct\w+|prescribed|tablets?|reduced\sto|up\sto|cumulative|respectively)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What makes several doses the steps of one treatment."""
_COUNTED = re.compile(
    r"[nN]\s?=\s?\d|\d+\s(?:people|patients|participants|women|men|adults|children)|[Gg]roup\s|-dose\b",
    re.VERBOSE,
)
_ONE_SIZE = re.compile(r"(?:\s(?!(?:and|or|versus|vs)\b)[\w-]+){0,2}\s?[(\[]\s?n\s?=", re.VERBOSE | re.IGNORECASE)
"""One size behind several doses: `20 or 30 mg tamoxifen (n = 1606)` is one arm."""
_GROUPED = re.compile(rf"(?P<number>{_NUMBER})[\s-]?(?P<unit>{_UNIT})[\s-](?:groups?|arms?|recipients)\b", re.VERBOSE)
_COMBINED_WITH = re.compile(r"\s?(?:plus|\+|combined|for\sthose|for\spatients|if\b)", re.IGNORECASE)
_OWNED_BY = r"(?:NAME)(?:,|\s?\()?\s?(?:(?:at|in|of|a\sdose\sof|doses\sof|either|titrated\sto|was\sgiven\sat)\s)*$"
_LETTERED = re.compile(r"\b(?:groups?|arms?|regimens?|cohorts?)\b|^\d")
_NO_DOSE = re.compile(r"\b(?:days?|weeks?|months?|cycles?|visits?|hours?|ages?|aged)\s?$", re.IGNORECASE)
_SPACES = re.compile(r"[\s-]+")
_FEWEST, _MOST = 2, 6
"""Doses of one treatment that are arms."""
_WINDOW = 80
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Dose:
    """A dose in a list of doses: where it stands, its words with one space, and where the next begins."""

    start: int
    end: int
    words: str
    window: int


def split_by_dose(doc: Doc, arms: Sequence[ArmName]) -> list[ArmName]:
    """Give the arms of each treatment of which the text compares several doses; the treatment itself becomes their pool."""
    found: list[ArmName] = []
    single = [
        arm for arm in arms if not comparator_role(arm.key) and not is_combined(arm.key) and not _LETTERED.search(arm.key)
    ]
    for arm in single:
        doses = _doses_of(doc, arm, arms)
        if len(doses) >= _FEWEST:
            arm.is_pool = True
            others = [other for other in arms if other is not arm]
            found += [_arm_of(doc, arm, words, doses, others) for words in doses]
    return found


def _doses_of(doc: Doc, arm: ArmName, arms: Sequence[ArmName]) -> dict[str, list[Dose]]:
    """Give the doses of a treatment that are arms, each with its places in lists, the lowest first."""
    text: str = doc._.article.text
    kept: dict[str, list[Dose]] = {}
    for sentence, _ in factual_sentences(doc):
        for run in _runs(text, sentence.start, sentence.end, arm.forms):
            if _is_of(text, sentence.start, run, arm, arms) and _are_arms(text, sentence.start, run):
                for dose in run:
                    kept.setdefault(_folded(dose.words), []).append(dose)
    tested = [other for other in arms if other.role in {None, ArmRole.EXPERIMENTAL}]
    if not kept and tested == [arm]:
        for held in _GROUPED.finditer(text):
            dose = Dose(*held.span("unit"), f"{held['number']} {held['unit']}", held.end())
            kept.setdefault(_folded(dose.words), []).append(replace(dose, start=held.start()))
    by_words = {places[0].words: places for places in kept.values()}
    units = {words.partition(" ")[2] for words in by_words}
    is_set = len(units) == 1 and len(by_words) <= _MOST
    return {words: by_words[words] for words in sorted(by_words, key=_amount)} if is_set else {}


def _runs(text: str, start: int, end: int, forms: Sequence[str]) -> Iterator[list[Dose]]:
    """Give the lists of doses in a sentence that only the treatment itself may be named in, in order."""
    names = _names(forms)
    pattern = _RUN.replace("NAME", names).replace("OWN", rf"\s(?:of\s)?{names}")
    for found in re.finditer(pattern, text[start:end], re.VERBOSE | re.IGNORECASE):
        doses = list(_read(text, start + found.start(), start + found.end()))
        if _FEWEST <= len({dose.words for dose in doses}) == len(doses):
            yield doses


def _names(forms: Sequence[str]) -> str:
    return "(?:" + "|".join(re.escape(form) for form in sorted(set(forms), key=len, reverse=True)) + ")"


def _read(text: str, start: int, end: int) -> Iterator[Dose]:
    masked = _MASKED.sub(lambda held: "_" * len(held.group()), text[start:end])
    items = list(_ONE.finditer(masked))
    while items and not items[-1]["unit"]:
        items.pop()
    units = {_SPACES.sub("", item["unit"]) for item in items if item["unit"]}
    if len(units) != 1:
        return
    for place, item in enumerate(items):
        window = start + items[place + 1].start() if place + 1 < len(items) else end
        yield Dose(start + item.start(), start + item.end(), f"{item['number']} {items[-1]['unit']}", window)


def _is_of(text: str, start: int, run: Sequence[Dose], arm: ArmName, arms: Sequence[ArmName]) -> bool:
    """Tell whether doses are those of a treatment: it is named beside them, or it alone may be meant."""
    first, last = run[0], run[-1]
    names = _names(arm.forms)
    others = [other for other in arms if other is not arm]
    if any(_is_right_after(text, start, first.start, other) for other in others) or _NO_DOSE.search(text, start, first.start):
        return False
    if any(_is_followed_by(text, dose, other) for dose in run for other in others):
        return False
    if _is_right_after(text, start, first.start, arm):
        return True
    if re.search(rf"\b{names}\b", text[first.start : last.window + len(arm.key)], re.IGNORECASE):
        return True
    tested = [other for other in others if other.role in {None, ArmRole.EXPERIMENTAL}]
    is_tested = arm.role in {None, ArmRole.EXPERIMENTAL}
    return is_tested and not tested and not re.search(r"\b(?:vs\.?|versus|than)\b", text[first.start : last.end])


def _is_right_after(text: str, start: int, place: int, arm: ArmName) -> bool:
    """Tell whether a name of an arm stands right before a place."""
    owned = _OWNED_BY.replace("NAME", _names(arm.forms))
    return bool(re.search(owned, text[max(start, place - _WINDOW) : place], re.VERBOSE | re.IGNORECASE))


def _is_followed_by(text: str, dose: Dose, arm: ArmName) -> bool:
    """Tell whether a dose is that of a treatment named behind it: `2.5 mg drug X or 20 mg drug Y`."""
    behind = rf"\s(?:of\s)?(?:(?!or\b|and\b|versus\b|vs\b|with\b)[a-z]+\s)?{_names(arm.forms)}\b"
    return bool(re.match(behind, text[dose.end : dose.end + _WINDOW], re.IGNORECASE))


def _are_arms(text: str, start: int, run: Sequence[Dose]) -> bool:
    """Tell whether listed doses are arms: each is counted, or named again, or people were allotted to the list."""
    if any(_COMBINED_WITH.match(text, dose.end) for dose in run):
        return False
    if all(_COUNTED.search(text, dose.end, dose.window) for dose in run[:-1]) and _COUNTED.search(
        text, run[-1].end, run[-1].end + _WINDOW // 2
    ):
        return True
    if _STEPS.search(text, start, run[-1].window) or _ONE_SIZE.match(text, run[-1].end):
        return False
    again = all(len(_pattern(dose.words).findall(text)) > 1 for dose in run)
    return again or bool(_ALLOTTED.search(text, start, run[0].start))


def _arm_of(doc: Doc, pool: ArmName, words: str, doses: Mapping[str, Sequence[Dose]], others: Sequence[ArmName]) -> ArmName:
    """Give the arm of one dose: every place that names the dose, together with the treatment where that stands beside it."""
    text: str = doc._.article.text
    names = _names(pool.forms)
    place = re.compile(
        rf"(?:{names}[\s,]\s?(?:at\s)?)?{_pattern(words).pattern}(?:\s(?:of\s)?{names})?", re.VERBOSE | re.IGNORECASE
    )
    arm = ArmName(f"{pool.key} {_folded(words)}", role=pool.role, pool=pool, dose=words, likelihood=pool.likelihood)
    for sentence, trust in factual_sentences(doc):
        for found in place.finditer(text, sentence.start, sentence.end):
            if any(_is_right_after(text, sentence.start, found.start(), other) for other in others):
                continue
            window = _window(text, found.end(), sentence.end, doses)
            arm.offers.append((Candidate(*found.span(), "dose", _SURE, window=window), trust * _SURE))
            arm.forms.append(found.group())
    listed = [dose for dose in doses[words] if not any(offer.start <= dose.start < offer.end for offer, _ in arm.offers)]
    arm.offers += [(Candidate(dose.start, dose.end, "dose", _SURE, window=dose.window), _SURE) for dose in listed]
    pool.offers = [held for held in pool.offers if not any(_overlap(held[0], offer) for offer, _ in arm.offers)]
    return arm


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.start < other.end and other.start < one.end


def _window(text: str, start: int, end: int, doses: Iterable[str]) -> int:
    """Give where the words on a dose end: where the next dose is named, or the sentence ends."""
    following = (found.start() for words in doses if (found := _pattern(words).search(text, start, end)))
    return min(following, default=end)


def _pattern(words: str) -> re.Pattern[str]:
    number, _, unit = words.partition(" ")
    return re.compile(rf"(?<![\w.,·]){re.escape(number)}(?:[\s-]?{re.escape(unit)}(?!\w))", re.IGNORECASE)


def _folded(words: str) -> str:
    return _SPACES.sub("", words).casefold()


def _amount(words: str) -> float:
    return float(re.sub(r"[^\d.]", "", words.partition(" ")[0].replace("·", ".").replace(",", "")) or 0)
