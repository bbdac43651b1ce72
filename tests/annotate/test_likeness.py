"""Words that set two arms side by side and judge neither, and what is told of every arm alike."""

from __future__ import annotations

import pytest

from evidence.annotate.likeness import find_likeness, is_in_all_arms, is_of_untreated, is_told_by_arm


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Walkers were as likely to fall as those on the sham device", True),
        ("Wounds closed just as often as with plain gauze", True),
        ("by spring both groups walked at the same speed", True),
        ("Walkers were twice as likely to fall as those on the sham device", False),
        ("Walkers were not as likely to fall as those on the sham device", False),
        ("the gel eased pain as well as the swelling", False),
        ("they took it as long as the pain lasted", False),
        ("they came as often as possible", False),
    ],
)
def test_an_equative_says_that_there_was_no_difference(clause: str, expected: bool) -> None:
    assert (find_likeness(clause, 0, len(clause)) is not None) is expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("the score had improved by 25 points in the surgery group and 26 points in the exercise group", True),
        ("the score improved more, by 25 points in the surgery group and 16 points in the exercise group", False),
        ("the score improved by 25 points in the surgery group", False),
    ],
)
def test_values_by_arm_judge_nothing_by_themselves(clause: str, expected: bool) -> None:
    assert is_told_by_arm(clause, 0, len(clause)) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In the placebo group, distress fell too, but not significantly.", True),
        ("In the placebo group, distress was 20% compared with 12% in the coached group.", False),
        ("In the coached group, distress fell.", False),
    ],
)
def test_what_became_of_the_untreated_is_no_result(sentence: str, expected: bool) -> None:
    assert is_of_untreated(sentence, 0, len(sentence)) is expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("distress fell in all three conditions (P < 0.001)", True),
        ("distress fell in both groups but more so with coaching", False),
        ("distress was alike in both groups", False),
        ("distress fell in the coached group", False),
    ],
)
def test_what_became_of_every_arm_compares_none(clause: str, expected: bool) -> None:
    assert is_in_all_arms(clause, 0, len(clause)) is expected
