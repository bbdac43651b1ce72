from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from evidence.annotate.number_roles.roles import CANDIDATES, NEIGHBOURS
from evidence.annotate.pipeline import annotate_doc
from evidence.article import Article, Block
from evidence.mentions import Mentions
from evidence.vocabulary import BlockKind, NumberKind, SourceKind

Annotated = Callable[..., Mentions]
WEIGHTS = Path(__file__).parents[2] / "evidence" / "annotate" / "weights"
TRIAL = "Patients were randomly assigned to alphamab or placebo. "
LARGEST = 1_000_000


def owned(mentions: Mentions) -> list[tuple[str | None, str]]:
    printed = [(result.label, result.value or result.events) for result in mentions.arm_results]
    return [(label, number.text) for label, number in printed if number]


@pytest.mark.parametrize("name", ["number_roles", "number_owners"])
def test_the_weights_are_small_and_have_a_card(name: str) -> None:
    assert (WEIGHTS / f"{name}.npz").stat().st_size < LARGEST
    assert f"{name}.npz" in (WEIGHTS / "number_roles.md").read_text("utf-8").splitlines()[0]


def test_no_two_values_of_a_row_are_of_one_group(annotated: Annotated) -> None:
    words = "Mean scores were 4.1 ± 1.2, 5.2 ± 1.3 and 6.3 ± 1.4 in patients given alphamab."
    labels = [label for label, _ in owned(annotated(TRIAL + words)) if label]
    assert len(labels) == len(set(labels))


def test_three_values_are_told_apart_by_respectively(annotated: Annotated) -> None:
    words = "Mean scores were 4.1 ± 1.2, 5.2 ± 1.3 and 6.3 ± 1.4 in patients given alphamab, betamab and placebo respectively."
    assert owned(annotated(TRIAL + words)) == [("alphamab", "4.1"), ("betamab", "5.2"), ("placebo", "6.3")]


def test_those_without_a_treatment_are_not_its_group(annotated: Annotated) -> None:
    words = "Relapse was seen in 12% of the alphamab group and in 30% of the no-alphamab group."
    last = annotated("Patients were randomly assigned to alphamab or observation. " + words).arm_results[-1]
    assert (last.value and last.value.value, last.arm) == (Decimal(30), "observation")


@pytest.mark.parametrize("kind", [NumberKind.P_VALUE, NumberKind.LEVEL, NumberKind.DATE, NumberKind.INTERVAL_BOUND])
def test_what_is_known_to_be_no_result_is_not_judged(kind: NumberKind) -> None:
    assert kind not in CANDIDATES


def features_of(count: int) -> int:
    sentence = TRIAL + "There were " + ", ".join(["7"] * count) + " people."
    article = Article(
        text=sentence, blocks=(Block(0, len(sentence), BlockKind.PARAGRAPH),), kind=SourceKind.ABSTRACT, name="long"
    )
    return sum(len(judgement.roles) for judgement in annotate_doc(article)._.number_roles)


def test_the_work_grows_with_the_length_of_a_sentence() -> None:
    sizes = [features_of(count) for count in (8, 16, 32)]
    assert all(later <= 2 * earlier + NEIGHBOURS for earlier, later in pairwise(sizes))
