"""People told by what happened to them in the trial are an arm or chosen by their outcome, and no subgroup."""

import pytest

from evidence.annotate.subgroup_signs import came_later


@pytest.mark.parametrize("definition", ["women who died", "men who later relapsed", "those assigned to the gel"])
def test_what_came_later_is_told(definition: str) -> None:
    assert came_later(definition)


@pytest.mark.parametrize("definition", ["men with relapsed disease", "those who smoked"])
def test_what_stood_at_the_start_is_told_apart(definition: str) -> None:
    assert not came_later(definition)
