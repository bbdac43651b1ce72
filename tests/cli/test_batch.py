from collections.abc import Callable

import pytest

from evidence.cli.batch import each_source
from evidence.errors import EmptyArticle, EvidenceError


def nothing() -> None:
    pass


def test_every_source_is_worked_on_in_order() -> None:
    done: list[str] = []

    def work(source: str) -> Callable[[], None]:
        return lambda: done.append(source)

    assert each_source(["b", "a", "c"], work)
    assert done == ["b", "a", "c"]


def test_one_that_fails_does_not_stop_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    done: list[str] = []

    def work(source: str) -> Callable[[], None]:
        if source == "bad":
            raise EmptyArticle("bad", "there is no text", "give a file with text")
        return lambda: done.append(source)

    assert not each_source(["a", "bad", "c"], work)
    assert done == ["a", "c"]
    captured = capsys.readouterr()
    assert captured.err == "evidence: bad: there is no text. Give a file with text.\n"
    assert captured.out == ""


def test_an_error_while_writing_counts_too() -> None:
    def fail() -> None:
        raise EvidenceError("the disk is full", "make room")

    assert not each_source(["a"], lambda source: fail)


def test_a_bug_is_not_swallowed() -> None:
    def work(source: str) -> Callable[[], None]:
        raise KeyError(source)

    with pytest.raises(KeyError):
        each_source(["a"], work)


def test_the_bar_counts_on_stderr_and_shows_names_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert each_source(["x/[red]a.txt", "b.txt"], lambda source: nothing, progress=True)
    captured = capsys.readouterr()
    assert "[red]a.txt" in captured.err
    assert "2/2" in captured.err or "1/2" in captured.err
    assert captured.out == ""


def test_there_is_no_bar_unless_stderr_is_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert each_source(["a", "b"], lambda source: nothing)
    assert capsys.readouterr().err == ""


def test_the_product_stays_clean_beside_the_bar(capsys: pytest.CaptureFixture[str]) -> None:
    each_source(["a", "b"], lambda source: lambda: print(source), progress=True)  # noqa: T201
    assert capsys.readouterr().out == "a\nb\n"
