"""Age, sex and the statements on who was eligible, told by their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.facts import clean, fact
from evidence.annotate.population.sexes import JOINED, ONE_SEX, SEX, is_one_of_two
from evidence.mentions import FactMention, Sentence
from evidence.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_AGE = re.compile(
    r"""(?: \b(?:aged|ages|age\srange:?|age\sof|between\sthe\sages\sof|age)\s
            (?: (?:between\s|from\s|of\s|over\s|above\s|under\s|at\sleast\s|≥\s?|>\s?|<\s?|≤\s?)* \d{1,3} (?:\.\d)?
                (?: \s?(?:-|–|‐|to|and)\s?\d{1,3} )? (?:[\s-]?(?:years?|yrs?|months?|weeks?|days?))? (?:\s(?:old|of\sage))?
                (?: \s(?:or|and)\s(?:older|over|above|more|younger|up|under) )? (?:\syears)? )
        | \b(?:mean|median|average)\sage\s?(?:\([^()]{1,20}\)\s)?(?:was|of|is|:|,|=)?\s?\d{1,3}(?:[.·]\d+)?(?:\s?(?:years?|
            months?|y))?
        | \b\d{1,2}\s?(?:-|–|to)\s?\d{1,3}[\s-](?:year|month|week)s?[\s-](?:old|of\sage)s?
        | \b\d{1,3}\s(?:years|months)\sold\son\saverage | \bover-\d\ds\b
        | \bbetween\s\d{1,2}\sand\s\d{1,3}(?:\s(?:years|months)(?:\s(?:old|of\sage))?)?(?=[\s,.)](?!\s?(?:%|per|on\s
        |weeks|days|hours|mg|g\b|points|cent)))
        | \b(?:older|younger)\sthan\s\d{1,3}\s(?:years|months) | \bunder\s(?:five|two|\d{1,2})\b(?=\s(?:were|was|in
        |with|years|followed)|[.,])
        | \b(?:five|six|eighteen|sixteen|\d{1,2})\s(?:years\s)?(?:or|and)\s(?:older|over)\b
        | \b(?:all|were|was|of)\s(?P<bare>(?:over\s\d{2}|\d{2}\s(?:or|and)\s(?:over|older)))\b(?!\s?(?:%|per|mg|[.,]\d))
        | \b[Tt]he\s(?:median|mean)\sage\swas\s\d{1,2}\b
        | (?:≥|>|at\sleast|over|under)\s?\d{1,2}\s(?:years|months)\s(?:old|of\sage|or\solder) | \b\d{1,2}\s(?:years|
            months)\s(?:of\sage\s)?(?:or|and)\s(?:older|over|younger) )""",
    re.VERBOSE | re.IGNORECASE,
)
_ONE_AGE = re.compile(
    r"""
        (?:the\s)?ages?d?\s(?:of\s)?\d{1,3}(?:\s(?:years?|months?))?(?:\s(?:old|of\sage))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A single age is a time at which something was measured or happened."""
_AGES_COMPARED = re.compile(r"\bthan\s(?:younger|older|those|people|women|men)\b", re.IGNORECASE)
_ADULTS = re.compile(
    rf"""\b(?:\d[\d,]*\s|[a-z]+ty(?:-\w+)?\s)(?:healthy\s|eligible\s)?adults\b(?!\sand) {JOINED}
      | \b(?:assigned|randomi[sz]ed|enrol+ed|recruited|included|involved)\s(?P<bare>\d[\d,]*\s(?:healthy\s|eligible\s)?adults)\b
      | \badults\b(?=\s(?:with|who|admitted|infected)) {JOINED}""",
    re.VERBOSE | re.IGNORECASE,
)
_ELIGIBLE = re.compile(
    r"""\b(?: eligible\s(?:patients|participants|people|subjects|women|men|children|adults|
        trials)\s(?:were(?!\s(?:\w+ly\s)?(?:randomi|assigned|enrol|given|allocated|recruited|identified|invited))|had|included)
        | (?:patients|participants|people|subjects|women|men|children|adults)\s(?:\([^()]{1,60}\)\s)?were\seligible\s(?:if|
            when)\s(?:they\s)?(?:were|had)?
        | (?:inclusion|eligibility|entry)\scriteri(?:a|on)\s(?:were|was|included|:)
        | (?:key|main)\s(?:inclusion|eligibility)\scriteri(?:a|on)\s(?:were|was|included|:) )\s""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_THE_TRIAL = re.compile(
    r"\b(?:trials?|study|enrol\w*|recruit\w*|randomi\w*|randomly|participants?|assigned|eligible|we|included|took\spart|"
    r"volunteers?|patients|were)\b",
    re.VERBOSE | re.IGNORECASE,
)
_IN_GENERAL = re.compile(
    r"\b(?:most\soften|typically|usually|commonly|worldwide|affects?|each\syear|every\syear)\b",
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN = (
    ("population.age", _AGE, ("age", "year", "month", "week", "between", "over", "under", "old")),
    ("population.age", _ADULTS, ("adult",)),
    ("population.sex", SEX, ("men", "male", "girls", "boys")),
    ("population.sex", ONE_SEX, ("men", "girls", "boys")),
)
"""Patterns with words of which their matches always hold one."""


def find_ages(doc: Doc, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    """Find ages, sexes and eligibility in one sentence, each with the trust that a fact of this study has there."""
    text = doc._.article.text
    lowered = text[sentence.start : sentence.end].lower()
    sought = [(field, pattern) for field, pattern, cues in _PLAIN if any(cue in lowered for cue in cues)]
    is_of_trial = doc._.article.kind is SourceKind.ABSTRACT or bool(
        sought
        and _OF_THE_TRIAL.search(text, sentence.start, sentence.end)
        and not _IN_GENERAL.search(text, sentence.start, sentence.end)
    )
    for field, pattern in sought:
        for match in pattern.finditer(text, sentence.start, sentence.end) if is_of_trial else ():
            span = match.span("bare") if match.groupdict().get("bare") else match.span()
            if pattern is ONE_SEX and is_one_of_two(text, sentence, span):
                continue
            if pattern is _AGE and (_ONE_AGE.fullmatch(text, *span) or _AGES_COMPARED.search(text, span[1], sentence.end)):
                continue
            yield fact(field, clean(text[slice(*span)]), span, by=field, confidence=trust)
    for match in _ELIGIBLE.finditer(text, sentence.start, sentence.end) if "eligib" in lowered or "criteri" in lowered else ():
        span = match.end(), sentence.end
        yield fact("population.eligibility", clean(text[slice(*span)]), span, by="population.eligibility", confidence=trust)


def with_numbers(facts: list[FactMention]) -> list[FactMention]:
    """Where an age is given in numbers, leave out that they were adults."""
    is_numeric = any(fact.field == "population.age" and not fact.value.endswith("adults") for fact in facts)
    return [fact for fact in facts if not (is_numeric and fact.field == "population.age" and fact.value.endswith("adults"))]
