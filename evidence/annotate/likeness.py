"""Likeness and values by arm: words that set two arms side by side and judge neither.

`As likely to fall as those on placebo` states that there was no difference. `Improved by 25 points with surgery and by 26
with exercise` tells of two arms, and only the values say which did better.
"""

from __future__ import annotations

import re

_EQUATIVE = re.compile(
    r"""(?<!\btwice\s)(?<!\bhalf\s)(?<!\btimes\s)(?<!\bnot\s)(?<!\bmuch\s)(?<!\bsuch\s)(?<!n['’]t\s)(?<!\bthird\s)
        \b(?:just\s|about\s|almost\s|every\sbit\s)?as\s
        (?:badly|common(?:ly)?|frequent(?:ly)?|likely|many|often|quickly|severe|sick|slowly|(?:fast|high|little|long|low|much|well)(?!\sas\b))\b
        (?!\sas\s(?:\d|possible|expected|before|necessary|needed|one|two|three|a\b))
        (?:\s(?!as\b)[\w'’%-]+){0,14}?
        ,?\sas\s(?:(?:did|had|were)\s)?
        (?:an?\s|the\s|with\s|for\s|in\s|on\s|their\s|those\s|people\s|patients\s|women\s|men\s|children\s|babies\s|usual\s|standard\s
          |placebo|dummy\s|controls?\b|participants\s|it\sdid|others\b|\w+ing\s)""",
    re.VERBOSE | re.IGNORECASE,
)
_SAME = re.compile(
    r"""\b(?:both|the\stwo|all\sthree|all\sfour|all)\s(?:\w+\s)?(?:arms|groups|regimens|schedules|treatments)\s
        (?:[\w]+\s){0,3}?(?:at|by|in|to|for|with|of|had)\s(?:about\s|almost\s|much\s|nearly\s|roughly\s)?the\ssame\b""",
    re.VERBOSE | re.IGNORECASE,
)
_COMPARED = re.compile(
    r"""\b(?:better|bigger|earlier|faster|fewer|further|greater|higher|larger|less|longer|lower|more|quicker|shorter|slower
        |smaller|sooner|stronger|superior|worse|than|differ\w*|only|significant\w*|relative\sto|over)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\b(?:alike|between|better|equal\w*|equivalent|identical|neither|no|not|fewer|greater|higher|less|longer|lower|more|shorter|smaller|superior|than|differ\w*|similar\w*|compar\w+|same|versus|vs)\b",
    re.VERBOSE | re.IGNORECASE,
)
_ARM_VALUE = r"(?:in|with|for|on|after|among|under)\s(?:the\s|those\s|an?\s)?[\w-]+"
_BY_ARM = re.compile(
    rf"""\b\d[\d.,·]*\s?(?:%|[\w-]+)?(?:\s\([^()]*\))?(?:\s[\w-]+)?\s{_ARM_VALUE}[^;]*?
        \b(?:and|versus|vs\.?|against|(?:as\s)?compared\s(?:with|to))\s(?:by\s|about\s|a\s)?\d[\d.,·]*\s?(?:%|[\w-]+)?(?:\s\([^()]*\))?
        (?:\s[\w-]+)?\s{_ARM_VALUE}""",
    re.VERBOSE | re.IGNORECASE,
)


_IN_ALL_ARMS = re.compile(
    r"""\b(?:in|for|with|within|among|by|across|during|on|under)\s(?:both|each|either|all|all\sthree|all\sfour|every)\s(?:of\sthe\s)?
        (?:[\w-]+\s)?(?:arms?|cohorts?|combinations?|conditions?|diets?|doses|drugs|groups?|periods|phases|regimens?|treatments?)\b
      | \bin\sall\s(?:of\sthe\s|the\s)?(?:adults|children|participants|patients|people|subjects|women)\b | \bwithin-group\b
      | \b(?:both|each|all|all\s(?:three|four))\s(?:of\sthe\s)?(?:[\w-]+\s)?(?:arms?|groups?)\s(?:\w+ly\s)?
        (?:achieved|demonstrated|experienced|had|improved|reported|showed)\b""",
    re.VERBOSE | re.IGNORECASE,
)


_UNTREATED_ALONE = re.compile(
    r"""\W*(?:(?:and|but|whereas|while)\s)?(?:among|for|in|on|with)\s(?:the\s|those\son\s)?
        (?:comparison|control|placebo|sham|usual[\s-]care)(?:\s(?:arm|group))?\b
        (?!.*\b(?:against|compared|than|versus|vs|(?:arms?|groups?)\b))""",
    re.VERBOSE | re.IGNORECASE,
)
"""A sentence on the untreated alone (`In the placebo group, pain fell too, but not significantly`)."""


_LIKE_OTHERS = re.compile(
    r"""\b(?:comparable|consistent|equivalent|identical|in\skeeping|in\sline|similar)\s(?:in\s\w+\s)?(?:to|with)\s
        (?:(?:its|the|their|what|that|those|results|findings|of|in|from|with|seen|observed|reported|was|were)\s){0,6}
        (?:approved|earlier|established|historical|known|other\s(?!arm|group)|previous|previously|prior|published)\b""",
    re.VERBOSE | re.IGNORECASE,
)


def is_in_all_arms(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` (a clause) tells what came of every arm, and no word that compares them."""
    return bool(_IN_ALL_ARMS.search(text, start, end)) and not _BETWEEN.search(text, start, end)


def is_like_others(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` (a clause) likens what came of the trial to other trials, drugs or people."""
    return _LIKE_OTHERS.search(text, start, end) is not None


def is_of_untreated(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` (a sentence) tells what came of the untreated alone."""
    return bool(_UNTREATED_ALONE.match(text[start:end]))


def find_likeness(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give where `text[start:end]` (a clause) says that one arm fared as the other did, or None."""
    found = _EQUATIVE.search(text, start, end) or _SAME.search(text, start, end)
    return found.span() if found else None


def is_told_by_arm(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` (a clause) prints a value for each arm, and no word that compares them."""
    return bool(_BY_ARM.search(text, start, end)) and not _COMPARED.search(text, start, end)
