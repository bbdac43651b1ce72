"""Groups that a text counts or lists: "20 took A, 20 took B", "half got A, the rest B", "one of three groups: A; B; C"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.annotate.arms.candidates import LISTED_JOINS, Candidate, phrase_after
from evidence.annotate.arms.comparators import comparator_role
from evidence.annotate.arms.lists import without_brackets
from evidence.vocabulary import ArmRole

_NUMBER = r"(?:\d[\d,]*|[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety)(?:-\w+)?"
_PEOPLE = (
    r"(?:(?:(?:eligible|of\sthe|of\sthem|other|more|of\sthose\sanaly[sz]ed|infants|children|eyes|babies|men|women|patients|participants|"
    r"people|volunteers|subjects|adults|mothers|boys|girls|veterans|pairs|individuals|smokers|residents))\s)*"
)
_GOT = (
    r"(?:(?:who\s)?(?:were\s|was\s|had\s|have\s|had\sbeen\s|being\s)?(?:(?:randomly\s|then\s)?(?:treated\swith|assigned\sto|allocated\sto|"
    r"randomi[sz]ed\sto|randomly\sassigned\sto|allotted\s(?:by\schance\s)?to|given|offered|put\son|received|receiving|receive|took|taking|"
    r"take|got|getting|underwent|undergoing|wore|used|using|ate|drank|followed|attended|joined|taught|practi[sc]ed|invited\sto|"
    r"placed\son|stuck\s(?:to|with)|continued\s(?:on|with)|carried\son\swith|went\son\swith|"
    r"(?:started|switched|remained|stayed|were\skept)\s(?:on|to)|on))\s)"
)
_HAD = r"(?:(?:who\s)?(?:began|came\sto|did|had|started|went\sto)\s)"
"""Verbs of what people got, and of what befell them: they count where one of the names is that of a comparator."""
_TO = r"(?:were\s|was\s)?(?:to\s)"
_UNIT = (
    r"(?:per\s?cent|percentage|%|kg|g|mg|mcg|µg|mm|cm|ml|units?|points?|hours?|days?|weeks?|months?|years?|times|cycles|doses?|of|in|at|"
    r"serious|adverse|events?|deaths?|cases?|sites|countries|centers|centres|hospitals)\b"
)
"""What a number may count or measure beside people."""
_FIRST_COUNT = re.compile(
    rf"(?<![\w.,])(?P<count>{_NUMBER})\s(?:\(\d+%\)\s)?(?!{_UNIT}){_PEOPLE}(?:{_GOT}|{_HAD}|{_TO})(?:receive\s|get\s|take\s)?",
    re.VERBOSE,
)
_BEFELL = re.compile(rf"{_HAD}$", re.VERBOSE)
_NEXT_COUNT = re.compile(
    rf"(?:_|\(|\))*(?:,|;)?\s(?:(?:and|while|whereas|or|versus|vs\.?)\s)?(?:the\s(?:other|remaining)\s)?(?P<count>{_NUMBER})\s(?!{_UNIT}|mg/){_PEOPLE}(?:{_GOT}|{_HAD}|{_TO})?",
    re.VERBOSE,
)
_BY_CHANCE = re.compile(r"random|assigned|allocated|allotted|by\s(?:lot|chance)", re.VERBOSE | re.IGNORECASE)
_SENT = re.compile(
    r"random|allotted|by\s(?:lot|chance)|computer\sdraw|\b(?:assigned|allocated|invited|offered|placed|put)\s(?:to|on)?",
    re.VERBOSE | re.IGNORECASE,
)
"""What makes counts the sizes of the groups; others count those who were analysed, or in whom a value was measured."""
_HALVES = re.compile(
    rf"""\b(?: (?:one|a)\s(?:group|half|arm) | (?:the\s)?first\s(?:group|half) | half(?:\sof)?(?:\s(?:of\sthem|the
        |of\sthe|these))?
           (?:\s(?:women|men|patients|participants|people|children|volunteers|subjects|group|sample|babies|infants
           |students|them|veterans))? )
        \s{_GOT}""",
    re.VERBOSE | re.IGNORECASE,
)
_OTHERS = re.compile(
    rf"""(?:,|;)?\s(?:and|while|whereas|with|but)?\s?
        (?: the\s(?:others?|rest|remaining\s\w+|second|control|comparison)(?:\s(?:half|group|arm))?(?:\sof\sthe\s\w+)?
          | (?:(?:the|a|an)\s)?(?:other|others|another)(?:\s(?:half|group|arm|one))? | half(?:\sof\s(?:them|the\s\w+))? )
        ,?\s(?:{_GOT})?""",
    re.VERBOSE | re.IGNORECASE,
)
_COLON = re.compile(
    r"\b(?:groups?|arms?|regimens|treatments|conditions|interventions|options)\b[^:;.()]*?:\s", re.VERBOSE | re.IGNORECASE
)
_ITEM = re.compile(
    r"\s*;\s(?:and\s|or\s)?|,\s(?:and|or|versus)\s|,\s(?=[^,;]+(?:,\s|\s)(?:and|or)\s)|\s(?:or|versus)\s",
    re.VERBOSE | re.IGNORECASE,
)
_LABELS = re.compile(
    r"(?:\(?(?:\d|[a-dA-D]|i{1,3}|iv)\)|(?:\d|[A-D])[.)]|(?:group|arm)\s(?:\d|[A-D])[,:]?)\s", re.VERBOSE | re.IGNORECASE
)
_CLOSE = 25  # characters of articles and amounts between a cue and the name
_LIST_ENDS = re.compile(r"[.:]\s|[.]$|\s(?:for\s\d+|for\sthe\snext|over\sthe)\b", re.VERBOSE)
_NEAR = 60  # characters after a name that may hold a dose or a clause before the next count
_FEWEST, _MOST = 2, 6
"""Groups in a list."""


def counted_groups(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Give the names in a list of counts: "20 took a placebo, 20 zolpinib and 20 brivastat"."""
    masked = text[:start] + without_brackets(text[start:end])
    for cue in _FIRST_COUNT.finditer(masked, start, end):
        if cue.group().endswith("to ") and not _BY_CHANCE.search(masked, start, cue.end()):
            continue
        counts, names = [cue.span("count")], [_name(masked, cue.end(), end)]
        while names[-1]:
            further = _next_count(masked, names[-1][1], end)
            counts += [further.span("count")] if further else []
            names.append(_name(masked, further.end(), end) if further else None)
        found = [name for name in names if name]
        if _FEWEST <= len(found) <= _MOST and _are_given(masked, cue, found):
            are_sizes = _SENT.search(masked, start, end)
            for at, (span, counted) in enumerate(zip(found, counts, strict=False)):
                window = found[at + 1][0] if at + 1 < len(found) else end
                yield Candidate(*span, "counted", 0.8, window=window, counted=counted if are_sizes else None)
            return


def _are_given(masked: str, cue: re.Match[str], found: Sequence[tuple[int, int]]) -> bool:
    """Say whether names are of what people got: the verb says so, or one of them is a comparator's own (`had usual care`)."""
    return not _BEFELL.search(cue.group()) or any(comparator_role(masked[slice(*span)]) for span in found)


def _next_count(masked: str, at: int, end: int) -> re.Match[str] | None:
    """Give the count before the next name: right behind this one, or behind words on the first group that no full stop ends."""
    return _NEXT_COUNT.search(masked, at, min(end, at + _NEAR))


def halves(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Give the two names of "half got A, and the rest B"."""
    masked = text[:start] + without_brackets(text[start:end])
    for cue in _HALVES.finditer(masked, start, end):
        first = _name(masked, cue.end(), end)
        other = _OTHERS.search(masked, first[1], end) if first else None
        second = _name(masked, other.end(), end) if other else None
        if first and second and masked[first[0] : first[1]].lower() != masked[second[0] : second[1]].lower():
            yield Candidate(*first, "halves", 0.85, window=second[0])
            yield Candidate(*second, "halves", 0.85, role=_weak_role(text, second), window=end)
            return


def _weak_role(text: str, span: tuple[int, int]) -> ArmRole | None:
    return comparator_role(text[slice(*span)])


def listed_groups(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Give the names that follow a colon: "one of three groups: A; B; and C"."""
    masked = text[:start] + without_brackets(text[start:end])
    for cue in _COLON.finditer(masked, start, end):
        stop = _LIST_ENDS.search(masked, cue.end(), end)
        limit = stop.start() if stop else end
        marks = [cue.end(), *(mark.end() for mark in _ITEM.finditer(masked, cue.end(), limit))]
        ends = [*(mark.start() for mark in _ITEM.finditer(masked, cue.end(), limit)), limit]
        names = [_name(masked, first, last) for first, last in zip(marks, ends, strict=True)]
        found = [name for name in names if name]
        if _FEWEST <= len(found) == len(names) <= _MOST:
            for at, span in enumerate(found):
                yield Candidate(*span, "listed", 0.85, window=ends[at] if at < len(ends) else end)


def _name(masked: str, start: int, end: int) -> tuple[int, int] | None:
    label = _LABELS.match(masked, start, end)
    start = label.end() if label else start
    span = phrase_after(masked, start, end, joins=LISTED_JOINS - {"and"})
    return span if span and span[0] - start <= _CLOSE else None
