"""Values of the primary outcome printed for each arm, where no word and no test says which arm did better.

`The primary outcome occurred in 5.1% with aspirin and 5.3% with placebo` says that it failed: the tested arm did no better.
A clear gap without a test is a weak proof, and the last one asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from evidence.assemble.findings import Finding
from evidence.assemble.index import Index, within
from evidence.assemble.outcomes import OutcomeGroup, group_of
from evidence.assemble.printed_sides import ALIKE, arm_values, is_inactive
from evidence.mentions import EstimateMention, OutcomeMention, ResultMention
from evidence.vocabulary import Desirable, OutcomeResult, OutcomeRole, Section, Significance, Zone

_NO_RESULTS = frozenset({Section.BACKGROUND, Section.OBJECTIVE, Section.METHODS})
_SPOKEN = frozenset({Zone.BODY, Zone.LEAD, Zone.NOTES})


def bare_values(index: Index, found: Sequence[Finding], outcomes: Sequence[OutcomeGroup]) -> tuple[Finding, ...]:
    """Give a finding for each clause that prints the values of a primary outcome by arm and is no finding yet.

    Values after a test that found no difference prove none (`hazard ratio 0.80, 0.56 to 1.13. The rates were 37% and 26%`).
    """
    judged = {finding.clause for finding in found}
    told = (_told(index, effect, outcomes) for effect in index.mentions.estimates if not effect.p_value and not effect.interval)
    return tuple(finding for finding in told if finding and finding.clause not in judged and not _failed_before(finding, found))


def _failed_before(finding: Finding, found: Sequence[Finding]) -> bool:
    before = (told for told in found if told.sentence.index == finding.sentence.index - 1)
    failed = (told for told in before if told.mention.significance is Significance.NOT_SIGNIFICANT)
    return any(any(group in told.outcomes for group in finding.outcomes) for told in failed)


def _told(index: Index, effect: EstimateMention, outcomes: Sequence[OutcomeGroup]) -> Finding | None:
    sentence, clause, values = index.sentence_of(effect), index.clause_of(effect), arm_values(effect.arm_results)
    if sentence is None or clause is None or values is None or within(index.mentions.subgroups, clause):
        return None
    if sentence.zone not in _SPOKEN or sentence.section in _NO_RESULTS:
        return None
    for named in within(index.mentions.outcomes, sentence):
        group = group_of(outcomes, named)
        if group and group.role is OutcomeRole.PRIMARY and named.start < effect.start:
            result = _result(values, named, is_sure=is_inactive(effect.arm_results))
            mention = ResultMention(start=clause.start, end=clause.end, result=result, by="rule:bare_values")
            return Finding(mention, sentence, clause, (group,), None, result)
    return None


def _result(values: tuple[Decimal, Decimal], named: OutcomeMention, *, is_sure: bool) -> OutcomeResult | None:
    """Judge the value of the tested arm beside the other one; None where the better way is not known."""
    tested, against = values
    if abs(tested - against) <= ALIKE * max(abs(tested), abs(against)):
        return OutcomeResult.NO_DIFFERENCE
    if named.desirable is None:
        return None
    is_better = (tested > against) == (named.desirable is Desirable.HIGHER)
    if not is_better and not is_sure:
        return None
    return OutcomeResult.FAVOURS_INTERVENTION if is_better else OutcomeResult.FAVOURS_COMPARATOR
