"""A mail from an article or an issue: subject, HTML with its styles in the tags, and the same as text."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.errors import EvidenceError
from evidence.newsletter.builder import Builder
from evidence.newsletter.issue import Issue, body_text
from evidence.newsletter.mail.parts import part_request, write_half, write_part
from evidence.newsletter.mail.styling import inlined
from evidence.newsletter.options import Form, Options, Request
from evidence.newsletter.plan import Plan, Planned, State, plan_issues
from evidence.newsletter.refusals import IssueError

if TYPE_CHECKING:
    from evidence.caveat import Caveat
    from evidence.record import EvidenceRecord

WIDTH = 76
"""Columns of the text half; RFC 5322 recommends at most 78."""

_FRONT_MATTER = re.compile(
    r"\A (?P<fence> --- | \+\+\+ ) [ ]* \n (?P<inside> .*? ) ^ (?P=fence) [ ]* $", re.VERBOSE | re.DOTALL | re.MULTILINE
)
_SUBJECT = re.compile(
    r"^ (?: subject | title ) \s* [:=] \s* (?P<subject> .+? ) \s* $", re.VERBOSE | re.MULTILINE | re.IGNORECASE
)
_HEADING = re.compile(r"^ \#{1,2} [ ]+ (?P<heading> .+? ) [ ]* \#* [ ]* $", re.VERBOSE | re.MULTILINE)
_LIST_MARK = re.compile(r"[ ]* (?: [-*+] | \d+ [.)] ) [ ]+ | [ ]*", re.VERBOSE)
_WITHIN_PARAGRAPH = re.compile(r"(?<= [^\s] ) \n [ ]* (?= [A-Za-z“‘(] )", re.VERBOSE)
"""A line that goes on the paragraph before: it begins with a letter, not with the mark of an item, a heading or a table."""
_EMPTY_LINES = re.compile(r"\n{3,}")
_COMMENT = re.compile(r"<!-- .*? --> \n?", re.VERBOSE | re.DOTALL)
_PLACE = "<!-- evidence-part {} -->"


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail before it has a sender.

    Attributes:
        subject: one line.
        html: a whole page, styles in its tags.
        text: the same in plain text.
    """

    subject: str
    html: str
    text: str


def mail_of_record(record: EvidenceRecord, caveats: Sequence[Caveat], options: Options) -> Mail:
    """Make the mail of one article.

    Raises:
        TemplateError: a template of the user's fails.
        MissingExtra: css-inline is not installed.
    """
    from evidence.render.view import build_view

    asked = Request("", options)
    html, text = (write_half(record, caveats, part_request(asked, form)) for form in (Form.HTML, Form.TEXT))
    subject = build_view(record, ()).title
    return Mail(subject, inlined(html, subject), wrapped(text))


def mail_of_issue(
    issue: Issue,
    builder: Builder,
    *,
    defaults: Options = Options(),  # noqa: B008 - frozen
    allowed: Sequence[Path] = (),
    on_done: Callable[[Request], None] | None = None,
) -> Mail:
    """Make the mail of a Markdown issue: its prose as it stands, its blocks as parts of an e-mail.

    A block that was edited by hand, or that has a template of its own, goes out in the words that it has in the issue.

    Raises:
        IssueError: it is no Markdown, or a block is not fresh.
        EvidenceError: css-inline is not installed.
    """
    if issue.form is not Form.MARKDOWN:
        raise IssueError(issue.name, "an e-mail is made of a Markdown issue", "give the .md file")
    (plan,) = plan_issues([issue], builder, defaults=defaults, allowed=allowed, on_done=on_done)
    _refuse_unready(plan)
    maker = Builder(work=write_part, cache=builder.cache, jobs=builder.jobs)
    return compose(issue, _part_texts(plan, maker))


def compose(issue: Issue, parts: Sequence[tuple[str, str]]) -> Mail:
    """Put an issue's prose and its parts together.

    Args:
        issue: in Markdown.
        parts: of each block, the HTML and the text.
    """
    prose, subject = _prose(issue)
    html = render_prose(prose)
    text = prose
    for at, (part_html, part_text) in enumerate(parts):
        html = html.replace(_PLACE.format(at), part_html)
        text = text.replace(_PLACE.format(at), part_text)
    return Mail(subject, inlined(html, subject), wrapped(_COMMENT.sub("", text)))


def render_prose(text: str) -> str:
    """Write Markdown as HTML; comments other than places of parts are dropped."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    rendered = str(parser.render(text))
    return _COMMENT.sub(lambda match: match[0] if "evidence-part" in match[0] else "", rendered)


def wrapped(text: str) -> str:
    """Wrap the paragraphs of a text at `WIDTH` columns, an item's further lines under its first; empty lines stand alone."""
    joined = _WITHIN_PARAGRAPH.sub(" ", text.strip())
    lines = "\n".join(_wrapped_line(line) for line in joined.splitlines())
    return _EMPTY_LINES.sub("\n\n", lines) + "\n"


def _wrapped_line(line: str) -> str:
    mark = _LIST_MARK.match(line)
    indent = " " * len(mark[0]) if mark else ""
    return textwrap.fill(line, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _refuse_unready(plan: Plan) -> None:
    for planned in plan.blocks:
        line = planned.block.begin.line
        if planned.error:
            raise IssueError(plan.issue.name, planned.error.reason, planned.error.next_step, line=line)
        if planned.state in {State.EMPTY, State.STALE}:
            reason = f"the block of {planned.source} is {planned.state}"
            raise IssueError(plan.issue.name, reason, "run evidence blocks first", line=line)


def _part_texts(plan: Plan, builder: Builder) -> list[tuple[str, str]]:
    asked = [_part_requests(planned) for planned in plan.blocks]
    results = iter(builder.build_all([request for requests in asked for request in requests]))
    return [
        (_text(next(results)), _text(next(results))) if requests else _as_it_stands(planned)
        for planned, requests in zip(plan.blocks, asked, strict=True)
    ]


def _part_requests(planned: Planned) -> tuple[Request, ...]:
    """Give the requests for both halves; none where the words of the block itself go out."""
    if planned.request is None or planned.state is not State.FRESH or planned.request.options.template:
        return ()
    return tuple(part_request(planned.request, form) for form in (Form.HTML, Form.TEXT))


def _text(result: str | EvidenceError) -> str:
    if isinstance(result, EvidenceError):
        raise result
    return result


def _as_it_stands(planned: Planned) -> tuple[str, str]:
    body = body_text(planned.block)
    return render_prose(body), body


def _prose(issue: Issue) -> tuple[str, str]:
    """Give an issue's Markdown with a place for each block, without front matter, and its subject."""
    text = issue.text
    for at in range(len(issue.blocks) - 1, -1, -1):
        block = issue.blocks[at]
        text = text[: block.begin.start] + _PLACE.format(at) + text[block.end.end :]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text)
    body = text[front.end() :] if front else text
    named = _SUBJECT.search(front["inside"]) if front else None
    heading = _HEADING.search(body)
    if named:
        return body, named["subject"].strip("\"'")
    return body, heading["heading"] if heading else issue.path.stem
