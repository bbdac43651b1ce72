from pathlib import Path

import pytest

from evidence.cli.output import Output, OutputError, write_whole


def test_one_product_has_no_separator(capsys: pytest.CaptureFixture[str]) -> None:
    Output(["a.txt"], ".md", separator="\n---\n\n").write("a.txt", "one")
    assert capsys.readouterr().out == "one\n"


def test_a_separator_stands_between_products_alone(capsys: pytest.CaptureFixture[str]) -> None:
    target = Output(["a.txt", "b.txt"], ".md", separator="\n---\n\n")
    target.write("a.txt", "one\n")
    target.write("b.txt", "two\n")
    assert capsys.readouterr().out == "one\n\n---\n\ntwo\n"


def test_files_are_named_after_their_sources(tmp_path: Path) -> None:
    target = Output(["texts/a.html", "-"], ".md", tmp_path / "new" / "folder")
    target.write("texts/a.html", "one")
    target.write("-", "two")
    assert (tmp_path / "new/folder/a.md").read_text("utf-8") == "one\n"
    assert sorted(path.name for path in (tmp_path / "new/folder").iterdir()) == ["a.md", "stdin.md"]


def test_two_sources_may_not_share_a_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"two sources would be written to .*a\.md"):
        Output(["x/a.txt", "y/a.html"], ".md", tmp_path)


def test_the_same_names_are_fine_on_stdout() -> None:
    assert Output(["x/a.txt", "y/a.html"], ".md").is_shared


def test_a_source_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "release.md"
    with pytest.raises(OutputError, match="is a source and would be overwritten"):
        Output([str(source)], ".md", tmp_path)
    Output([str(source)], ".html", tmp_path)


def test_what_fails_leaves_the_old_file_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("old", "utf-8")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match="No space left"):
        write_whole(tmp_path / "a.md", "new")
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("a.md", "old")]


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", "utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        write_whole(tmp_path / "taken" / "a.md", "new")


def test_line_ends_and_permissions_are_plain(tmp_path: Path) -> None:
    (tmp_path / "beside").touch()
    write_whole(tmp_path / "a.md", "one\ntwo\n")
    assert (tmp_path / "a.md").read_bytes() == b"one\ntwo\n"
    assert (tmp_path / "a.md").stat().st_mode == (tmp_path / "beside").stat().st_mode
