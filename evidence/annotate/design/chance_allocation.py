"""Allocation told in plain words: lots were drawn, chance decided, people were divided at random."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.facts import fact
from evidence.annotate.standing import of_this_study, sentences_with
from evidence.mentions import FactMention
from evidence.vocabulary import Allocation, StudyType, Subjects

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BY_CHANCE = re.compile(
    r"""\b(?:
        (?:divided|allotted|allocated|assigned|sent|split|put)\s(?:(?!by\b|to\b)[\w,-]+\s){0,9}?
            (?:at\srandom|by\s(?:lot|lottery|chance|(?:a\s)?(?:computer\s)?draw|the\s(?:flip|toss)\sof\s|tossing\s|a\scoin\b))
      | by\s(?:the\s)?(?:flip|toss)\sof\san?\s(?:\w+\s)?coin
      | (?:picked|chosen|selected)\s(?:at\srandom|by\s(?:lot|lottery|chance))\s(?:to|for)\s
            (?!take\spart|be\s(?:asked|interviewed|invited)|interview|inclusion|the\s(?:study|survey))
      | drawn\sby\slot | lots\swere\sdrawn | drew\slots
      | (?:chance|a\sdraw|a\slottery|the\s(?:toss|flip)\sof\sa\scoin)\s
            (?:decid(?:ed|ing)|determin(?:ed|ing)|allotted|allocated|assigned)\s(?:who(?:m|se)?\b|which\b|whether\b|what\b|not\b|the\b|\d|women|men)
      | (?:left|leaving)\s(?:it\s)?to\schance\s(?:who|which|whether)
      | decided\s(?:at\srandom|by\s(?:lot|lottery|chance|a\sdraw))
      | (?:decided|determined|fixed|set)\sby\sa\srandom\s(?:list|number|order|sequence)
      | by\srandom\s(?:assignment|allocation) | underwent\srandomi[sz]ation
      | randomly\s(?:given|allotted)
      | allocation\s(?:[\w-]+\s){0,5}?was\srandom\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|nobody|without|no\sone)\s(?:\w+\s){0,3}$", re.IGNORECASE)
_SAID_OF_TYPE = 0.9


def find_chance_allocation(doc: Doc) -> Iterator[FactMention]:
    """Find allocation by chance; where it was people that chance sent to their treatment, the study is a trial."""
    text = doc._.article.text
    for sentence, trust, match in sentences_with(doc, _BY_CHANCE):
        is_denied = _DENIED.search(text, sentence.start, match.start())
        if is_denied or not of_this_study(text, sentence, *match.span()):
            continue
        yield fact("study.allocation", Allocation.RANDOMIZED, match.span(), by="design.allocation", confidence=trust)
        subjects = {term.value for term in doc._.terms.of("subjects", sentence.start, sentence.end)}
        if subjects <= {Subjects.PEOPLE} and not _names_animals(doc):
            kind = StudyType.INTERVENTIONAL
            yield fact("study.study_type", kind, match.span(), by="design.study_type", confidence=trust * _SAID_OF_TYPE)


def _names_animals(doc: Doc) -> bool:
    return any(term.value == Subjects.ANIMALS for term in doc._.terms.of("subjects"))
