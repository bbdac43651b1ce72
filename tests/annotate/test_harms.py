"""Harms: statements, whose excess, and whether a number backs them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate.harms import excess
from evidence.mentions import Mentions
from evidence.vocabulary import HarmKind, OutcomeResult


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("the drug was safe with no excess of side effects compared to placebo", OutcomeResult.NO_DIFFERENCE),
        ("side effects were similar in both groups", OutcomeResult.NO_DIFFERENCE),
        ("side effects were more common with the drug than with placebo", OutcomeResult.FAVOURS_COMPARATOR),
        ("there were fewer side effects than with placebo", OutcomeResult.FAVOURS_INTERVENTION),
        ("the drug was well tolerated", None),
        ("side effects were more frequent in summer", None),
    ],
)
def test_excess(words: str, result: OutcomeResult | None) -> None:
    assert excess(words) is result


@pytest.mark.parametrize(
    ("text", "kind", "quantified"),
    [
        ("The drug was well tolerated.", HarmKind.STATEMENT, False),
        ("Serious adverse events occurred in 4% of patients.", HarmKind.SERIOUS, True),
        ("Nine people withdrew because of side effects.", HarmKind.DISCONTINUATION, True),
    ],
)
def test_statements(annotated: Callable[..., Mentions], text: str, kind: HarmKind, *, quantified: bool) -> None:
    mention = next(harm for harm in annotated(text).harms if harm.kind is not HarmKind.EVENT)
    assert (mention.kind, mention.quantified) == (kind, quantified)


def test_events_are_named(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated("The most common side effects were nausea and headache, but no rash.")
    assert [harm.name for harm in mentions.harms if harm.kind is HarmKind.EVENT] == ["nausea", "headache"]


def test_a_disease_in_passing_is_no_harm(annotated: Callable[..., Mentions]) -> None:
    assert not annotated("The trial studied headache in 40 adults.").harms


def test_a_quotation_is_never_a_number(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated("“It is a very safe drug and only 3% of patients had side effects,” said Dr Lind.")
    assert mentions.harms
    assert all(harm.confidence <= 0.5 and not harm.quantified for harm in mentions.harms)
