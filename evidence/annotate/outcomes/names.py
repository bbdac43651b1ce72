"""The name of an outcome: where its noun phrase begins and ends, and what is a time frame and not a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.noun_phrases import noun_phrase_after, noun_phrase_before
from evidence.annotate.outcomes.limits import is_predicate, name_limit, names_the_study
from evidence.annotate.outcomes.ranks import RANK
from evidence.annotate.phrases import pattern

_JOINS = frozenset({"of", "in", "with", "without", "for", "on", "per", "from"})
_TIME_FRAME = re.compile(
    r"""[\s,(]+(?:at|within|by|after|over|during|through|up\sto|from\sbaseline\s(?:to|at|through)|between\sbaseline\sand)\s(?:the\s)?
        (?: (?:week|month|day|year)s?\s\d+
          | (?:\d+|one|two|three|four|six|twelve)[\s-](?:hour|day|week|month|year)s?(?:\sof\s(?:treatment|follow[\s-]up))?
          | (?:the\s)?end\sof\s(?:the\s)?(?:treatment|study|trial|follow[\s-]up)
          | follow[\s-]up | discharge | baseline )\)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_LEADING_ARTICLE = re.compile(r"^(?:the|a|an|any|all|its|their|our|(?:as\s)?well\sas)\s+", re.IGNORECASE)
_LEADING_COUNT = re.compile(
    r"""^(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s
        (?!(?:day|degree|hour|joint|metre|meter|minute|month|per|percent|percentage|point|second|week|year)s?\b)(?=[a-z])""",
    re.VERBOSE | re.IGNORECASE,
)
"""How many there were is no part of the name (`four hot flashes`)."""
_TRAILING = re.compile(
    r"(?:^|\b)(?:and|or|the|while|whereas|with|\w{3,}(?:ed|en)\s(?:alone|separately|singly|together))$",
    re.VERBOSE | re.IGNORECASE,
)
_TITLE_BEFORE = re.compile(r"\s(?!(?:[A-Z]{2,}|I)\b)[A-Z]\w+(?:\s[a-z]\w+)?$")
_TITLE_BEHIND = re.compile(
    r"(?:[A-Z]\w+\s){1,4}(?:Assessment|Battery|Examination|Index|Instrument|Inventory|Measure|Profile|Questionnaire|Scale|Score)\b",
    re.VERBOSE,
)
_SHORT_FORM = re.compile(r"\s\([A-Z][\w-]{1,9}\)$")
_COMPOSITE = re.compile(r"\bcomposite\b|\bcombination\sof\b|\beither\b", re.IGNORECASE)
_ITEM = re.compile(r",\s(?:and\s|or\s)?|\sand\s(?:the\s)?|;\s(?:and\s)?")
_INSIDE = re.compile(r"\s(?:of|in|on|with|based|for|at|from)\s(?!$)", re.IGNORECASE)
"""A preposition before a word of change: that word belongs to the name (`response based on a 20% improvement`)."""
_FRONTED = re.compile(
    r"""
        [;:,]\s(?:and\s | but\s | while\s | whereas\s)? | \bthat\s(?!(?:was|were|is|are)\b)
    """,
    re.VERBOSE,
)
_AFTER_HEAD = re.compile(r"\s(?:\w{2,}ed|includ\w+|\w{3,}ing\s\w+|of\s\d|\d)\b", re.IGNORECASE)
"""What follows the head of a name and no longer belongs to it: `toxicity compared`, `survival of 28 months`."""
_NOT_ITEM = re.compile(
    r"(?:as|which|that|whether|with|in|at|by|using|\d|(?:\w{3,}ed|found|seen|shown)\s(?:as|at|by|in|on|with|within))\b",
    re.VERBOSE | re.IGNORECASE,
)
_RELATIVE_END = re.compile(r",?\s(?:that|which)\s*$", re.IGNORECASE)
_INSERTED = re.compile(r",\s(?P<inside>[^,;:.()]+),\s*$")
_DESCRIBES = re.compile(r"(?:\w+ly\s)?\w+(?:ed|ing)\b|which\b|that\b|as\b|whether\b|in\b|on\b", re.IGNORECASE)
"""An insertion that says more of a name and is none (`stroke, confirmed on a scan, was the primary outcome`)."""
_PART_MARK = re.compile(r"[;:]\s")
_OPENS_ASIDE = re.compile(
    r"(?:after|among|as|at|by|during|for|from|in|on|over|to|with(?:in|out)?)\s[^,;:]*,\s", re.VERBOSE | re.IGNORECASE
)
"""What stands in front of a subject (`At two years, pain and sleep were secondary`)."""
_COMPARED = re.compile(
    r"\b(?:assessed|compared|counted|examined|looked\sat|measured|recorded|studied|tracked)\s", re.VERBOSE | re.IGNORECASE
)
"""What somebody did with the outcome that follows (`the researchers compared symptoms, the primary outcome`)."""
_HAS = re.compile(
    r"^(?:\w+,?\s)?(?:[\w-]+\s){1,3}(?:had|has|have|took|takes|used|uses)\s(?!(?:been|not|to)\b)", re.VERBOSE | re.IGNORECASE
)
"""What a trial has as its endpoint is the object (`The trial has survival as its primary endpoint`)."""
_STATES = re.compile(
    r"""
        \b(?:did|does|do|could|can|will|has|have|had|was|were)(?:\sno|n['’])t?\b | \b(?:did|could|was|were)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OPENS_RELATIVE = re.compile(r"\b(?:that|which|who|whose|whom|in\swhom|when|where|whether)\b", re.IGNORECASE)
_JOINT = re.compile(r"(?:the\s)?(?:combination|combined|composite|joint)\s", re.IGNORECASE)
"""A subject that joins events: its commas part its items and front nothing."""
_PRONOUN = re.compile(
    r"it|that|these|they|this|those|we|which|multiple|others?|several|(?:first|second|third)(?:ly)?|(?:combining|compared|using)\b.*",
    re.VERBOSE | re.IGNORECASE,
)
"""A pronoun, or what opens with the words that set one thing against another or put it to use, names no outcome."""
CHANGE_ALONE = re.compile(
    r"(?:change|decline|decrease|difference|drop|feeling|gain|improvement|increase|reduction|rise)s?|back|down|off|out|over|up",
    re.VERBOSE | re.IGNORECASE,
)
"""A change of nothing names no outcome, nor does what is left of a verb (`worse off`)."""
_CUT_SHORT = re.compile(
    r"""
        (?:al | ic | ive | ous | ary | ful | able | ible | ar | before | between | early | late | left | right
        | upper)$
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""An adjective at the end of an item waits for the noun of the next one (`systolic and diastolic pressure`)."""
_ON_PEOPLE = re.compile(r"\s(?:after|among|before|between|during|for|from|in|since)\s", re.IGNORECASE)
_INNER_ARTICLE = re.compile(r"(?<!\bof)(?<!\bin)(?<!\bor)(?<!\band)(?<!\bfor)(?<!\bwith)\sthe\s")
"""An article behind a noun opens a phrase of its own (`In the cancer trial the rate was`)."""
_SHORT_ITEM = 6
"""Words of the longest item of a list that is taken for an outcome without a word for one in it."""
_SHORTEST, _LONGEST = 2, 200


def name_after(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the outcome's name that begins at `start` and ends within its clause, or None."""
    if is_predicate(text, start, end):
        return None
    limit = name_limit(text, start + 1, end)
    return tidy(text, start, limit) or _without_its_people(text, start, limit)


def _without_its_people(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give a name of several words without the phrases at its end on people or the study (`change … after treatment`)."""
    for phrase in reversed(list(_ON_PEOPLE.finditer(text, start, end))):
        named = tidy(text, start, phrase.start())
        if named and len(text[slice(*named)].split()) > 1:
            return named
    return None


def name_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the outcome's name in the subject that ends at `end` (`Pain as felt at rest was the primary outcome`), or None."""
    end = _without_insertion(text, start, end)
    verb = _COMPARED.search(text, start, end) or _HAS.search(text, start, end)
    is_insertion = text[end : end + 2] in {", ", " ("} and not _OPENS_RELATIVE.search(text, start, end)
    if is_insertion and _STATES.search(text, start, end):
        return _object_before(text, start, end)
    if verb and (is_insertion or verb.re is _HAS):
        return _object_before(text, verb.end(), end)
    begin = start if _JOINT.match(text, start, end) else subject_before(text, start, end)
    limit = name_limit(text, begin + 1, end)
    if not is_predicate(text, begin, limit):
        return tidy(text, begin, limit)
    found = noun_phrase_before(text, start, end, joins=_JOINS)
    return tidy(text, *found) if found else None


def list_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the list that is the subject before `end` (`Sleep and weight were secondary`), else the name there, or None."""
    begin = max((mark.end() for mark in _PART_MARK.finditer(text, start, end)), default=start)
    fronted = _OPENS_ASIDE.match(text, begin, end)
    begin = fronted.end() if fronted else begin
    if _STATES.search(text, begin, end) or _OPENS_RELATIVE.search(text, begin, end):
        return name_before(text, start, end)
    return tidy(text, begin, end)


def _object_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the noun phrase at the end of a whole statement (`It did not slow the loss of sight, the primary outcome`)."""
    found = noun_phrase_before(text, start, end, joins=_JOINS | {"at", "during"})
    return tidy(text, *found) if found else None


def _without_insertion(text: str, start: int, end: int) -> int:
    """Give where a subject ends before its verb: before a relative pronoun, or before what commas insert."""
    relative = _RELATIVE_END.search(text, start, end)
    if relative:
        return relative.start()
    inserted = _INSERTED.search(text, start, end)
    if inserted is None:
        return end
    return inserted.start() if _DESCRIBES.match(inserted["inside"]) else inserted.end("inside")


def subject_before(text: str, start: int, end: int) -> int:
    """Give where the subject begins whose verb stands at `end`: after what is fronted with a comma, or after a semicolon."""
    return max((found.end() for found in _FRONTED.finditer(text, start, end)), default=start)


def names_listed(text: str, start: int, end: int, *, several: bool = False) -> Iterator[tuple[int, int]]:
    """Give the items of a list of outcomes; a composite is one item. `several`: the text announces more than one."""
    if _COMPOSITE.search(text, start, end):
        yield start, end
        return
    at = start
    for separator in _ITEM.finditer(text, start, end):
        if _is_in_a_title(text, at, separator):
            continue
        is_behind_short = text[separator.start() - 1] == ")"
        if is_behind_short or _parts(text, at, separator, end) or (several and _are_alike(text, at, separator, end)):
            yield from _tidied(text, at, separator.start())
            at = separator.end()
    yield from _tidied(text, at, end)


def _is_in_a_title(text: str, at: int, separator: re.Match[str]) -> bool:
    """Say whether an `and` joins capitals of one title (`the Knee injury and Osteoarthritis Outcome Score`)."""
    is_and = separator.group() == " and "
    return is_and and bool(_TITLE_BEHIND.match(text, separator.end()) and _TITLE_BEFORE.search(text, at, separator.start()))


def _tidied(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    short = _SHORT_FORM.search(text, start, end)
    found = tidy(text, start, short.start() if short else end)
    if found:
        yield found


def _parts(text: str, at: int, separator: re.Match[str], end: int) -> bool:
    """Say whether a separator parts two outcomes: a comma before a short item, or a word for an outcome on either side."""
    item = _ITEM.split(text[separator.end() : end], maxsplit=1)[0]
    if separator.group().startswith((",", ";")) and len(item.split()) <= _SHORT_ITEM and not _NOT_ITEM.match(item):
        return True
    if _NOT_ITEM.match(item):
        return False
    return _is_item(text, at, separator.start()) and _is_item(text, separator.end(), end)


def _are_alike(text: str, at: int, separator: re.Match[str], end: int) -> bool:
    """Say whether an `and` between announced outcomes parts two whole names: built alike, or neither cut short."""
    first, second = text[at : separator.start()].split(), _ITEM.split(text[separator.end() : end], maxsplit=1)[0].split()
    if not first or not second or _NOT_ITEM.match(second[0]):
        return False
    if first[0].casefold() == second[0].casefold() or first[-1].casefold() == second[-1].casefold():
        return len(first) > 1
    return not _CUT_SHORT.search(first[-1]) and second[-1][0].islower() == first[-1][0].islower()


def _is_item(text: str, start: int, end: int) -> bool:
    """An item of a list of outcomes holds a word for an outcome of its own."""
    return bool(pattern("words/outcome_heads").search(text, start, end))


def name_around(text: str, start: int, end: int, *, head: tuple[int, int]) -> tuple[int, int] | None:
    """Give the noun phrase in `text[start:end]` whose head stands at `head`, or None."""
    left = noun_phrase_before(text, start, head[1], joins=frozenset({"of"}))
    right = noun_phrase_after(text, head[0], end, joins=frozenset({"of"}))
    first = left[0] if left and left[1] >= head[1] else head[0]
    last = right[1] if right and right[0] <= head[0] else head[1]
    cut = _AFTER_HEAD.search(text, head[1], last)
    last = cut.start() if cut else last
    first = max((inner.end() for inner in _INNER_ARTICLE.finditer(text, first, head[0])), default=first)
    return tidy(text, first, max(last, head[1]))


def tidy(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Trim articles, words of change, time frames and loose punctuation from both ends; None where no name is left."""
    while True:
        before = (start, end)
        article = _LEADING_ARTICLE.match(text[start:end])
        start += article.end() if article else 0
        count = _LEADING_COUNT.match(text[start:end])
        start += count.end() if count else 0
        start, end = _without_edges(text, start, end)
        while start < end and (text[start].isspace() or text[start] in ",;:–—-"):
            start += 1
        conjunction = _TRAILING.search(text, start, end)
        end = conjunction.start() if conjunction else end
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.–—-"):
            end -= 1
        frame = _TIME_FRAME.search(text, start, end)
        end = frame.start() if frame and frame.start() > start else end
        if before == (start, end):
            break
    if not _SHORTEST <= end - start <= _LONGEST or names_the_study(text, start, end):
        return None
    if _PRONOUN.fullmatch(text, start, end) or CHANGE_ALONE.fullmatch(text, start, end) or RANK.fullmatch(text, start, end):
        return None
    return (start, end) if any(character.isalpha() for character in text[start:end]) else None


def _without_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut words of change or testing off both ends; a verb that led up to them goes with them."""
    leading = [edge.end() for edge in pattern("words/outcome_edges", "leading").finditer(text, start, end) if edge.end() < end]
    trailing = next(
        (edge.start() for edge in pattern("words/outcome_edges", "trailing").finditer(text, start, end) if edge.end() == end),
        end,
    )
    first = leading[-1] if leading and not _INSIDE.search(text, start, leading[-1]) else start
    return (first, trailing) if first < trailing and trailing > start else (first, end)


def time_frame(text: str, start: int, end: int) -> str | None:
    """Give the time frame printed right after a name, or None."""
    window = text[start : min(len(text), end + 60)]
    found = re.match(_TIME_FRAME.pattern.removesuffix("$"), window[end - start :], re.VERBOSE | re.IGNORECASE)
    return found.group().strip(" ,()") if found else None
