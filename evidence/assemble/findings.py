"""Findings: each result in words, tied to the outcome, the part of the participants and the arm that it is about.

Everything is tied by clause. Which side a change favours follows from which way is better for the outcome, not from a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from evidence.assemble.arms import ArmGroup, names_comparator, overlapping
from evidence.assemble.estimate_scope import fronted_part
from evidence.assemble.index import Index, within
from evidence.assemble.outcomes import OutcomeGroup, group_of
from evidence.assemble.printed_sides import printed_side, speaks_against
from evidence.assemble.subgroups import SubgroupGroup, subgroup_of
from evidence.mentions import Clause, OutcomeMention, ResultMention, Sentence
from evidence.vocabulary import ArmRole, Change, OutcomeResult, OutcomeRole, PrimaryStatus, Significance, SourceKind, Zone

_TELLING = 5
"""Letters below which a word of an arm's name is too common to find it by."""
_ANY_ARM = re.compile(
    r"""\b(?:neither|none|either|both|the|these|two)\s(?:\w+\s)?(?:of\sthe\s)?
        (?:arms?|drugs?|groups?|injections?|medicines?|pills?|programmes?|programs?|tablets?|therap(?:y|ies)|treatments?|vaccines?)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words that stand for the arms without naming one (`neither drug changed the response`)."""


_THE_GROUPS = re.compile(
    r"""\b(?:across|among|between|in)\s(?:all|both|either|the|these)\s(?:(?:two|three|four|study|treatment)\s){0,2}(?:arms|groups)\b
      | \bin\sone\s(?:arm|group)\s[^,;.]*?\bthe\sothers?\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""The arms as the groups of the trial (`as frequent in one group as in the other`)."""
_AS_SUCH = re.compile(r"\bclinical\sbenefits?$", re.IGNORECASE)
"""A benefit that is told as such is on no outcome named before it (`saw an immune response, but no clinical benefit`)."""
_NONE_CAME = re.compile(
    r"""\b(?:no|none|neither|nor|without)\b[^,;:]*\b(?:adverse|complications?|harms?|side[\s-]effects?|toxicit(?:y|ies))\b
      | \b(?:did|do|does)\s(?:not|n['’]t)\s(?:cause|have|lead\sto|produce|report|show|suffer)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:between|compared|different|differences?|differ(?:ed)?|excess|fewer|increased?|more|similar|than|versus|vs)\b",
    re.VERBOSE | re.IGNORECASE,
)
_THE_TREATMENT = re.compile(
    r"""\b(?:more|less)\s(?:common|frequent|often)\s(?:seen\s|reported\s)?(?:after|on|with)\s(?:either|the)\s(?:[\w-]+\s)?
        (?:combination|drug|implant|injection|medicine|pill|shot|tablet|treatment|vaccine)s?\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What was tested as the treatment of the trial (`more common with the new vaccine`)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A result in words with what it is about; `subgroup` None is everyone, `result` None is undecided.

    Attributes:
        is_against: the values of the arms beside it speak against the tested one.
    """

    mention: ResultMention
    sentence: Sentence
    clause: Clause
    outcomes: tuple[OutcomeGroup, ...]
    subgroup: SubgroupGroup | None
    result: OutcomeResult | None
    is_against: bool = False

    @property
    def is_primary(self) -> bool:
        """Whether it is about the primary endpoint, by name or because the text ranked its outcome so."""
        return self.mention.about_primary or any(outcome.role is OutcomeRole.PRIMARY for outcome in self.outcomes)


def findings(
    index: Index, arms: Sequence[ArmGroup], outcomes: Sequence[OutcomeGroup], subgroups: Sequence[SubgroupGroup]
) -> tuple[Finding, ...]:
    """Tie every result in words to what it is about."""
    found: list[Finding] = []
    sure = [] if _is_tested_one_doubtful(index, arms) else arms
    for told in index.mentions.results:
        sentence, clause = index.sentence_of(told), index.clause_of(told)
        mention = _in_contrast(index, told, clause, found)
        if sentence is None or clause is None or _is_in_definition(index, mention):
            continue
        part = subgroup_of(subgroups, clause) or fronted_part(index, subgroups, mention)
        if part is None and not _is_tied(index, mention, sentence, arms):
            continue
        named = _named(index, sentence, mention)
        judged = [_in_its_group(index, outcomes, outcome) for outcome in named]
        result = _result(index, mention, judged, sure) or _printed(index, mention, clause, judged)
        result = None if result is OutcomeResult.NO_DIFFERENCE and _is_absence(index, clause, judged) else result
        is_against = speaks_against(index, clause, judged)
        found.append(Finding(mention, sentence, clause, _distinct(outcomes, named), part, result, is_against))
    return tuple(found)


def _is_absence(index: Index, clause: Clause, named: Sequence[OutcomeMention]) -> bool:
    """Say whether a clause tells that no harm came, and compares nobody: `no serious side effects were seen`."""
    is_of_harm = bool(named) and all(outcome.is_harm for outcome in named)
    place = (clause.start, clause.end)
    return is_of_harm and _NONE_CAME.search(index.text, *place) is not None and not _COMPARES.search(index.text, *place)


def _in_its_group(index: Index, outcomes: Sequence[OutcomeGroup], mention: OutcomeMention) -> OutcomeMention:
    """Let an outcome named by its short form be as desirable as its full name says (`VTE`)."""
    printed = {mention.name, index.text[mention.start : mention.end]}
    is_short = any(abbreviation.short in printed for abbreviation in index.mentions.abbreviations)
    group = group_of(outcomes, mention) if is_short and not mention.desirable else None
    told = group.first("desirable") if group else None
    if group is None or told is None or told.desirable is None:
        return mention
    is_event = group.is_timed and not told.name.casefold().startswith(mention.name.casefold())
    return replace(mention, desirable=told.desirable.turned if is_event else told.desirable)


def _in_contrast(index: Index, told: ResultMention, clause: Clause | None, found: Sequence[Finding]) -> ResultMention:
    """Let a clause that names no outcome speak of the one before it in its sentence (`…, whereas 5 mg had no effect`)."""
    before = found[-1] if found else None
    if before is None or clause is None or before.clause.sentence != clause.sentence or told.about or told.about_secondary:
        return told
    if not before.mention.about_primary or within(index.mentions.outcomes, clause):
        return told
    return replace(told, about_primary=True)


def _printed(index: Index, mention: ResultMention, clause: Clause, named: Sequence[OutcomeMention]) -> OutcomeResult | None:
    """Give whom the numbers favour, where the words say no more than that the arms differed."""
    is_bare = mention.significance is Significance.SIGNIFICANT and mention.change is None and mention.status is None
    return printed_side(index, clause, named) if is_bare else None


def _is_in_definition(index: Index, mention: ResultMention) -> bool:
    """Say whether a word judges nothing but says who is meant (`people with sight of 20/50 or worse`)."""
    return any(part.start <= mention.start and mention.end <= part.end for part in index.mentions.subgroups)


def _is_tested_one_doubtful(index: Index, arms: Sequence[ArmGroup]) -> bool:
    """Say whether the headline names the active comparator before the arm taken to be tested: their roles may be swapped.

    Two regimens told as `either A or B` do not say which of them is new; the headline does.
    """
    headline = index.mentions.sentences[0] if index.mentions.sentences else None
    is_abstract = index.mentions.article.kind is SourceKind.ABSTRACT
    if headline is None or (headline.zone is not Zone.HEADLINE and not is_abstract):
        return False
    tested = {word for arm in arms if arm.role is ArmRole.EXPERIMENTAL for word in _words(arm)}
    against = {word for arm in arms if arm.role is ArmRole.ACTIVE_COMPARATOR for word in _words(arm)}
    named = (word for word in index.text[headline.start : headline.end].casefold().split() if word in tested ^ against)
    return next(named, None) in against


def _words(arm: ArmGroup) -> set[str]:
    return {word.strip(",()") for name in arm.names for word in name.split() if len(word) >= _TELLING}


def _is_tied(index: Index, mention: ResultMention, sentence: Sentence, arms: Sequence[ArmGroup]) -> bool:
    """Say whether a statement is on this study's comparison: it names an arm, a test, an effect or the primary endpoint.

    Releases also tell how the disease works and what others found. The results of an abstract stand under their heading.
    """
    if index.mentions.article.kind is SourceKind.ABSTRACT or mention.about_primary or mention.significance:
        return True
    if _states_a_verdict(index, mention):
        return True
    if _compares_the_arms(index, mention, sentence):
        return True
    numbers = (*within(index.mentions.estimates, sentence), *within(index.mentions.intervals, sentence))
    return bool(overlapping(arms, sentence)) or bool(numbers)


def _compares_the_arms(index: Index, mention: ResultMention, sentence: Sentence) -> bool:
    """Say whether it tells of the arms without naming one: as the groups, which did not differ, or as the treatment."""
    place = (sentence.start, sentence.end)
    if mention.denied and _ANY_ARM.search(index.text, *place):
        return True
    is_alike = mention.result is OutcomeResult.NO_DIFFERENCE or (
        mention.result is None and mention.change is Change.NO_DIFFERENCE
    )
    alike = is_alike and _THE_GROUPS.search(index.text, *place)
    return bool(alike or _THE_TREATMENT.search(index.text, *place))


def _states_a_verdict(index: Index, mention: ResultMention) -> bool:
    """Say whether it states that a criterion was missed, or that one was met where the text ranks an outcome.

    Nobody says of what works in general that it missed; that it is no worse holds of many a comparison.
    """
    if mention.status is PrimaryStatus.NOT_MET:
        return True
    return mention.status is not None and any(named.role is OutcomeRole.PRIMARY for named in index.mentions.outcomes)


def _named(index: Index, sentence: Sentence, mention: ResultMention) -> list[OutcomeMention]:
    """Give the outcomes that a result is about: those it is bound to, else the last one named before it in its sentence."""
    inside = within(index.mentions.outcomes, sentence)
    bound = [named for named in inside if named.start in mention.about]
    if not bound and _AS_SUCH.search(index.text, sentence.start, mention.end):
        return []
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
    ordered = sorted(named, key=lambda outcome: outcome.start < mention.end)
    better = next((outcome.desirable for outcome in ordered if outcome.desirable), None)
    if mention.change is None or better is None:
        return None
    side = OutcomeResult.FAVOURS_INTERVENTION if mention.change.is_good(better) else OutcomeResult.FAVOURS_COMPARATOR
    return _towards(side, index, mention, arms)


def _towards(result: OutcomeResult, index: Index, mention: ResultMention, arms: Sequence[ArmGroup]) -> OutcomeResult:
    """Turn a judgement round where its words say that the comparator did better (`longer with placebo`)."""
    if mention.favoured is None:
        return result
    return result.turned if names_comparator(arms, index.text[slice(*mention.favoured)]) else result
