"""Effects in words of change: `reduced the risk of death by 40%`, `a 31% reduction in …`, `halved the risk`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from evidence.annotate.estimates.draft import MOVES, Draft, Scene
from evidence.annotate.estimates.named import LISTED
from evidence.annotate.estimates.scope import WENT, changes_within_arm, compares, contrast_of, names_one_arm
from evidence.annotate.numbers.numerals import Form
from evidence.annotate.numbers.shape import ANY
from evidence.annotate.terms import Term
from evidence.vocabulary import Change, Contrast, Measure, NumberKind, Qualifier

_HEDGE = r"""(?:(?:a[ ]|an[ ]|the[ ])?(?:about|approximately|nearly|almost|around|only|just|over|under|roughly|some
    |more[ ]than|less[ ]than
    |at[ ]least|up[ ]to|as[ ]much[ ]as|an?[ ](?:average|median|mean|estimated|relative|further)(?:[ ]of)?|well[ ]over
    |close[ ]to|an[ ]estimated|[<>≤≥~])[ ]?)?(?:an?[ ])?(?:-)?"""
_BY = re.compile(rf"\bby[ ]{_HEDGE}$", re.VERBOSE)
_OF = re.compile(rf"(?:\b(?:of|was|were|is|to[ ]be)[ ]|[(,:][ ]?){_HEDGE}$", re.VERBOSE)
_DIRECT = re.compile(rf"[ ]{_HEDGE}$", re.VERBOSE)
_AFTER = re.compile(
    r"""(?:[ -]?(?:percentage|%|percent|per[ ]cent)[ -]points?|[ ]?%|[ -](?:percent|per[ ]cent)|[ -]?fold|[ ]times)?[ ]?
    (?:(?:relative|absolute|significant(?:ly)?|statistically|overall|further|greater|risk|net|average|mean|additional
    |proportional)[ ]){0,3}""",
    re.VERBOSE,
)
_STOOD = re.compile(rf"\b(?:was|were|is|are)[ ](?P<way>down|up)[ ](?:by[ ])?{_HEDGE}$", re.VERBOSE)
"""`attacks were down 33 per cent`."""
_NOUN_OF = {
    "reduction",
    "reductions",
    "decrease",
    "decreases",
    "decline",
    "drop",
    "fall",
    "increase",
    "increases",
    "rise",
    "improvement",
    "improvements",
}
_VERBS = {
    "fell",
    "dropped",
    "declined",
    "rose",
    "cut",
    "decreased",
    "increased",
    "reduced",
    "improved",
    "cuts",
    "reduces",
    "lowers",
    "lowered",
    "falls",
}
_COMPARED_VALUE = re.compile(
    rf"[ ]?(?:%|percent)?(?:[ ]?[(\[][^()\[\]]{{1,40}}[)\]])?[ ](?:compared[ ](?:with|to)|vs\.?"
    rf"|versus)[ ](?:placebo[ ][(])?(?:only[ ]"
    rf"|just[ ]|an?[ ])?{ANY}",
    re.VERBOSE,
)
_ARM = r"""[ ]?(?:%|percent)?[ ](?:among|for|in|on|under|with)[ ](?:(?!and\b)[^,;:.() ]+[ ]){0,5}?(?:[^,;:.() ]+,?[ ])?
    (?:and|but|versus|whereas|while)[ ](?:only[ ])?by[ ](?:(?:about|only)[ ])?"""
_IN_TURN = re.compile(rf"{_ARM}{ANY}", re.VERBOSE)
_TURNED = re.compile(rf"\bby[ ](?:(?:about|only)[ ])?{ANY}{_ARM}$", re.VERBOSE)
"""What became of two arms in turn (`fell by 12% with X and by 13% with Y`): each is a value of its arm."""
_UNIT = r"[ ]?(?:%|percent|per[ ]cent)?"
_RANGE_BEFORE = re.compile(rf"{ANY}{_UNIT}[ ]?(?:-|–|to)[ ]?$", re.VERBOSE)
_RANGE_AFTER = re.compile(rf"{_UNIT}[ ]?(?:-|–|to)[ ]?{ANY}{_UNIT}(?![\w])", re.VERBOSE)
"""What makes a number one end of a range (`by 60 to 70 percent`): neither end by itself is the effect."""
_EACH = re.compile(r"\b(?:[Ee]ach|[Ee]very|[Pp]er)[ ](?:an?[ ]|additional[ ]|further[ ])?$")
_BELOW = re.compile(r"[<≤][ ]?$")
_REACHED = re.compile(
    r"""\b(?:with|who|had|have|having|achiev\w+|experienc\w+|show(?:ed|ing)?|report\w+|reach\w+|attain\w+|maintain\w+)
        [ ](?:at[ ]least|a[ ]minimum[ ]of|more[ ]than|over)[ ](?:an?[ ])?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What makes a change one that each person reached: `the share of patients with at least a 20% reduction in pain`."""
_OF_SOME = re.compile(
    rf"""(?:{ANY}[ ]?(?:%|percent)[^,;:]*|[(]{ANY}[ ]?(?:%|percent)[)])[ ]
        (?:achieved|experienced|had|has|reached|reported|saw|showed)[ ]
        (?:only[ ])?(?:an?[ ])?(?:[a-z]+[ ](?:reduction|increase|decrease|improvement)[ ]of[ ])?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a share of people had is no effect on a group: `47 percent of the women reported a 40 percent reduction`."""
_FOR_SOME = re.compile(
    rf"""{_UNIT}(?:[ ]or[ ]more)?[ ](?:for|in|among)[ ](?:(?:about|almost|nearly|only|over|roughly)[ ])?
        {ANY}(?:[ ]?(?:%|percent|per[ ]cent)[ ]of|[ ](?:out[ ])?of)[ ]""",
    re.VERBOSE,
)
"""The same behind the change: `cut by half for about 50 percent of the women`."""
_EVENTS = re.compile(
    r"\b(?:common|frequent|adverse|side|reported)\b[^,;:]*\b(?:events?|effects?|reactions?|complications?)\b",
    re.VERBOSE | re.IGNORECASE,
)
"""What opens a list of harms, where a number in brackets is how many had one (`a decrease in saturation (5.6%)`)."""
_ABSOLUTE = re.compile(r"\babsolute", re.IGNORECASE)
_KINDS = {NumberKind.PERCENT, NumberKind.FRACTION, NumberKind.FOLD, NumberKind.PERCENTAGE_POINT}
_THAN_NOTHING = re.compile(r"[ ](?:than|of)\b")
_RARER = re.compile(r"[ ](?:common|frequent|often)\b")
_OF_TIME = {"shorter", "slower", "slowed", "slows", "slowing"}
"""What is told of time is no risk (`colds were 33% shorter`)."""
_COUNTED_WORDS = {"more", "less", "greater", "lower", "higher"}


class _Change(NamedTuple):
    """A change word tied to a number: its term, and the places between which the two stand."""

    term: Term
    start: int
    end: int


def find_reductions(scene: Scene) -> Iterator[Draft]:
    """Find percentages and fractions that a change word makes an effect."""
    last: tuple[int, _Change] | None = None
    for index, number in enumerate(scene.numbers):
        if number.kind in _KINDS:
            found = _change_of(scene, index) or (_in_the_row_of(scene, index, *last) if last else None)
            if found and not _is_no_effect(scene, index, found):
                yield _draft(scene, index, found)
                last = index, found


def _in_the_row_of(scene: Scene, index: int, before: int, change: _Change) -> _Change | None:
    """Tie a further number to the change of the one before it: `by 28% and 41%, respectively`."""
    shape, at = scene.shape, scene.shape.at[index]
    is_next = index == before + 1 and LISTED.fullmatch(shape.text, shape.at[before] + 1, at)
    return _Change(change.term, at, at + 1) if is_next and "respectively" in shape.text[at:] else None


def _change_of(scene: Scene, index: int) -> _Change | None:
    shape, at = scene.shape, scene.shape.at[index]
    if scene.numbers[index].kind is NumberKind.FOLD and shape.text[at] == Form.FOLD.value:
        return _fold(scene, index)
    after = _AFTER.match(shape.text, at + 1)
    assert after is not None
    for term in scene.terms.of("effect_changes", shape.offset(after.end()), shape.sentence.end)[:1]:
        if term.start == shape.offset(after.end()) and not _is_a_strength(scene, index, term):
            return _Change(term, at, shape.position(term.end))
    return _change_before(scene, index)


def _is_a_strength(scene: Scene, index: int, term: Term) -> bool:
    """Tell whether a number with a change word behind it is no change: `0.5% drops`, `HbA1c <7% more often`."""
    at = scene.shape.at[index]
    return _words(scene, term) == "drops" or bool(_BELOW.search(scene.shape.text, max(0, at - 2), at))


def _change_before(scene: Scene, index: int) -> _Change | None:
    shape, at = scene.shape, scene.shape.at[index]
    low, _ = scene.clause_at(at)
    stood = _STOOD.search(shape.text, low, at)
    if stood:
        way = Change.DECREASED if stood["way"] == "down" else Change.INCREASED
        term = Term(shape.offset(stood.start("way")), shape.offset(stood.end("way")), "effect_changes", way.value)
        return _Change(term, stood.start("way"), at + 1)
    terms = scene.terms.of("effect_changes", shape.offset(low), shape.offset(at))
    if not terms:
        return None
    nearest = terms[-1]
    by = _BY.search(shape.text, low, at)
    if by:
        before = [term for term in terms if shape.position(term.end) <= by.start() + 1]
        return _tied(scene, before[-1], at) if before else None
    words = _words(scene, nearest)
    if words in _COUNTED_WORDS and len(terms) > 1:
        nearest = terms[-2]
        words = _words(scene, nearest)
    between = shape.text[shape.position(nearest.end) : at]
    if words in _VERBS and _DIRECT.fullmatch(between):
        return _Change(nearest, shape.position(nearest.start), at + 1)
    if words in _NOUN_OF and shape.count(at) == shape.count(shape.position(nearest.end)) and _OF.search(between):
        return _Change(nearest, shape.position(nearest.start), at + 1)
    return None


def _tied(scene: Scene, term: Term, at: int) -> _Change:
    """Tie a number to the change word before it; where another number stands between, the words stay the other's."""
    start = scene.shape.position(term.start)
    return _Change(term, start if scene.shape.count(start) == scene.shape.count(at) else at, at + 1)


def _words(scene: Scene, term: Term) -> str:
    start = scene.shape.sentence.start
    return scene.shape.plain[term.start - start : term.end - start].lower()


def _fold(scene: Scene, index: int) -> _Change | None:
    """Read `halved the risk` and `the risk was doubled`: the number is its own change word."""
    number, shape = scene.numbers[index], scene.shape
    low, high = scene.clause_at(shape.at[index])
    risks = [term for term in scene.terms.of("risk_words", shape.offset(low), shape.offset(high)) if term.value == "risk"]
    if not risks:
        return None
    change = Change.DECREASED if number.value < 1 else Change.INCREASED
    return _Change(Term(number.start, number.end, "effect_changes", change.value), shape.at[index], shape.at[index] + 1)


def _is_no_effect(scene: Scene, index: int, found: _Change) -> bool:
    shape, at = scene.shape, scene.shape.at[index]
    low, high = scene.clause_at(at)
    cues = scene.terms.of("no_effect_cues", shape.offset(low), shape.offset(high))
    if scene.numbers[index].start in scene.arm_values or _COMPARED_VALUE.match(shape.text, at + 1):
        return True
    if _RANGE_BEFORE.search(shape.text, low, at) or _RANGE_AFTER.match(shape.text, at + 1):
        return True
    if _words(scene, found.term) in WENT and (_IN_TURN.match(shape.text, at + 1) or _TURNED.search(shape.text, low, at)):
        return True
    if any(cue.value in {"business", "content", "plan"} for cue in cues) or _is_of_dose(scene, index, found, cues):
        return True
    if _EACH.search(shape.text, low, at) or _is_of_responders(scene, low, at):
        return True
    defining = any(cue.value == "definition" and cue.start < shape.offset(at) for cue in cues)
    is_threshold = (
        scene.numbers[index].qualifier is Qualifier.MORE and not _BY.search(shape.text, low, at) and found.start == at
    )
    return defining or (
        is_threshold and bool(re.search(r"[≥>]|or[ ](?:more|greater|higher)", shape.text[max(0, at - 3) : found.end]))
    )


def _is_of_responders(scene: Scene, low: int, at: int) -> bool:
    """Tell whether a change is what people had to reach to be counted, not what happened to a group."""
    shape = scene.shape
    if _OF_SOME.search(shape.text, low, at) or _FOR_SOME.match(shape.text, at + 1):
        return True
    if shape.text[max(0, at - 1)] in "([" and _EVENTS.search(shape.text, low, at):
        return True
    return bool(_REACHED.search(shape.text, low, at) and scene.terms.of("participants", shape.offset(low), shape.offset(at)))


def _is_of_dose(scene: Scene, index: int, found: _Change, cues: Sequence[Term]) -> bool:
    """Tell whether it is the dose that changed: the clause speaks of one, and of no risk between the change and its number."""
    doses = any(cue.value == "dose" for cue in cues)
    low, high = scene.shape.offset(found.start), scene.shape.offset(scene.shape.at[index])
    return doses and not scene.terms.of("risk_words", low, high)


def _draft(scene: Scene, index: int, found: _Change) -> Draft:
    shape, number = scene.shape, scene.numbers[index]
    low, high = scene.clause_at(shape.at[index])
    words = shape.text[low:high]
    change = MOVES.get(found.term.value)
    measure = _measure(scene, index, found, change)
    contrast = contrast_of(words)
    if changes_within_arm(words, shape.text[found.end : high], _words(scene, found.term)):
        contrast = Contrast.WITHIN_ARM
    if (
        contrast is Contrast.BETWEEN_ARMS
        and measure is Measure.RELATIVE_CHANGE
        and names_one_arm(words)
        and not compares(words)
    ):
        contrast = Contrast.WITHIN_ARM
    if contrast is Contrast.WITHIN_ARM and measure is Measure.RELATIVE_RISK_REDUCTION:
        measure = Measure.RELATIVE_CHANGE
    certain = measure is not Measure.RELATIVE_CHANGE or compares(words)
    start, end = min(found.start, shape.at[index]), max(found.end, shape.at[index] + 1)
    return Draft(measure, index, start, end, change, contrast, 1.0 if certain or number.kind is NumberKind.FOLD else 0.7)


def _measure(scene: Scene, index: int, found: _Change, change: Change | None) -> Measure:
    shape = scene.shape
    low, high = scene.clause_at(shape.at[index])
    near = shape.text[max(low, found.start - 12) : found.end]
    if scene.numbers[index].kind is NumberKind.PERCENTAGE_POINT or _ABSOLUTE.search(near):
        return Measure.RISK_DIFFERENCE
    words = _words(scene, found.term)
    risks = scene.terms.of("risk_words", shape.offset(low), shape.offset(high))
    if scene.numbers[index].kind is NumberKind.FOLD and scene.shape.text[scene.shape.at[index]] != Form.FOLD.value:
        return Measure.RELATIVE_CHANGE
    is_rarer = words in {"fewer", "less likely"} or (words == "less" and _RARER.match(shape.text, found.end))
    is_risk = bool(risks or is_rarer) and words not in _OF_TIME
    return Measure.RELATIVE_RISK_REDUCTION if is_risk and change is Change.DECREASED else Measure.RELATIVE_CHANGE
