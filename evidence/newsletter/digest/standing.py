"""How an article stands among others: its group, its rank, and its verdict in one paragraph.

Groups come first, then the kind of study in the order of the OCEBM levels of evidence (2011) for the question whether a
treatment helps, then whether the text states its main result, then how many took part, then the date.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from evidence.newsletter.options import Request
from evidence.newsletter.writing import reports_study, write_record
from evidence.vocabulary import Allocation, PrimaryStatus, StudyType

if TYPE_CHECKING:
    from evidence.article import Article
    from evidence.record import EvidenceRecord

_REVIEW, _RANDOMISED, _TRIAL, _OBSERVED, _OTHER = range(5)


class Group(StrEnum):
    """The part of a digest that an article belongs to."""

    TRIAL = "Trials in people"
    STUDY = "Other studies in people"
    APART = "In animals or cells, not in people"
    NONE = "Left out"


@dataclass(frozen=True, slots=True)
class Standing:
    """How an article stands.

    Attributes:
        group: its part of the digest.
        design: its place by kind of study, the most telling first.
        stated: whether the text states its main result.
        participants: how many took part; 0 where the text does not say.
        published: ISO 8601 date; empty where it is not known.
        title: its headline.
        verdict: one paragraph of Markdown.
    """

    group: Group
    design: int = _OTHER
    stated: bool = False
    participants: int = 0
    published: str = ""
    title: str = ""
    verdict: str = ""

    @property
    def order(self) -> tuple[object, ...]:
        """What a digest is sorted by: ascending, so that what matters most comes first."""
        days = tuple(-int(part) for part in self.published.split("-") if part.isdigit())
        return (list(Group).index(self.group), self.design, not self.stated, -self.participants, not days, days, self.title)


def write_standing(request: Request) -> str:
    """Read a request's source and write its standing as JSON.

    Raises:
        SourceError: the source cannot be read.
        TemplateError: the template is missing or fails.
    """
    from evidence.pipeline import appraise, extract, read

    article = read(request.source, kind=request.options.kind, name=request.name)
    record = extract(article)
    if not reports_study(record):
        return json.dumps(asdict(Standing(Group.NONE, title=_title(article, record))))
    verdict = write_record(record, appraise(record), request.options, request.form)
    return json.dumps(asdict(_standing(article, record, verdict)))


def read_standing(text: str) -> Standing:
    """Read what `write_standing` wrote."""
    values = json.loads(text)
    return Standing(**{**values, "group": Group(values["group"])})


def _standing(article: Article, record: EvidenceRecord, verdict: str) -> Standing:
    from evidence.render.view.facts import Facts

    facts = Facts(record)
    group = Group.TRIAL if facts.is_trial else Group.STUDY if facts.in_people else Group.APART
    published = record.source.published.value if record.source.published else article.metadata.published or ""
    return Standing(
        group=group,
        design=_design(record, is_trial=facts.is_trial),
        stated=facts.verdict is not PrimaryStatus.NOT_REPORTED,
        participants=max((int(each.count.value.value) for each in record.study.enrollment), default=0),
        published=published,
        title=_title(article, record),
        verdict=verdict,
    )


def _design(record: EvidenceRecord, *, is_trial: bool) -> int:
    study = record.study
    kind = study.study_type.value if study.study_type else None
    if kind is StudyType.SYSTEMATIC_REVIEW:
        return _REVIEW
    if study.allocation and study.allocation.value is Allocation.RANDOMIZED:
        return _RANDOMISED
    if is_trial:
        return _TRIAL
    return _OBSERVED if kind is StudyType.OBSERVATIONAL else _OTHER


def _title(article: Article, record: EvidenceRecord) -> str:
    stated = record.source.title.value if record.source.title else article.metadata.title
    first = article.text[article.blocks[0].start : article.blocks[0].end] if article.blocks else ""
    return " ".join((stated or first).split())
