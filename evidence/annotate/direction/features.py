"""What a statement shows about a direction, as named features: words, numbers, arms and their order.

A feature that points one way turns round when the two arms change places (`sign:`), so a model may learn from both readings.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from evidence.annotate.direction.change import ChangeWord, change_words
from evidence.annotate.direction.matching import Question, Spot, spots, stem
from evidence.annotate.phrases import find_phrases
from evidence.annotate.significance import find_significance
from evidence.annotate.significance_relation import statement_starts
from evidence.vocabulary import Significance

_P_VALUE = re.compile(r"(?<![\w.])[pP]\s*(?:-?\s*values?)?\s*(?P<op>[=<>≤≥]|of)\s*(?P<value>\d*[.·]\d+)", re.VERBOSE)
_COMPARED = re.compile(
    r"\b(?:than|compared|versus|vs|relative\s+to|over|against|comparison\s+with|superior\s+to|inferior\s+to)\b",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = r"[-–−+]?\d+(?:[.·,]\d+)*"
_PAIR = re.compile(
    rf"""(?<![\d.·]) (?P<first>{_NUMBER})
         (?P<rest>[^;\d]{{0,4}}(?:\s?(?:±|\+/-)\s?{_NUMBER}|\s?[\[(][^\[\]()]{{1,60}}[\])])?[^;\d]{{0,40}}?)
         \b(?: vs\.? | versus | v | and | compared\s+(?:with|to) | against )\s
         (?P<name>[^;\d]{{0,40}}?) (?P<second>{_NUMBER})""",
    re.VERBOSE,
)
_RATIO = re.compile(
    r"""\b(?:ratio|HR|OR|RR|IRR|aOR|aHR|hazard|odds|risk)\b [^;.\d]{0,25} (?P<value>\d+[.·]\d+)
         (?: [^;]{0,25}? (?P<low>\d+[.·]\d+) \s*(?:-|–|to|,|;)\s* (?P<high>\d+[.·]\d+) )?""",
    re.VERBOSE,
)
_GAP = re.compile(r"\bdifference\b[^;.\d]{0,30}(?P<value>[-–−]?\d+(?:[.·]\d+)?)", re.IGNORECASE)
_BUT_NOT = re.compile(
    r"\b(?:but|and)?\s*not\s+(?:in|with|for|by|after|between|on|the)\b|,?\s*but\s+not\b", re.VERBOSE | re.IGNORECASE
)
_FAVOURING = re.compile(r"favou?r(?:s|ed|ing)\b", re.IGNORECASE)
_FRONTED = re.compile(
    r"\W*(?:(?:\w+\s){0,2}\w+,\s)?(?:(?:as\s+)?compared\s+(?:with|to)|relative\s+to|versus|in\s+comparison\s+(?:with|to))\b",
    re.VERBOSE | re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s(?:and|vs\.?|versus|v|than|whereas|while|compared\s+(?:with|to)|against|but)\s|;\s", re.VERBOSE | re.IGNORECASE
)
_PLAIN_NUMBER = re.compile(
    r"(?<![\w.·±=<>≤≥–−-])(?<!±\s)(?<!=\s)(?<!<\s)[-–−+]?\d+(?:[.·,]\d+)*(?!\w|\s?(?:days?|weeks?|months?|years?|hours?|h|min|mg|ml|participants|patients)\b)",
    re.VERBOSE,
)
_ALPHA = 0.05
_NEAR = 60
_SIDES = {"int": 1.0, "com": -1.0}
_NUMERIC = ("sign:values", "sign:ratio")
_ARMS = ("int", "com")
_LESS = ("less", "lower", "smaller", "fewer")


def statement_features(text: str, asked: Question) -> dict[str, float]:
    """Give the features of one sentence for a question: of the statement that names the outcome, and of the whole."""
    found = spots(text, asked)
    start, end = _statement(text, found)
    features: dict[str, float] = defaultdict(float)
    wanted = _wanted(text, found)
    for feature, value in _all(text, start, end, [spot for spot in found if start <= spot[0] < end], asked):
        features[f"s:{feature}"] += value
        if feature in {"sign:better", "sign:worse"}:
            features[f"s:{feature}:{wanted == 'unknown'}"] += -value if wanted == "lower" else value
    for feature, value in _all(text, 0, len(text), found, asked):
        if not feature.startswith("sign:") or feature.startswith(_NUMERIC):
            features[f"w:{feature}"] += value
    features.update(dict.fromkeys(_but_not(text, found), 1.0))
    return dict(features)


def _statement(text: str, found: list[Spot]) -> tuple[int, int]:
    """Give the statement of the sentence that holds most of the outcome's words."""
    starts = statement_starts(text)
    held: list[set[str]] = [set() for _ in starts]
    for at, last, kind in found:
        if kind == "out":
            held[bisect_right(starts, at) - 1].add(text[at:last].lower())
    best = max(range(len(starts)), key=lambda number: len(held[number]))
    return starts[best], [*starts[1:], len(text)][best]


def _wanted(text: str, found: list[Spot]) -> str:
    """Say whether more of the outcome is good for patients, by the names of outcomes among its words."""
    told = {"higher": 0, "lower": 0}
    for term in (*find_phrases("words/outcome_heads", text), *find_phrases("words/outcome_polarity", text)):
        if term.value in told and any(term.start <= start < term.end for start, _, kind in found if kind == "out"):
            told[term.value] += 1
    return max(told, key=lambda value: told[value]) if told["higher"] != told["lower"] else "unknown"


def _all(text: str, start: int, end: int, found: list[Spot], asked: Question) -> Iterator[tuple[str, float]]:
    yield from _significance(text, start, end, found)
    yield from _words(text, start, end, found, asked)
    yield from _numbers(text, start, end, found)


def _significance(text: str, start: int, end: int, found: list[Spot]) -> Iterator[tuple[str, float]]:
    for _, _, significance in find_significance(text, start, end):
        yield f"sig:{significance.value}", 1.0
        if significance is Significance.NOT_SIGNIFICANT:
            yield "not_significant", 1.0
    outcome_end = max((last for _, last, kind in found if kind == "out"), default=start)
    nearest = None
    for match in _P_VALUE.finditer(text, start, end):
        value = (
            float(f"0{match['value']}".replace("·", "."))
            if match["value"][0] in ".·"
            else float(match["value"].replace("·", "."))
        )
        small = value <= _ALPHA and match["op"] not in ">≥"
        yield f"p:{'small' if small else 'large'}", 1.0
        if nearest is None and match.start() >= outcome_end:
            nearest = small
    if nearest is not None:
        yield f"nearest_p:{'small' if nearest else 'large'}", 1.0


def _words(text: str, start: int, end: int, found: list[Spot], asked: Question) -> Iterator[tuple[str, float]]:
    named = [(first, last) for first, last, kind in found if kind == "out"]
    for word in change_words(text, start, end):
        if any(first <= word.start < last for first, last in named):
            continue
        said = text[word.start : word.end].lower().split()
        if stem(said[-1]) in asked.named and not word.denied and word.value != "no_difference":
            yield "sign:named", _orientation(text, start, end, word, found)[0] * (-1.0 if said[0] in _LESS else 1.0)
            continue
        if word.value == "no_difference" or word.denied:
            yield f"none:{word.value}:{word.denied}", 1.0
            if word.denied:
                yield "denied", 1.0
            continue
        side, how = _orientation(text, start, end, word, found)
        if word.value in {"increased", "decreased"}:
            yield "sign:move", side if word.value == "increased" else -side
            yield f"sign:move:{how}", side if word.value == "increased" else -side
            yield f"sign:move:{_nearness(word, found)}", side if word.value == "increased" else -side
            yield "moves", 1.0
        else:
            yield f"sign:{word.value}", side
            yield "judged", 1.0


def _but_not(text: str, found: list[Spot]) -> Iterator[str]:
    """Tell for whom a result is denied: `... fell with the drug, but not with placebo`."""
    for match in _BUT_NOT.finditer(text):
        after = [kind for at, _, kind in found if match.end() <= at < match.end() + _NEAR][:1]
        if after and after != ["out"]:
            yield f"but_not:{after[0]}"


def _nearness(word: ChangeWord, found: list[Spot]) -> str:
    gaps = [max(first - word.end, word.start - last) for first, last, kind in found if kind == "out"]
    return "near" if gaps and min(gaps) <= _NEAR // 2 else "far"


def _orientation(text: str, start: int, end: int, word: ChangeWord, found: list[Spot]) -> tuple[float, str]:
    """Say for whom a word of change speaks: +1 the intervention, -1 the comparator, and how that is known."""
    arms = [spot for spot in found if spot[2] != "out"]
    for told, how in (_favoured(text, word, arms), _from_comparison(text, start, end, word, arms)):
        if told:
            return told, how
    kinds = {kind for _, _, kind in arms}
    if len(kinds) == 1:
        return _SIDES[kinds.pop()], "only"
    if kinds:
        nearest = min(arms, key=lambda spot: max(spot[0] - word.end, word.start - spot[1]))
        return _SIDES[nearest[2]], "nearest"
    return 1.0, "assumed"


def _favoured(text: str, word: ChangeWord, arms: list[Spot]) -> tuple[float, str]:
    """Read `favouring the drug`."""
    if not _FAVOURING.match(text, word.start):
        return 0.0, ""
    return next((_SIDES[kind] for at, _, kind in arms if at >= word.end), 1.0), "favoured"


def _from_comparison(text: str, start: int, end: int, word: ChangeWord, arms: list[Spot]) -> tuple[float, str]:
    """Read `compared with placebo, pain was lower` and `pain was lower with the drug than with placebo`."""
    fronted = _FRONTED.match(text, start)
    if fronted and fronted.end() <= word.start:
        baseline = next((kind for at, _, kind in arms if fronted.start() <= at < word.start), None)
        if baseline:
            return -_SIDES[baseline], "fronted"
    turn = _COMPARED.search(text, word.end, end)
    if turn is None:
        return 0.0, ""
    after = next((kind for at, _, kind in arms if at >= turn.end()), None)
    if after:
        return -_SIDES[after], "turn"
    before = [kind for at, _, kind in arms if at < turn.start()][-1:]
    return (_SIDES[before[0]], "before") if before else (0.0, "")


def _numbers(text: str, start: int, end: int, found: list[Spot]) -> Iterator[tuple[str, float]]:
    arms = [spot for spot in found if spot[2] != "out"]
    order = next((1.0 if kind == "int" else -1.0 for _, _, kind in arms), 1.0)
    for match in _PAIR.finditer(text, start, end):
        gap = _value(match["first"]) - _value(match["second"])
        side = _pair_side(match, arms) or order
        if gap:
            yield "sign:pair" if arms else "sign:pair:assumed", side if gap > 0 else -side
    values = _arm_values(text, start, end, arms)
    if len(values) == len(_ARMS) and values["int"] != values["com"]:
        yield "sign:values", 1.0 if values["int"] > values["com"] else -1.0
    for match in _RATIO.finditer(text, start, end):
        above = _value(match["value"]) > 1
        yield "sign:ratio", order if above else -order
        if match["low"]:
            yield f"null_inside:{_value(match['low']) <= 1 <= _value(match['high'])}", 1.0
    for match in _GAP.finditer(text, start, end):
        yield f"sign:gap:{match['value'][0] in '-–−'}", order if _value(match["value"]) > 0 else -order


def _arm_values(text: str, start: int, end: int, arms: list[Spot]) -> dict[str, float]:
    """Give each arm the first number of the part of the statement that names it alone."""
    values: dict[str, float] = {}
    cuts = [start, *(match.end() for match in _SPLIT.finditer(text, start, end)), end]
    for first, last in pairwise(cuts):
        kinds = {kind for at, _, kind in arms if first <= at < last}
        taken = {at for at, _, _ in arms if first <= at < last}
        number = next((found for found in _PLAIN_NUMBER.finditer(text, first, last) if found.start() not in taken), None)
        if len(kinds) == 1 and number:
            values.setdefault(kinds.pop(), _value(number.group()))
    return values


def _pair_side(pair: re.Match[str], arms: list[Spot]) -> float:
    """Say which arm the first of two numbers belongs to, from the arm named between or just before them."""
    between = [kind for at, _, kind in arms if pair.end("first") <= at < pair.start("second")]
    if between:
        return 1.0 if between[0] == "int" else -1.0
    return 0.0


def _value(printed: str) -> float:
    plain = printed.replace("·", ".").replace("−", "-").replace("–", "-").replace(",", "")
    try:
        return float(plain)
    except ValueError:
        return 0.0
