"""Subgroups: who belongs to one, how many that is, and what was found in it."""

from __future__ import annotations

import re

from evidence.record import Subgroup
from evidence.render import words
from evidence.render.view.facts import Facts
from evidence.render.view.model import Statement, proof, state
from evidence.render.wording import word
from evidence.vocabulary import SubgroupResult

_MOST_LEADING = 2
_LONG = 14
"""A definition of more words than this is written in full once."""
_ABBREVIATION = re.compile(r"\( ( [A-Za-z\d+-]* [A-Z] [A-Z\d+-]* ) \)", re.VERBOSE)


def reported_subgroups(facts: Facts) -> list[Subgroup]:
    """Give the subgroups of which the text reports more than nothing or no difference."""
    telling = (SubgroupResult.BENEFIT, SubgroupResult.HARM, SubgroupResult.MIXED)
    return [s for s in facts.record.subgroups if s.result.value in telling and words.phrase(s.definition)]


def leading_subgroups(facts: Facts) -> list[Subgroup]:
    """Give the subgroups that the first lines of a summary name, in full."""
    return reported_subgroups(facts)[:_MOST_LEADING]


def subgroup_name(facts: Facts, subgroup: Subgroup, *, again: bool = False) -> str:
    """Name a subgroup; `again` is a shorter name for one that the summary has named: `the pNFH subgroup`."""
    name = facts.name(subgroup.definition)
    if not again or len(name.split()) <= _LONG:
        return name
    short = _ABBREVIATION.findall(name)
    return f"the {short[-1]} subgroup" if short else "this part of the participants"


def subgroup_sentence(facts: Facts, subgroup: Subgroup) -> Statement:
    """Say what was found in a subgroup: who belongs to it, how many that is, and whether it was planned."""
    table = "subgroup_observational" if facts.is_observational else "subgroup_plain"
    opening = word("timing_plain", subgroup.timing.value) if subgroup.timing else "An analysis"
    who = facts.name(subgroup.definition)
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
