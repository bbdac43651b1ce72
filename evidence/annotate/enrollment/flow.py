"""The flow of people through a study told in one sentence: `Of 311 women enrolled, 251 were randomised and 240 were treated`.

Where a sentence follows people from step to step, each count says by its own predicate at which step it counts them. One
step alone proves nothing here: a number of people `enrolled` in a trial may well be all who were randomised.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from evidence.annotate.numbers import Shape
from evidence.annotate.numbers.shape import ANY
from evidence.vocabulary import EnrollmentRole

_FEWEST_STEPS = 2
_SENTENCES_HELD = 8
_ADVERB = r"(?:\w+ly|then|also|subsequently|eventually|finally)"
_STEPS: Mapping[str, str] = {
    "sought": r"screened|approached|invited|contacted|assessed[ ]for[ ]eligibility|identified",
    "eligible": r"eligible\b(?![ ](?:and[ ]|[a-z]+[ ](?:were|was)\b))",
    EnrollmentRole.RANDOMISED.value: r"""(?:eligible[ ]and[ ]|enrolled[ ]and[ ]|included[ ]and[ ]|recruited[ ]and[ ])?
        (?:random(?:i[sz]ed|ly[ ](?:assigned|allocated))|assigned[ ](?:at[ ]random|randomly)|underwent[ ]random\w+)""",
    EnrollmentRole.ANALYSED.value: r"""(?:included[ ]in|entered(?:[ ]into)?)[ ](?:the[ ]|our[ ])?(?:[\w-]+[ ]){0,3}?analys[ei]s
        |analy[sz]ed\b""",
    EnrollmentRole.ENROLLED.value: r"enrolled|recruited|agreed[ ]to[ ]take[ ]part|consented|registered|entered[ ]the",
    "treated": r"treated|received|completed|evaluable|assessable|finished|started",
}
"""The steps in the order in which a predicate is tried: of `enrolled and randomised` the later one counts."""
_STEP = "|".join(f"(?P<{name}>{words})" for name, words in _STEPS.items())
_PEOPLE = r"(?:[ ](?!who\b|of\b|were\b|was\b|had\b)[a-z][\w-]*){0,4}?"
_TOLD = re.compile(
    rf"""(?P<count>{ANY})(?:[ ]?[(\[][ ]?{ANY}[ ]?%[ ]?[)\]])?{_PEOPLE}(?:,?[ ]of[ ](?:whom|these|those|them))?
        (?:[ ]who)?[ ](?:(?:were|was|had[ ]been|have[ ]been)[ ])?(?:{_ADVERB}[ ])?(?:{_STEP})""",
    re.VERBOSE,
)


def step_of(shape: Shape, index: int) -> str | None:
    """Give the step at which a count of a sentence counts people, or None where its sentence follows no flow.

    Args:
        shape: the sentence.
        index: of the count.

    Returns:
        The value of an `EnrollmentRole`, or `sought`, `eligible` or `treated` for steps that are no count of the study.
    """
    return _flow(shape.text).get(shape.at[index])


@lru_cache(maxsize=_SENTENCES_HELD)
def _flow(text: str) -> Mapping[int, str]:
    """Give the step of each count by its place, of a sentence that tells of two steps at least."""
    told = {match.start("count"): next(name for name in _STEPS if match[name]) for match in _TOLD.finditer(text)}
    return told if len(set(told.values())) >= _FEWEST_STEPS else {}
