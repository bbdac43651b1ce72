"""Find the outcomes of an article: those that the text ranks, and those that it reports."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.annotate.outcomes import attributes
from evidence.annotate.outcomes.anaphors import find_anaphors
from evidence.annotate.outcomes.cut_off import is_cut_off
from evidence.annotate.outcomes.definitions import find_definitions
from evidence.annotate.outcomes.echoes import find_echoes
from evidence.annotate.outcomes.names import (
    CHANGE_ALONE,
    list_before,
    name_after,
    name_around,
    name_before,
    names_listed,
    tidy,
    time_frame,
)
from evidence.annotate.outcomes.ranks import OF_NAMED_STUDY, Rank, find_ranks
from evidence.annotate.outcomes.shared_out import SHARED_OUT, outcomes_in_turn
from evidence.annotate.outcomes.subjects import TOLD_AS_SUBJECT, outcomes_as_subjects
from evidence.annotate.outcomes.told_by_effects import TOLD_BY_EFFECT, outcomes_of_effects
from evidence.annotate.outcomes.valence import with_context
from evidence.annotate.phrases import clauses_of, find_phrases, pattern
from evidence.annotate.printed_names import opened_small, printed_name
from evidence.mentions import Clause, OutcomeMention, Sentence, SpanMention
from evidence.vocabulary import OutcomeRole, Section, SourceKind, SpanLabel, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

Ranked = tuple[int, int, Rank]
_SILENT_ZONES = {Zone.BACKGROUND, Zone.BOILERPLATE, Zone.QUOTATION}
_IN_TURN = re.compile(r"\brespectively\b", re.IGNORECASE)
_GENERIC = frozenset(
    {"risk of", "number of", "percentage of", "proportion of", "time to", "rate", "rates", "level", "levels"}
    | {"bar", "criterion", "goal", "mark", "milestone", "target", "threshold"}
)
"""Heads that name nothing by themselves: their complement does."""
_MODIFIERS = re.compile(r"\s(?:[\w-]+\s){0,3}")
_OF_RATIO = re.compile(
    r"""
        [(\[][^()\[\]]{0,20}\bratios?\s(?:for | of)\s(?:[\w\s-]{0,40}\s(?:or|and)\s)?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AIM_SECTIONS = {Section.OBJECTIVE, Section.METHODS}
_AFTER_EVENT = re.compile(r"\b(?:after|following|since|before|post)\s(?:an?\s|the\s|their\s)?$", re.IGNORECASE)
"""An event that sets the time (`a day after stroke`) is not the one that was measured."""
_FOOTNOTE = re.compile(r"[.,]\d+\s")
_FREE_OF = re.compile(
    r"""
        \b(?:without | free\s(?:of|from))\s(?:any\s | certain\s | further\s | serious\s | major\s)?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A time without an event: the longer the better (`lived longer without complications`)."""
_REACH = 30
_MARKS = re.compile(r"\W*")
_LONGEST_HEADING = 5
"""Words of a heading that ranks the outcomes below it."""
_LIMITED = re.compile(
    r"""
        \b(?:in | among)\s(?:the\s
        | all\s)?(?P<people>(?:patients|participants|people|cohort|women|men|adults)\s(?:whose|with|who)\s[^,;()]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OF_A_STUDY = re.compile(r"\)\s(?:[\w-]+\s){0,3}(?:trial|study|programme|program)\b", re.IGNORECASE)
_DYING = frozenset({"die", "died", "dies", "dying"})
"""Verbs that name an outcome (`less likely to die`), which is printed as the noun."""
_NOTE_MARKS = "*†‡§"
"""A note under a table (`*Primary endpoint.`) heads nothing."""
STATED_AIM = "rule:outcome_aim"


def find_outcomes(doc: Doc) -> tuple[OutcomeMention, ...]:
    """Find ranked and reported outcomes outside background, quotations and boilerplate."""
    text = doc._.article.text
    spoken = [sentence for sentence in doc._.sentences if sentence.zone not in _SILENT_ZONES]
    told = (sentence for sentence in spoken if sentence.zone is not Zone.HEADLINE)
    ranked = [_mention(text, *item) for sentence in told for item in _ranked(text, sentence.start, sentence.end)]
    ranked += [_mention(text, *item) for item in _headed(text, spoken)]
    reporting = [clause for sentence in spoken for clause in _reporting(doc, sentence)]
    aims = [] if any(mention.role is OutcomeRole.PRIMARY for mention in ranked) else list(_aimed_at(doc, spoken))
    echoes = find_echoes(text, reporting, [*ranked, *aims], doc._.abbreviations)
    named = (_mention(text, *span, None) for clause in reporting for span in _around_heads(text, clause))
    in_turn = (replace(_mention(text, *span, None), by=SHARED_OUT) for span in outcomes_in_turn(doc, reporting))
    found = _without_overlaps([*ranked, *aims, *in_turn, *echoes, *_tagged(doc, spoken), *named])
    effects = outcomes_of_effects(doc, reporting, found)
    of_effects = (replace(_mention(text, *span, None), by=TOLD_BY_EFFECT) for span in effects)
    found = _without_overlaps([*found, *of_effects])
    subjects = outcomes_as_subjects(doc, reporting, found)
    found = _without_overlaps([*found, *(replace(_mention(text, *span, None), by=TOLD_AS_SUBJECT) for span in subjects)])
    found = _without_overlaps([*found, *find_anaphors(text, reporting, doc._.sentences, found)])
    return _as_printed(text, with_context(text, found))


def _as_printed(text: str, found: Sequence[OutcomeMention]) -> tuple[OutcomeMention, ...]:
    """Give the outcomes under names that can be printed; a name of which nothing clean is left goes."""
    named = ((mention, printed_name(mention.name)) for mention in found if not is_cut_off(text, mention, found))
    return tuple(
        replace(mention, name="death" if name.lower() in _DYING else opened_small(name, text, mention.start))
        for mention, name in named
        if name and not CHANGE_ALONE.fullmatch(name)
    )


def _tagged(doc: Doc, sentences: Sequence[Sentence]) -> Iterator[OutcomeMention]:
    """Give the outcomes that the trained network marks."""
    text = doc._.article.text
    begins = [sentence.start for sentence in sentences]
    for span in doc._.spans:
        place = bisect_right(begins, span.start) - 1
        inside = place >= 0 and span.end <= sentences[place].end
        is_told = inside and not _in_a_study_name(doc, span)
        name = tidy(text, span.start, span.end) if span.label is SpanLabel.OUTCOME and is_told else None
        if name and text[slice(*name)].lower() not in _GENERIC:
            yield replace(_mention(text, *name, None), by=span.by, confidence=span.confidence)


def _in_a_study_name(doc: Doc, span: SpanMention) -> bool:
    """Tell whether a name stands in what a study's short name is short for: `the HEART (Healthy Ageing and Risk) trial`."""
    return any(
        short.start < short.long_start <= span.start < short.long_end and _OF_A_STUDY.match(doc._.article.text, short.long_end)
        for short in doc._.abbreviations
    )


def _reporting(doc: Doc, sentence: Sentence) -> Iterator[Clause]:
    """Give the clauses of a sentence in which results may stand."""
    if sentence.section is not Section.METHODS:
        yield from (clause for clause in doc._.clauses if clause.sentence == sentence.index)


def _aimed_at(doc: Doc, sentences: Sequence[Sentence]) -> Iterator[OutcomeMention]:
    """Give the outcomes that an abstract sets out to study (`to see whether it prolongs survival`), where it ranks none."""
    if doc._.article.kind is not SourceKind.ABSTRACT:
        return
    text = doc._.article.text
    for sentence in sentences:
        begin = _aim_begins(text, sentence)
        if begin is not None:
            clause = Clause(start=begin, end=sentence.end, sentence=sentence.index)
            yield from (replace(_mention(text, *span, None), by=STATED_AIM) for span in _around_heads(text, clause))


def _aim_begins(text: str, sentence: Sentence) -> int | None:
    """Give where the words begin that say what is studied: the title, or what follows `to determine whether`."""
    if sentence.zone is Zone.HEADLINE:
        return sentence.start
    aim = (
        pattern("words/outcome_limits", "aim").search(text, sentence.start, sentence.end)
        if sentence.section in _AIM_SECTIONS
        else None
    )
    return aim.end() if aim else None


def _part(text: str, end: int) -> str | None:
    """Give the words after a ranked name that limit it (`in patients whose tumour carried the mutation`), or None."""
    stop = text.find(".", end)
    found = _LIMITED.search(text, end, stop if stop >= 0 else len(text))
    return found["people"] if found else None


def _without_overlaps(found: Sequence[OutcomeMention]) -> tuple[OutcomeMention, ...]:
    """Keep the first of mentions over the same words: ranked before echoed before named."""
    kept: list[OutcomeMention] = []
    for mention in found:
        if not any(mention.start < other.end and other.start < mention.end for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda mention: mention.start))


def outcome_spans(sentence: str) -> tuple[tuple[int, int, OutcomeRole | None], ...]:
    """Give the outcomes that one sentence names: `(start, end, role)`, the role None where it gives no rank.

    The span of a ranked outcome is its whole definition, with time frame and way of measuring, up to the next one.
    """
    ranked = list(find_definitions(sentence))
    taken = [(start, end) for start, end, _ in ranked]
    reported = [
        (*span, None)
        for clause in clauses_of(sentence)
        for span in _around_heads(sentence, clause)
        if not any(span[0] < end and start < span[1] for start, end in taken)
    ]
    return tuple(sorted([*ranked, *reported], key=lambda item: item[0]))


def definition_of_outcome(text: str, start: int, end: int) -> int | None:
    """Give where `text[start:end]` begins to say what a ranked outcome is (`the primary end point was survival`), or None."""
    return next((rank.start for _, _, rank in _ranked(text, start, end) if rank.listing), None)


def _ranked(text: str, start: int, end: int) -> Iterator[Ranked]:
    ranks = _apart(find_ranks(text, start, end))
    for number, rank in enumerate(ranks):
        limit = ranks[number + 1].start if number + 1 < len(ranks) else end
        if OF_NAMED_STUDY.match(text, rank.end, limit):
            continue
        names = list(_names(text, start, limit, rank)) or _defined(text, start, limit, rank)
        yield from ((first, last, rank) for first, last in names)


def _headed(text: str, sentences: Sequence[Sentence]) -> Iterator[Ranked]:
    """Give the outcomes of the sentence below a heading that ranks them (`Main outcome measures:`), unless it ranks its own."""
    for heading, below in pairwise(sentences):
        ranks = list(find_ranks(text, heading.start, heading.end))
        if len(ranks) != 1 or not _MARKS.fullmatch(text, ranks[0].end, heading.end) or text[heading.start] in _NOTE_MARKS:
            continue
        ranks_its_own = any(True for _ in find_ranks(text, below.start, below.end))
        if not ranks_its_own and len(text[heading.start : heading.end].split()) <= _LONGEST_HEADING:
            rank = replace(ranks[0], after=below.start, listing=True, several=True)
            yield from ((*name, rank) for name in _names(text, below.start, below.end, rank))


def _apart(ranks: Iterable[Rank]) -> list[Rank]:
    """Give the ranks without those between an earlier one and its name (`the primary outcome of this exploratory analysis`)."""
    kept: list[Rank] = []
    for rank in ranks:
        if not kept or rank.start >= (kept[-1].after or kept[-1].end):
            kept.append(rank)
    return kept


def _defined(text: str, start: int, limit: int, rank: Rank) -> list[tuple[int, int]]:
    """Give the names in the definition of a ranked outcome, where no name stands beside the rank."""
    own = text[start:limit]
    found = (tidy(text, start + first, start + last) for first, last, _ in find_definitions(own) if first >= rank.end - start)
    return [name for name in found if name]


def _names(text: str, start: int, limit: int, rank: Rank) -> Iterator[tuple[int, int]]:
    if rank.before is not None:
        name = (list_before if rank.listing and rank.several else name_before)(text, start, rank.before)
    elif rank.after is not None:
        name = name_after(text, rank.after, min(limit, rank.limit or limit))
    else:
        return
    if name and rank.listing:
        listed = list(names_listed(text, *name, several=rank.several))
        yield from listed[:1] if _are_in_turn(text, rank, name[0], limit) else listed
    elif name:
        yield name


def _are_in_turn(text: str, rank: Rank, start: int, end: int) -> bool:
    """Say whether two ranks share a list (`Primary and secondary end points were survival and relapse, respectively`)."""
    return "and secondary" in text[rank.start : rank.end].casefold() and bool(_IN_TURN.search(text, start, end))


def _around_heads(text: str, clause: Clause) -> Iterator[tuple[int, int]]:
    last = -1
    for head in find_phrases("words/outcome_heads", text, clause.start, clause.end):
        if head.start < last:
            continue
        name = name_around(text, clause.start, clause.end, head=(head.start, head.end))
        name = name and tidy(text, *name)
        if name and not _names_other(text, clause.start, *name):
            yield name
            last = name[1]


def _names_other(text: str, begin: int, start: int, end: int) -> bool:
    """Say whether a name stands for nothing, for the participants, or for the event of a bracketed ratio."""
    if text[start:end].lower() in _GENERIC or _OF_RATIO.search(text, begin, start):
        return True
    if _AFTER_EVENT.search(text, begin, start) or _FOOTNOTE.search(text, start, end):
        return True
    people = pattern("words/outcome_limits", "people").finditer(text, begin, start)
    return any(_MODIFIERS.fullmatch(text, found.end(), start) for found in people)


def _mention(text: str, start: int, end: int, rank: Rank | None) -> OutcomeMention:
    name = " ".join(text[start:end].split())
    return OutcomeMention(
        start=start,
        end=end,
        name=name,
        role=rank.role if rank else None,
        role_start=rank.start if rank else None,
        role_end=rank.end if rank else None,
        time_frame=time_frame(text, start, end),
        desirable=attributes.desirable(name, free_of=bool(_FREE_OF.search(text, max(0, start - _REACH), start))),
        is_composite=attributes.is_composite(name),
        is_surrogate=attributes.is_surrogate(name),
        is_harm=attributes.is_harm(name),
        part=_part(text, end) if rank else None,
        by="rule:outcome_rank" if rank else "rule:outcome_head",
    )
