"""A rule weakened by hand fails its own examples or near misses."""

from __future__ import annotations

import pytest

from evidence.appraise.rules import RULES
from tests.appraise.mutation import modules, mutants, run

LEAST = 0.85


@pytest.mark.slow
def test_most_weakened_rules_are_noticed() -> None:
    count, alive = run(modules())
    assert count > 500
    assert 1 - len(alive) / count >= LEAST, "\n".join(map(str, alive))


def test_a_rule_is_weakened_in_several_ways_each_in_one_place() -> None:
    made = list(mutants("rules.more_harm_with_intervention"))
    assert len({str(mutant) for mutant in made}) == len(made) > 4


def test_every_rule_is_weakened() -> None:
    assert not [rule.name for rule in RULES if not any(mutants(f"rules.{rule.name}"))]
