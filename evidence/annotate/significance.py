"""Statistical significance in words: what a clause says of it, and never out of the wrong words.

"Significant" in "non-significant", "failed to reach significance" or "just short of significance" states its opposite; in
"clinically significant" or "a significant step" it states nothing about a test. A negation holds in its clause and no further.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.clauses import VERB
from evidence.annotate.phrases import clauses_of, pattern
from evidence.annotate.significance_relation import relates
from evidence.vocabulary import Significance

__all__ = ["Found", "find_significance", "relates"]

Found = tuple[int, int, Significance]

_CUE = re.compile(
    r"""
    (?P<opposite> (?i: \b (?:statistically\s+)? (?: non[-\u2010\u2011 ]? | in | un )signific(?:antly|ant|ance) \b )
        | (?: (?<=[(=]) | (?<=[(=,;]\s) ) (?: NS | N\.S\.? | n\.s\.? ) (?=[),;\]] | \s*$) )
    | (?P<asserted> (?i: \b (?: statistical(?:ly)? (?:\s+(?:and|or)\s+clinical(?:ly)?)? [-\u2010\u2011 ] )?
        signific(?:antly|ant|ance) \b ) )
    | (?P<trend> (?i: \b trends? \s+ (?: to | towards? | for | in\s+favou?r\s+of ) \b ) )
    """,
    re.VERBOSE,
)
_NO = re.compile(
    r"""\b(?: no | any | without | nor )
        (?: \s+ (?!and\b|but\b|deaths?\b) [\w'’\-]+ ){0,3} \s* $""",
    re.VERBOSE | re.IGNORECASE,
)
_NOT_ONLY = re.compile(r"\bnot\s+(?:only|just|merely|simply)\b", re.IGNORECASE)
_SCOPE_END = re.compile(r"[,;:]\s(?!(?:and|or|nor)\s) | \bbut\b | \band\s+$", re.VERBOSE | re.IGNORECASE)
_NEW_STATEMENT = re.compile(r"\band\b(?P<rest>.*)$", re.IGNORECASE)
_QUANTIFIER = frozenset({"neither", "none", "nor"})
_CONTRACTION = re.compile(r"\b(?:do|does|did|is|was|were|are|has|have|had|ca|could|wo|would)n['’]t\b", re.IGNORECASE)
_DENIED_AFTER = re.compile(
    r"""\b(?:was|were|is|are|has|have|had|could|can|did|does|do)
        (?: \s* n['’]t | \s+ (?:not|never|no\s+longer|neither) )
        (?: \s+ (?:be|been|\w+ly) )*
        \s+ (?: found|observed|seen|detected|reached|reach|achieved|attained|shown|demonstrated|noted|evident|apparent|present|
               reported|established|identified|maintained|sustained|met|confirmed|recorded|differ|remain|retained|persist )\b
      | \b(?:disappeared|vanished|was\s+lost|were\s+lost|was\s+(?:narrowly\s+)?missed)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DEFINED = re.compile(
    r"""^ (?: \s+(?:level|threshold) )? \s*
        (?: (?:was|were|is)\s+ )?
        (?: set | defined | accepted | assumed | considered\s+(?:at|as|to|if|when)
            | assessed | determined | evaluated | tested )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NEIGHBOUR = 30


def find_significance(text: str, start: int = 0, end: int | None = None) -> tuple[Found, ...]:
    """Find what `text[start:end]` (a clause or a sentence) says of statistical significance.

    Returns:
        `(start, end, significance)` for each statement, in order; the span covers a negation beside the cue.
        A cue that states nothing (hypothetical, a definition of the test, another sense of the word) gives none.
    """
    end = len(text) if end is None else end
    return tuple(found for clause in clauses_of(text, start, end) for found in _in_clause(text, clause.start, clause.end))


def _in_clause(text: str, start: int, end: int) -> Iterator[Found]:
    for cue in _CUE.finditer(text, start, end):
        if cue["opposite"]:
            yield from _opposite(text, start, cue)
        elif cue["trend"]:
            yield from _trend(text, start, cue)
        elif not _says_nothing(text, start, end, cue):
            yield _asserted(text, start, end, cue)


def _opposite(text: str, start: int, cue: re.Match[str]) -> Iterator[Found]:
    before = text[max(start, cue.start() - len("not ")) : cue.start()].lower()
    if not before.endswith("not "):
        yield cue.start(), cue.end(), Significance.NOT_SIGNIFICANT


def _trend(text: str, start: int, cue: re.Match[str]) -> Iterator[Found]:
    tested = re.search(r"signific(?:ant|ance)\W+(?:\w+\W+)?$", text[start : cue.start()], re.IGNORECASE)
    if not tested and not re.match(r"\s+(?:statistical\s+)?signific", text[cue.end() : cue.end() + _NEIGHBOUR]):
        yield cue.start(), cue.end(), Significance.NOT_SIGNIFICANT


def _says_nothing(text: str, start: int, end: int, cue: re.Match[str]) -> bool:
    before, after = text[start : cue.start()], text[cue.end() : end]
    statistical = cue.group().lower().startswith("statistical")
    if not statistical and (_ends_with("other_sense", before) or _begins_with("plain_noun", after)):
        return True
    return bool(_DEFINED.match(after)) or _is_hypothetical(before)


def _is_hypothetical(before: str) -> bool:
    return any(
        not _SCOPE_END.search(before, found.end()) for found in pattern("words/significance", "hypothetical").finditer(before)
    )


def _ends_with(value: str, before: str) -> bool:
    ends = [found.end() for found in pattern("words/significance", value).finditer(before)]
    return bool(ends) and not before[ends[-1] :].strip(" -\u2010\u2011")


def _begins_with(value: str, after: str) -> bool:
    return bool(pattern("words/significance", value).match(after.lstrip())) if after[:1].isspace() else False


def _asserted(text: str, start: int, end: int, cue: re.Match[str]) -> Found:
    negation = _negation_before(text, start, cue.start())
    if negation is not None:
        return negation, cue.end(), Significance.NOT_SIGNIFICANT
    denial = _DENIED_AFTER.search(text, cue.end(), end)
    if denial and not _SCOPE_END.search(text[cue.end() : denial.start()]):
        return cue.start(), denial.end(), Significance.NOT_SIGNIFICANT
    return cue.start(), cue.end(), Significance.SIGNIFICANT


def _negation_before(text: str, start: int, at: int) -> int | None:
    before = text[start:at]
    determiner = _NO.search(before)
    if determiner and not determiner.group().lower().startswith("any"):
        return start + determiner.start()
    if _ends_with("short_of", before) or _ends_with("short_of", before.rstrip().removesuffix(" of")):
        return start + [found.start() for found in pattern("words/significance", "short_of").finditer(before)][-1]
    for found in (*pattern("words/significance", "negator").finditer(before), *_CONTRACTION.finditer(before)):
        if not _NOT_ONLY.match(before, found.start()) and _reaches(before, found):
            return start + found.start()
    return None


def _reaches(before: str, negator: re.Match[str]) -> bool:
    """Say whether a negation still holds at the end of `before`: no comma, no `but`, no second verb after `and`."""
    if _SCOPE_END.search(before, negator.end()):
        return False
    second = _NEW_STATEMENT.search(before, negator.end())
    return second is None or negator.group().lower() in _QUANTIFIER or not VERB.search(second["rest"])
