"""Findings: each result in words, tied to the outcome, the part of the participants and the arm that it is about.

Everything is tied by clause. Which side a change favours follows from which way is better for the outcome, not from a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.assemble.arms import ArmGroup, names_comparator, overlapping
from evidence.assemble.index import Index, within
from evidence.assemble.outcomes import OutcomeGroup, group_of
from evidence.assemble.subgroups import SubgroupGroup, subgroup_of
from evidence.mentions import Clause, OutcomeMention, ResultMention, Sentence
from evidence.vocabulary import Change, Desirable, OutcomeResult, OutcomeRole, Significance, SourceKind

_FLIPPED = {
    OutcomeResult.FAVOURS_INTERVENTION: OutcomeResult.FAVOURS_COMPARATOR,
    OutcomeResult.FAVOURS_COMPARATOR: OutcomeResult.FAVOURS_INTERVENTION,
}
_GOOD = {(Change.INCREASED, Desirable.HIGHER), (Change.DECREASED, Desirable.LOWER)}


@dataclass(frozen=True, slots=True)
class Finding:
    """A result in words with what it is about; `subgroup` None is everyone, `result` None is undecided."""

    mention: ResultMention
    sentence: Sentence
    clause: Clause
    outcomes: tuple[OutcomeGroup, ...]
    subgroup: SubgroupGroup | None
    result: OutcomeResult | None

    @property
    def is_primary(self) -> bool:
        """Whether it is about the primary endpoint, by name or because the text ranked its outcome so."""
        return self.mention.about_primary or any(outcome.role is OutcomeRole.PRIMARY for outcome in self.outcomes)


def findings(
    index: Index, arms: Sequence[ArmGroup], outcomes: Sequence[OutcomeGroup], subgroups: Sequence[SubgroupGroup]
) -> tuple[Finding, ...]:
    """Tie every result in words to what it is about."""
    found = []
    for mention in index.mentions.results:
        sentence, clause = index.sentence_of(mention), index.clause_of(mention)
        if sentence is None or clause is None or not _is_tied(index, mention, sentence, arms):
            continue
        named = _named(index, sentence, mention)
        result = _result(index, mention, named, arms)
        found.append(Finding(mention, sentence, clause, _distinct(outcomes, named), subgroup_of(subgroups, clause), result))
    return tuple(found)


def _is_tied(index: Index, mention: ResultMention, sentence: Sentence, arms: Sequence[ArmGroup]) -> bool:
    """Say whether a statement is on this study's comparison: it names an arm, a test, an effect or the primary endpoint.

    Releases also tell how the disease works and what others found. The results of an abstract stand under their heading.
    """
    if index.mentions.article.kind is SourceKind.ABSTRACT or mention.about_primary or mention.significance:
        return True
    return bool(overlapping(arms, sentence)) or bool(within(index.mentions.estimates, sentence))


def _named(index: Index, sentence: Sentence, mention: ResultMention) -> list[OutcomeMention]:
    """Give the outcomes that a result is about: those it is bound to, else the last one named before it in its sentence."""
    inside = within(index.mentions.outcomes, sentence)
    bound = [named for named in inside if named.start in mention.about]
    return bound or [named for named in inside if named.start < mention.start][-1:]


def _distinct(groups: Sequence[OutcomeGroup], mentions: Sequence[OutcomeMention]) -> tuple[OutcomeGroup, ...]:
    named = [group_of(groups, mention) for mention in mentions]
    return tuple({group.id: group for group in named if group}.values())


def _result(
    index: Index, mention: ResultMention, named: Sequence[OutcomeMention], arms: Sequence[ArmGroup]
) -> OutcomeResult | None:
    if mention.result:
        return _towards(mention.result, index, mention, arms)
    if mention.significance is Significance.NOT_SIGNIFICANT or mention.change is Change.NO_DIFFERENCE:
        return OutcomeResult.NO_DIFFERENCE
    better = next((outcome.desirable for outcome in named if outcome.desirable), None)
    if mention.change is None or better is None:
        return None
    side = OutcomeResult.FAVOURS_INTERVENTION if (mention.change, better) in _GOOD else OutcomeResult.FAVOURS_COMPARATOR
    return _towards(side, index, mention, arms)


def _towards(result: OutcomeResult, index: Index, mention: ResultMention, arms: Sequence[ArmGroup]) -> OutcomeResult:
    """Turn a judgement round where its words say that the comparator did better (`longer with placebo`)."""
    if mention.favoured is None:
        return result
    return _FLIPPED.get(result, result) if names_comparator(arms, index.text[slice(*mention.favoured)]) else result
