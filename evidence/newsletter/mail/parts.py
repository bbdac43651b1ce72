"""One article's part of an e-mail: the two halves that a block becomes there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from evidence.newsletter.options import Form, Request
from evidence.newsletter.writing import read_record, write_record

if TYPE_CHECKING:
    from evidence.caveat import Caveat
    from evidence.record import EvidenceRecord

ICONS = "<!--icons-->"
"""Where a template wants its icon array."""


def part_request(request: Request, form: Form) -> Request:
    """Give the request for an article's half of a form: HTML or text."""
    template = f"{request.options.reader}-email.{form}"
    return replace(request, form=form, options=replace(request.options, template=template))


def write_part(request: Request) -> str:
    """Write one half of an article's part.

    Raises:
        EvidenceError: as `write_block`.
    """
    from evidence.pipeline import appraise

    record = read_record(request)
    return write_half(record, appraise(record), request)


def write_half(record: EvidenceRecord, caveats: Sequence[Caveat], request: Request) -> str:
    """Write one half of a record's part; the request says which.

    Raises:
        TemplateError: its template fails.
    """
    written = write_record(record, caveats, request.options, request.form)
    return written.replace(ICONS, _icons(record)) if request.form is Form.HTML else written


def _icons(record: EvidenceRecord) -> str:
    from evidence.newsletter.mail.icons import icon_arrays
    from evidence.render.environment import environment

    template = environment("html").get_template("_icons.html")
    return "".join(template.render(array=array).strip() for array in icon_arrays(record))
