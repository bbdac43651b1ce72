"""Which outcome a significance statement belongs to: by clause, list position and what stands between the two.

A p-value in brackets belongs to what the words before it report; the next p-value of a list belongs to the next item,
unless the words between the two name only another time or another group. "Significant" belongs to the outcomes of its own
statement, and a statement without an outcome of its own ("but this was not significant") speaks of the one before.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from evidence.annotate import lexicon
from evidence.annotate.phrases import pattern

Offsets = tuple[int, int]

_P_VALUE = re.compile(
    r"""(?<![\w.]) [pP] \s* (?:-?\s*values?|trend)? \s* (?: [=<>≤≥:] | of | was ) \s* -? \s*
        (?: \d*[.·]\d+ | NS | ns | n\.s\. )""",
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_][\w'’\-/+]*")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_FINITE = re.compile(
    r"""\b(?: is|are|was|were|has|have|had|do|does|did|can|could|may|might|will|would|should|cannot
          | showed|shows|found|met|led|saw|fell|rose|grew|kept|took|gave|made|lived|began|became
          | (?<!\bthe\ )(?<!\ba\ )(?<!\bof\ )(?<!\bin\ )(?<!\bby\ )(?<!\bwith\ )(?<!\bfor\ )
            (?!compared|based|adjusted|related|treated|assigned
            |randomi[sz]ed|respect|recorded|measured|obtained|performed|used)\w{3,}ed )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_COORDINATION = re.compile(r"(?:,\s+|\s|\)\s*)(?P<joint>(?:and|or|nor))\s+", re.IGNORECASE)
_STOP = re.compile(
    r";\s|,\s+(?:which|who)\s|\.\s+(?=(?-i:[A-Z]))|(?<=\))\s+(?=(?-i:[A-Z][a-z]+)\s[a-z]+\s[a-z])|\s(?=with\s+(?:an?\s+|no\s+)?(?:statistically\s+)?significant)",
    re.VERBOSE | re.IGNORECASE,
)
_COMPARATIVE = re.compile(
    r"""(?:\band|,|\bor)\s+(?:a\s+|had\s+|\w+ly\s+)*
        (?:higher|lower|more|less|fewer|greater|better|worse|reduced|increased|improved|longer|shorter|decreased)\s""",
    re.VERBOSE | re.IGNORECASE,
)
_ASSOCIATION = re.compile(
    r"\b(?:correlat\w+|predict(?:s|ed\s+by|ive\s+of|ors?)|associations?\s+(?:between|of)|relationships?)\b",
    re.VERBOSE | re.IGNORECASE,
)
_LINKED = re.compile(r"\bassociated\s+with\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"""\b(?: versus | vs\.? | than\s+(?:in\s+|with\s+|for\s+)? | compared\s+(?:with|to) | relative\s+to ) [^,;()\[\]]*
      | \b(?:in|for|on|with|among)\s+(?:the\s+)?
        [^,;()\[\]]{0,60}?\b(?:groups?|arms?|patients|recipients|controls?|volunteers|participants)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PRENOMINAL = re.compile(
    r"\b(?:and|but|or|with|whereas|while)\s+(?:an?\s+|the\s+|it\s+|had\s+|did\s+|also\s+)*$", re.VERBOSE | re.IGNORECASE
)
_NOUN_END = re.compile(
    r"[,;(\[]|\b(?:among|between|compared|for|from|in|of|on|than|to|was|were|with)\b", re.VERBOSE | re.IGNORECASE
)
_FIGURE = re.compile(r"\d|\bi\.e\b")
_BESIDE = re.compile(
    r"""\b(?: with\s+(?:an?\s+)?(?:\w+,?\s+){0,2}? (?:better|fewer|good|greater|higher|lower|more|less|similar)
          | with\s+no | but\s+not | at\s+a\s+time\s+when | and\s+that\s+it
          | (?:and|or|with)\s+an?\s+(?:(?!signific)\w+\s+)?(?:tendency|trend) ) \s""",
    re.VERBOSE | re.IGNORECASE,
)
_QUALIFIED = re.compile(
    r"""\b(?:with|who\s+had|that\s+had|(?:who|that)\s+experienced)\s+(?:an?\s+)?
        (?:greater|higher|larger|longer|lower|poorer|shorter|smaller)?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_COMPARING = re.compile(
    r"\b(?:greater|higher|larger|longer|lower|poorer|shorter|smaller|experienced\s+an?)\s*$", re.VERBOSE | re.IGNORECASE
)
_VISIT = re.compile(r"^[A-Z]\d{1,3}$")
_ANAPHOR = re.compile(
    r"""^\W* (?:(?:but|and)\s+(?:was|were|is|are|not|remained)\b | (?:(?:but|and|although|though|while|whereas|however),?\s+)*
        (?: which | this | these | they | it | none | neither
          | (?:the\s+)?(?:observed\s+)?
            (?:differences?|effect|changes?|finding|results?|increase|decrease|reduction|data) )\b )""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGNIFICANT = re.compile(r"\bsignifican(?:t|tly|ce)\b", re.IGNORECASE)
_ANOTHER_SENSE = re.compile(
    r"\b(?: clinically | to\s(?:detect|estimate|find|reach|show)\s(?:an?\s|any\s)?(?:statistically\s)? )\s?$",
    re.VERBOSE | re.IGNORECASE,
)
"""Before `significant` these leave it no result of a test: a clinical judgement, or what a trial was too small to show."""
_NAMED = re.compile(r"[^\W\d_]{3}|[A-Z]{2}")
"""A number or `ns` is no outcome."""
_LIST_END = re.compile(r"(?:,|\band)\s+(?:the\s)?$", re.IGNORECASE)
_LIST_BEGIN = re.compile(r"\s*(?:,|and\b)", re.IGNORECASE)
_ITEM = re.compile(r",\s+(?:and\s+)?|\s+and\s+", re.IGNORECASE)


def relates(sentence: str, outcome: Offsets, significance: Offsets) -> bool:
    """Say whether a statement of significance is about an outcome of the same sentence.

    Args:
        sentence: the sentence that holds both.
        outcome: offsets of the outcome's words.
        significance: offsets of a p-value, or of words such as "not significantly".
    """
    if significance[0] < outcome[1] and outcome[0] < significance[1]:
        return True
    if _ANOTHER_SENSE.search(sentence, 0, significance[0]) or not _NAMED.search(sentence, *outcome):
        return False
    if _P_VALUE.match(sentence, significance[0]) or _in_brackets(sentence, significance[0]):
        return _p_value_relates(sentence, outcome, significance)
    return _words_relate(sentence, outcome, significance)


def _p_value_relates(sentence: str, outcome: Offsets, p_value: Offsets) -> bool:
    if outcome[0] >= p_value[1]:
        return _is_introduced(sentence[p_value[1] : outcome[0]])
    if _names_its_own(sentence, outcome, p_value):
        return False
    earlier = _statistics_between(sentence, outcome[1], p_value[0])
    if earlier and _is_listed(sentence[earlier[-1][1] : p_value[0]]):
        return _is_paired(sentence, outcome, p_value, earlier)
    if earlier:
        between = sentence[earlier[-1][1] : p_value[0]]
        return (_stays_inside(between) or not _content(between)) and _p_value_relates(sentence, outcome, earlier[-1])
    if _LINKED.search(sentence, outcome[1], p_value[0]):
        return False
    return _is_same_statement(sentence, outcome, p_value)


def _names_its_own(sentence: str, outcome: Offsets, p_value: Offsets) -> bool:
    """Say whether the item of the brackets that holds a p-value names an outcome of its own: `(mean sway, P = 0.02; ...)`."""
    around = _enclosing(sentence, p_value[0])
    if around is None or around[0] < outcome[0] < around[1]:
        return False
    item = re.split(r";", sentence[around[0] + 1 : p_value[0]])[-1]
    return bool(_OWN_ITEM.match(item)) and len(_content(item)) >= _OWN_WORDS


_OWN_ITEM = re.compile(r"\s*[a-z][a-z\s-]+,\s*$", re.IGNORECASE)
_OWN_WORDS = 2
"""Words beside a p-value in brackets that make it another outcome's; a single one is a group or a visit."""


def _in_brackets(sentence: str, at: int) -> bool:
    return any(found.start() < at < found.end() for found in _BRACKETED.finditer(sentence))


def _statistics_between(sentence: str, start: int, end: int) -> list[Offsets]:
    found = [match.span() for match in _P_VALUE.finditer(sentence, start, end)]
    bracketed = [match.span() for match in _SIGNIFICANT.finditer(sentence, start, end) if _in_brackets(sentence, match.start())]
    return sorted(found + bracketed)


def _stays_inside(between: str) -> bool:
    """Say whether two p-values stand in the same brackets: the second is another group or time of the same outcome."""
    depth = 0
    for character in between:
        depth += (character in "([") - (character in ")]")
        if depth < 0:
            return False
    return True


def _is_introduced(between: str) -> bool:
    """Say whether an outcome after a p-value is still its own: `a lower (P = 0.01) rate of falls`."""
    return not _content(between) and not re.search(r"[,;]|\band\b", between)


def _is_listed(between: str) -> bool:
    return not re.sub(r"[\s,;]|\band\b", "", between)


def _is_paired(sentence: str, outcome: Offsets, p_value: Offsets, earlier: list[Offsets]) -> bool:
    """Pair `A and B (P = 0.02 and P < 0.001)` item by item."""
    followers = [found.start() for found in _P_VALUE.finditer(sentence, p_value[1])]
    run = [*earlier, p_value]
    first = len(run) - 1
    while first and _is_listed(sentence[run[first - 1][1] : run[first][0]]):
        first -= 1
    items = [part for part in _ITEM.split(_BRACKETED.sub("", sentence[outcome[1] : run[first][0]])) if _content(part)]
    after = 1 if followers and _is_listed(sentence[p_value[1] : followers[0]]) else 0
    is_listed = _LIST_END.search(sentence, 0, outcome[0]) or _LIST_BEGIN.match(sentence, outcome[1])
    return len(items) == after or not (items or is_listed)


def _stands_apart(sentence: str, outcome: Offsets, words: Offsets) -> bool:
    """Say whether the words go with a noun of their own, or the outcome only qualifies people or stands in brackets."""
    around = _enclosing(sentence, outcome[0])
    if around and around != _enclosing(sentence, words[0]) and _FIGURE.search(sentence, *around):
        return True
    if outcome[1] <= words[0]:
        governed = _NOUN_END.split(sentence[words[1] :], maxsplit=1)[0]
        governs = _PRENOMINAL.search(sentence, outcome[1], words[0]) and _content(governed)
        return bool(governs) or bool(_qualifies_people(sentence, outcome[0]))
    return bool(_BESIDE.search(sentence, words[1], outcome[0]))


def _qualifies_people(sentence: str, at: int) -> bool:
    return bool(_QUALIFIED.search(sentence[:at]) and _COMPARING.search(sentence[:at]))


def _enclosing(sentence: str, at: int) -> Offsets | None:
    return next((found.span() for found in _BRACKETED.finditer(sentence) if found.start() < at < found.end()), None)


def _is_same_statement(sentence: str, outcome: Offsets, words: Offsets) -> bool:
    starts = statement_starts(sentence)
    here, there = bisect_right(starts, words[0]) - 1, bisect_right(starts, outcome[0]) - 1
    ends = [*starts[1:], len(sentence)]
    if here == there:
        return not _ASSOCIATION.search(sentence, starts[here], ends[here])
    own = sentence[starts[here] : words[0]] + " " + sentence[words[1] : ends[here]]
    return there < here and (_is_anaphoric(sentence, words) or not _content(_BRACKETED.sub(" ", own)))


def _is_anaphoric(sentence: str, words: Offsets) -> bool:
    """Say whether the statement of these words begins by pointing back: `but the difference was ...`."""
    starts = statement_starts(sentence)
    return bool(_ANAPHOR.match(sentence[starts[bisect_right(starts, words[0]) - 1] : words[0]]))


def _words_relate(sentence: str, outcome: Offsets, words: Offsets) -> bool:
    first, second = sorted((outcome, words))
    if _stands_apart(sentence, outcome, words):
        return False
    between = _BRACKETED.sub(" ", sentence[first[1] : second[0]])
    if _SIGNIFICANT.search(between) and _COORDINATION.search(between) and not _is_anaphoric(sentence, words):
        return False
    second_item = _COMPARATIVE.search(between)
    if first == words and second_item and _content(between[: second_item.start()]):
        return False
    listed = re.search(r":\s(?P<items>.*)", between, re.DOTALL)
    if first == words and listed and not _FINITE.search(listed["items"]):
        return True
    return _is_same_statement(sentence, outcome, words)


def statement_starts(sentence: str) -> list[int]:
    """Give where the statements of a sentence begin: each with a verb of its own, lists of nouns left whole."""
    starts = [0]
    hidden = [found.span() for found in _BRACKETED.finditer(sentence)]
    marks = {found.start() for found in pattern("connectives", "concessive", "contrastive").finditer(sentence)}
    marks |= {found.end() for found in _STOP.finditer(sentence)}
    marks |= {found.start("joint") for found in _COORDINATION.finditer(sentence) if _opens_statement(sentence, found)}
    for mark in sorted(marks):
        if mark > 0 and not any(a < mark < b for a, b in hidden):
            starts.append(mark)
    return starts


def _opens_statement(sentence: str, coordination: re.Match[str]) -> bool:
    """Say whether `and` opens a statement with a verb of its own, and not one more item of a list."""
    rest = re.split(r"[,;(\[]|\b(?:and|who|which|that)\b", sentence[coordination.end() :], maxsplit=1)[0]
    before = sentence[: coordination.start()]
    return bool(_FINITE.search(rest) and _FINITE.search(before))


def _content(text: str) -> tuple[str, ...]:
    words = (word.group() for word in _WORD.finditer(_AGAINST.sub(" ", text)))
    return tuple(word for word in words if word.lower() not in lexicon.phrases("words/result_words") and not _VISIT.match(word))
