"""OUT104: a good secondary result stands where a failed primary one belongs."""

from collections.abc import Iterator

from evidence.appraise.design import (
    PROMINENT,
    about_outcomes,
    claims_benefit,
    is_harm,
    is_trial,
    primary_outcomes,
    ranked_verdict,
)
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import bare, cited, listed, named
from evidence.record import EvidenceRecord, Outcome
from evidence.vocabulary import OutcomeResult, OutcomeRole, PrimaryStatus, Severity

_LOWER = frozenset({OutcomeRole.SECONDARY, OutcomeRole.OTHER_PRE_SPECIFIED, OutcomeRole.POST_HOC})


@rule("OUT104", Severity.SERIOUS, Reference.BOUTRON_2010, Reference.YAVCHITZ_2012)
def secondary_outcome_promoted(record: EvidenceRecord) -> Iterator[Finding]:
    """The primary outcome failed, and a claim in a prominent place rests on a lesser one.

    ## Why it matters

    Moving the light from a failed main outcome to a lesser one that did well is the commonest form of spin in reports of trials
    with no significant main result.

    ## Raised

    ```text raised
    [New drug helps people sleep](claim where=headline kind=causal result=favours_intervention about=o2). [[Pain](outcome id=o1
    role=primary result=no_difference) was the same in both groups](primary status=not_met) in this [phase 3](fact
    field=study.phase value=phase3) trial, but [sleep](outcome id=o2 role=secondary result=favours_intervention) was better.
    ```

    ## Not raised

    The same lesser result is reported and no headline, lead or conclusion rests on it:

    ```text silent
    [New drug helps people sleep](claim where=quotation kind=causal result=favours_intervention about=o2). [[Pain](outcome id=o1
    role=primary result=no_difference) was the same in both groups](primary status=not_met) in this [phase 3](fact
    field=study.phase value=phase3) trial, but [sleep](outcome id=o2 role=secondary result=favours_intervention) was better.
    ```

    The primary outcome was met as well:

    ```text silent
    [New drug helps people sleep](claim where=headline kind=causal result=favours_intervention about=o2). [[Pain](outcome id=o1
    role=primary result=favours_intervention) was less](primary status=met) in this [phase 3](fact
    field=study.phase value=phase3) trial, and [sleep](outcome id=o2 role=secondary result=favours_intervention) was better.
    ```

    ## Known limits

    A claim that names no outcome counts when a secondary outcome is the only one that did well.

    Where no outcome is ranked as primary and the verdict is inferred from an aim or a conclusion, the rule is quiet: a serious
    caveat needs a stated failure. `primary_result_not_stated` then says that no primary outcome is named.

    It fires on only one article of the corpus: which outcome a headline rests on is seldom told apart from the primary one.
    """
    if ranked_verdict(record) is not PrimaryStatus.NOT_MET or not is_trial(record):
        return
    good = {outcome.id: outcome for outcome in record.outcomes if _did_well(outcome)}
    primary = primary_outcomes(record)
    claims = [each for each in record.claims if each.where in PROMINENT and claims_benefit(each)]
    resting = [claim for claim in claims if about_outcomes(record, claim) <= set(good)]
    if not good or not resting:
        return
    mentioned = {id for claim in resting for id in about_outcomes(record, claim)}
    promoted = [good[id] for id in sorted(mentioned or good)]
    names = listed(bare(outcome.name.value) for outcome in promoted)
    places = sorted({claim.where for claim in resting})
    yield Finding(
        f"The {listed(places)} {'claims' if len(places) == 1 else 'claim'} a benefit that rests on a lesser outcome ({names}), "
        f"while {named(primary)} was not met.",
        cited(*(claim.evidence for claim in resting), *(outcome.name.evidence for outcome in promoted)),
    )


def _did_well(outcome: Outcome) -> bool:
    lesser = outcome.role.value in _LOWER and not is_harm(outcome)
    return lesser and outcome.result.value is OutcomeResult.FAVOURS_INTERVENTION
