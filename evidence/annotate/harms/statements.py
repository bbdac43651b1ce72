"""Which clauses speak of the harms of this trial, and in which words they are quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from evidence.annotate.clauses import VERB
from evidence.annotate.harms.place import Place
from evidence.annotate.standing import of_another_study
from evidence.mentions import Clause, Sentence
from evidence.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from evidence.annotate.terms import Term

_DEFINES = re.compile(
    r"""\b(?: (?:primary|secondary|main|key|principal)\s(?:\w+\s){0,2}?(?:outcomes?|end\s?points?|objectives?|measures?)
            (?:\s\w+)?\s(?:was|were|is|are|include[ds]?|including)
        | (?:was|were|is|are)\s(?:the\s|an?\s|its\s)?(?:co-?)?(?:primary|secondary|main|key|principal)\s(?:\w+\s){0,2}?
            (?:outcomes?|end\s?points?|objectives?|measures?)
        | secondary\s(?:outcomes?|end\s?points?)\s(?:including|such\sas)
        | (?:aim|aimed|aims|purpose|objective|goal|designed|sought|intended)\b
        | (?:primary|secondary|main)\s(?:\w+\s)?(?:outcomes?|end\s?points?)\s?:
        | (?:did|does|do)\snot\s(?:report|mention|give|say|describe|examine|assess|look|address|discuss)
        | (?:was|were|is|are)\snot\s(?:yet\s)?(?:examined|assessed|studied|known|mentioned|discussed|looked\sat)
        | nothing\s(?:is|was)\s(?:said|reported)
        | safety\s(?:assessments?|visits?|checks?)\b | enough\sinformation
        | no\s(?:information|word|details?|figures?)\s(?:is|was|on|about|are|were)
        | to\s(?:obtain|gather|collect|determine|assess|evaluate|investigate|examine|test|explore|study|see|learn|find\sout)\s
        | to\s(?:reduce|avoid|prevent)\s
        | will\s(?:also\s)?(?:measure|assess|evaluate|reduce|test|study|examine|investigate|monitor|look|compare)\b
        | (?:evaluat|assess|investigat|examin|explor|test|monitor)ing\s(?:\w+\s){0,3}?(?:safety|toler|toxic|side|adverse)
        | (?:was|were)\s(?:\w+ly\s)?(?:assessed|evaluated|monitored|recorded|graded|defined|classified|measured)\b
            (?!\s(?:in|for|with|among)\s(?:[\w-]+\s){0,4}?[\d(])
        | until\b(?:\s[^\s.]+){0,12}?\s(?:toxicity|progression) )""",
    re.VERBOSE | re.IGNORECASE,
)
_FINDS = re.compile(
    r"\b(?:was|were|had|did|didn['’]t|experienced|occurred|reported|observed|developed|caused|suffered|showed|found|saw|"
    r"discontinued|withdrew|stopped|quit|proved|remained|came|arose|emerged|noticed|noted|seen|recorded|differed|rose|included|"
    r"nor\sdid|linked|led|appears?\sto\sbe|seems?\sto\sbe|none)\b",
    re.VERBOSE | re.IGNORECASE,
)
_THE_TREATMENT = re.compile(
    r"\b(?:the|this|our)\s(?:[\w-]+\s){0,2}?(?:drug|treatment|therapy|vaccine|device|combination|procedure|intervention|diet|"
    r"medicine|pill|regimen|trial|study)\b",
    re.VERBOSE | re.IGNORECASE,
)
_IT = re.compile(r"\b(?:it|they|this|these|that)(?:\s(?:is|are|was|were)|['’](?:s|re))\b", re.IGNORECASE)
"""What a speaker calls safe is the treatment."""
_EFFECT_ON = re.compile(
    r"""
        adverse\seffects?\son\b(?!\s(?:the\s)?(?:liver|heart|kidneys?|skin|brain|bones?|blood)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""An adverse effect on breastfeeding or on learning is a result, and no harm that somebody had."""
_DOSE = re.compile(r"maxim(?:um|al|ally)[\s-]$", re.IGNORECASE)
"""The highest dose that is tolerated says nothing of harms seen."""
_IMAGINED = re.compile(
    r"\b(?:aware(?:ness)?|percei\w+|perceptions?|knowledge|beliefs?|views?|attitudes?|fears?|worr\w+)\s(?:of|about)\s(?:the\s)?$",
    re.VERBOSE | re.IGNORECASE,
)
"""What people think of harms is no harm."""
_FELL_ILL = re.compile(
    r"\b(?:after|following|since|history\sof)\s(?:(?:an?|the|their|his|her)\s)?(?:(?:person|patient)\s\w+\s)?(?:an?\s)?$",
    re.VERBOSE | re.IGNORECASE,
)
"""Who is treated after a major bleeding had it before the treatment."""
_OF_DISEASE = re.compile(
    r"""\s(?:of|from)\s(?!(?:[\w-]+\s){0,3}?(?:treatments?|therap(?:y|ies)|surg\w+|operations?|procedures?|drugs?|medicines?|injections?
      |implant\w*|transplant\w*|biops\w+|an?esth\w+|devices?|interventions?|chemo\w*|radio\w*|radiation|stent\w*|it|them|this)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
"""A complication of diabetes is no harm of its treatment."""
_GRADED = re.compile(r"\b(?:serious|severe|fatal|life-threatening)\s(?:[\w-]+\s){1,2}$", re.VERBOSE | re.IGNORECASE)
_KEPT = re.compile(r"\b(?:keep|kept|stay|staying|remain|levels)\s(?:\w+\s){0,3}$", re.VERBOSE | re.IGNORECASE)
"""Whose sugar is to be kept safe is told how to live."""
_BEFORE = 40
_NOTHING = re.compile(r"\b(?:no|without|free\sof|lack\sof|absence\sof)\s(?:[\w-]+\s){0,6}$", re.IGNORECASE)
_SAFE_PLACE = re.compile(
    r"\s(?:limits?|ranges?|levels?|space|place|distance|hands|bet|sex|side|haven|harbou?r|drinking|water|home|birth)\b",
    re.VERBOSE | re.IGNORECASE,
)
_MAY = re.compile(r"\b(?:can|may|might|could|should)\b", re.IGNORECASE)
"""What a drug may do is a warning; what it did is a harm of the trial."""
_EARLIER = re.compile(
    r"\b(?:earlier|previous|prior|past|all|other|many|existing|traditional|older|current|conventional|standard)\s"
    r"(?:[\w()-]+\s){0,3}?(?:trials|studies|research|drugs|treatments|therapies|biologics|medications|options)\b",
    re.VERBOSE | re.IGNORECASE,
)
_THREATENING = re.compile(
    r"\s(?:[\w-]+\s){0,2}?(?:adverse|events?|reactions?|side|effects?|bleed\w*|complications?|toxic\w*)\b",
    re.VERBOSE | re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:[A-Z]{5,}(?:\s[A-Z]+){0,2}:\s)?"
    r"(?i:(?:and|but|while|whereas|although|though|so|yet|however|also)\b,?\s(?:that\s)?(?:also\s)?)?",
    re.VERBOSE,
)
_POINTS_BACK = re.compile(r"(?:it|they|which|this|these|those|that|who|he|she|its|their|none)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:and|or)\s", re.IGNORECASE)
_SYSTEM = re.compile(r"\s(?:Event\s)?Reporting\sSystem", re.IGNORECASE)
_LONGEST = 320
"""Characters of the longest sentence that is quoted whole."""


def is_of_this_trial(place: Place, clause: Clause, term: Term) -> bool:
    """Tell whether a clause on harms reports some: no aim, definition, question, rule of stopping, or other treatment."""
    text, sentence = place.text, place.sentence
    words = place.words(clause)
    if text[sentence.start : sentence.end].rstrip('"”’ ').endswith("?") or _DEFINES.search(words):
        return False
    nothing = _NOTHING.search(text, clause.start, term.start)
    start = nothing.start() if nothing else term.start
    if of_another_study(text, sentence, start, term.end) or not _is_harm_word(text, term):
        return False
    if _MAY.search(words) and not _FINDS.search(words):
        return False
    if _names_an_arm(place.doc, clause):
        return True
    if _EARLIER.search(text, sentence.start, sentence.end):
        return False
    is_abstract = place.doc._.article.kind is SourceKind.ABSTRACT
    is_spoken = place.is_spoken and bool(_IT.search(words))
    return is_abstract or is_spoken or bool(nothing or _FINDS.search(words) or _THE_TREATMENT.search(words))


def _is_harm_word(text: str, term: Term) -> bool:
    """A life-threatening disease is no harm of a treatment; toxicity after "unacceptable" is a rule for stopping."""
    words = text[term.start : term.end].lower()
    before = text[max(0, term.start - _BEFORE) : term.start]
    if _SYSTEM.match(text, term.end) or _EFFECT_ON.match(text, term.start):
        return False
    if any(cue.search(before) for cue in (_DOSE, _FELL_ILL, _IMAGINED)):
        return False
    if words in ("complication", "complications") and _OF_DISEASE.match(text, term.end):
        return False
    if words == "life-threatening":
        return bool(_THREATENING.match(text, term.end))
    if words == "safe":
        return not (_SAFE_PLACE.match(text, term.end) or _KEPT.search(before))
    return words != "unacceptable toxicity"


def is_graded(text: str, term: Term) -> bool:
    """Tell whether a word for harms is called serious at a distance: "serious systemic adverse events"."""
    return _GRADED.search(text, max(0, term.start - _BEFORE), term.start) is not None


def _names_an_arm(doc: Doc, clause: Clause) -> bool:
    return any(clause.start <= arm.start < clause.end for arm in doc._.arms if not arm.background)


def quoted_span(text: str, sentence: Sentence, clause: Clause, clauses: Sequence[Clause]) -> tuple[int, int]:
    """Give the words to quote: the clause where it can stand alone, else the sentence unless that is too long."""
    start, end = clause.start, clause.end
    start = _lead_end(text, start, end)
    following = next((other for other in clauses if other.start == clause.end), None)
    is_open = following is not None and bool(_GOES_ON.match(text, following.start))
    stands_alone = VERB.search(text, start, end) and not _POINTS_BACK.match(text, start) and not is_open
    if not stands_alone and sentence.end - sentence.start <= _LONGEST:
        return _lead_end(text, sentence.start, sentence.end), sentence.end
    end = sentence.end if is_open and sentence.end - start <= _LONGEST else end
    while end > start and text[end - 1] in " ,;:–—-\n":
        end -= 1
    return start, end


def _lead_end(text: str, start: int, end: int) -> int:
    """Pass over a section's label and a conjunction that opens the words."""
    lead = _LEAD.match(text, start, end)
    return lead.end() if lead else start
