"""What the text leaves out: each absence is named once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evidence.caveat import Caveat
from evidence.render import words
from evidence.render.view.caveats import unsaid
from evidence.render.view.facts import Facts
from evidence.render.view.harms import harm_statements
from evidence.render.view.model import Section, kept, state
from evidence.render.wording import wording


def build_absent(facts: Facts, caveats: Sequence[Caveat]) -> Section:
    """Name what the text does not state and no caveat has named."""
    tables = {**wording("absence"), **wording("absence_people")}
    missing = [tables[path] for path in missing_paths(facts, caveats)]
    return Section("absent", "Not stated in this text", kept(state(words.listed(missing))))


def missing_paths(facts: Facts, caveats: Sequence[Caveat]) -> tuple[str, ...]:
    """Give the dotted paths of what the text does not state and no caveat has named, in the order of a summary."""
    named = {caveat.absence for caveat in unsaid(facts, caveats) if caveat.absence}
    paths = [*wording("absence"), *(wording("absence_people") if facts.is_trial else ())]
    return tuple(path for path in paths if _is_missing(facts, path) and not _told(path, named))


def _told(path: str, named: set[str]) -> bool:
    return any(absence == path or absence.startswith(f"{path}.") for absence in named)


_SPECIAL: dict[str, Callable[[Facts], bool]] = {
    "harms": lambda facts: facts.in_people and not harm_statements(facts),
    "arms": lambda facts: not (facts.experimental or facts.unranked or facts.comparator or facts.is_single_group),
    "population.condition": lambda facts: not (facts.record.population.condition or facts.record.population.description),
    "study.study_type": lambda facts: facts.study_type is None and not facts.is_trial,
    "study.follow_up": lambda facts: facts.is_trial and not _has_duration(facts),
    "study.masking": lambda facts: not (facts.record.study.masking or facts.record.study.masked),
}


def _has_duration(facts: Facts) -> bool:
    return bool(facts.record.study.follow_up) or any(words.phrase(arm.duration) for arm in facts.record.arms)


def _is_missing(facts: Facts, path: str) -> bool:
    if path in _SPECIAL:
        return _SPECIAL[path](facts)
    value: object = facts.record
    for name in path.split("."):
        value = getattr(value, name)
    return not value
