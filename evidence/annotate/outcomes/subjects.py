"""Outcomes told as the subject of a result: `Muscle cramps were more common`, `Body weight was 3 kg lower`, `Tryptase fell`.

What is said to have been higher, rarer or the same was measured, whatever it is called. Only the words right before the verb
are taken for it, and none that name people, arms, the study or the way in which things are measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from evidence.annotate.noun_phrases import noun_phrase_before
from evidence.annotate.outcomes.names import names_listed, tidy
from evidence.annotate.outcomes.told_by_effects import may_name
from evidence.annotate.phrases import find_phrases, pattern
from evidence.mentions import Clause, OutcomeMention

if TYPE_CHECKING:
    from spacy.tokens import Doc

TOLD_AS_SUBJECT = "rule:outcome_subject"
_JOINS = frozenset({"of", "in", "from", "with", "for", "on", "to", "and", "or"})
_COPULA = re.compile(
    r"""
    \s(?:was|were|remained|stayed|became)\s
    (?: (?: about | again | all | also | almost | a\slittle | at\sleast | even | far | in\sturn | just | likewise | much | no
          | nearly | not | only | still | too | [a-z]+ly | (?:by\s)?[\d.,·]+\s?(?:%|percent|per\scent|[\w/%-]+) )\s )*
    $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_VERB_GROUP = re.compile(r"\s(?:(?:also|both|all|[a-z]+ly)\s)*$", re.IGNORECASE)
_THRESHOLD = re.compile(
    r"\sthan\s(?:\d|a\s(?:third|half|quarter)\b)|\s(?:than\s)?(?:half|one|two|\d)", re.VERBOSE | re.IGNORECASE
)
"""`More than 20%` and `less than half` measure and compare nothing."""
_BEHIND_PREPOSITION = re.compile(
    r"""\b(?:after|against|as|at|before|between|by|during|into|since|than|through|towards?|under|until|he|it|she|they|we|who)\s
        (?:an?\s|each\s|the\s|their\s)?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What stands behind these says when or how (`the pressure after the meal was higher`), or has a subject of its own."""
_COMPLEMENT = re.compile(r"\s(?:of|in|from|with|for|on|to)\s")
_FAR = 160


def outcomes_as_subjects(doc: Doc, clauses: Sequence[Clause], found: Sequence[OutcomeMention]) -> Iterator[tuple[int, int]]:
    """Give the names of outcomes that are said to have been more, less or the same, where no mention stands already.

    Args:
        doc: the article; its arms are read.
        clauses: where results may be told, in order.
        found: the outcomes found otherwise.
    """
    text: str = doc._.article.text
    taken = [(held.start, held.end) for held in (*doc._.arms, *found)]
    for clause in clauses:
        for verb in _predicates(text, clause):
            names = list(_subject(text, clause.start, verb))
            if not any(start < last and first < end for start, end in names for first, last in taken):
                yield from names


def _predicates(text: str, clause: Clause) -> Iterator[int]:
    """Give where the verbs stand of which a clause says a result."""
    for term in find_phrases("words/subject_predicates", text, clause.start, clause.end):
        window = max(clause.start, term.start - _FAR)
        if _THRESHOLD.match(text, term.end, clause.end):
            continue
        before = _COPULA.search(text, window, term.start) if term.value != "verbal" else None
        if before is None and term.value != "copular":
            before = _VERB_GROUP.search(text, window, term.start)
        if before:
            yield before.start()


def _subject(text: str, start: int, verb: int) -> Iterator[tuple[int, int]]:
    phrase = noun_phrase_before(text, start, verb, joins=_JOINS)
    name = tidy(text, *phrase) if phrase and phrase[1] == verb else None
    if name is None or _BEHIND_PREPOSITION.search(text, start, name[0]):
        return
    items = list(names_listed(text, *name, several=True))
    if all(may_name(text, *item) and not _is_no_measure(text, *item) for item in items):
        yield from items


def _is_no_measure(text: str, start: int, end: int) -> bool:
    """Tell whether a name or its head is a word for the comparison itself or its means (`the difference in age`, `doses`)."""
    complement = _COMPLEMENT.search(text, start, end)
    ends = {end, complement.start() if complement and text[complement.start() : complement.end()] != " of " else end}
    if any(term.end in ends for term in find_phrases("words/no_subjects", text, start, end)):
        return True
    return pattern("words/outcome_limits", "study").search(text, start, end) is not None
