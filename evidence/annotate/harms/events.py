"""Single adverse events: those that a sentence counts, compares or lists, and those whose increase is denied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.annotate.harms.comparison import excess, is_counted
from evidence.annotate.harms.listed import listed_events
from evidence.annotate.harms.place import Place
from evidence.annotate.harms.rates import bare_rates
from evidence.annotate.terms import Term
from evidence.mentions import ArmResultMention, Clause, HarmMention, Sentence
from evidence.vocabulary import HarmKind, OutcomeRole, Section, Zone

_NEGATED = re.compile(
    r"""\b(?: (?:no|without|absence\sof|free\sof|never)\s(?:\w+\s){0,4}
      | not\s(?:reveal|show|find|found|see|seen|cause|observed?|detect|detected|experience|have|develop|lead\sto)\s
          (?:any\s)?(?:\w+\s){0,4} )$""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_HARM = re.compile(
    r"""\b(?: (?:improv\w+|relief|reliev\w+|eas(?:ed|es|ing)|alleviat\w+|treat\w*|prevent\w*|cur(?:e|es|ed|ing)|against)\s
          (?:(?:in|of|from|for|to)\s)?(?:\w+\s){0,4}
      | (?:patients?|people|those|adults|children|wom[ae]n|m[ae]n|participants?)\swith\s(?:\w+\s){0,2}
      | journal,?\s(?:of\s)?["“]? )$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What was treated or had at the start, or the name of a journal, is no harm."""
_GIVEN = re.compile(
    r"\b(?:treat(?:ed|ment|ments)|receiv(?:ed|ing)|took|taking|given|underwent|drugs?|therapy|surgery|operation|vaccin\w+|medications?)\b",
    re.VERBOSE | re.IGNORECASE,
)
_HARM_NOUN = re.compile(r"adverse|side[\s-]effect|unwanted|toxic|complication|harm|reaction|event", re.IGNORECASE)
_BUT = re.compile(r"\b(?:with|but|except|apart\sfrom|though|although|only)\b", re.IGNORECASE)
_EXCESS_OF = re.compile(
    r"\b(?:excess|increases?|increasing|increased|difference|differences|cost|price)\s(?:(?:of|in|the|risk|rates?|incidence|frequency)\s){0,4}"
    r"(?:(?:serious|severe|major|minor|clinically|significant|relevant|fatal|any)\s){0,3}$",
    re.VERBOSE | re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|not|without)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
_COMMONER = re.compile(
    r"\b(?: (?:more|less|as|no\smore|equally) \s (?:common|frequent|often|usual)(?:ly)? | commoner | rarer )\b",
    re.VERBOSE | re.IGNORECASE,
)
_ITEM = re.compile(r"[^(),;]{0,40}\((?:[^()]|\([^()]*\))*\)|(?:[^(),;]|,\s(?=\d))*")
"""A comma before a number goes on with the values of one event (`in 6%, 4% and 3%`)."""
_EXAMPLE_OF = re.compile(r"\b(?:e\.g\.,?|for\sexample,?|including|like|such\sas)\s[^.;:]*$", re.IGNORECASE)
"""What stands behind these words is an example of the harms that are counted (`12% had side effects such as a rash`)."""
_EVENT_WEIGHT = 0.8
_RANKED = (OutcomeRole.PRIMARY, OutcomeRole.SECONDARY)


def denied_excess(place: Place, clause: Clause, events: Sequence[Term]) -> HarmMention | None:
    """Read "no excess of serious bleeding": an event whose increase is denied is a statement on harms."""
    text = place.text
    for event in events:
        cue = _EXCESS_OF.search(text, clause.start, event.start) if clause.start <= event.start < clause.end else None
        if cue and _DENIED.search(text, clause.start, cue.start()):
            words = text[clause.start : clause.end]
            start, end = clause.start, clause.start + len(words.rstrip(" ,;"))
            return HarmMention(
                start=start,
                end=end,
                by="rule:harms.no_excess",
                confidence=round(place.trust, 2),
                kind=HarmKind.STATEMENT,
                excess=excess(words, events=(event.start - clause.start,)),
                quantified=False,
            )
    return None


def find_events(
    place: Place, events: Sequence[Term], *, is_counted: bool = False, with_list: bool = False
) -> Iterator[HarmMention]:
    """Give the events of a sentence, each with the values of the arms that belong to it.

    `is_counted` says that the sentence is about events alone and counts them; `with_list` that it speaks of harms, so that
    whatever it lists as the commonest ones counts as well.
    """
    text, sentence = place.text, place.sentence
    spans = _joined(text, sentence, events, with_list=with_list)
    places = tuple(start - sentence.start for start, _ in spans)
    compared = None if with_list else excess(place.words(), events=places)
    rates = () if with_list else bare_rates(place.words())
    for number, (start, end) in enumerate(spans):
        if any(cue.search(text, sentence.start, start) for cue in (_NEGATED, _NO_HARM)) or text[end : end + 1] == "-":
            continue
        following = spans[number + 1][0] if number + 1 < len(spans) else sentence.end
        is_example = _EXAMPLE_OF.search(text, sentence.start, start)
        results = () if place.is_spoken or is_example else _results(place, end, following, alone=len(spans) == 1)
        yield HarmMention(
            start=start,
            end=end,
            by="rule:harms.event",
            confidence=round(place.trust * _EVENT_WEIGHT, 2),
            kind=HarmKind.EVENT,
            name=" ".join(text[start:end].lower().split()),
            excess=compared,
            rates=rates,
            quantified=bool(results) or is_counted,
            arm_results=results,
        )


def told_as_harms(place: Place, words: Sequence[Term], events: Sequence[Term]) -> list[Term]:
    """Give the events that words for harm name; "safe and effective in gout" names none, "safe, but with rashes" does."""
    if _HARM_NOUN.search(place.words()):
        return list(events)
    first = words[0].end
    return [event for event in events if event.start >= first and _BUT.search(place.text, first, event.start)]


def _joined(text: str, sentence: Sentence, events: Sequence[Term], *, with_list: bool) -> list[tuple[int, int]]:
    """Give the events known by name, and the listed ones that hold none of them."""
    listed = list(listed_events(text, sentence.start, sentence.end)) if with_list else []
    whole = [span for span in listed if any(span[0] <= event.start and event.end <= span[1] for event in events)]
    known = [(event.start, event.end) for event in events]
    known = [(start, end) for start, end in known if not any(first <= start and end <= last for first, last in whole)]
    others = [span for span in listed if not any(start < span[1] and span[0] < end for start, end in known)]
    return sorted([*known, *others])


def tells_events(place: Place, events: Sequence[Term]) -> bool:
    """Tell whether a sentence without a word for harms counts or compares known adverse events that are not its subject.

    Where nothing is given to anybody, events are what people fell ill with.
    """
    sentence, words = place.sentence, place.words()
    if not (any(not arm.background for arm in place.doc._.arms) or _GIVEN.search(words)):
        return False
    if sentence.zone not in (Zone.BODY, Zone.NOTES) or sentence.section in (Section.BACKGROUND, Section.OBJECTIVE):
        return False
    topic = _topic(place)
    if any(place.text[event.start : event.end].lower().removesuffix("s") in topic for event in events):
        return False
    places = tuple(event.start - sentence.start for event in events)
    return bool(is_counted(words) or _COMMONER.search(words) or excess(words, events=places))


def _topic(place: Place) -> str:
    """Give what the study is about: its title, lead and aim, what it ranks as an outcome, and what it gave."""
    text, doc = place.text, place.doc
    aims = [text[each.start : each.end].lower() for each in doc._.sentences if _is_topic(each)]
    ranked = (outcome.name.lower() for outcome in doc._.outcomes if outcome.role in _RANKED and not outcome.is_harm)
    arms = (arm.label.lower() for arm in doc._.arms)
    return " ".join([*aims, *ranked, *arms])


def _is_topic(sentence: Sentence) -> bool:
    opens = sentence.index == 0 or sentence.zone in (Zone.HEADLINE, Zone.LEAD)
    return opens or sentence.section in (Section.OBJECTIVE, Section.BACKGROUND)


def _results(place: Place, end: int, following: int, *, alone: bool) -> tuple[ArmResultMention, ...]:
    """Give the values of the arms that belong to an event: those up to the next event, or all where it is the only one."""
    sentence = place.sentence
    first, last = (sentence.start, sentence.end) if alone else (end, min(following, _item_end(place, end)))
    return tuple(result for result in place.doc._.arm_results if first <= result.start < last)


def _item_end(place: Place, end: int) -> int:
    """Give where the item of a list ends: behind the bracket that follows the event, or at the next comma."""
    item = _ITEM.match(place.text, end, place.sentence.end)
    return item.end() if item else place.sentence.end
