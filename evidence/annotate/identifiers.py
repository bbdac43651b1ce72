"""Identifiers: DOI, PubMed id and the numbers of trial registries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.facts import fact
from evidence.mentions import FactMention

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DOI = re.compile(r"(?<![\d.])10\.\d{4,9}/[^\s\"<>“”]+")
_PMID = re.compile(r"\b(?:PMID[:\s]{0,3}|pubmed(?:\.ncbi\.nlm\.nih\.gov)?/)(?P<number>\d{6,9})\b", re.VERBOSE | re.IGNORECASE)
_REGISTRATION = re.compile(
    r"""(?<![A-Za-z0-9])(?:
        NCT[\s-]?(?:No\.?\s)?(?P<nct>\d{8})
      | ISRCTN[\s-]?(?P<isrctn>\d{8})
      | (?:EudraCT|EUCTR)(?:\s(?:number|no\.?|Number))?[:,\s-]*(?P<eudract>\d{4}-\d{6}-\d{2})
      | ACTRN[\s-]?(?P<actrn>126\d{11})
      | (?P<chictr>ChiCTR(?:-[A-Z]{2,4})*-?\d{8,10})
      | (?P<jprn>JPRN-\w+|UMIN\d{9}|jRCTs?\d{9,10}|JapicCTI-\d{6})
      | (?P<ctri>CTRI/\d{4}/\d{2,3}/\d{6})
      | (?P<drks>DRKS\d{8})
      | (?P<ntr>NTR[\s-]?\d{3,5}|NL\d{4,5})
      | (?P<pactr>PACTR\d{15,16})
      | (?P<irct>IRCT\d{8,20}N\d{1,3})
      | (?P<kct>KCT\d{7})
      | (?P<slctr>SLCTR/\d{4}/\d{3})
      | (?P<tctr>TCTR\d{8,11})
      | (?P<rbr>RBR-[a-z0-9]{6,8})
    )\b""",
    re.VERBOSE,
)
REGISTRIES = (
    "NCT", "ISRCTN", "EudraCT", "EUCTR", "ACTRN", "ChiCTR", "JPRN", "UMIN", "jRCT", "Japic", "CTRI", "DRKS",
    "NTR", "NL", "PACTR", "IRCT", "KCT", "SLCTR", "TCTR", "RBR",
)  # fmt: skip
"""What the numbers of trial registries open with."""
_PREFIX = {"nct": "NCT", "isrctn": "ISRCTN", "eudract": "EudraCT ", "actrn": "ACTRN"}
_GLUED = re.compile(r"https?:|www\.|\(http", re.IGNORECASE)
_PAIRS = {")": "(", "]": "["}
_CERTAIN = 0.98
_LISTED_WORK = re.compile(
    r"""
    ^[ \t]*[\[(]?\d{1,2}[\])]?[.:]?[ \t]+
    (?: [A-Z][\w'’-]+\set\sal\b | [A-Z][\w'’-]+,?\s(?:[A-Z]\.?\s?){1,3}, )   # Berg et al; Berg AB,
    [^\n]*$
    """,
    re.VERBOSE | re.MULTILINE,
)
"""A numbered entry of a list of works, which opens with its authors; one by itself is the paper."""
_LONG_WORD = re.compile(r"[A-Za-z]{5,}")
_SHARED = 3
"""Words of a headline that the title of the paper has too."""


def find_identifiers(doc: Doc) -> Iterator[FactMention]:
    """Find the identifiers of the article in every zone, but not those of the works that it lists."""
    text = doc._.article.text
    listed = list(_LISTED_WORK.finditer(text))
    others = [work.span() for work in listed if not _is_own(text, work.group())] if len(listed) > 1 else []
    for found in _find(text):
        if not any(start <= found.start < end for start, end in others):
            yield found


def _is_own(text: str, entry: str) -> bool:
    """Tell whether an entry of a list of works is the paper that the article tells of: its title has the headline's words."""
    headline = text[: text.find("\n", 1)]
    words, told = ({word.lower() for word in _LONG_WORD.findall(part)} for part in (headline, entry))
    return len(words & told) >= _SHARED


def _find(text: str) -> Iterator[FactMention]:
    for match in _DOI.finditer(text):
        value = trim_doi(match.group())
        yield fact("source.doi", value, (match.start(), match.start() + len(value)), by="publication.doi", confidence=_CERTAIN)
    for match in _PMID.finditer(text):
        yield fact("source.pmid", match["number"], match.span("number"), by="publication.pmid", confidence=_CERTAIN)
    for match in _REGISTRATION.finditer(text) if any(tag in text for tag in REGISTRIES) else ():
        kind = match.lastgroup or ""
        value = _PREFIX.get(kind, "") + match[kind]
        yield fact("source.registrations", value, match.span(), by="publication.registration", confidence=_CERTAIN)


def trim_doi(words: str) -> str:
    """Drop what the sentence put behind a DOI: full stops, quotation marks, a bracket that was opened before it."""
    words = _GLUED.split(words)[0]
    while words:
        last = words[-1]
        if last in ".,;:'’”\"" or (last in _PAIRS and words.count(last) > words.count(_PAIRS[last])):
            words = words[:-1]
        else:
            break
    return words
