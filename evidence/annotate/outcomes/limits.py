"""Where an outcome's name may begin and end beside the words that rank it, and what is no name at all."""

from __future__ import annotations

import re

from evidence.annotate.phrases import pattern

_STOP = re.compile(
    r"""\s*(?: [;:.](?:\s|$) | ,\s(?:an?|whether)\s
        | \s\((?![A-Z][\w-]{1,9}\)(?:\sand\s|,\s(?!(?:as|assessed|defined|in|including|measured|that|which|with)\b))) )""",
    re.VERBOSE,
)
"""A bracket ends a name, but a short form within a list does not end the list."""
_SECOND_STATEMENT = re.compile(r"\sand\s(?:the\s)?(?:[\w-]+\s){1,5}(?:was|were|is|are)\b", re.IGNORECASE)
_MAIN_CLAUSE = re.compile(
    r""",\s(?:the|both|neither|no|there|it|they|we|this|these)\s(?:[\w-]+\s){0,4}?
        (?:was|were|is|are|had|has|did|does|could|made|brought|fell|rose|came|scored|failed|showed|differed|improved|reached)\b
      | ,\s(?:it|they|we)\s\w+ed\b
      | ,\s(?:arose|came|developed|did|differed|dropped|failed|fell|had|happened|improved|increased|occurred|rose|showed|stayed
          |took\splace|was|were)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""The clause that follows a fronted name (`For the primary endpoint, pain at rest, the two groups did not differ`)."""
_OF_THE_STUDY = re.compile(
    r"""
        \sin\s(?:this | the | our | an? | all)\s(?:[\w-]+\s){0,3}(?:trial | study | analysis | population | set
        | cohort)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ENDS = (_STOP, _SECOND_STATEMENT, _MAIN_CLAUSE, _OF_THE_STUDY)
_FINITE = re.compile(r"(?:was|were|did)\b", re.IGNORECASE)
_COMPARED = re.compile(r"(?:less|more)\s(?:common|frequent|often|prevalent|rare)(?:ly)?\b", re.IGNORECASE)
_VALUE = re.compile(r"\d[\d.,·]*\s?(?:%|months|days|weeks|years|in\b|vs|versus|\()", re.IGNORECASE)
_ADVERB = re.compile(r"(?!only|family|early|daily|weekly|monthly)\w{3,}ly\b", re.IGNORECASE)
_MEASURED_NOUN = re.compile(
    r"(?!significantly|statistically|similarly|slightly|markedly)\w+ly[\s-]\w+ed\s(?!by|in|at|for|with|as|on|to|from|using)\w",
    re.VERBOSE | re.IGNORECASE,
)
"""An adverb that opens a name (`objectively measured activity`)."""
_CLAUSE_AFTER = re.compile(
    r"""
        \s(?:across | for | in | of | over | to | by | on)\s(?:all | both | which | whom | whose | the)\b
        | \s(?:who | that | which)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:number|proportion|percentage|share|rate)\sof\s", re.IGNORECASE)
"""People who are counted are an outcome (`the proportion of patients`)."""
_PARTICIPLE = re.compile(
    r"""(?:(?!(?:speed|need|bleed|feed|seed)\b)\w{2,}ed | made | done | put | set | seen | shown | given | taken | based | met)
        (?: \s?(?:[.,;]|$) | \s(?:according|after|and|applying|as|aside|at|back|before|between
          |by|down|for|from|in|off|on|over|per|separately)\b
          | \s(?:through|to|using|via|with)\b )""",
    re.VERBOSE | re.IGNORECASE,
)
"""A passive predicate (`was assessed at a year`); a participle before a noun begins a name (`was reduced pain`)."""


def is_predicate(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` goes on with a predicate or the next clause, and so names nothing."""
    shapes = (pattern("words/outcome_limits", "predicate"), _FINITE, _VALUE, _COMPARED, _ADVERB, _PARTICIPLE)
    return any(shape.match(text, start, end) for shape in shapes) and not opens_with_adverb(text, start, end)


def opens_with_adverb(text: str, start: int, end: int) -> bool:
    """Say whether an adverb at `start` opens a name: the participle that it belongs to stands before a noun."""
    return bool(_MEASURED_NOUN.match(text, start, end))


_TAKEN_IN = re.compile(
    r"\s(?:assessed|enrolled|examined|included|randomi[sz]ed|studied|tested|treated)$", re.VERBOSE | re.IGNORECASE
)

_NO_MEASURE = re.compile(
    r"(?:statistical\s)?significance\b|vaccine\sefficacy(?:\sof\s\d.*)?$|non-?inferiority\smargin\b|.*\b(?:primary|secondary)\s(?:[\w-]+\s)?(?:end[\s-]?points?|outcomes?)$",
    re.VERBOSE | re.IGNORECASE,
)
"""`Statistical significance for the primary endpoint` measures nothing."""


def names_the_study(text: str, start: int, end: int) -> bool:
    """Say whether a would-be name ends in a word for the study, its people or its treatment (`end point of the trial`)."""
    participle = _TAKEN_IN.search(text, start, end)
    end = participle.start() if participle else end
    if _NO_MEASURE.match(text, start, end):
        return True
    last = next(
        (found for found in pattern("words/outcome_limits", "not_names").finditer(text, start, end) if found.end() == end), None
    )
    if last and not _COUNTED.search(text, start, last.start()):
        return True
    studies = pattern("words/outcome_limits", "study").finditer(text, start, end)
    return any(found.end() == end or _CLAUSE_AFTER.match(text, found.end(), end) for found in studies)


def name_limit(text: str, start: int, end: int) -> int:
    """Give where a name that begins at `start` must end at the latest."""
    stops = [found.start() for shape in _ENDS if (found := shape.search(text, start, end))]
    stops += _before(text, start, end, "after_name", " ")
    stops += _before(text, start, end, "after_comma", ", ")
    return min(stops, default=end)


def _before(text: str, start: int, end: int, value: str, lead: str) -> list[int]:
    """Give where the first phrase of a kind begins that stands behind `lead`, with its lead."""
    found = (phrase.start() for phrase in pattern("words/outcome_limits", value).finditer(text, start, end))
    return [next((at - len(lead) for at in found if text[start:at].endswith(lead)), end)]
