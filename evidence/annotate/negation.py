"""Negation by clause: a negator denies what follows it in its clause, up to the next statement, and nothing before it.

General tools count tokens and so deny the wrong benefit in "Although the primary analysis did not show a benefit, a subgroup
lived longer". Here the clause ends the scope.
"""

from __future__ import annotations

import re

from evidence.annotate.phrases import find_phrases

_SCOPE_END = re.compile(
    r"""
        [;:]\s | ,\s(?:and\s | or\s)?(?=(?:it|they|he|she|we|but|with|although|the|an?)\s) | \bbut\b
        | ,\s(?:whereas | while)\b | \bother\sthan\b
        | \b(?:added | commented | said | says | told | warned)\s(?:that\b | \w+\sthat\b | it\b | the\b | one\b)
        | \band\s(?:\w+ly\s | also\s | even\s)?\w{2,}ed\s(?:an? | fewer | her | his | its | less | more | the | their)\s
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EVENT = re.compile(r"failed\s(?:among|in|with)\s(?!(?:its|the|their|this)\b)", re.IGNORECASE)
"""What happened to people (`treatment failed in 9 of 297`) denies nothing."""
_LACKED = re.compile(r"without\s[^,;:]*?(?:,|\band\b|\bas\swell\sas\b)", re.IGNORECASE)
"""What people or things lack ends with its noun (`memory in people without dementia, as well as the impact on sleep`)."""
_DETERMINER_REACH = re.compile(
    r"""
        \b(?:but | and\s(?:was|were|had|did|showed|a|an|the) | was | were | is | are | may | can | could | will
        | would | has | have | had)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DENIED_AFTER = re.compile(
    r"""^\s(?:neither|nor)\b | ^[^;:,]*?(?<!\bchance\s)\b(?:is|are|was|were|seems|appears)\s(?:\w+\s)?unlikely\b
      | ^[^;:]{0,80}?\b(?:
        (?:was|were|is|are|could|has|have|had|did|does)(?:\s(?:also|therefore|thus))?\s?(?:not|n['’]t)
        (?:\s(?:be|been))?(?:\s(?:statistically|significantly))?\s
        (?:found|observed|seen|shown|demonstrated|detected|established|confirmed|noted|met|reached|achieved|evident|apparent
          |attained|significant|claimed|concluded|declared|inferred|proved|proven|supported))""",
    re.VERBOSE | re.IGNORECASE,
)


def is_negated(text: str, start: int, at: int) -> bool:
    """Say whether the word at `at` is denied within the clause that begins at `start`."""
    denied = False
    for negator in find_phrases("words/negators", text, start, at):
        if negator.value == "false" or _EVENT.match(text, negator.start) or _LACKED.match(text[negator.start : at]):
            continue
        if not _ends_before(text, negator.end, at, determiner=negator.value == "determiner"):
            denied = True
    return denied


def is_denied_after(text: str, at: int, end: int) -> bool:
    """Say whether a later verb of the clause denies the noun that ends at `at` (`benefit was not observed`)."""
    return bool(_DENIED_AFTER.match(text[at:end]))


def _ends_before(text: str, start: int, at: int, *, determiner: bool) -> bool:
    between = text[start:at]
    if _SCOPE_END.search(between):
        return True
    return determiner and bool(_DETERMINER_REACH.search(between))
