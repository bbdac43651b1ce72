from __future__ import annotations

from pathlib import Path

import pytest

from evidence.errors import CorpusError
from evidence.evaluation import gate
from evidence.evaluation.gate import Floors, find_falls, fingerprint, raise_floors, read_floors, write_floors


def article(folder: Path, text: str = "Words.", gold: str = "about = 'x'") -> Path:
    home = folder / "one"
    home.mkdir(exist_ok=True)
    (home / "article.md").write_text(text, "utf-8")
    (home / "gold.toml").write_text(gold, "utf-8")
    return folder


def test_the_fingerprint_follows_articles_and_gold(tmp_path: Path) -> None:
    first = fingerprint(article(tmp_path))
    assert fingerprint(article(tmp_path)) == first
    assert fingerprint(article(tmp_path, text="Words!")) != first
    assert fingerprint(article(tmp_path, gold="about = 'y'")) != first


def test_the_fingerprint_passes_over_line_ends_and_other_files(tmp_path: Path) -> None:
    first = fingerprint(article(tmp_path, text="a\nb"))
    (tmp_path / "one" / "notes.md").write_text("n", "utf-8")
    (tmp_path / "one" / "article.md").write_bytes(b"a\r\nb")
    assert fingerprint(tmp_path) == first


def test_a_fall_is_told_and_a_rise_is_not() -> None:
    floors = Floors("f", {"a_f1": 0.5, "b_f1": 0.5})
    assert find_falls(floors, {"a_f1": 0.5, "b_f1": 0.9}, "f") == []
    (fall,) = find_falls(floors, {"a_f1": 0.49, "b_f1": 0.9}, "f")
    assert fall == "a_f1 fell to 0.490, below its floor of 0.500"


def test_a_metric_that_is_gone_has_fallen() -> None:
    assert find_falls(Floors("f", {"a_f1": 0.5}), {}, "f") == ["a_f1 fell to 0.000, below its floor of 0.500"]


def test_a_floor_that_was_rounded_up_is_no_fall() -> None:
    floors = raise_floors(Floors("f", {}), {"a_f1": 2 / 3}, "f")
    assert floors.values == {"a_f1": 0.667}
    assert find_falls(floors, {"a_f1": 2 / 3}, "f") == []


def test_other_texts_shut_the_gate() -> None:
    (fall,) = find_falls(Floors("f", {}), {}, "g")
    assert "--update" in fall


def test_floors_rise_and_never_fall() -> None:
    raised = raise_floors(Floors("f", {"a": 0.5, "b": 0.5, "gone": 0.2}), {"a": 0.7, "b": 0.4, "new": 0.1}, "g")
    assert raised == Floors("g", {"a": 0.7, "b": 0.5, "gone": 0.2, "new": 0.1})


def test_floors_are_read_as_written(tmp_path: Path) -> None:
    floors = Floors("f", {"a_f1": 0.667, "b_f1": 0.0})
    write_floors(tmp_path / "floors.toml", floors)
    assert read_floors(tmp_path / "floors.toml") == floors
    assert read_floors(tmp_path / "none.toml") == Floors("", {})


@pytest.mark.parametrize(
    "content", ["x", "fingerprint = 'f'", "fingerprint = 'f'\nfloors = 3", "fingerprint='f'\n[floors]\na='b'"]
)
def test_a_spoilt_file_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "floors.toml").write_text(content, "utf-8")
    with pytest.raises(CorpusError, match="is not a file of floors"):
        read_floors(tmp_path / "floors.toml")


def test_update_raises_writes_and_refuses_to_lower(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = article(tmp_path)
    reached = {"a_f1": 0.5}
    monkeypatch.setattr(gate, "measure_now", lambda _: reached)
    assert gate.update(folder) == []
    assert gate.check(folder) == []
    reached["a_f1"] = 0.8
    assert gate.update(folder) == []
    reached["a_f1"] = 0.6
    assert gate.check(folder) == ["a_f1 fell to 0.600, below its floor of 0.800"]
    assert gate.update(folder) == ["a_f1 fell to 0.600, below its floor of 0.800"]
    assert read_floors(folder / "floors.toml").values == {"a_f1": 0.8}


def test_update_takes_new_texts_only_where_every_floor_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = article(tmp_path)
    reached = {"a_f1": 0.5}
    monkeypatch.setattr(gate, "measure_now", lambda _: reached)
    gate.update(folder)
    article(tmp_path, text="Other words.")
    assert len(gate.check(folder)) == 1
    reached["a_f1"] = 0.4
    assert gate.update(folder)
    assert read_floors(folder / "floors.toml").fingerprint != fingerprint(folder)
    reached["a_f1"] = 0.5
    assert gate.update(folder) == []
    assert gate.check(folder) == []


def test_the_command_says_what_fell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gate, "check", lambda: ["a fell"])
    assert gate.main([]) == 1
    assert capsys.readouterr().err == "a fell\n"
    monkeypatch.setattr(gate, "check", list)
    assert gate.main([]) == 0
