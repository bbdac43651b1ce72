"""Masking told in plain words: neither patients nor doctors knew, everyone knew, those who judged did not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.facts import fact
from evidence.annotate.standing import of_this_study, sentences_with
from evidence.mentions import FactMention
from evidence.vocabulary import Masking, SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LEARNT = (
    r"(?:knew|know|(?:could|can)\s(?:know|tell)|learned|learnt|(?:was|were)\s(?:told|aware|informed|allowed\sto\sknow))\s"
    r"(?:(?:until\sthe\send|in\sadvance|at\sthe\stime|of)\s)?(?:who|which|what|whose|whether|if|they|the\s(?:order|assign|alloc))"
)
_PEOPLE = r"(?:patients|participants|families|parents|women|men|people|volunteers|children|they)"
_NEITHER = re.compile(
    rf"""\b(?: neither\s(?:[\w’'-]+\s){{1,12}}?nor\s(?:[\w’'-]+\s){{1,14}}?{_LEARNT}
      | (?:nobody|no[\s-]one)\s(?:\w+\s){{0,5}}?{_LEARNT} | known\sto\s(?:nobody|no[\s-]one)
      | {_PEOPLE}(?:,\s\w+)?\sand\s(?:their\s|the\s)?(?:\w+\s){{1,2}}(?:alike\s)?(?:were|was)\s(?:both\s)?
            kept\sin\sthe\sdark )""",
    re.VERBOSE | re.IGNORECASE,
)
_EVERYONE = re.compile(
    rf"""\b(?: (?:everyone|everybody)\s(?:\w+\s){{0,2}}?knew\s(?:who|which|what|whose)
      | {_PEOPLE}\s(?:and\s(?:their\s|the\s)?\w+\s)?knew\s(?:who|which|what|whose)
      | no\sattempt\s(?:was\smade\s)?to\s(?:hide|conceal|mask|blind)
      | (?:assigned|allocated)\sat\srandom,?\sand\s(?:openly|knowingly) )""",
    re.VERBOSE | re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:neither|nor|none|no|not|nobody|few|some|many|most|if|whether|half|than)\s(?:[\w’'-]+\s){0,8}$",
    re.VERBOSE | re.IGNORECASE,
)
_JUDGES = re.compile(
    r"""\b(?:those|people|doctors|staff|experts|researchers|specialists)\swho\s
        (?:judged|assessed|rated|read|collected|evaluated|examined|measured|scored|counted)\s
        (?:[\w’'-]+\s){0,6}?(?:did\snot(?:\sknow)?|were\snot\stold|were\sunaware|were\skept\sin\sthe\sdark|knew\snothing)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_FORMS = ((_NEITHER, Masking.DOUBLE), (_JUDGES, Masking.SINGLE), (_EVERYONE, Masking.NONE))


def find_plain_masking(doc: Doc) -> Iterator[FactMention]:
    """Find masking told without its words; the first form that is found decides. A full report names its masking."""
    if doc._.article.kind is SourceKind.FULL_TEXT:
        return
    text = doc._.article.text
    for pattern, value in _FORMS:
        found = False
        for sentence, trust, match in sentences_with(doc, pattern):
            is_denied = value is Masking.NONE and _DENIED.search(text, sentence.start, match.start())
            if not is_denied and of_this_study(text, sentence, *match.span()):
                found = True
                yield fact("study.masking", value, match.span(), by="design.plain_masking", confidence=trust * _TRUST)
        if found:
            return


_TRUST = 0.9
"""Weight beside words such as "double-blind"."""
