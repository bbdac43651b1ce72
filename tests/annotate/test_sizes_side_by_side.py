"""Sizes of groups that one verb of allocation sets side by side, whatever the groups are called."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import Mentions

Annotated = Callable[..., Mentions]
TRIAL = "Adults with gout were randomly assigned to alphamab or placebo. "


def sizes(mentions: Mentions) -> list[tuple[str, str | None]]:
    return [(mention.count.text, mention.arm) for mention in mentions.enrollment]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A total of 266 patients were randomly assigned to QZ and 263 to WK.", [("266", "QZ"), ("263", "WK")]),
        (
            "Then 41 (51%) were randomised to alphamab and 39 (49%) to placebo.",
            [("41", "alphamab"), ("39", "placebo")],
        ),
        (
            "Then 446 (median [range] age, 59 [32-91] years) were randomized to alphamab and 223 (62 years) to placebo.",
            [("446", "alphamab"), ("223", "placebo")],
        ),
        ("Of these, 2,056 received alphamab and 1,634 did not.", [("2,056", "alphamab"), ("1,634", "placebo")]),
        ("The placebo arm had 52 assessable patients.", [("52", "placebo")]),
        ("There were a control group of 61 cases and a treatment group of 65 cases.", [("61", "placebo"), ("65", "alphamab")]),
        ("They received alphamab (149 analysed) or placebo (148 analysed).", [("149", "alphamab"), ("148", "placebo")]),
    ],
)
def test_counts_of_two_groups_are_their_sizes(annotated: Annotated, words: str, expected: list[tuple[str, str]]) -> None:
    assert sizes(annotated(TRIAL + words)) == expected


@pytest.mark.parametrize(
    "words",
    [
        "The placebo arm had 12 patients with a relapse.",
        "The dose was 100 mg/m(2) of alphamab.",
        "This was a study of two alphamab schedules.",
    ],
)
def test_other_counts_of_a_group_are_no_sizes(annotated: Annotated, words: str) -> None:
    assert [arm for _, arm in sizes(annotated(TRIAL + words)) if arm] == []


def test_a_time_behind_a_treatment_is_no_second_group(annotated: Annotated) -> None:
    found = sizes(annotated("In all, 120 adults were randomised to receive alphamab for 12 weeks and 24 weeks of rest."))
    assert "24" not in [count for count, _ in found]
