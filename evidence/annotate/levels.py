"""What printed numbers say of significance: p-values at a level, intervals against no effect, and doses tested apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.mentions import Clause, EstimateMention, PValueMention
from evidence.vocabulary import Measure, Significance

if TYPE_CHECKING:
    from spacy.tokens import Doc

ALPHA = 0.05
"""The conventional two-sided significance level; texts print another one where it was used (CONSORT 2010 item 12a)."""

CONVENTIONAL_LEVEL = 95
"""The interval that answers to `ALPHA`, in percent; a narrower one proves nothing at that level."""
NO_EFFECT: dict[Measure, int] = {
    Measure.HAZARD_RATIO: 1,
    Measure.RISK_RATIO: 1,
    Measure.ODDS_RATIO: 1,
    Measure.RATE_RATIO: 1,
    Measure.RISK_DIFFERENCE: 0,
    Measure.VACCINE_EFFICACY: 0,
    Measure.MEAN_DIFFERENCE: 0,
    Measure.STANDARDIZED_MEAN_DIFFERENCE: 0,
}
"""The value of each measure that means no effect; none for a percentage, which may stand with the interval of its ratio."""
_LEVEL = re.compile(
    r"""\b(?:type\s(?:I|1|one)\serror(?:\srate)?|significance\slevel|level\sof\ssignificance|alpha|α)
        (?:\s(?:of|was|at|set\sat|level))*[\s,:=]{1,3}(?P<level>0?[.·]\d+)""",
    re.VERBOSE | re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"""\b(?: (?:stopping|efficacy|superiority|significance|prespecified|predefined)\s
               (?:stopping\s|efficacy\s|significance\s)? (?:boundary|threshold)
             | (?:boundary|threshold)\sfor\s(?:[\w-]+\s){0,2}significance
             | significance\s(?:was|to\sbe)\s(?:defined\sas|declared\sat|set\sat|set\sas)
             | (?:considered|deemed|regarded)\s(?:as\s|to\sbe\s)?(?:statistically\s)?significant\s(?:at|if|when) )
        (?:\s(?:[a-z]+\s){0,4}?(?:of|was|at|is)\b)? [\s,:(]{1,3} (?:a\s)? (?:two-?sided\s|one-?sided\s|2-sided\s|1-sided\s)?
        (?:p|p[\s-]values?)\s?(?:[<≤=]|of|was|is|(?:less|lower|smaller)\sthan|below)?\s?(?P<level>0?[.·]\d+)""",
    re.VERBOSE | re.IGNORECASE,
)
"""The p-value below which a text says that a result counts, for all its results: `the prespecified boundary was p≤0.0246`."""
_DOSE = re.compile(
    r"""\b\d[\d.,·]*\s?(?:mg|mcg|[μµ]g|g|IU|units|ml)(?:/(?:kg|day|d|m2|m²))?(?![\w/])
      | \b(?:high|higher|highest|low|lower|lowest|middle|intermediate|medium|larger|smaller)[\s-](?:dose|dosage|strength)\b""",
    re.VERBOSE | re.IGNORECASE,
)

_TIME = re.compile(
    r"""
        \bat\s(?:\d+ | one | two | three | four | five | six | nine | twelve)[\s-](?:hours? | days? | weeks?
        | months? | years?)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NEXT_VALUE = re.compile(
    r"""\),?\s(?:and\s)?\d[\d.·]*\s?(?:%|per\s?cent)?\s(?:(?:with|on|at|for)\s[\w\s./-]+\s)?\(""", re.VERBOSE | re.IGNORECASE
)
"""What stands between two p-values that belong to the values of two arms in a row (`23% (P=0.1), 29% (P=0.01)`)."""
_TEXTS_HELD = 2
_COMPARING = {None, "superiority", "non-inferiority", "noninferiority", "equivalence"}


def comparing_p_values(doc: Doc, clause: Clause) -> list[PValueMention]:
    """Give the p-values of a clause that test a comparison."""
    return [p for p in doc._.p_values if clause.start <= p.start < clause.end and p.about in _COMPARING]


def tested_apart(doc: Doc, clause: Clause) -> tuple[int, int] | None:
    """Give the stretch of the p-values of a clause that fall on both sides of the level, each with a part of its own.

    A part is a dose, a time or an arm.
    """
    text, level = doc._.article.text, stated_level(doc, clause)
    tested = comparing_p_values(doc, clause)
    said = {significance_of(p, level) for p in tested} - {None}
    if len(said) < len(Significance):
        return None
    parts = ({found.group().casefold() for found in part.finditer(text, clause.start, clause.end)} for part in (_DOSE, _TIME))
    if max(map(len, parts)) < len(said) and not _is_row_of_arms(doc, clause, tested):
        return None
    return tested[0].start, tested[-1].end


def _is_row_of_arms(doc: Doc, clause: Clause, tested: Sequence[PValueMention]) -> bool:
    """Say whether a clause on one outcome prints a value with a test for each of several arms."""
    named = [outcome for outcome in doc._.outcomes if clause.start <= outcome.start < clause.end]
    between = (doc._.article.text[left.end : right.start] for left, right in pairwise(tested))
    return len(named) < 2 and all(_NEXT_VALUE.fullmatch(words) for words in between)  # noqa: PLR2004 - a second outcome


def stated_level(doc: Doc, clause: Clause) -> float:
    """Give the level at which the sentence says that it tests, or the one set for the whole text, or the conventional one.

    Of several boundaries in one text none is taken: each belongs to an outcome or an interim look of its own.
    """
    sentence, text = doc._.sentences[clause.sentence], doc._.article.text
    stated = _LEVEL.search(text, sentence.start, sentence.end)
    return _level_of(stated) if stated else _set_for_all(text)


@lru_cache(maxsize=_TEXTS_HELD)
def _set_for_all(text: str) -> float:
    boundaries = {_level_of(found) for found in _BOUNDARY.finditer(text)}
    return min(boundaries.pop(), ALPHA) if len(boundaries) == 1 else ALPHA


def _level_of(stated: re.Match[str]) -> float:
    return float(stated["level"].replace("·", "."))


def significance_of(p_value: PValueMention, level: float = ALPHA) -> Significance | None:
    """Judge a p-value at a level, or give None where it lies on it, or its sign leaves it open (`p < 0.10`)."""
    if p_value.value is None:
        return Significance.NOT_SIGNIFICANT
    value, below = float(p_value.value.value), p_value.op in {"<", "≤"}
    if value < level or (below and value <= level):
        return None if p_value.op in {">", "≥"} and value < level else Significance.SIGNIFICANT
    if value == level and p_value.op == "=":
        return None
    return None if below else Significance.NOT_SIGNIFICANT


def significance_of_interval(effect: EstimateMention) -> Significance | None:
    """Judge a 95% interval against no effect (1 for a ratio, 0 for a difference), or None where it cannot be."""
    interval = effect.interval
    null = NO_EFFECT.get(effect.measure)
    if interval is None or interval.low is None or interval.high is None or null is None:
        return None
    if interval.level is not None and interval.level.value < CONVENTIONAL_LEVEL:
        return None
    holds = interval.low.value <= null <= interval.high.value
    return Significance.NOT_SIGNIFICANT if holds else Significance.SIGNIFICANT
