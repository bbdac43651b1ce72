"""Finding blocks: what is a marker, what only looks like one, and what is refused."""

import pytest

from evidence.newsletter.markers import Block, find_blocks
from evidence.newsletter.refusals import IssueError

BEGIN = '<!-- evidence:begin source="a.md" -->'
END = "<!-- evidence:end -->"


def found(text: str, *, is_html: bool = False) -> tuple[Block, ...]:
    return find_blocks(text, is_html=is_html, name="issue.md")


def test_a_block_has_its_attributes_body_and_line() -> None:
    begin = "<!-- evidence:begin source=\"a.md\" reader='clinician' -->"
    (block,) = found(f'One.\n\n{begin}\nText\n<!-- evidence:end sha="ab" -->\n')
    assert block.attributes == {"source": "a.md", "reader": "clinician"}
    assert (block.begin.line, block.end.line, block.sha, block.body) == (3, 5, "ab", "\nText\n")


@pytest.mark.parametrize("is_html", [False, True])
def test_several_blocks_stand_in_order(is_html: bool) -> None:
    text = "\n".join(f'<!-- evidence:begin source="{name}.md" -->\n{END}' for name in "abc")
    assert [block.attributes["source"] for block in found(text, is_html=is_html)] == ["a.md", "b.md", "c.md"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_the_newline(newline: str) -> None:
    (block,) = found(newline.join(["# Title", "", BEGIN, END, ""]))
    assert block.begin.line == 3


@pytest.mark.parametrize(
    "code",
    [
        f"```html\n{BEGIN}\n{END}\n```\n",
        f"~~~\n{BEGIN}\n~~~\n",
        f"````\n```\n{BEGIN}\n```\n````\n",
        f"- item\n\n  ```\n  {BEGIN}\n  ```\n",
        f"Text\n\n    {BEGIN}\n",
        f"---\nnote: |\n  {BEGIN}\n---\n\nText\n",
        f"Write `{BEGIN}` and `{END}`.\n",
    ],
)
def test_markers_in_code_are_ignored(code: str) -> None:
    assert found(code) == ()
    assert len(found(f"{code}\n{BEGIN}\n{END}\n")) == 1


def test_a_marker_after_a_closed_fence_counts() -> None:
    assert len(found(f"```\ncode\n```\n{BEGIN}\n{END}\n")) == 1


def test_a_block_in_a_list_item_keeps_its_indentation() -> None:
    (block,) = found(f"- item\n\n  {BEGIN}\n  {END}\n")
    assert block.begin.indent == "  "


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (f"\n{BEGIN}\nText\n", 2, "never ends"),
        (f"{BEGIN}\n{BEGIN}\n{END}\n{END}\n", 2, "inside the block that begins in line 1"),
        (f"Text\n\n{END}\n", 3, "never began"),
        (f"{BEGIN}\n{END}\n\n{END}\n", 4, "never began"),
        ('<!-- evidence:begin reader="plain" -->\n' + END, 1, "names no source"),
        (f'<!-- evidence:begin source="a" source="b" -->\n{END}', 1, "stands twice"),
        (f"<!-- evidence:begin source=a.md -->\n{END}", 1, "is no attribute"),
        (f'{BEGIN}\n<!-- evidence:end hash="x" -->', 2, "no attribute 'hash'"),
        (f"Here: {BEGIN}\n{END}\n", 1, "shares its line"),
        ('<!-- evidence:begin\nsource="a" -->\n' + END, 1, "shares its line"),
    ],
)
def test_broken_markers_are_refused_with_their_line(text: str, line: int, told: str) -> None:
    with pytest.raises(IssueError, match=told) as caught:
        found(text)
    assert caught.value.line == line
    assert f"issue.md:{line}: " in caught.value.reason


@pytest.mark.parametrize(("text", "line"), [(f"<p>\n{BEGIN}\n</p>", 2), (f"{BEGIN}{BEGIN}{END}", 1), (f"<p>\n\n{END}", 3)])
def test_broken_markers_in_html_are_refused_with_their_line(text: str, line: int) -> None:
    with pytest.raises(IssueError) as caught:
        found(text, is_html=True)
    assert caught.value.line == line


def test_html_markers_may_share_a_line() -> None:
    (block,) = found(f"<td>{BEGIN}<b>x</b>{END}</td>", is_html=True)
    assert block.body == "<b>x</b>"


@pytest.mark.parametrize("tag", ["script", "style"])
def test_html_markers_in_a_script_are_no_comments(tag: str) -> None:
    assert found(f"<{tag}>\n{BEGIN}\n{END}\n</{tag}>", is_html=True) == ()


def test_html_markers_written_out_are_text() -> None:
    assert found("<code>&lt;!-- evidence:begin source=&quot;a&quot; --&gt;</code>", is_html=True) == ()


def test_entities_in_values_are_resolved() -> None:
    (block,) = found(f'<!-- evidence:begin source="a&amp;b &quot;c&quot;.md" -->\n{END}')
    assert block.attributes["source"] == 'a&b "c".md'


def test_other_comments_are_nobodys_business() -> None:
    assert found("<!-- evidence: a remark -->\n<!-- evidence:beginning -->\n<!-- more -->\n") == ()
