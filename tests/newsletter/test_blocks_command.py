"""`evidence blocks` as an editor meets it."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from evidence.cli import app
from tests.newsletter.conftest import OTHER

ISSUE = """# Issue

<!-- evidence:begin source="sources/pill.txt" -->
<!-- evidence:end -->

Between.

<!-- evidence:begin source="sources/other.txt" reader="clinician" heading="2" -->
<!-- evidence:end -->

After.
"""


def blocks(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["blocks", *arguments], catch_exceptions=False)


@pytest.fixture
def issue(home: Path) -> Path:
    path = home / "issue.md"
    path.write_text(ISSUE, "utf-8")
    return path


@pytest.fixture
def written(issue: Path) -> Path:
    assert blocks("issue.md").exit_code == 0
    return issue


def test_blocks_are_written_and_the_rest_stays(issue: Path) -> None:
    done = blocks("issue.md")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "issue.md: 2 blocks, 2 written\n", "")
    text = issue.read_text("utf-8")
    assert "900" in text
    assert "700" in text
    assert "\n\nBetween.\n\n" in text
    assert text.endswith("-->\n\nAfter.\n")
    assert text.count('<!-- evidence:end sha="') == 2


def test_writing_again_changes_nothing(written: Path) -> None:
    before, stamp = written.read_bytes(), written.stat().st_mtime_ns
    done = blocks("issue.md")
    assert (done.exit_code, done.stdout) == (0, "issue.md: 2 blocks, 0 written\n")
    assert (written.read_bytes(), written.stat().st_mtime_ns) == (before, stamp)
    assert blocks("issue.md", "--check").exit_code == 0


def test_the_same_text_comes_without_the_cache(written: Path) -> None:
    before = written.read_bytes()
    assert blocks("issue.md", "--no-cache", "--force").exit_code == 0
    assert written.read_bytes() == before


def test_check_writes_nothing_and_names_empty_blocks(issue: Path) -> None:
    done = blocks("issue.md", "--check")
    assert done.exit_code == 1
    assert "issue.md:3: sources/pill.txt: empty" in done.stdout
    assert issue.read_text("utf-8") == ISSUE


def test_one_number_changed_in_a_source_fails_the_check_and_names_the_block(written: Path, home: Path) -> None:
    (home / "sources" / "other.txt").write_text(OTHER.replace("700", "701"), "utf-8")
    before = written.read_bytes()
    done = blocks("issue.md", "--check")
    assert done.exit_code == 1
    assert "sources/other.txt: stale" in done.stdout
    assert "sources/pill.txt" not in done.stdout
    assert any(line.startswith("-") and "700" in line for line in done.stdout.splitlines())
    assert any(line.startswith("+") and "701" in line for line in done.stdout.splitlines())
    assert written.read_bytes() == before
    assert blocks("issue.md").stdout == "issue.md: 2 blocks, 1 written\n"
    assert "701" in written.read_text("utf-8")


def test_hand_edits_are_kept_until_forced(written: Path) -> None:
    text = written.read_text("utf-8")
    written.write_text(text.replace("900", "nine hundred"), "utf-8")
    checked = blocks("issue.md", "--check")
    assert checked.exit_code == 1
    assert "sources/pill.txt: edited by hand" in checked.stdout
    assert "nine hundred" in checked.stdout
    done = blocks("issue.md")
    assert done.exit_code == 1
    assert "issue.md:3: the block of sources/pill.txt was edited by hand and is kept" in done.stderr
    assert "--force" in done.stderr
    assert "nine hundred" in written.read_text("utf-8")
    assert blocks("issue.md", "--force").exit_code == 0
    assert written.read_text("utf-8") == text


def test_a_stale_block_is_written_beside_an_edited_one(written: Path, home: Path) -> None:
    written.write_text(written.read_text("utf-8").replace("900", "nine hundred"), "utf-8")
    (home / "sources" / "other.txt").write_text(OTHER.replace("700", "701"), "utf-8")
    assert blocks("issue.md").exit_code == 1
    text = written.read_text("utf-8")
    assert "nine hundred" in text
    assert "701" in text


def test_words_without_a_digest_are_somebodys_own(issue: Path) -> None:
    issue.write_text(ISSUE.replace("-->\n<!-- evidence:end", "-->\nMine.\n<!-- evidence:end", 1), "utf-8")
    assert blocks("issue.md").exit_code == 1
    assert "Mine." in issue.read_text("utf-8")


def test_an_emptied_block_is_filled_again(written: Path) -> None:
    text = written.read_text("utf-8")
    head, _, rest = text.partition("-->\n")
    written.write_text(head + "-->\n" + rest[rest.index("<!-- evidence:end") :], "utf-8")
    assert blocks("issue.md").exit_code == 0
    assert written.read_text("utf-8") == text


def test_space_around_a_body_is_no_edit(written: Path) -> None:
    written.write_text(written.read_text("utf-8").replace("-->\n\n", "-->\n\n\n", 1), "utf-8")
    assert blocks("issue.md", "--check").exit_code == 0


def test_newlines_that_a_checkout_changed_are_no_edit(written: Path) -> None:
    written.write_bytes(codecs.BOM_UTF8 + written.read_bytes().replace(b"\n", b"\r\n"))
    before = written.read_bytes()
    assert blocks("issue.md", "--check").exit_code == 0
    assert blocks("issue.md").exit_code == 0
    assert written.read_bytes() == before


def test_a_changed_attribute_makes_a_block_stale(written: Path) -> None:
    written.write_text(written.read_text("utf-8").replace('heading="2"', 'heading="4"'), "utf-8")
    assert "sources/other.txt: stale" in blocks("issue.md", "--check").stdout
    assert blocks("issue.md").exit_code == 0
    assert "\n#### " in written.read_text("utf-8")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("sources/gone.txt", "there is no such file"),
        ("sources", "this is a folder"),
        ("sources/binary.txt", "this is binary"),
        ("sources/recipe.txt", "this text reports no trial or other study"),
        ("../outside.txt", "lies outside"),
        ("https://example.org/a", "not fetched"),
    ],
)
@pytest.mark.parametrize("options", [(), ("--check",), ("--force",)])
def test_a_bad_source_leaves_the_file_untouched_with_one_sentence(
    issue: Path, home: Path, source: str, told: str, options: tuple[str, ...]
) -> None:
    (home / "sources" / "binary.txt").write_bytes(b"\x00\x01" * 500)
    issue.write_text(ISSUE.replace("sources/other.txt", source), "utf-8")
    before = issue.read_bytes()
    done = blocks("issue.md", *options)
    assert done.exit_code == 2
    assert issue.read_bytes() == before
    (line,) = done.stderr.splitlines()
    assert line.startswith("evidence: issue.md:8: ")
    assert source in line
    assert told in line


def test_each_bad_block_has_its_sentence_and_other_issues_go_on(issue: Path, home: Path) -> None:
    (home / "good.md").write_text(ISSUE, "utf-8")
    issue.write_text(ISSUE.replace("pill.txt", "gone.txt").replace('reader="clinician"', 'reader="expert"'), "utf-8")
    done = blocks("issue.md", "good.md")
    assert done.exit_code == 2
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == ["issue.md:3", "issue.md:8"]
    assert "900" in (home / "good.md").read_text("utf-8")


def test_broken_markers_leave_the_file_untouched(issue: Path) -> None:
    issue.write_text(ISSUE + '\n<!-- evidence:begin source="sources/pill.txt" -->\n', "utf-8")
    before = issue.read_bytes()
    done = blocks("issue.md")
    assert done.exit_code == 2
    assert "issue.md:13: this block never ends" in done.stderr
    assert issue.read_bytes() == before


def test_a_source_outside_is_read_where_it_is_permitted(home: Path) -> None:
    (home / "issues").mkdir()
    path = home / "issues" / "issue.md"
    path.write_text(ISSUE.replace('"sources/', '"../sources/'), "utf-8")
    assert blocks(str(path)).exit_code == 2
    assert blocks(str(path), "--allow", "sources").exit_code == 0
    assert "900" in path.read_text("utf-8")


def test_caveats_can_be_chosen(home: Path) -> None:
    texts = {}
    for wanted in ("all", "none", "serious", "OUT101", "primary_endpoint_not_met"):
        path = home / f"{wanted}.md"
        begin = f'<!-- evidence:begin source="sources/pill.txt" reader="clinician" caveats="{wanted}" -->'
        path.write_text(f"{begin}\n<!-- evidence:end -->\n", "utf-8")
        assert blocks(str(path)).exit_code == 0
        texts[wanted] = path.read_text("utf-8").partition("-->")[2].partition("<!--")[0]
    assert "**Caveats**" in texts["all"]
    assert "**Caveats**" not in texts["none"]
    assert "*Serious:*" in texts["serious"]
    assert "*Some:*" in texts["all"]
    assert "*Some:*" not in texts["serious"]
    assert texts["OUT101"] == texts["primary_endpoint_not_met"] != texts["all"]


def test_an_unknown_rule_is_refused(home: Path) -> None:
    (home / "a.md").write_text('<!-- evidence:begin source="sources/pill.txt" caveats="no_rule" -->\n<!-- evidence:end -->\n')
    done = blocks("a.md")
    assert done.exit_code == 2
    assert "no_rule" in done.stderr


def test_the_kind_reaches_the_summary(home: Path) -> None:
    (home / "a.md").write_text('<!-- evidence:begin source="sources/pill.txt" kind="abstract" -->\n<!-- evidence:end -->\n')
    assert blocks("a.md").exit_code == 0
    assert "this abstract shows" in (home / "a.md").read_text("utf-8")


def test_annotations_for_github(written: Path, home: Path) -> None:
    (home / "sources" / "other.txt").write_text(OTHER.replace("700", "701"), "utf-8")
    done = blocks("issue.md", "--check", "--format", "github")
    assert done.exit_code == 1
    (line,) = done.stdout.splitlines()
    number = next(at for at, text in enumerate(written.read_text("utf-8").splitlines(), 1) if "sources/other.txt" in text)
    assert line.startswith(f"::error file=issue.md,line={number},title=Block is stale::sources/other.txt: stale%0A")


def test_caveats_as_annotations_of_check(home: Path) -> None:
    done = CliRunner().invoke(app, ["check", "sources/pill.txt", "--format", "github"], catch_exceptions=False)
    assert "::error file=sources/pill.txt,line=5,title=OUT101 primary_endpoint_not_met::The text" in done.stdout


def test_the_bar_counts_blocks_on_stderr(issue: Path) -> None:
    done = blocks("issue.md", "--progress")
    assert "2/2" in done.stderr
    assert done.stdout == "issue.md: 2 blocks, 2 written\n"


def test_a_file_without_blocks_is_fine(home: Path) -> None:
    (home / "a.md").write_text("# Nothing here\n", "utf-8")
    assert (blocks("a.md").exit_code, blocks("a.md", "--check").stdout) == (0, "a.md: no blocks\n")
