"""What an estimate is about: which analysis, which contrast; and which numbers are plans, definitions or other trials'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.annotate.estimates.draft import Scene
from evidence.annotate.numbers.shape import ANY
from evidence.mentions import IntervalMention
from evidence.vocabulary import Analysis, Contrast, IntervalKind, Zone

EFFECT_INTERVALS = {IntervalKind.CONFIDENCE, IntervalKind.CREDIBLE}
"""The intervals that an effect has; a range or quartiles are of values."""

NO_RESULTS = {Zone.BACKGROUND, Zone.BOILERPLATE, Zone.QUOTATION, Zone.NOTES}
_BASELINE = re.compile(
    r"""\b(?:from|since|versus|vs\.?|over|compared[ ](?:with|to)|relative[ ]to)[ ](?:their[ ]|the[ ])?(?:baseline
        |pre-?(?:intervention|operati(?:on|ve)|procedur(?:e|al)|surgery|surgical|test|therapy|trial|treatment)
        |(?:just[ ])?before[ ](?:the[ ])?(?:intervention|operation|procedure|surgery|therapy|treatment|trial)
        |screening|study[ ]entry)\b
      | \b(?:baseline|pre-?treatment)[ ]to\b""",
    re.VERBOSE | re.IGNORECASE,
)
_COMPARATOR = re.compile(
    r"\bthan\b|\b(?:compared|comparison)[ ](?:with|to)\b|\bversus\b|\bvs\b|\brelative[ ]to\b|\bover[ ]placebo\b"
    r"|\bagainst\b|\bbetween[ -](?:the[ ]|two[ ])*(?:groups?|arms?|treatments?)\b",
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_STUDIES = re.compile(
    r"""
    \b(?: (?:than|as)[ ]in[ ](?:studies|trials)[ ]of
      | (?:[Oo]ther|[Pp]revious|[Ee]arlier|[Pp]rior|[Pp]ast)[ ](?:studies|trials|research)
      | [Ss]tudies[ ](?:have[ ])?(?:show[ns]?|found|suggest(?:ed)?)
    )[ ]
    """,
    re.VERBOSE,
)
_ONE_ARM = re.compile(r"\b(?:in|for|with|among|on)[ ](?:the[ ])?[\w -]{1,40}?[ ](?:group|arm)s?\b", re.IGNORECASE)
_UNTREATED_ARM = re.compile(
    r"\b(?:in|for|with|among|on)[ ](?:the[ ])?(?:placebo|control|sham|comparison|usual[ -]care)(?:[ -]treated)?[ ]"
    r"(?:group|arm)\b",
    re.VERBOSE | re.IGNORECASE,
)
_FROM_A_VALUE = re.compile(
    rf"""[ ]?(?:%|percent)?[ ](?:in[ ][a-z -]+?[ ])?from[ ]
        (?:(?:an?|about|almost|approximately|around|average|just|mean|median|nearly|of|over|roughly|some)[ ]){{0,4}}{ANY}""",
    re.VERBOSE | re.IGNORECASE,
)
_ANALYSES = (
    (re.compile(r"\b(?:unadjusted|crude|univaria(?:te|ble))\b", re.IGNORECASE), Analysis.UNADJUSTED),
    (
        re.compile(r"\badjust(?:ed|ing)\b|\b(?:a|adj)(?:HR|OR|RR|IRR)s?\b|\bmultivaria(?:te|ble)\b", re.VERBOSE),
        Analysis.ADJUSTED,
    ),
    (re.compile(r"\bper[- ]protocol\b", re.IGNORECASE), Analysis.PER_PROTOCOL),
    (re.compile(r"\bintent(?:ion)?[- ]to[- ]treat\b|\bm?ITT\b", re.IGNORECASE), Analysis.INTENTION_TO_TREAT),
    (re.compile(r"\bpost[- ]?hoc\b", re.IGNORECASE), Analysis.POST_HOC),
    (re.compile(r"\binterim\b", re.IGNORECASE), Analysis.INTERIM),
)


def analysis_of(words: str) -> Analysis | None:
    """Read which analysis the words around an estimate name."""
    return next((analysis for pattern, analysis in _ANALYSES if pattern.search(words)), None)


def contrast_of(words: str) -> Contrast:
    """Tell a change within one arm from a comparison of arms: `from baseline`, and nobody to compare with."""
    rest = _BASELINE.sub(" ", words)
    return Contrast.WITHIN_ARM if rest != words and not _COMPARATOR.search(rest) else Contrast.BETWEEN_ARMS


_OVER_TIME = re.compile(
    r"""[ ]?(?:%|percent)?[ ](?:during|over|within)[ ]the[ ](?:\S+[ ]){0,3}?
        (?:study|trial|years?|months?|weeks?|period|follow-?up)\b""",
    re.VERBOSE | re.IGNORECASE,
)
WENT = frozenset({"declined", "decreased", "dropped", "fell", "increased", "rose"})
"""Verbs for what a quantity did by itself."""


def changes_within_arm(words: str, after: str, verb: str) -> bool:
    """Tell whether a clause tells what became of one arm: of the untreated one, or from the value that it began with.

    Args:
        words: the clause.
        after: what follows the number in it.
        verb: the word of change.
    """
    if compares(words):
        return False
    went = verb in WENT and _OVER_TIME.match(after)
    return bool(went or _UNTREATED_ARM.search(words) or _FROM_A_VALUE.match(after))


def compares(words: str) -> bool:
    """Tell whether words compare with something other than the baseline."""
    return bool(_COMPARATOR.search(_BASELINE.sub(" ", words)))


def names_one_arm(words: str) -> bool:
    """Tell whether words place a number in one group."""
    return bool(_ONE_ARM.search(words))


def is_plan(scene: Scene, intervals: Sequence[IntervalMention]) -> bool:
    """Tell whether a sentence speaks of a planned or assumed effect, or of what others found.

    What was measured has both limits of an interval of the sentence, what is planned (`a margin of 8 points`) has none.
    """
    sentence = scene.shape.sentence
    if _OTHER_STUDIES.search(scene.shape.text):
        return True
    if any(interval.kind in EFFECT_INTERVALS and interval.low and interval.high for interval in intervals):
        return False
    return any(term.value == "plan" for term in scene.terms.of("no_effect_cues", sentence.start, sentence.end))
