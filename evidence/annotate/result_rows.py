"""How values and names of a results sentence stand in rows: "12% and 15%" beside "the drug and placebo", clause by clause.

A row is what stands together with nothing but a comma or a small word between. The second of two values belongs to the second
of two arms; a time point answers to other values than an outcome does, so times make rows of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Span = tuple[int, int, str]
TIME, OUTCOME = "TIME", "OC"
_TIME = re.compile(
    r"""
        ^(?:(?:at|after|within|by)\s)?(?:the\s)?
        (?: \d | one | two | three | four | five | six | eight | ten | twelve | days? | weeks? | months? | years?
          | baseline | basal | final | end | last | first | d\d | post | pre | before | after | follow )
      | \b(?:weeks? | months? | years? | days? | hours? | h | minutes? | min | mo | visit | follow-up | s)$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_JOINED = re.compile(
    r"""
        [\s,]*(?: (?:v | vs\.? | versus | compared\s(?:with|to) | and | or | to | against | than)(?:\sthe)? )?[\s,]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLAUSE = re.compile(r";|\.\s|,?\s(?:but|while|whereas)\b", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_GROUP = re.compile(r"^(?:the|both)\s|[\s-](?:groups?|arms?)$", re.IGNORECASE)
_DIGITS, _SPACE = re.compile(r"\d[\d.,]*"), re.compile(r"\s+")
_VALUE_SORTS = (
    (
        "people",
        re.compile(
            r"\bn\s*= | \b(?: patients | eyes | subjects | women | men | children | cases | participants )\b",
            re.VERBOSE | re.IGNORECASE,
        ),
    ),
    ("share", re.compile(r"%|per\s?cent", re.IGNORECASE)),
    ("spread", re.compile(r"±|\+\s?/\s?-")),
    ("time", re.compile(r"(?:month|week|day|year|hour|min)|\bh\b", re.IGNORECASE)),
    ("count", re.compile(r"^\d+$")),
    ("number", re.compile(r"\d")),
)
_NAME_SORTS = (
    ("people", re.compile(r"random|assign|enrol|includ|total|complet|analy", re.IGNORECASE)),
    (
        "share",
        re.compile(
            r"""
                rate | incidence | proportion | probab | respon | success | event | death | died | survived
              | mortality | percent | achiev
            """,
            re.VERBOSE | re.IGNORECASE,
        ),
    ),
    ("time", re.compile(r"median|time to|duration|survival|age", re.IGNORECASE)),
    ("level", re.compile(r"pressure|mean|score|average|change|reduc", re.IGNORECASE)),
)
_MANY, _SHORT, _GLANCE = 4, 24, 14


@dataclass(frozen=True, slots=True)
class Row:
    """Where a span stands: in which row, at which place of it, and how long that row is."""

    number: int
    place: int
    length: int


def sort_of(sentence: str, span: Span) -> str:
    """Give the sort of a name: its label, and `TIME` for an outcome that is a time point."""
    return TIME if span[2] == OUTCOME and _TIME.search(sentence[span[0] : span[1]]) else span[2]


def rows_of(sentence: str, spans: Sequence[Span]) -> list[Row]:
    """Give the row of each span."""
    held: list[tuple[int, int]] = []
    for index, span in enumerate(spans):
        joined = index and _JOINED.fullmatch(sentence, spans[index - 1][1], span[0])
        number, place = held[-1] if held else (-1, 0)
        held.append((number, place + 1) if joined else (number + 1, 0))
    lengths = [sum(number == other for other, _ in held) for number, _ in held]
    return [Row(number, place, length) for (number, place), length in zip(held, lengths, strict=True)]


def name_numbers(sentence: str, names: Sequence[Span]) -> list[int]:
    """Number the names, the same name alike ("the drug group", "drug")."""
    folded = [_GROUP.sub("", sentence[start:end]).casefold() for start, end, _ in names]
    order = list(dict.fromkeys(folded))
    return [order.index(name) for name in folded]


def row_features(sentence: str, values: Sequence[Span], names: Sequence[Span], value: int, name: int) -> Iterator[str]:
    """Give what rows tell of a value and a name; `names` are of one sort, both in the order of the sentence."""
    one, other = values[value], names[name]
    yield from _beside(sentence, values, names, value, name)
    yield from _turns(sentence, values, names, value, name)
    side = "behind" if other[0] >= one[1] else "before"
    low, high = (one[1], other[0]) if side == "behind" else (other[1], one[0])
    valued = sum(low <= each[0] and each[1] <= high for each in values)
    named = sum(low <= each[0] and each[1] <= high for each in names)
    yield f"between:{side}:{min(named, 3)}:{min(valued, _MANY)}:{_apart(values, names)}"
    if not named and not valued:
        yield f"next:{side}:{_SPACE.sub(' ', _DIGITS.sub('0', sentence[low:high])).lower()[:_SHORT]}"
    first = next(iter(sentence[one[1] : one[1] + _GLANCE].split()), "").lower()
    yield f"word:{first}:{side}"
    sort = _sort(_VALUE_SORTS, sentence[one[0] : one[1]])
    yield f"sorts:{sort}:{other[2] if other[2] != OUTCOME else _sort(_NAME_SORTS, sentence[other[0] : other[1]])}"
    yield f"sort:{sort}:{side}:{min(named, 2)}"


def _beside(sentence: str, values: Sequence[Span], names: Sequence[Span], value: int, name: int) -> Iterator[str]:
    """Give how the row of the value and that of the name stand to each other."""
    value_rows, name_rows = rows_of(sentence, values), rows_of(sentence, names)
    one, other = value_rows[value], name_rows[name]
    equal = "equal" if one.length == other.length else "unequal"
    same = "same" if one.place == other.place else "different"
    yield f"row:{equal}:{same}:{min(one.length, _MANY)}x{min(other.length, _MANY)}"
    yield f"row:{equal}:{same}"
    start = values[value - one.place][0]
    end = values[value - one.place + one.length - 1][1]
    if names[name][1] <= start:
        side, nearer = "before", [row for row, held in zip(name_rows, names, strict=True) if names[name][1] <= held[0] < start]
    elif names[name][0] >= end:
        side, nearer = "behind", [row for row, held in zip(name_rows, names, strict=True) if end <= held[0] < names[name][0]]
    else:
        side, nearer = "inside", []
    rows = min(len({row.number for row in nearer} - {other.number}), 3)
    yield f"far:{side}:{rows}:{equal}:{same}"
    yield f"far:{side}:{rows}"
    yield f"far:{side}:{rows}:{_apart(values, names)}:{min(one.length, 3)}x{min(other.length, 3)}:{same}"


def _turns(sentence: str, values: Sequence[Span], names: Sequence[Span], value: int, name: int) -> Iterator[str]:
    """Give whether the place of the value is the turn of the name, in its row, in the sentence and in its clause."""
    row, numbers = rows_of(sentence, values)[value], name_numbers(sentence, names)
    count = len(set(numbers))
    told = _RESPECTIVELY.search(sentence, values[value][1])
    listed = "respectively" if told and not _CLAUSE.search(sentence, values[value][1], told.start()) else "plain"
    apart, turn = _apart(values, names), _yes(numbers[name] == row.place)
    yield f"turn:{min(count, 3)}:{min(row.length, _MANY)}:{turn}"
    yield f"turn:{min(count, 3)}:{min(row.length, _MANY)}:{apart}:{listed}:{turn}"
    by_turn, by_block = _yes(value % count == numbers[name]), _yes(value * count // len(values) == numbers[name])
    yield f"order:{min(count, 3)}:{apart}:{listed}:{by_turn}:{by_block}:{_yes(len(values) % count == 0)}"
    clauses = [_clause(sentence, held) for held in names]
    inside = [number for number, clause in zip(numbers, clauses, strict=True) if clause == _clause(sentence, values[value])]
    here = _yes(clauses[name] == _clause(sentence, values[value]))
    side = "behind" if names[name][0] >= values[value][1] else "before"
    yield f"clause:{here}:{min(len(inside), 3)}"
    yield f"clause:{here}:{side}:{min(len(set(inside)), 3)}"


def _apart(values: Sequence[Span], names: Sequence[Span]) -> str:
    if names[-1][1] <= values[0][0]:
        return "front"
    return "end" if names[0][0] >= values[-1][1] else "mixed"


def _clause(sentence: str, span: Span) -> int:
    return sum(1 for _ in _CLAUSE.finditer(sentence, 0, span[0]))


def _sort(sorts: Sequence[tuple[str, re.Pattern[str]]], words: str) -> str:
    return next((sort for sort, pattern in sorts if pattern.search(words)), "other")


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
