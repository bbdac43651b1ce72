"""The one renderer behind blocks, fences, directives, filters and e-mail: a request becomes finished text."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.errors import UnknownFormat
from evidence.newsletter.fitting import Frame, fit
from evidence.newsletter.options import ALL, NONE, Form, Options, Request
from evidence.newsletter.refusals import NotATrial
from evidence.vocabulary import Severity

if TYPE_CHECKING:
    from evidence.caveat import Caveat
    from evidence.record import EvidenceRecord

_ANCHOR_LENGTH = 8
_SUFFIXES = (".jinja", ".j2")


def write_block(request: Request) -> str:
    """Read a request's source and write its summary.

    Raises:
        SourceError: the source cannot be read, or reports no study.
        TemplateError: the template is missing or fails.
        UnknownRule: its caveats name a rule that does not exist.
    """
    record = read_record(request)
    from evidence.pipeline import appraise

    return write_record(record, appraise(record), request.options, request.form)


def read_record(request: Request) -> EvidenceRecord:
    """Read a request's source into a record.

    Raises:
        SourceError: the source cannot be read, or reports no study.
    """
    from evidence.pipeline import extract, read

    record = extract(read(request.source, kind=request.options.kind, name=request.name))
    if not reports_study(record):
        raise NotATrial(request.name, "this text reports no trial or other study", "name an article that does")
    return record


def reports_study(record: EvidenceRecord) -> bool:
    """Whether a text reports a study: it states a design, a verdict, a registration, or an effect on people that it counts."""
    study = record.study
    designed = (study.study_type, study.allocation, study.phase, study.masking, *record.source.registrations)
    if any(designed) or record.primary_endpoint.evidence:
        return True
    compared = any(estimate.evidence for estimate in record.estimates)
    return compared and bool(study.enrollment or record.arms)


def write_record(record: EvidenceRecord, caveats: Sequence[Caveat], options: Options, form: Form) -> str:
    """Write the summary of a record as a block.

    Raises:
        TemplateError: the template is missing or fails.
        UnknownRule: the options name a rule that does not exist.
    """
    from evidence.render import render

    template = options.named(form)
    text = render(record, choose_caveats(caveats, options.caveats), template=template, folder=options.templates)
    written = form_of(template)
    anchor = "e" + sha256(f"{record.source.sha256}{options.reader}{template}".encode()).hexdigest()[:_ANCHOR_LENGTH]
    return fit(text, written, Frame(_title(record, written), options.heading, anchor), template=Path(template).name)


def form_of(template: str) -> Form:
    """Tell what a template writes from its name.

    Raises:
        UnknownFormat: it is neither Markdown nor HTML nor text.
    """
    path = Path(template)
    suffix = (path.with_suffix("") if path.suffix in _SUFFIXES else path).suffix.removeprefix(".")
    if suffix not in set(Form):
        raise UnknownFormat(f"{template} cannot stand in a block", "name a template that ends in .md, .html or .txt")
    return Form(suffix)


def choose_caveats(caveats: Sequence[Caveat], wanted: str) -> tuple[Caveat, ...]:
    """Give the caveats that a block shows.

    Args:
        caveats: all that were raised.
        wanted: `all`, `none`, a severity (that and worse), or names and codes of rules with commas between.

    Raises:
        UnknownRule: a name that no rule has.
    """
    if wanted in {ALL, NONE}:
        return tuple(caveats) if wanted == ALL else ()
    order = list(Severity)
    if wanted in set(Severity):
        return tuple(caveat for caveat in caveats if order.index(caveat.severity) <= order.index(Severity(wanted)))
    from evidence.appraise import find_rule

    codes = {find_rule(name).code for name in wanted.split(",") if name.strip()}
    return tuple(caveat for caveat in caveats if caveat.code in codes)


def _title(record: EvidenceRecord, form: Form) -> str:
    from evidence.render.escape import escape_markdown
    from evidence.render.view import build_view

    title = build_view(record, ()).title
    return escape_markdown(title) if form is Form.MARKDOWN else title
