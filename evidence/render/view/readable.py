"""Names fit to be printed: a fragment that cannot be a name, such as `was 25 months with`, is told as unnamed."""

from __future__ import annotations

import re
from itertools import pairwise

from evidence.record import Arm, EvidenceRecord, Outcome, Population, Stated, Subgroup
from evidence.render import words
from evidence.render.wording import wording

_WORD = re.compile(r"[^\W\d_]+ (?: ['’-] [^\W\d_]+ )*", re.VERBOSE)
_FIGURE = re.compile(
    r"""
    (?<! below\ ) (?<! above\ ) (?<! under\ ) (?<! over\ ) (?<! least\ ) (?<! than\ ) (?<! to\ )   # a limit is part of a name
    \b \d+ (?: [.,·] \d+ )? \s* (?: % | per\ ?cent\b )
    | ^ (?: 19 | 20 ) \d\d \s
    | \b [Pp] \s* [=<>≤≥]
    | \b (?: ratio | HR | OR | RR | CI ) \b [\s,:;=]* \d
    """,
    re.VERBOSE,
)
"""A result or a test: no name has one."""
_DOSE = re.compile(
    r"\b \d+ (?: [.,·] \d+ )? \s? (?: mg | mcg | µg | μg ) \b | \b [Pp] \s* [=<>≤≥] | ^ \w+ \s in \s \w+ $", re.VERBOSE
)
_TAIL = re.compile(
    r"\s+ (?: by\ \S*\d\S* | narrowly | significantly | markedly | slightly | substantially | only ) $", re.VERBOSE
)
"""What a text says of a name that stands before it."""
_COUNTED = re.compile(r"\d[\d,]* \s (?: adults | children | men | participants | patients | people | women ) \b", re.VERBOSE)
_RECEIVED = re.compile(
    r"""
    (?: those | adults | men | participants | patients | people | women ) \s
    (?: on | given | receiving | taking
        | (?: who | that ) \s (?: got | had | received | took | were\ (?: assigned\ to | given | on ) ) )
    \s (?P<given> .+ )
    """,
    re.VERBOSE,
)
_RANGE = re.compile(r"(?P<low> \d+ (?: \. \d+ )? ) \s* (?: to | - | – ) \s* (?P<high> \d+ (?: \. \d+ )? )", re.VERBOSE)


def readable(record: EvidenceRecord) -> EvidenceRecord:
    """Give the record with an empty name for every outcome, arm and subgroup whose words are no noun phrase."""
    changed = {
        "outcomes": tuple(map(_outcome, record.outcomes)),
        "arms": tuple(map(_arm, record.arms)),
        "subgroups": tuple(_subgroup(record, subgroup) for subgroup in record.subgroups),
        "population": _population(record, record.population),
    }
    return record.model_copy(update={name: part for name, part in changed.items() if part != getattr(record, name)})


def is_name(text: str, *, of_people: bool = False) -> bool:
    """Say whether words can name something.

    They neither begin nor end with a word that only joins others, hold no result, have no verb without its `who` or `that`,
    and have one word at least that says what they are about. An empty name is none, and is left alone by `readable`.

    Args:
        text: the words.
        of_people: whether they tell who took part; a percentage may then be a condition for that.
    """
    told = [word.strip(",;:") for word in words.clean(text).lower().split()]
    joining = wording("no_name_words")
    if not told or joining.get(told[0], "points") != "points" or joining.get(told[-1], "begins") != "begins":
        return False
    if (_DOSE if of_people else _FIGURE).search(words.clean(text)) or _is_clause(told):
        return False
    return any(word not in wording("bare_words") for word in _WORD.findall(" ".join(told)))


def _is_clause(told: list[str]) -> bool:
    """Say whether more verbs than `who`, `that` and the like stand among some words; `had had` is one verb."""
    verbs = wording("finite_words")
    bare = [word.strip(",;:()") for word in told]
    kinds = ["" if before == "to" else verbs.get(word, "") for before, word in pairwise(["", *bare])]
    kinds = [kind for kind in kinds if kind != "between"]
    once = [kind for before, kind in pairwise(["", *kinds]) if kind and kind != before]
    return once.count("verb") > once.count("opens")


def _outcome(outcome: Outcome) -> Outcome:
    name = _trimmed(outcome.name)
    fit = is_name(name.value) and not _COUNTED.match(name.value)
    return outcome if fit and name is outcome.name else outcome.model_copy(update={"name": name if fit else _nameless(name)})


def _arm(arm: Arm) -> Arm:
    label = arm.label if is_name(arm.label.value) else _nameless(arm.label)
    given = arm.intervention if arm.intervention and is_name(arm.intervention.value) else None
    dose = None if arm.dose and _runs_backwards(arm.dose.value) else arm.dose
    same = label is arm.label and given is arm.intervention and dose is arm.dose
    return arm if same else arm.model_copy(update={"label": label, "intervention": given, "dose": dose})


def _runs_backwards(text: str) -> bool:
    """Say whether a range falls, as `121 to 2 mg`: two figures that do not belong together."""
    return any(float(match["low"]) > float(match["high"]) for match in _RANGE.finditer(text))


def _subgroup(record: EvidenceRecord, subgroup: Subgroup) -> Subgroup:
    fit = is_name(subgroup.definition.value) and not _is_an_arm(record, subgroup.definition.value)
    return subgroup if fit else subgroup.model_copy(update={"definition": _nameless(subgroup.definition)})


def _is_an_arm(record: EvidenceRecord, definition: str) -> bool:
    """Say whether a subgroup's words name those who were given what an arm was given: they are no part of the participants."""
    received = _RECEIVED.fullmatch(words.clean(definition))
    given = {part.value.lower() for arm in record.arms for part in (arm.label, arm.intervention) if part}
    return bool(received) and any(
        received["given"].lower() in name or name in received["given"].lower() for name in given if received
    )


def _population(record: EvidenceRecord, population: Population) -> Population:
    described = population.description
    fit = described is None or (is_name(described.value, of_people=True) and not _is_an_arm(record, described.value))
    return population if fit else population.model_copy(update={"description": None})


def _trimmed(stated: Stated[str]) -> Stated[str]:
    short = _TAIL.sub("", stated.value)
    return stated if short == stated.value else stated.model_copy(update={"value": short})


def _nameless(stated: Stated[str]) -> Stated[str]:
    return stated.model_copy(update={"value": ""})
