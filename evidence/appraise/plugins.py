"""Rules of other packages: each is an entry point of the group `evidence.rules` that leads to a `Rule`."""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points

from evidence.appraise.rule import Rule
from evidence.errors import BadRule

GROUP = "evidence.rules"


@cache
def plugged_in(own: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Give the rules of other packages by code, read once.

    Raises:
        BadRule: an entry point cannot be loaded, is no rule, or takes the name or code of another.
    """
    taken = {label for rule in own for label in (rule.name, rule.code)}
    found: list[Rule] = []
    for point in entry_points(group=GROUP):
        rule = _load(point)
        if {rule.name, rule.code} & taken:
            raise BadRule(
                f"The rule {rule.name} ({rule.code}) of {point.value} is there already", "give it a name and a code of its own"
            )
        taken |= {rule.name, rule.code}
        found.append(rule)
    return tuple(sorted(found, key=lambda rule: rule.code))


def _load(point: EntryPoint) -> Rule:
    try:
        rule = point.load()
    except Exception as error:  # whatever a foreign module raises, the user must learn which one it was
        raise BadRule(
            f"The rule {point.value} cannot be loaded: {error}", "mend or remove the package that brings it"
        ) from error
    if not isinstance(rule, Rule):
        raise BadRule(f"{point.value} is no rule", "decorate the function with evidence.appraise.rule.rule")
    return rule
