from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from evidence.evaluation.answer import Miss
from evidence.evaluation.bootstrap import Figure
from evidence.evaluation.report import list_misses, print_evaluation, show
from evidence.evaluation.run import Evaluation, SetResult

RESULT = SetResult(
    "primary_endpoint_oncology",
    "dev",
    {"accuracy": Figure(0.9, 0.8, 1.0, 50), "f1_negative": Figure(None, None, None, 0)},
    50,
    (
        *(Miss(f"d{number}", "met taken for not_met", gold="met", predicted="[not] met") for number in range(3)),
        Miss("e", "abstained", gold="met"),
    ),
    ("a note",),
)


def printed(evaluation: Evaluation, *, color: bool = False) -> str:
    page = StringIO()
    print_evaluation(evaluation, Console(file=page, width=160, force_terminal=color, no_color=not color))
    return page.getvalue()


def test_the_table_shows_ours_and_theirs() -> None:
    line = next(line for line in printed(Evaluation("dev", (RESULT,))).splitlines() if "accuracy" in line)
    for part in (".900", ".800–1.000", "50", ".836", ".972", "o1"):
        assert part in line


def test_names_are_whole_on_a_narrow_terminal() -> None:
    page = StringIO()
    print_evaluation(Evaluation("dev", (RESULT,)), Console(file=page, width=80))
    assert "primary_endpoint_oncology" in page.getvalue()
    assert max(map(len, page.getvalue().splitlines())) <= 80


def test_the_table_says_the_same_without_colour() -> None:
    plain, coloured = printed(Evaluation("dev", (RESULT,))), printed(Evaluation("dev", (RESULT,)), color=True)
    assert "\x1b[" in coloured
    assert "\x1b[" not in plain
    assert ".900" in plain


def test_a_figure_that_is_not_there_is_a_dash() -> None:
    line = next(line for line in printed(Evaluation("dev", (RESULT,))).splitlines() if "f1_negative" in line)
    assert "–" in line
    assert "None" not in line


def test_a_set_without_figures_is_named_with_its_note() -> None:
    page = printed(Evaluation("dev", (SetResult("ctro", "dev", {}, notes=("skipped: not in x",)),)))
    assert "not measured" in page
    assert "ctro: skipped: not in x" in page


def test_misses_are_printed_when_asked_for() -> None:
    assert "taken for" not in printed(Evaluation("dev", (RESULT,)))
    page = printed(Evaluation("dev", (RESULT,), errors=2))
    assert "met taken for not_met (3)" in page
    assert "[not] met" in page


def test_misses_are_grouped_the_commonest_first_and_every_kind_shown() -> None:
    assert [line.strip() for line in list_misses(RESULT, 3)] == [
        "primary_endpoint_oncology: 4 misses of 2 kinds",
        "met taken for not_met (3)",
        "d0  gold: met; ours: [not] met",
        "d1  gold: met; ours: [not] met",
        "abstained (1)",
        "e  gold: met",
    ]


def test_more_misses_asked_for_than_there_are() -> None:
    assert len(list_misses(RESULT, 99)) == 1 + 2 + 4
    assert list_misses(SetResult("ctro", "dev", {}), 5) == []


@pytest.mark.parametrize(("value", "said"), [(0.5, ".500"), (1.0, "1.000"), (0.0, ".000"), (None, "–"), (0.9996, "1.000")])
def test_shares_are_written_without_the_zero(value: float | None, said: str) -> None:
    assert show(value) == said
