"""A PubMed export: a numbered citation, the title, the authors, and only then the abstract."""

from __future__ import annotations

import re
from dataclasses import replace

from evidence.article import Metadata
from evidence.ingest.dates import iso_date
from evidence.ingest.strands import Passage
from evidence.vocabulary import BlockKind

_CITATION = re.compile(
    r"\d{1,4}\. \s+ (?P<journal> [A-Z] [^.;]{1,80} ) (?: \. | \s ) \s* (?P<when> (?:19|20)\d\d \b [^;:.]{0,16} ) [;:.]",
    re.VERBOSE,
)
_DOI = re.compile(r"\b 10\.\d{4,9} / [^\s\"<>]+", re.VERBOSE)
_PMID = re.compile(r"\b PMID: \s* (?P<number> \d{1,8} ) \b", re.VERBOSE)
_LABEL = re.compile(r"[A-Z] [A-Z /&,()-]{2,60} : \s", re.VERBOSE)
_APPARATUS = re.compile(
    r"(?: author\ information | comment\ in | comment\ on | erratum\ in | collaborators | update\ (?:in|of) | contributed )\b",
    re.VERBOSE | re.IGNORECASE,
)
_AFFILIATION = re.compile(r"\( \d{1,2} \)", re.VERBOSE)
_AUTHOR = re.compile(r"[^\W\d_] [\w'’ -]{1,40} \s [A-Z]{1,4} (?: \( \d{1,2} \) )* \s? [,.;]", re.VERBOSE)


def is_citation(passage: Passage) -> bool:
    """Judge whether a passage is a numbered citation line."""
    return _CITATION.match(passage.text) is not None


def mark_citation(passages: list[Passage]) -> list[Passage]:
    """Mark the citation, the title as headline, and authors and affiliations as boilerplate."""
    marked = [replace(passages[0], kind=BlockKind.BOILERPLATE)]
    marked += [replace(passage, kind=BlockKind.HEADLINE) for passage in passages[1:2]]
    apparatus = -1
    for index, passage in enumerate(passages[2:], start=2):
        starts_apparatus = _APPARATUS.match(passage.text) is not None
        if starts_apparatus or (index == 2 and _AUTHOR.match(passage.text)):  # noqa: PLR2004 — authors stand third
            apparatus = passage.group
        if passage.group == apparatus or _AFFILIATION.match(passage.text):
            marked.append(replace(passage, kind=BlockKind.BOILERPLATE))
            continue
        return marked + passages[index:]
    return marked


def citation_metadata(passages: list[Passage]) -> Metadata:
    """Give what the citation and the identifiers at the foot say."""
    match = _CITATION.match(passages[0].text)
    foot = " ".join(passage.text for passage in passages if passage.text.startswith(("DOI", "PMID", "PMCID")))
    doi = _DOI.search(f"{passages[0].text} {foot}")
    pmid = _PMID.search(foot)
    return Metadata(
        published=iso_date(match.group("when")) if match else None,
        journal=match.group("journal").strip() if match else None,
        doi=doi.group().rstrip(".,;") if doi else None,
        pmid=pmid.group("number") if pmid else None,
    )
