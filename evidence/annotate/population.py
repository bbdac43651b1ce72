"""Population: who took part, with what condition, of what age and sex, and who could take part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from evidence.annotate import lexicon
from evidence.annotate.facts import clean, distinct, fact, sentence_case
from evidence.annotate.noun_phrases import noun_phrase_after, noun_phrase_before
from evidence.annotate.standing import factual_sentences, of_another_study
from evidence.mentions import FactMention, Sentence
from evidence.vocabulary import Section, Subjects, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from evidence.annotate.terms import Term

_OF_CONDITION = frozenset({"of", "or"})
_UNFINISHED = re.compile(
    r"(?:^|[\s-])(?:advanced|metastatic|positive|negative|severe|moderate|mild|recurrent|unresectable|locally|stable|"
    r"chronic|acute|untreated|treated|confirmed|high-risk|low-risk|early|symptomatic|either|inoperable|relapsed|"
    r"refractory|active|mutated|mutant|newly|diagnosed|[a-z]+-risk)$",
    re.IGNORECASE,
)
_OF_PEOPLE = frozenset({"with", "without", "of", "in", "and", "or", "for", "at", "on"})
_CONDITION_CUE = re.compile(
    r"""\b(?: (?:diagnosed|affected|hospitali[sz]ed|living|suffering|presenting|admitted)\s(?:with|by|from|for)
        | (?:at\s(?:high\s|increased\s|low\s|higher\s)?risk\s(?:of|for)) | with | undergoing | (?:who\s)?(?:had|have|has|
            suffered|developed) )\s""",
    re.VERBOSE | re.IGNORECASE,
)
_TREATMENT_OF = re.compile(
    r"\b(?:(?:treatment|management|prevention|therapy)\s(?:of|for)|treating|preventing|to\sprevent|to\streat)\s",
    re.IGNORECASE,
)
_NOT_CONDITIONS = re.compile(
    r"""^(?: (?:a\s|an\s|the\s)?(?:\d|mean|median|history\sof|higher|lower|high\slevels|low\slevels|more|less|fewer|one|
        two|no|either|at\sleast|access|placebo|treatment
        |drug|family\s|type\s\d$|certain\s|control|baseline|data|median|measurable|available|complete|known\b|adequate|normal|and|those|other|results|
            better|worse|greater|improved|significant) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_STAGE_WORDS = re.compile(
    r"^(?:(?:newly|recently|previously|histologically|clinically|biopsy|confirmed|proven|established|untreated|treated|"
    r"diagnosed|documented|either|a|an|the|new|suspected|or)[\s-]+)+",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"""(?: \b(?:aged|ages|age\srange:?|age\sof|between\sthe\sages\sof|age)\s
            (?: (?:between\s|from\s|of\s|over\s|under\s|at\sleast\s|≥\s?|>\s?|<\s?|≤\s?)* \d{1,3} (?:\.\d)?
                (?: \s?(?:-|–|‐|to|and)\s?\d{1,3} )? (?:[\s-]?(?:years?|yrs?|months?|weeks?|days?))? (?:\s(?:old|of\sage))?
                (?: \s(?:or|and)\s(?:older|over|above|more|younger|up|under) )? (?:\syears)? )
        | \b(?:mean|median|average)\sage\s?(?:\([^()]{1,20}\)\s)?(?:was|of|is|:|,|=)?\s?\d{1,3}(?:[.·]\d+)?(?:\s?(?:years?|
            months?|y))?
        | \b\d{1,2}\s?(?:-|–|to)\s?\d{1,3}[\s-](?:year|month|week)s?[\s-](?:old|of\sage)s?
        | (?:≥|>|at\sleast|over|under)\s?\d{1,2}\s(?:years|months)\s(?:old|of\sage|or\solder) | \b\d{1,2}\s(?:years|
            months)\s(?:of\sage\s)?(?:or|and)\s(?:older|over|younger) )""",
    re.VERBOSE | re.IGNORECASE,
)
_SEX = re.compile(
    r"\b\d{1,3}(?:[.·]\d+)?\s?(?:%|per\s?cent|percent)\s(?:\w+\s){0,3}?(?:women|men|female|male|girls|boys)s?\b|"
    r"\b\d+\s(?:men|males|women|females)\sand\s\d+\s(?:men|males|women|females)\b",
    re.IGNORECASE,
)
_SEX_NOUNS = re.compile(r"\b(?:women|men|girls|boys|mothers)\b", re.IGNORECASE)
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
    rf"""(?: \b\d[\d,]* | \b(?:(?:{_COUNT_WORD}|and)[\s-])*{_COUNT_WORD} )
         \s (?:(?:eligible|consecutive|adult|female|male|healthy)\s)*$""",
    re.VERBOSE | re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:\d[\d,.]*|methods?|results?|objectives?|including|treat|treating|tell|guide|help|helps|provide|harm|certain|enrolling|recruiting|among|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|hundred|thousand)(?:-\w+)?|and|all|both|eligible|a\stotal\sof|consecutive|more|fewer|"
    r"most|many|some|these|those|other|few|no|study|of|n\s?=)\s)+",
    re.IGNORECASE,
)
_LONGEST = 25  # words of a description that still reads well
_KEY_PLACES = {Section.OBJECTIVE, Section.METHODS}
_LOOSE = 0.6


def find_population(doc: Doc) -> tuple[FactMention, ...]:
    """Find who took part."""
    facts: list[FactMention] = []
    for sentence, trust in factual_sentences(doc):
        weight = trust if sentence.zone is Zone.HEADLINE or sentence.section in _KEY_PLACES else trust * _PLACE_WEIGHT
        facts += _people(doc, sentence, weight)
        facts += _treated_conditions(doc, sentence, weight)
        facts += _plain_matches(doc._.article.text, sentence, trust)
    return distinct(facts)


_PLACE_WEIGHT = 0.9


def _people(doc: Doc, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    for term in doc._.terms.of("subjects", sentence.start, sentence.end):
        if term.value != Subjects.PEOPLE or of_another_study(doc._.article.text, sentence, term.start, term.end):
            continue
        text = doc._.article.text
        span = _description(text, sentence, term)
        count = _COUNT_BEFORE.search(text, sentence.start, span[0])
        weight = trust if count or sentence.zone is Zone.HEADLINE else trust * _LOOSE_COUNT
        condition = _condition_in(doc, span, term.end)
        if condition:
            yield _condition(doc, condition, by="population.people_with", confidence=weight)
        is_telling = condition or (count and len(text[slice(*span)].split()) > 1)
        if is_telling and _reads_well(text[slice(*span)]):
            value = sentence_case(clean(text[slice(*span)]), text)
            quoted = (count.start() if count and count.start() > sentence.start - 1 else span[0], span[1])
            rule = "population.description" if condition else "population.counted"
            yield fact("population.description", value, quoted, by=rule, confidence=weight if condition else weight * _LOOSE)


_LOOSE_COUNT = 0.8


def _reads_well(words: str) -> bool:
    return len(words.split()) <= _LONGEST and not _PART_OF_TRIAL.search(words) and not _UNFINISHED.search(words)


_PART_OF_TRIAL = re.compile(r"\b(?:group|arm|baseline|compared|placebo)\b", re.IGNORECASE)


def _description(text: str, sentence: Sentence, term: Term) -> tuple[int, int]:
    """Give the noun phrase around a word for people, without its count."""
    before = noun_phrase_before(text, sentence.start, term.end, joins=frozenset())
    after = noun_phrase_after(text, term.start, sentence.end, joins=_OF_PEOPLE, relatives=True)
    if after:
        after = _with_noun(text, after, sentence.end)
    first = before[0] if before and before[1] == term.end else term.start
    lead = _LEADING.match(text[first : term.start])
    return first + (lead.end() if lead else 0), max(after[1] if after else term.end, term.end)


def _condition_in(doc: Doc, span: tuple[int, int], head_end: int) -> tuple[int, int] | None:
    """Give the condition within a description: what stands after `with`, `diagnosed with`, `at risk of`."""
    cue = _CONDITION_CUE.search(doc._.article.text, head_end, span[1])
    if not cue:
        return None
    found = noun_phrase_after(doc._.article.text, cue.end(), span[1], joins=_OF_CONDITION)
    return _bare_condition(doc._.article.text, _with_noun(doc._.article.text, found, span[1])) if found else None


def _with_noun(text: str, found: tuple[int, int], end: int) -> tuple[int, int]:
    """Go on past the comma of "advanced, metastatic lung cancer" until the phrase has its noun."""
    while _UNFINISHED.search(text[slice(*found)]) and text[found[1] : found[1] + 2] == ", ":
        further = noun_phrase_after(text, found[1] + 2, end, joins=_OF_CONDITION)
        if not further:
            break
        found = found[0], further[1]
    return found


def _bare_condition(text: str, span: tuple[int, int]) -> tuple[int, int] | None:
    lead = _STAGE_WORDS.match(text[slice(*span)])
    first = span[0] + (lead.end() if lead else 0)
    words = text[first : span[1]]
    is_condition = words and not _NOT_CONDITIONS.match(words) and not _is_generic(words)
    return (first, span[1]) if is_condition and not _UNFINISHED.search(words) else None


def _is_generic(words: str) -> bool:
    """Tell whether a name ends in a word for people or measures, or is nothing but "the disease"."""
    parts = words.lower().split()
    return parts[-1] in _not_conditions() and (parts[-1] not in {"disease", "type", "condition"} or len(parts) == 1)


@cache
def _not_conditions() -> frozenset[str]:
    """Nouns for people, groups and parts of a trial; a measure (pain, weight) may be a condition."""
    entries = lexicon.load("words/not_arms").entries
    return frozenset(phrase for phrase, value in entries if value in {"people", "trial"}) | lexicon_measures()


def lexicon_measures() -> frozenset[str]:
    """Measures that are no condition either."""
    return frozenset(lexicon.load("words/not_conditions").phrases("measure"))


def _condition(doc: Doc, span: tuple[int, int], *, by: str, confidence: float) -> FactMention:
    return fact(
        "population.condition",
        spelled_out(doc, sentence_case(clean(doc._.article.text[slice(*span)]), doc._.article.text)),
        span,
        by=by,
        confidence=confidence,
    )


def spelled_out(doc: Doc, words: str) -> str:
    """Give a name in full with its short form in brackets where the text ties the two (`motor neurone disease (MND)`)."""
    for mention in doc._.abbreviations:
        if mention.by != "rule:abbreviations":
            continue
        if words == mention.short or words.lower() == mention.long.lower():
            return f"{clean(mention.long)} ({mention.short})"
    return words


def _treated_conditions(doc: Doc, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    is_key = sentence.zone is Zone.HEADLINE or sentence.section in _KEY_PLACES or sentence.index == 0
    if not is_key:
        return
    for cue in _TREATMENT_OF.finditer(doc._.article.text, sentence.start, sentence.end):
        found = noun_phrase_after(doc._.article.text, cue.end(), sentence.end, joins=frozenset({"of"}))
        span = _bare_condition(doc._.article.text, found) if found and found[0] - cue.end() <= len("the ") else None
        if span:
            yield _condition(doc, span, by="population.treatment_of", confidence=trust * _LOOSE)


def _plain_matches(text: str, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    for field, pattern in (("population.age", _AGE), ("population.sex", _SEX)):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            yield fact(field, clean(match.group()), match.span(), by=field, confidence=trust)
    for match in _ELIGIBLE.finditer(text, sentence.start, sentence.end):
        span = match.end(), sentence.end
        yield fact("population.eligibility", clean(text[slice(*span)]), span, by="population.eligibility", confidence=trust)
