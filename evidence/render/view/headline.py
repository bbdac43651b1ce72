"""Three headlines that the record supports: the result, the question, and what limits the result.

No headline says that an observed exposure caused anything, and none says that a treatment works where the primary outcome
was missed: the verbs come from the verdict and the design alone.
"""

from __future__ import annotations

from evidence.render import words
from evidence.render.view.absences import build_absent
from evidence.render.view.effects import is_relative_only
from evidence.render.view.facts import Facts
from evidence.render.view.model import Section, Statement, kept, proof
from evidence.render.view.participants import enrollment
from evidence.render.view.short import leading_result
from evidence.render.view.subgroups import leading_subgroups
from evidence.render.view.verdict import inferred_result, verdict_statements
from evidence.render.wording import word
from evidence.vocabulary import PrimaryStatus, SubgroupResult, Subjects

_WANTED = 3
_FULL_STOP = "."


def build_headlines(facts: Facts) -> Section:
    """Write three headlines: first what became of the primary outcome, then the question, then a limit."""
    found = kept(_result(facts), _question(facts), *_limits(facts), _size(facts), *_fallbacks(facts))
    return Section("headlines", "Headlines that the text supports", found[:_WANTED])


def _line(text: str, *, by: Statement | None = None) -> Statement:
    line = words.capitalise(words.once(words.tidy(text.removeprefix("The ")))).rstrip(_FULL_STOP)
    return Statement(line, by.proof if by else ())


def _subject(facts: Facts) -> str:
    return facts.intervention or words.listed(facts.arm_name(arm) for arm in facts.unranked)


def _topic(facts: Facts) -> str:
    """Name what the text is about: what was given, or else whom it was about, or else the study alone."""
    return _subject(facts) or facts.name(facts.record.population.condition) or f"this {facts.noun}"


def _text(facts: Facts) -> str:
    return f"{word('kind', facts.record.source.kind)} on {_topic(facts)}"


def _lead(facts: Facts) -> str:
    """Name what was studied where it was not people, so that no headline hides it."""
    subjects = facts.record.study.subjects
    if facts.in_people:
        return ""
    apart = subjects is not None and subjects.value is not Subjects.PEOPLE
    return f"{word('subjects', subjects.value) if subjects and apart else 'preclinical study'}: "


def _result(facts: Facts) -> Statement:
    told, lead = verdict_statements(facts), _lead(facts)
    endpoint = facts.record.primary_endpoint
    if endpoint.is_inferred:
        silent = "goal not stated outright" if facts.primary else "no main outcome named"
        return _line(f"{lead}{_bare(inferred_result(facts))} ({silent})", by=told[-1] if told else None)
    if endpoint.status is not PrimaryStatus.NOT_REPORTED:
        return _line(lead + _bare(told[0].text), by=told[0])
    if facts.is_trial:
        return _line(f"{_text(facts)} does not say whether the {facts.noun} met its main goal")
    first = leading_result(facts)
    return (
        _line(lead + _bare(first.text), by=first) if first else _line(f"{lead}no result could be read from this {_text(facts)}")
    )


def _bare(text: str) -> str:
    return text.removeprefix("The ").removeprefix("the ")


def _question(facts: Facts) -> Statement:
    if not _subject(facts):
        return Statement("")
    against = f" against {facts.comparator}" if facts.intervention and facts.comparator else ""
    verb = "looks at" if facts.is_observational or facts.is_single_group or not against else "sets"
    condition = facts.name(facts.record.population.condition)
    link = f" in {condition}" if condition and len(condition.split()) <= _LONG else ""
    return _line(f"{_lead(facts)}{facts.noun} {verb} {_subject(facts)}{against}{link}{_reading(facts)}")


_LONG = 8
"""A condition of more words than this makes no headline."""


def _reading(facts: Facts) -> str:
    return {
        PrimaryStatus.MET: ": main goal met",
        PrimaryStatus.NOT_MET: ": main goal missed",
        PrimaryStatus.MIXED: ": mixed result on the main goals",
        PrimaryStatus.NOT_REPORTED: "",
    }[facts.verdict]


def _limits(facts: Facts) -> list[Statement]:
    found = [_subgroup(facts)]
    if facts.is_observational:
        found.append(_line(f"{_topic(facts)}: a link at most, for this kind of study cannot show a cause"))
    if not facts.in_people:
        found.append(_line(f"{_lead(facts)}what this means for people is not known"))
    if is_relative_only(facts, facts.record.estimates):
        found.append(_line(f"{_text(facts)} gives relative figures only, not how many people are affected"))
    if facts.is_single_group:
        found.append(_line(f"{facts.noun} of {_topic(facts)} had no comparison group"))
    if facts.is_trial and not facts.record.harms.reported:
        found.append(_line(f"{_text(facts)} says nothing of side effects"))
    return found


def _subgroup(facts: Facts) -> Statement:
    """Name a benefit in a part of the participants as what it is, where the primary outcome was missed."""
    for subgroup in leading_subgroups(facts):
        missed = facts.verdict is PrimaryStatus.NOT_MET and subgroup.result.value is SubgroupResult.BENEFIT
        if missed and not facts.is_observational:
            told = f"{_topic(facts)}: main goal missed, a benefit reported in part of the participants only"
            return Statement(words.capitalise(told), proof(subgroup.result))
    return Statement("")


def _size(facts: Facts) -> Statement:
    counts = enrollment(facts)
    if not counts:
        return Statement("")
    people = "participants" if facts.in_people else "animals or samples"
    number = words.amount(counts[0].count.value, qualifier=counts[0].qualifier)
    of = f" of {_subject(facts)}" if _subject(facts) else ""
    return _line(f"{_lead(facts)}{facts.noun}{of}: {number} {people} {word('enrollment', counts[0].role)}")


def _fallbacks(facts: Facts) -> tuple[Statement, ...]:
    silent = build_absent(facts, ()).statements
    kind = word("kind", facts.record.source.kind)
    missing = silent[0].text.rstrip(_FULL_STOP) if silent else ""
    return kept(
        _line(f"What the {kind} leaves out: {missing[:1].lower()}{missing[1:]}") if missing and len(missing) < _ROOM else None,
        _line(f"What this {_text(facts)} says, and what it leaves out"),
        _line(f"What one {facts.noun} of {_topic(facts)} can show, and what it cannot"),
    )


_ROOM = 90
"""Characters of a list of absences that still makes a headline."""
