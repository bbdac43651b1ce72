"""Which part of the participants an estimate holds for: the one named beside it, or the one that its sentence points to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.assemble.index import Index, within
from evidence.assemble.subgroups import SubgroupGroup
from evidence.mentions import Mention, Sentence, SubgroupMention

_RIGHT_BEHIND = re.compile(
    r"""
        [\s%)\],;]*(?:only\s)?\b(?:among | at | for | in | within)\s(?:the\s | those\s | women\s | men\s | all\s)?(?:aged\s)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_THEIRS = re.compile(
    r"""
        (?:their | (?:among|for|in)\s(?:them|this\sgroup|these\speople|that\sgroup))\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EVERYONE = re.compile(
    r"""
    \b(?: overall(?!\s(?:survival|response|mortality|safety|score)) | everyone
      | all\s(?:participants|patients|people|subjects|women|men)
      | (?:intention|intent)-to-treat | (?:whole|entire|total|full)\s(?:group|population|cohort|trial|study) )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FRONTED = re.compile(r"(?:[A-Z]{4,}:\s)?(?:among|for|in|within)\s(?:\w+\s){0,3}", re.IGNORECASE)
_WHEN = re.compile(r"(?:[A-Z]{4,}:\s)?when\s(?:only\s)?(?:the\s)?", re.IGNORECASE)
_LOOKED_AT = re.compile(
    r"\s(?:was|were)\s(?:also\s)?(?:analy[sz]ed|assessed|considered|examined|looked\sat|studied|tested)\b",
    re.VERBOSE | re.IGNORECASE,
)
"""`When patients with diabetes were examined, …`: what follows is on them."""


def part_of(index: Index, groups: Sequence[SubgroupGroup], mention: Mention) -> SubgroupGroup | None:
    """Give the part of the participants that an estimate is about, or None for everyone.

    The part named in its own clause comes first, and of two the one right behind it, else the one before it. Then come a part
    named where the bracket opens in which the estimate stands, a part that opens the sentence, and the part of the sentence
    before, where a pronoun points there.
    """
    parts = {id(named): group for group in groups for named in group.mentions}
    told = sorted((named for group in groups for named in group.mentions), key=lambda named: named.start)
    sentence, clause = index.sentence_of(mention), index.clause_of(mention)
    if clause is None or sentence is None:
        return None
    found = _beside(index, within(told, clause), mention) or _opening(index, within(told, sentence), sentence, mention)
    found = found or _pointed_at(index, told, sentence)
    return parts[id(found)] if found else None


def _beside(index: Index, named: Sequence[SubgroupMention], mention: Mention) -> SubgroupMention | None:
    behind = next((part for part in named if part.start >= mention.end), None)
    if behind and _RIGHT_BEHIND.fullmatch(index.text, mention.end, behind.start):
        return behind
    before = [part for part in named if part.start < mention.end]
    return before[-1] if before else behind


def _opening(index: Index, named: Sequence[SubgroupMention], sentence: Sentence, mention: Mention) -> SubgroupMention | None:
    """Give the last part named before, if the estimate stands in its bracket, or if it opens the sentence."""
    before = [part for part in named if part.end <= mention.start]
    if not before or _EVERYONE.search(index.text, before[-1].end, mention.start):
        return None
    between = index.text[before[-1].end : mention.start]
    in_bracket = between.count("(") > between.count(")")
    return before[-1] if in_bracket or (len(before) == 1 and _is_fronted(index, before[0], sentence)) else None


def _is_fronted(index: Index, part: SubgroupMention, sentence: Sentence) -> bool:
    """Say whether a part opens its sentence, and so is whom the sentence is on."""
    if _WHEN.fullmatch(index.text, sentence.start, part.start):
        return _LOOKED_AT.match(index.text, part.end) is not None
    return _FRONTED.fullmatch(index.text, sentence.start, part.start) is not None


def fronted_part(index: Index, groups: Sequence[SubgroupGroup], mention: Mention) -> SubgroupGroup | None:
    """Give the part that opens the sentence of a statement, where the sentence names no other part and not everyone."""
    sentence = index.sentence_of(mention)
    named = [(part, group) for group in groups for part in group.mentions if sentence and _inside(part, sentence)]
    if sentence is None or len(named) != 1 or named[0][0].end > mention.start:
        return None
    part, group = named[0]
    is_on_all = _EVERYONE.search(index.text, part.end, sentence.end)
    return group if _is_fronted(index, part, sentence) and not is_on_all else None


def _inside(part: Mention, sentence: Sentence) -> bool:
    return sentence.start <= part.start < sentence.end


def _pointed_at(index: Index, told: Sequence[SubgroupMention], sentence: Sentence) -> SubgroupMention | None:
    """Give the one part that the sentence before names, where this sentence opens with a pronoun for its people."""
    earlier = index.sentence_at(sentence.index - 1)
    if earlier is None or earlier.block != sentence.block or not _THEIRS.match(index.text, sentence.start):
        return None
    named = within(told, earlier)
    return named[0] if len(named) == 1 else None
