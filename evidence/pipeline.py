"""The main path: a source goes in, a record and a summary come out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from evidence.annotate import annotate, load_nlp
from evidence.appraise import appraise
from evidence.article import Article
from evidence.assemble import assemble
from evidence.ingest import read
from evidence.render import render

if TYPE_CHECKING:
    from spacy.language import Language

    from evidence.record import EvidenceRecord
    from evidence.vocabulary import Reader, SourceKind

__all__ = ["appraise", "extract", "load_nlp", "read", "render", "summarise"]


def extract(
    source: str | Path | Article, *, kind: SourceKind | str | None = None, nlp: Language | None = None
) -> EvidenceRecord:
    """Read a source and give its evidence record.

    Args:
        source: a `str` is the text itself, a `Path` is a file; an `Article` has been read already.
        kind: what sort of text it is; guessed where None.
        nlp: a pipeline from `load_nlp()`; loaded once and kept where None.

    Raises:
        SourceError: the source cannot be read as an article.
    """
    article = source if isinstance(source, Article) else read(source, kind=kind)
    mentions = annotate(article, nlp=nlp)
    return assemble(mentions)


def summarise(
    source: str | Path,
    *,
    reader: Reader | str = "plain",
    kind: SourceKind | str | None = None,
    format: str = "md",
    template: str | None = None,
    nlp: Language | None = None,
) -> str:
    """Read a source and write its summary.

    Args:
        source: a `str` is the text itself, a `Path` is a file.
        reader: `plain` or `clinician`; names the template `<reader>.<format>`.
        kind: what sort of text it is; guessed where None.
        format: `md`, `html` or `json`.
        template: the name of a template, or the path of one of your own; overrides `reader` and `format`.
        nlp: a pipeline from `load_nlp()`.

    Raises:
        SourceError: the source cannot be read as an article.
        TemplateError: the template is missing or fails.
    """
    record = extract(source, kind=kind, nlp=nlp)
    caveats = appraise(record)
    return render(record, caveats, template=template or f"{reader}.{format}")
