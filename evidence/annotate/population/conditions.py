"""Names of conditions: where they stand, and whether some words name one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from evidence.annotate import lexicon
from evidence.annotate.condition_heads import has_condition_head
from evidence.annotate.facts import clean, sentence_case
from evidence.annotate.noun_phrases import noun_phrase_after
from evidence.annotate.printed_names import opened_small, printed_name

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OF_CONDITION = frozenset({"of", "or"})
_UNFINISHED = re.compile(
    r"(?:^|[\s-])(?:advanced|metastatic|positive|negative|severe|moderate|mild|recurrent|unresectable|locally|stable|"
    r"chronic|acute|untreated|treated|confirmed|high-risk|low-risk|early|symptomatic|either|inoperable|relapsed|"
    r"refractory|active|mutated|mutant|newly|diagnosed|stage|more|less|considered|[\w-]*na[iï]ve|stage\s\S+|[a-z]+-risk|o?esophageal)$",
    re.VERBOSE | re.IGNORECASE,
)
_CUE = re.compile(
    r"""\b(?: (?:diagnosed|affected|hospitali[sz]ed|living|suffering|presenting|admitted|infected)\s(?:with|by|from|for)
        | (?:at\s(?:high\s|increased\s|low\s|higher\s)?risk\s(?:of|for)) | with
        | (?:who\s)?(?:had|have|has|suffered|developed) )\s""",
    re.VERBOSE | re.IGNORECASE,
)
_NOT_CONDITIONS = re.compile(
    r"""^(?: (?:a\s|an\s|the\s)?(?:\d|mean|median|average|higher|lower|high\s(?:levels|risk)|low\slevels|more|less|
        fewer|one|two|three|four|several|different|no|either|at\sleast|access|placebo|treatment
        |drug|family\s|type\s\d$|certain\s|control|baseline|data|median|measurable|available|complete|known\b|adequate|normal(?!-)|
        and|those|other|results|experienced|received|undergone|safer|newer|physically|weight\sloss
        |completed|been|taken|used|reported
        |better|worse|greater|improved|significant|increased|reduced|this|these|standard|new|any) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_STAGE_WORDS = re.compile(
    r"^(?:(?:(?:first|second|third)-line|newly|recently|previously|histologically|clinically|biopsy|confirmed|proven|established|untreated|treated|"
    r"diagnosed|documented|candidate|experimental|investigational|either|a|an|the|new|suspected|or|(?:diagnos[ei]s|history|incidence|prevalence)\sof)[\s-]+)+",
    re.VERBOSE | re.IGNORECASE,
)
_AND_SITE = re.compile(
    r"\sand\s(?=\w+\s(?:cancers?|carcinomas?|tumou?rs?|disease|injur(?:y|ies)|pain)\b)", re.VERBOSE | re.IGNORECASE
)
_PROCEDURE = re.compile(r"(?:ectomy|plasty|therapy|scopy|graphy|surgery)$", re.IGNORECASE)
_GIVEN = r"""\b(?:treated\swith|receiv(?:e|ed|es|ing)|given|taking|took|(?:doses?|infusions?|injections?|amounts?)\sof)\sNAME\b
    | \bNAME(?:\s(?:infusions?|injections?|treatments?|therapy|tablets?|capsules?|doses?|systems?|levels?)|['’]s\s)"""
"""What people are given, or how much there is of it, is no disease of theirs."""
_HEAD_AND = "head and "
_ENOUGH = 3
"""An unknown noun that the text repeats this often after "with" is its subject; once or twice is said in passing."""


def condition_in(text: str, head_end: int, end: int) -> tuple[int, int] | None:
    """Find the condition within a description: what stands after `with`, `diagnosed with`, `at risk of`."""
    cue = _CUE.search(text, head_end, end)
    found = noun_phrase_after(text, cue.end(), end, joins=_OF_CONDITION) if cue else None
    return bare_condition(text, with_noun(text, found, end)) if found else None


def with_noun(text: str, found: tuple[int, int], end: int) -> tuple[int, int]:
    """Go on past the comma of "advanced, metastatic lung cancer", and past the "and" of "head and neck cancer"."""
    while _UNFINISHED.search(text[slice(*found)]) and text[found[1] : found[1] + 2] == ", ":
        further = noun_phrase_after(text, found[1] + 2, end, joins=_OF_CONDITION)
        if not further:
            break
        found = found[0], further[1]
    site = _AND_SITE.match(text, found[1], end)
    if site and not has_condition_head(text[slice(*found)]):
        further = noun_phrase_after(text, site.end(), end, joins=_OF_CONDITION)
        found = (found[0], further[1]) if further else found
    return found


def bare_condition(text: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """Drop what is said of the diagnosis from a name; None where no condition is left."""
    lead = _STAGE_WORDS.match(text[slice(*span)])
    first = _with_head(text, span[0] + (lead.end() if lead else 0))
    words = text[first : span[1]]
    is_named = words and not (_OF_A_BODY.search(words) or _LEVEL_OF.match(words))
    is_condition = is_named and not _NOT_CONDITIONS.match(words) and not is_unfinished(words) and not _is_generic(words)
    return (first, span[1]) if is_condition and (has_condition_head(words) or _is_subject(words, text)) else None


def _with_head(text: str, start: int) -> int:
    """Give where a name begins that is cut within "head and neck"."""
    return start - len(_HEAD_AND) if text.startswith("neck", start) and text[:start].lower().endswith(_HEAD_AND) else start


def is_unfinished(words: str) -> bool:
    """Tell whether a phrase ends in an attribute that waits for its noun ("recurrent or metastatic")."""
    return bool(_UNFINISHED.search(words))


def _is_subject(words: str, text: str) -> bool:
    """Tell whether the article repeats an unknown name of a condition often enough to be about it."""
    is_told = not words.isupper() and not _PROCEDURE.search(words) and text.count(words) >= _ENOUGH
    return is_told and not re.search(_GIVEN.replace("NAME", re.escape(words)), text, re.VERBOSE | re.IGNORECASE)


_OF_A_BODY = re.compile(
    r"""
        \b(?:Archives | Journal | Annals | Cent(?:er|re)s? | Institute | Society | Association)\b
    """,
    re.VERBOSE,
)
_LEVEL_OF = re.compile(r"(?:low|high)\s[A-Z]{2,}$")


def _is_generic(words: str) -> bool:
    """Tell whether a name ends in a word for people or measures, or is nothing but "the disease"."""
    parts = words.lower().split()
    return parts[-1] in _not_conditions() and (not has_condition_head(words) or len(parts) == 1)


@cache
def _not_conditions() -> frozenset[str]:
    entries = lexicon.load("words/not_arms").entries
    measures = frozenset(lexicon.load("words/not_conditions").phrases("measure"))
    return frozenset(phrase for phrase, value in entries if value in {"people", "trial", "generic"}) | measures


def condition_name(doc: Doc, span: tuple[int, int]) -> str | None:
    """Give a condition as a clean phrase, with its short form in brackets where the text ties one to it.

    None where a short form turns out to stand for something else than a condition.
    """
    text = doc._.article.text
    words = printed_name(opened_small(sentence_case(clean(text[slice(*span)]), text), text, span[0]))
    if words is None:
        return None
    for mention in doc._.abbreviations:
        is_same = words == mention.short or words.lower() == mention.long.lower()
        if mention.by == "rule:abbreviations" and is_same:
            return f"{clean(mention.long)} ({mention.short})" if has_condition_head(clean(mention.long)) else None
    return words
