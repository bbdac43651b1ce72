"""Issue files: byte for byte outside the blocks, whole or not at all."""

import codecs
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evidence.newsletter.issue import Issue, body_text, digest, read_issue, replace_file
from evidence.newsletter.markers import find_blocks
from evidence.newsletter.options import Form
from evidence.newsletter.refusals import IssueError

BLOCK = '<!-- evidence:begin source="a.md" -->\n<!-- evidence:end -->\n'
PROSE = st.text(st.characters(codec="utf-8", exclude_characters="<`~\r\x00"), max_size=40)


def issue_of(text: str, form: Form = Form.MARKDOWN, *, mark: bytes = b"") -> Issue:
    blocks = find_blocks(text, is_html=form is Form.HTML, name="x")
    return Issue(Path("x"), "x", mark + text.encode(), text, form, blocks)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_byte_order_mark_and_newlines_are_kept(newline: str, mark: bytes) -> None:
    text = f"# Title\n\n{BLOCK}\nEnd".replace("\n", newline)
    written = issue_of(text, mark=mark).rewritten({0: "one\n\ntwo"})
    assert written.startswith(mark)
    assert written.count(b"\r\n") == (written.count(b"\n") if newline == "\r\n" else 0)
    assert written.endswith(f"-->{newline}{newline}End".encode())


@given(PROSE, PROSE, PROSE, st.sampled_from(["\n", "\r\n"]))
def test_everything_outside_the_blocks_stays(before: str, between: str, after: str, newline: str) -> None:
    text = "\n\n".join([before, BLOCK, between, BLOCK, after]).replace("\n", newline)
    issue = issue_of(text)
    assume(len(issue.blocks) == 2)  # the prose made code of a marker
    written = issue.rewritten({0: "new", 1: "new"}).decode()
    first, second = issue.blocks
    assert written.startswith(text[: first.begin.end])
    assert text[first.end.end : second.begin.end] in written
    assert written.endswith(text[second.end.end :])


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r<"), max_size=80), st.sampled_from(["", "  "]))
def test_what_was_written_is_read_back(body: str, indent: str) -> None:
    body = "\n".join(line.rstrip() for line in body.strip().splitlines()).strip()
    text = f"- x\n\n{indent}" + BLOCK.replace("\n<", f"\n{indent}<")
    written = issue_of(text).rewritten({0: body}).decode()
    blocks = find_blocks(written, is_html=True, name="x")  # as HTML, so that a body of code fences hides nothing
    assert [(body_text(block), block.sha) for block in blocks] == [(body, digest(body))]


def test_html_blocks_keep_the_indentation_of_their_marker() -> None:
    text = '<td>\n  <!-- evidence:begin source="a" -->\n  <!-- evidence:end -->\n</td>'
    written = issue_of(text, Form.HTML).rewritten({0: "<p>\nx</p>"}).decode()
    assert '-->\n  <p>\n  x</p>\n  <!-- evidence:end sha="' in written


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("issue.md", b"\xff\xfe<\x00", "not UTF-8"),
        ("issue.md", b"caf\xe9", "not UTF-8"),
        ("issue.pdf", b"x", "tells neither Markdown nor HTML"),
        ("issue", b"x", "no suffix tells neither"),
    ],
)
def test_files_that_cannot_be_worked_on(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(IssueError, match=told):
        read_issue(tmp_path / name)


def test_a_missing_issue_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(IssueError, match="no such file"):
        read_issue(tmp_path / "gone.md")
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(IssueError, match="cannot be opened"):
        read_issue(tmp_path / "folder.md")


@pytest.mark.parametrize("suffix", [".md", ".html", ".mjml", ".njk", ".HTM", ".markdown"])
def test_the_files_of_the_hosts_are_known(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"x{suffix}").write_text(BLOCK, "utf-8")
    assert len(read_issue(tmp_path / f"x{suffix}").blocks) == 1


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "issue.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"new", expected=b"old")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)
    assert [each.name for each in tmp_path.iterdir()] == ["issue.md"]


def test_a_file_that_somebody_saved_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "issue.md"
    path.write_bytes(b"theirs")
    with pytest.raises(IssueError, match="changed while"):
        replace_file(path, b"new", expected=b"old")
    assert path.read_bytes() == b"theirs"


def test_a_failed_swap_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "issue.md"
    path.write_bytes(b"old")

    def fail(*_: object, **__: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(IssueError, match="No space left"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["issue.md"]


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "link.md").symlink_to("real.md")
    replace_file(tmp_path / "link.md", b"new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"
