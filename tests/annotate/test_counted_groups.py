"""Groups that a text counts as it tells what each got, and chance told by its means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate.arms.told_groups import counted_groups
from evidence.mentions import Mentions

Annotated = Callable[..., Mentions]


def counted(text: str) -> list[tuple[str, str | None]]:
    return [
        (text[found.start : found.end], text[slice(*found.counted)] if found.counted else None)
        for found in counted_groups(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        (
            "By computer draw 412 were offered dance classes, and 414 had routine care.",
            [("dance classes", "412"), ("routine care", "414")],
        ),
        (
            "Chance decided: 198 patients were assigned to rye bread and 184 to oat bread.",
            [("rye bread", "198"), ("oat bread", "184")],
        ),
        (
            "The gap was 30 months in 538 patients given rye and 20 months in 268 given oats.",
            [("rye", None), ("oats", None)],
        ),
        ("Of those 80 women took rye bread and 70 took oat bread.", [("rye bread", None), ("oat bread", None)]),
        ("Of those 12 had nausea and 10 had headache.", []),
    ],
)
def test_counts_are_sizes_only_where_people_were_sent(text: str, groups: list[tuple[str, str | None]]) -> None:
    assert counted(text) == groups


@pytest.mark.parametrize(
    "sentence",
    [
        "The team assigned 1,284 patients with gout by chance to bread or to cake.",
        "By the flip of a digital coin, 42 schools began serving bread.",
        "They divided the women by computer draw.",
        "A lottery decided whose children got bread.",
        "Crews gave bread on weeks decided by a random sequence.",
    ],
)
def test_the_means_of_chance_tell_of_random_allocation(annotated: Annotated, sentence: str) -> None:
    found = annotated(f"Bread for gout\n\nNurses tried bread in 400 adults with gout. {sentence}").facts
    assert [fact.value for fact in found if fact.field == "study.allocation"] == ["randomized"]
