"""Fitting a summary into somebody's page: heading levels, anchors of its own, no marks that the host would run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.errors import TemplateError
from evidence.newsletter.options import LOWEST_HEADING, Form

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKER = re.compile(r"<!-- \s* evidence:", re.VERBOSE)
_WHOLE_PAGE = re.compile(r"\s* < (?: !doctype | html | head | body ) \b", re.VERBOSE | re.IGNORECASE)
_HEADING_LINE = re.compile(r"^ (?P<marks> \#{1,6} ) (?= [ ] )", re.VERBOSE | re.MULTILINE)
_HEADING_TAG = re.compile(r"h[1-6]")
_BLANK_LINES = re.compile(r"\n \s* \n", re.VERBOSE)
_BRACES = {"{": "&#123;", "}": "&#125;"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a summary must fit into.

    Attributes:
        title: of the summary, escaped for its form.
        heading: the level of its title; as the template has it where None.
        anchor: begins every `id` of an HTML summary, so that two summaries may share a page.
    """

    title: str
    heading: int | None
    anchor: str


def fit(text: str, form: Form, frame: Frame, *, template: str) -> str:
    """Make a rendered summary fit to stand in a block.

    Args:
        text: what the template wrote.
        form: what it is written in.
        frame: the place it goes to.
        template: for messages.

    Raises:
        TemplateError: it is a whole page, or holds a marker of a block.
    """
    if _MARKER.search(text):
        raise TemplateError(f"{template} writes markers of blocks", "Take <!-- evidence: … --> out of the template")
    if form is Form.HTML:
        if _WHOLE_PAGE.match(text):
            raise TemplateError(f"{template} writes a whole page", "Use plain-block.html or clinician-block.html in a block")
        text = _fit_html(text, frame)
    elif form is Form.MARKDOWN and frame.heading:
        text = _fit_markdown(text, frame.title, frame.heading)
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _fit_markdown(text: str, title: str, heading: int) -> str:
    """Write the title as a heading, whether the template had it as a bold line, as a heading or not at all."""
    first, _, rest = text.strip().partition("\n")
    body = rest if first.lstrip("# ") in {title, f"**{title}**"} else text.strip()
    levels = [len(match["marks"]) for match in _HEADING_LINE.finditer(body)]
    shift = heading + 1 - min(levels, default=heading + 1)
    body = _HEADING_LINE.sub(lambda match: "#" * _level(len(match["marks"]) + shift), body)
    return f"{'#' * heading} {title}\n\n{body.strip()}"


def _level(level: int) -> int:
    return max(1, min(level, LOWEST_HEADING))


def _fit_html(text: str, frame: Frame) -> str:
    from lxml import html

    root = html.fragment_fromstring(text, create_parent="div")
    _shift_headings(root, frame.heading)
    for element in root.iter("*"):  # no comments
        _rename_anchors(element, frame.anchor)
    inside = (root.text or "") + "".join(html.tostring(child, encoding="unicode") for child in root)
    without_blank = _BLANK_LINES.sub("\n", inside)
    return "".join(_BRACES.get(character, character) for character in without_blank)


def _shift_headings(root: HtmlElement, heading: int | None) -> None:
    found = [element for element in root.iter("*") if _HEADING_TAG.fullmatch(element.tag)]
    if heading is None or not found:
        return
    shift = heading - min(int(element.tag[1]) for element in found)
    for element in found:
        element.tag = f"h{_level(int(element.tag[1]) + shift)}"


def _rename_anchors(element: HtmlElement, anchor: str) -> None:
    for name in ("id", "aria-labelledby", "aria-describedby"):
        value = element.get(name)
        if value:
            element.set(name, f"{anchor}-{value}")
    target = element.get("href", "")
    if target.startswith("#"):
        element.set("href", f"#{anchor}-{target[1:]}")
