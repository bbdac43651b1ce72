"""Subgroups: who belongs to one, how many that is, and what was found in it."""

from __future__ import annotations

from evidence.record import Subgroup
from evidence.render import words
from evidence.render.view.facts import Facts
from evidence.render.view.model import Statement, proof, state
from evidence.render.wording import word
from evidence.vocabulary import SubgroupResult


def reported_subgroups(facts: Facts) -> list[Subgroup]:
    """Give the subgroups of which the text reports more than nothing or no difference."""
    telling = (SubgroupResult.BENEFIT, SubgroupResult.HARM, SubgroupResult.MIXED)
    return [s for s in facts.record.subgroups if s.result.value in telling and words.phrase(s.definition)]


def subgroup_sentence(facts: Facts, subgroup: Subgroup) -> Statement:
    """Say what was found in a subgroup: who belongs to it, how many that is, and whether it was planned."""
    table = "subgroup_observational" if facts.is_observational else "subgroup_plain"
    opening = word("timing_plain", subgroup.timing.value) if subgroup.timing else "An analysis"
    who = words.phrase(subgroup.definition)
    found = word(table, subgroup.result.value)
    size = words.bracketed(subgroup_size(subgroup)) if who else ""
    by = proof(subgroup.result, subgroup.definition, subgroup.share, subgroup.timing)
    if not who:
        return state(opening, "of part of the participants", found, by=by)
    return state(f"{opening} of {who}{size}{',' if size.startswith(',') else ''}", found, by=by)


def subgroup_size(subgroup: Subgroup) -> str:
    """Give the size of a subgroup, unless its definition already has the number: `about 80% of participants`."""
    told = words.phrase(subgroup.definition)
    parts = []
    if subgroup.share and words.tidy(subgroup.share.value.text) not in told:
        share = words.amount(subgroup.share.value, "%", subgroup.share_qualifier)
        parts.append(f"{share} of participants")
    if subgroup.n and words.tidy(subgroup.n.value.text) not in told:
        parts.append(f"{words.tidy(subgroup.n.value.text)} participants")
    return ", ".join(parts)
