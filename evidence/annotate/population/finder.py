"""Put together who took part: description and condition from phrases for people, age, sex and eligibility from their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.facts import clean, distinct, fact, sentence_case
from evidence.annotate.noun_phrases import noun_phrase_after
from evidence.annotate.population.conditions import bare_condition, condition_in, condition_name
from evidence.annotate.population.criteria import find_criteria
from evidence.annotate.population.descriptions import before_arms, description_of, who_clause
from evidence.annotate.population.named_conditions import JOINING, find_named_conditions
from evidence.annotate.population.others import are_others
from evidence.annotate.population.people import finished, people_phrase
from evidence.annotate.population.sexes import JOINED, ONE_SEX, SEX, is_one_of_two, joined_sexes, with_other_sex
from evidence.annotate.population.weighing import weigh_conditions
from evidence.annotate.printed_names import opened_small
from evidence.annotate.standing import factual_sentences, of_another_study
from evidence.mentions import FactMention, Sentence
from evidence.vocabulary import Section, SourceKind, SpanLabel, Subjects, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from evidence.annotate.terms import Term

_TREATMENT_OF = re.compile(
    r"\b(?:(?:treatment|management|prevention|therapy)\s(?:of|for)|treating|preventing|to\sprevent|to\streat)\s",
    re.VERBOSE | re.IGNORECASE,
)
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
_COUNT_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|eighteen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)"
)
_COUNT_BEFORE = re.compile(
    rf"""(?P<count> \b\d[\d,]* | \b(?:(?:{_COUNT_WORD}|and)[\s-])*{_COUNT_WORD} )
         \s (?:(?:eligible|consecutive|adult|female|male|healthy)\s)*$""",
    re.VERBOSE | re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:undergoing|aged|scheduled\sfor|requiring)\s\w", re.IGNORECASE)
_MAY_TELL = re.compile(
    r"\b(?:with|who|affected|diagnosed|living|suffering|at|infected|undergoing|aged|scheduled|requiring|presenting|admitted|"
    r"hospitali[sz]ed)\s",
    re.VERBOSE | re.IGNORECASE,
)
"""One of these stands near every word for people that a telling phrase is built on."""
_NEAR = 60
_SHARE_BEFORE = re.compile(
    r"\b(?:one|two|three|four|five|\d+)\s(?:in|out\sof)\s(?:every\s)?(?:[\w-]+\s){0,2}$|\b(?:in|out\sof)\s(?:every\s)?$",
    re.VERBOSE | re.IGNORECASE,
)
_SHARE_AFTER = re.compile(
    r"""
        \sin\s(?:two | three | four | five | six | eight | ten | twenty
        | \d+)\b(?!\s(?:countries|centres|centers|hospitals|sites))
    """,
    re.VERBOSE,
)
"""One in ten people, one adult in five: a share of everybody, not the people of a trial."""
_SET_BESIDE = re.compile(r"\b(?:compar\w+|contrast\w*|controls?|match\w+|than|those\s(?:of|in))\b", re.IGNORECASE)
_WITHOUT_IT = re.compile(
    r"""
        \b(?:(?:did|do|does|had|have|has|were|are|was)\s(?:not|never) | without | free\sof)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""People without the disease, whom a sentence sets beside those of the study."""
_VAGUE = re.compile(
    r"""(?:(?:active|long-standing|advanced|chronic|severe|the|stable|progressive|underlying|existing|metastatic|unresectable|new|serious)\s)*
        (?:diseases?|infections?|conditions?|illness(?:es)?|disorders?|relapses?|symptoms?|complications?)""",
    re.VERBOSE | re.IGNORECASE,
)
"""What may be any condition."""
_OPEN_RELATIVE = re.compile(
    r",?\s(?:who\s(?:took\spart|participated|completed\b.*|were|had|received)?|whose(?:\s(?!was|were|had|has|have|did|is|lay)\w[\w-]*){0,4}|whom|that|who)$",
    re.VERBOSE | re.IGNORECASE,
)
"""A relative clause that a mark cuts before its verb, or that says no more than that they took part."""
_OF_THE_TRIAL = re.compile(
    r"\b(?:trials?|study|enrol\w*|recruit\w*|randomi\w*|randomly|participants?|assigned|eligible|we|included|took\spart|"
    r"volunteers?|patients|were)\b",
    re.VERBOSE | re.IGNORECASE,
)
_IN_GENERAL = re.compile(
    r"\b(?:most\soften|typically|usually|commonly|worldwide|affects?|each\syear|every\syear)\b",
    re.VERBOSE | re.IGNORECASE,
)
_OF_EVERYBODY = re.compile(r"\b(?:leading\scause|worldwide|million|(?:each|every)\syear)\b", re.IGNORECASE)
"""What is said of all who have a disease, not of those who took part."""
_PLAIN = (
    ("population.age", _AGE, ("age", "year", "month", "week", "between", "over", "under", "old")),
    ("population.age", _ADULTS, ("adult",)),
    ("population.sex", SEX, ("men", "male", "girls", "boys")),
    ("population.sex", ONE_SEX, ("men", "girls", "boys")),
)
"""Patterns with words of which their matches always hold one."""
_DESCRIPTION = "population.description"
_NEXT = 8  # characters behind a word for people that hold "with" or "aged"
_OPENING = 3  # sentences that may tell of the people of a study without a word on the study
_KEY_PLACES = {Section.OBJECTIVE, Section.METHODS}
_PLACE_WEIGHT = 0.9
_LOOSE = 0.6
_LOOSE_COUNT = 0.8
_SURE_MARK = 0.7
"""Of the network's marks, those at least this sure set the bounds of a phrase for people."""


def find_population(doc: Doc) -> tuple[FactMention, ...]:
    """Find who took part."""
    facts: list[FactMention] = []
    for sentence, trust in factual_sentences(doc):
        weight = trust if sentence.zone is Zone.HEADLINE or sentence.section in _KEY_PLACES else trust * _PLACE_WEIGHT
        facts += _people(doc, sentence, weight)
        facts += _treated_conditions(doc, sentence, weight)
        facts += _plain_matches(doc, sentence, trust)
        facts += find_criteria(doc, sentence, trust)
    facts += find_named_conditions(doc)
    return distinct(_with_numbers(weigh_conditions(doc, facts)))


def _with_numbers(facts: list[FactMention]) -> list[FactMention]:
    """Where an age is given in numbers, leave out that they were adults."""
    is_numeric = any(fact.field == "population.age" and not fact.value.endswith("adults") for fact in facts)
    return [fact for fact in facts if not (is_numeric and fact.field == "population.age" and fact.value.endswith("adults"))]


def _people(doc: Doc, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    text = doc._.article.text
    for term in doc._.terms.of("subjects", sentence.start, sentence.end):
        if term.value != Subjects.PEOPLE or of_another_study(text, sentence, term.start, term.end):
            continue
        may_tell = _MAY_TELL.search(text, term.end, min(sentence.end, term.end + _NEAR)) or _COUNT_BEFORE.search(
            text, max(sentence.start, term.start - _NEAR), term.start
        )
        span = _marked_around(doc, term) or (people_phrase(text, sentence, term) if may_tell else None)
        if span:
            yield from _from_phrase(doc, sentence, term, span, trust)


def _marked_around(doc: Doc, term: Term) -> tuple[int, int] | None:
    """Give the words from a count on that the trained network marks as participants around a word for people, or None."""
    found = next((span for span in doc._.spans if span.start <= term.start and term.end <= span.end), None)
    if found is None or found.label is not SpanLabel.POPULATION or found.confidence < _SURE_MARK:
        return None
    count = _COUNT_BEFORE.search(doc._.article.text, found.start, term.start)
    words = doc._.article.text[term.end : found.end]
    cut = _OPEN_RELATIVE.search(words)
    if doc._.article.text[found.end : found.end + 1] in {"-", "'", "’"}:
        return None
    return count.end("count") + 1 if count else found.start, term.end + len(finished(words[: cut.start()] if cut else words))


def _without_count(text: str, span: tuple[int, int]) -> tuple[int, int]:
    counted = _LEADING_COUNT.match(text, *span)
    return (counted.end(), span[1]) if counted else span


_LEADING_COUNT = re.compile(
    r"""
        (?:\d[\d,]*\s(?!(?:years?|months?|weeks?|days?|to|or|and)\b) | eligible\s | consecutive\s)+
    """,
    re.VERBOSE | re.IGNORECASE,
)


_COUNTS_OTHERS = re.compile(
    r"""\b(?:and|plus)\s\d[\d,]*\s(?:[\w-]+\s){0,2}?(?:men|women|people|patients|fathers|mothers|dads|mums|children|controls|adults
        |boys|girls)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""A phrase that runs on to other people who were counted ("pairs and 400 fathers")."""


def _from_phrase(doc: Doc, sentence: Sentence, term: Term, span: tuple[int, int], trust: float) -> Iterator[FactMention]:
    """Give the condition and the description that a phrase for people holds."""
    text = doc._.article.text
    if _SHARE_BEFORE.search(text, sentence.start, span[0]) or _SHARE_AFTER.match(text, term.end):
        return
    if are_others(text, sentence.start, span[0]):
        return
    if _OF_EVERYBODY.search(text, sentence.start, sentence.end) and not _COUNT_BEFORE.search(text, sentence.start, span[0]):
        return
    if _SET_BESIDE.search(text, sentence.start, span[0]) and _WITHOUT_IT.search(text, term.end, span[1]):
        return
    span = with_other_sex(text, sentence, _without_count(text, span))
    words = joined_sexes(text[slice(*span)])
    if _COUNTS_OTHERS.search(words):
        return
    count = _COUNT_BEFORE.search(text, sentence.start, span[0])
    weight = trust if count or sentence.zone is Zone.HEADLINE else trust * _LOOSE_COUNT
    condition = condition_in(text, term.end, span[1])
    name = condition_name(doc, condition) if condition and not _VAGUE.fullmatch(text[slice(*condition)]) else None
    if condition and name:
        yield fact("population.condition", name, condition, by="population.people_with", confidence=weight)
    clause = who_clause(text, sentence, span[1])
    end = before_arms(text, sentence, span[0], clause or span[1])
    if end != span[1]:
        span, words = (span[0], end), text[span[0] : end]
    value = description_of(doc, sentence_case(clean(words), text))
    is_telling = condition or clause or (count and len(words.split()) > 1) or _RELATIVE.search(text, term.end, span[1])
    joined = JOINING.search(text, sentence.start, sentence.end)
    is_telling = is_telling or (joined and _MAY_TELL.search(text, term.end, min(span[1], term.end + _NEXT)))
    is_of_trial = count or sentence.zone is Zone.HEADLINE or joined
    is_opening = bool(condition) and sentence.index <= _OPENING and sentence.zone is not Zone.QUOTATION
    if value and is_telling and (is_of_trial or is_opening or doc._.article.kind is SourceKind.ABSTRACT):
        weight = weight if is_of_trial else weight * _LOOSE
        value = opened_small(value, text, span[0])
        quoted = (count.start() if count else span[0], span[1])
        rule = "population.description" if condition else "population.counted"
        yield fact(_DESCRIPTION, value, quoted, by=rule, confidence=weight if condition else weight * _LOOSE)


def _treated_conditions(doc: Doc, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    """Read "treatment of X" in the title and the objective."""
    is_key = sentence.zone is Zone.HEADLINE or sentence.section in _KEY_PLACES or sentence.index == 0
    if not is_key:
        return
    text = doc._.article.text
    for cue in _TREATMENT_OF.finditer(text, sentence.start, sentence.end):
        found = noun_phrase_after(text, cue.end(), sentence.end, joins=frozenset({"of"}))
        span = bare_condition(text, found) if found and found[0] - cue.end() <= len("the ") else None
        if span:
            name = condition_name(doc, span)
            if name:
                by = "population.feared_condition" if "prevent" in cue.group().lower() else "population.treatment_of"
                yield fact("population.condition", name, span, by=by, confidence=trust * _LOOSE)


def _plain_matches(doc: Doc, sentence: Sentence, trust: float) -> Iterator[FactMention]:
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
