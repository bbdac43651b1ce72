"""The whole words that define a ranked outcome: from its article to the end of its phrase, with time frame and instrument.

A ranked outcome's name is the short noun phrase by which others know it again (`names`); its definition is all that the
sentence says of what is measured: "the change in pain from baseline to week 12 on a visual analogue scale". A list gives one
definition for each item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.outcomes.limits import is_predicate, opens_with_adverb
from evidence.annotate.outcomes.ranks import RANK, role_of
from evidence.vocabulary import OutcomeRole

Definition = tuple[int, int, OutcomeRole]

_BE = r"(?:was|were|is|are|will\sbe|being|be|shall\sbe|would\sbe|has\sbeen|became)\b"
_LINK = re.compile(
    rf"""
    (?: \s(?:used|chosen|considered|evaluated|assessed|measured)(?:\sin\s(?:the|this|our)\s\w+)? )?
    (?: \s?\((?![^()]*\b(?:was|were|is|are)\b)[^()]*\) )?
    (?: ,?\s(?:for|of|in|at|on|from|to|after|related\sto|under|and)\s(?:the\s|this\s|our\s)?
        (?:(?!{_BE}\b)[^\s,;:()]+\s){{1,8}}? )?
    (?: \s?\([^()]*\) )?
    \s? (?: (?<=\s){_BE} (?:\s(?:therefore|also|thus|again|of))?
            (?:\s(?:defined|set|chosen|specified|selected|determined|considered|taken|changed|amended|revised)\s(?:as|to\sbe|to)
              |\s(?:to\s(?:assess|compare|determine|evaluate|investigate|test|measure|examine))(?:\swhether)? )?
          | (?<=\s)(?:will\s)?(?:includ(?:ed?|es|ing)|compris(?:ed?|es|ing)|consist(?:ed|s)?\sof|concern(?:ed|s)?|namely
            |combined?|as|(?:was|were)\smeasured\sby)
          | ,?\swe\s(?:chose|choose|used|use|selected|took|defined|considered)
          | : | [–—] | -(?=\s) | = ) \s?:?\s?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OF = re.compile(r"\s(?:of|for|regarding)\s", re.IGNORECASE)
_APPOSED = re.compile(
    r"""\s?,\s(?:i\.?e\.?,?\s|namely,?\s)?(?!\w+ing\b|(?:and|or|but|which|who|as|we|it|with|where|then|there|using|this|these|in|at|for|after)\b)
      | \s(?:i\.?e\.?|namely),?\s | \s?[(\[]\s?(?:i\.?e\.?,?\s|namely\s)? | \s?[•·]\s?""",
    re.VERBOSE | re.IGNORECASE,
)
_HEADED = re.compile(
    r"\s(?=(?!(?:The(?!\s(?:\w+\s)?(?:chang|differ|inciden|intens|mean|number|proportion|rate|time))|After|In|All|Each|We|To|At|A|An|This|These|For|Primary|Secondary|Table)\b)(?:[A-Z][a-z]|[A-Z]{2}))",
    re.VERBOSE,
)
"""A heading that runs into its text: `Primary outcome Physical activity Activity was measured`."""
_NEXT_HEADING = re.compile(r"(?<=[\w)])\s(?=[A-Z][a-z]|[A-Z]{2})")
_ABOUT_IT = re.compile(
    r"""(?:also\s|then\s|first\s)?(?:\w+ly\s)?(?:analy[sz]ed|assessed|measured|evaluated|compared|calculated|tested|reported|collected|obtained|expressed
        |recorded|summari[sz]ed|examined|estimated|presented|achieved|met|reached|determined|used|blinded|performed|conducted)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What is done with an outcome defines none."""
_FRONTED = re.compile(
    r"(?:^|[,.:]\s)(?:for|to|in|on|as|based|regarding|concerning|with|even|since|because|when|if|of|after|using)\b[^,]*$",
    re.VERBOSE | re.IGNORECASE,
)
_VERB = re.compile(
    r"""\b(?:was|were|is|are|be|will|would|has|have|had|did|does|do|can|could|may|might|should|must|showed|shows|differed|improved
        |decreased|increased(?!\s(?:risk|mortality)) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|that|which|whose|where|whom|when|whether|if|at\swhich)\b", re.IGNORECASE)
_STOP = re.compile(
    r"""\s?;\s(?=(?:and\s)?(?:\w+\s){0,6}(?:was|were|is|are|will)\b) | \.(?:\s|$) | [•] | \s:\s
      | ,\s(?:which|who)\b (?!\s(?:is|was|were|are|will\sbe)\s(?:being\s)?(?:defined|measured|assessed|determined))
      | ,?\s(?:whereas|while|although|because|since|so\sthat|in\sorder\sto|but)\b
      | ,\s(?:and\s)?(?:as\s)?(?:analy[sz]ed|estimated|calculated|with|where|who|obtained|expressed|according
          |compared|tested|evaluated|controlling|after\sadjust\w+|by\smeans|between|we|it|this|these|there|they|then|thus|each|both\sof)\b
      | \s(?:with\sthe\shypothes\w+|by\smeans\sof|in\sorder|after\sadjust\w+|between\sthe\stwo)\b
      | \sand\s(?:it|we|they|this|these|there)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ITEM = re.compile(
    r"\s?,\s(?:and\s|or\s|as\swell\sas\s)?|\sand\s|\sas\swell\sas\s|\s?;\s(?:and\s)?", re.VERBOSE | re.IGNORECASE
)
_ADJECTIVE = re.compile(
    r"(?:al|ic|ive|ous|ary|ful|ed|ing|able|ible|ar|systolic|before|between|both)$", re.VERBOSE | re.IGNORECASE
)
_WHOLE = re.compile(
    r"\b(?:composite|combined|combination|comparison|difference|correlation|between)\b", re.VERBOSE | re.IGNORECASE
)
_EDGE = " ,;:.–—-•"
_BEHIND = re.compile(
    r"""(?P<link> \s?\(\s?(?:the\s|our\s|as\s(?:the\s|a\s)?)? | ,\s(?:as\s)?(?:the|our|its|a)\s(?:\w+\s)?
          | \s(?:was|were|is|are|as|will\sbe|constitutes?|formed|represents?|became)\s(?:the|a|an|our|one\sof\sthe
              |considered\s(?:as\s)?(?:the|a)|used\sas\s(?:the|a)
              |(?:also\s)?(?:be\s)?(?:included|defined)\sas(?:\sthe|\sa)?|chosen\sas\s(?:the|a)|selected\sas\s(?:the|a))
          \s(?:\w+\s)? | \s(?:as|be|were|are)\s )$""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSED = re.compile(r"\s?(?:[,;.)]|and\b|$)", re.IGNORECASE)
"""Behind a comma a rank ranks what stands before it only where it ends its phrase."""
_START_BEFORE = re.compile(
    r"""(?:^|[.;:]\s|,\s(?!and\b)|\b(?:was|were|is|are|with|on|used|use|chose|assessed|measured|evaluated|compared?|defined|took|had
        |in\swhich|that|assumed|include[sd]?|investigated?|examined?|determined?)\s)""",
    re.VERBOSE | re.IGNORECASE,
)


def find_definitions(text: str) -> Iterator[Definition]:
    """Give the definitions of the primary and other ranked outcomes of one sentence, one for each item of a list."""
    ranks = list(RANK.finditer(text))
    for number, rank in enumerate(ranks):
        role = role_of(rank["rank"])
        limit = ranks[number + 1].start() if number + 1 < len(ranks) else len(text)
        begin = 0 if number == 0 else ranks[number - 1].end()
        yield from ((start, end, role) for start, end in _defined(text, begin, rank, limit))


def _defined(text: str, begin: int, rank: re.Match[str], limit: int) -> Iterator[tuple[int, int]]:
    behind = _BEHIND.search(text, begin, rank.start())
    if behind and (not behind["link"].startswith(",") or _CLOSED.match(text, rank.end())):
        yield from _before(text, begin, behind.start("link"))
        return
    for shape in (_LINK, _OF, _APPOSED, _HEADED):
        follows = shape.match(text, rank.end(), limit)
        if (
            shape is _APPOSED
            and text[rank.end() : rank.end() + 2].strip() == ","
            and _FRONTED.search(text, begin, rank.start())
        ):
            continue
        if follows and follows.end() > follows.start() and not _is_about_it(text, follows.end(), limit):
            heading = _NEXT_HEADING.search(text, follows.end(), limit) if shape is _HEADED else None
            closing = heading.start() if heading else _closing(text, follows, limit)
            end = _end(text, follows.end(), min(limit, closing))
            yield from _items(text, follows.end(), end)
            return


def _is_about_it(text: str, start: int, limit: int) -> bool:
    """Say whether what follows speaks of the outcome (`was assessed at a year`) and does not say what it is."""
    if opens_with_adverb(text, start, limit):
        return False
    return bool(_ABOUT_IT.match(text, start, limit)) or is_predicate(text, start, limit)


def _closing(text: str, follows: re.Match[str], limit: int) -> int:
    """Give where the bracket closes that the definition stands in, if it stands in one."""
    opened = follows.group().rstrip().endswith(("(", "[")) or follows.group().lstrip().startswith(("(", "["))
    if not opened or follows.group().count("(") == follows.group().count(")") > 0:
        return limit
    depth = 1
    for at in range(follows.end(), limit):
        depth += (text[at] in "([") - (text[at] in ")]")
        if depth == 0:
            return at
    return limit


def _end(text: str, start: int, limit: int) -> int:
    """Give where a definition that begins at `start` ends: before the next statement, outside brackets."""
    hidden = _brackets(text, start, limit)
    stops = [stop.start() for stop in _STOP.finditer(text, start, limit) if not _is_inside(stop.start(), hidden)]
    end = min(stops, default=limit)
    for verb in _VERB.finditer(text, start, end):
        comma = text.rfind(",", start, verb.start())
        if not _is_inside(verb.start(), hidden) and not _RELATIVE.search(text, max(start, comma), verb.start()):
            return _before_subject(text, start, verb.start())
    return end


def _before_subject(text: str, start: int, verb: int) -> int:
    """Give where the next statement begins, whose verb has been met: at its `and` or comma, if it has one."""
    joints = [found.start() for found in re.finditer(r",\s|\sand\s", text[start:verb])]
    return start + joints[-1] if joints else verb


def _brackets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found, opened = [], []
    for at in range(start, end):
        if text[at] in "([":
            opened.append(at)
        elif text[at] in ")]" and opened:
            found.append((opened.pop(), at))
    return found


def _is_inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < at < end for start, end in spans)


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a definition into the items of its list; the parts of a composite stay together."""
    if _WHOLE.search(text, start, min(end, start + _OPENING)):
        yield from _trimmed(text, start, end)
        return
    hidden = _brackets(text, start, end)
    at = start
    for joint in _ITEM.finditer(text, start, end):
        if _is_inside(joint.start(), hidden) or _is_within_item(text, at, joint):
            continue
        yield from _trimmed(text, at, joint.start())
        at = joint.end()
    yield from _trimmed(text, at, end)


def _is_within_item(text: str, at: int, joint: re.Match[str]) -> bool:
    """Say whether a comma or `and` joins words of one item: two adjectives, two limits, two numbers."""
    item = text[at : joint.start()]
    if _ADJECTIVE.search(item) or _SAME_ITEM.match(text, joint.end()):
        return True
    return joint.group().strip() == "and" and bool(_BETWEEN.search(item))


_SAME_ITEM = re.compile(
    r"\d|(?:their|its|his|her|as|defined|measured|assessed|evaluated|recorded|based)\b", re.VERBOSE | re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween\b[^,]*$", re.IGNORECASE)
_OPENING = 60
"""The first words of a definition, in characters: a composite says so there."""


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if text.count(")", start, end) > text.count("(", start, end) and text[end - 1] == ")":
        end -= 1
    if end > start and text[start:end].lower() not in {"a", "an", "the"}:
        yield start, end


def _before(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    starts = [found.end() for found in _START_BEFORE.finditer(text, begin, end) if found.end() < end]
    start = starts[-1] if starts else begin
    heading = _NEXT_HEADING.search(text, start, min(end, start + _OPENING)) if start == 0 else None
    yield from _items(text, heading.end() if heading else start, end)
