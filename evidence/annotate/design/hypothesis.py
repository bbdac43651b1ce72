"""Superiority, non-inferiority or equivalence, and the margin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.facts import clean, fact
from evidence.annotate.standing import of_this_study, sentences_with, terms_of_study
from evidence.mentions import FactMention
from evidence.vocabulary import Hypothesis, Section

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OF_THE_DESIGN = re.compile(
    r"^\s(?:\S+\s){0,2}?(?:trial|study|design|hypothesis|margin|analysis|analyses|criteri|test|limit|boundary|threshold)",
    re.VERBOSE | re.IGNORECASE,
)
_MARGIN = re.compile(
    r"""\b (?:non-?\s?inferiority|equivalence|prespecified|predefined|pre-specified|the|an?) \s (?:margin|limit|boundary|
        threshold)s?
        (?: \s (?:(?:for|against|versus|over|relative\sto)\s(?:[\w-]+\s){1,5}?)?
            (?:of|was|is|being|set\sat|was\sset\sat|was\sdefined\sas|at|as)
          | \s? [:,(] | (?=\s[-−–+±<>≤≥]?\d) )
        \s? (?:an?\s)? (?:(?:upper|lower|absolute|hazard\sratio|risk\sdifference|difference|margin|limit|of|HR|OR|RR)\s){0,4}
        (?P<margin> [-−–+±<>≤≥]?\s?\d+(?:[.·]\d+)?
                    (?: \s?(?:%|percentage\spoints?|points?|mm\s?Hg|mmol/L|mg/dL|mL|ml|days?|weeks?|months?|hours?|
                        minutes?|kg|letters) )? )""",
    re.VERBOSE | re.IGNORECASE,
)
_LIMIT = re.compile(
    r"""\b (?:non-?\s?inferior(?:ity)?|equivalen(?:ce|t)) \b (?:\s[^\s;:.]+(?:\.\d+)?){0,25}?
        \s (?: (?:lay|lie|lies|be|was|is|were|fell|fall|limit|bound(?:ary)?|interval)\s
                (?:below|under|above|less\sthan|lower\sthan|greater\sthan|within|no\s(?:more|worse|greater|less)\sthan)
              | exceed(?:ed)? | to\s(?:detect|exclude|rule\sout)\s(?:an?\s)?(?:[\w-]+\s){1,5}?of )
        \s (?P<margin> [-−–+±<>≤≥]?\s?\d+(?:[.·]\d+)? (?: \s?(?:%|per\scent|percent(?:age\spoints?)?|points?) )? )""",
    re.VERBOSE | re.IGNORECASE,
)
"""The margin as a limit that the interval must keep to: "noninferior if the upper bound lay below 1.25"."""
_ASKED = re.compile(
    r"""\b(?: whether | (?:see|determine|test|examine|assess|establish|know|ask|asked)\sif
        | hypothes\w+ | to\s(?:demonstrate|establish|show|test|determine|evaluate|confirm) )\s (?:[^.;]*?\s)?
        (?P<equal> (?:is|are|was|were|would\sbe|be)\s(?:therapeutically\s|clinically\s)? (?:equivalent|equally|as\seffective\sas
            |no\sworse\sthan|not\sworse\sthan) | equivalence )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""The question of an equivalence trial, asked without its name."""
_WORSE = re.compile(r"worse", re.IGNORECASE)
_ABOUT_INFERIORITY = re.compile(r"inferior|equivalen", re.IGNORECASE)
_IN_RESULTS = 0.6  # weight of "non-inferior" where it is a finding and not the design


def find_hypothesis(doc: Doc) -> Iterator[FactMention]:
    """Find what the trial set out to show, and its margin."""
    text = doc._.article.text
    for sentence, trust, term in terms_of_study(doc, "hypothesis"):
        is_design = bool(_OF_THE_DESIGN.match(text[term.end : sentence.end])) or " " in text[term.start : term.end]
        is_own = of_this_study(text, sentence, term.start, term.end)
        if is_own and (is_design or term.value != Hypothesis.SUPERIORITY):
            weight = trust if is_design else trust * _IN_RESULTS
            yield fact("study.hypothesis", term.value, (term.start, term.end), by="design.hypothesis", confidence=weight)
    for sentence, trust, match in sentences_with(doc, _ASKED):
        if sentence.section in {None, Section.BACKGROUND, Section.OBJECTIVE, Section.METHODS}:
            value = Hypothesis.NON_INFERIORITY if _WORSE.search(match["equal"]) else Hypothesis.EQUIVALENCE
            yield fact("study.hypothesis", value, match.span("equal"), by="design.hypothesis", confidence=trust * _IN_RESULTS)
    margins = (*sentences_with(doc, _MARGIN), *sentences_with(doc, _LIMIT)) if _ABOUT_INFERIORITY.search(text) else ()
    for sentence, trust, match in margins:
        if _ABOUT_INFERIORITY.search(text, sentence.start, sentence.end):
            yield fact("study.margin", clean(match["margin"]), match.span("margin"), by="design.margin", confidence=trust)
