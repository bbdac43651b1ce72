"""OUT104: a good secondary result stands where a failed primary one belongs."""

from collections.abc import Iterator, Mapping

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
from evidence.record import Claim, EvidenceRecord, Outcome
from evidence.vocabulary import OutcomeResult, PrimaryStatus, Severity


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

    Only the headline tells how the lesser outcome went:

    ```text raised
    [Drug lengthens [sleep](outcome id=o2)](claim where=headline kind=causal result=favours_intervention about=o2).
    [[Pain](outcome id=o1 role=primary result=no_difference) was the same in both groups](primary status=not_met) in this
    [phase 3](fact field=study.phase value=phase3) trial.
    ```

    ## Not raised

    The headline names what failed:

    ```text silent
    [New drug eases pain](claim where=headline kind=causal result=favours_intervention about=o1). [[Pain](outcome id=o1
    role=primary result=no_difference) was the same in both groups](primary status=not_met) in this [phase 3](fact
    field=study.phase value=phase3) trial, but [sleep](outcome id=o2 role=secondary result=favours_intervention) was better.
    ```

    It names no outcome, and no lesser one did well:

    ```text silent
    [New drug works](claim where=headline kind=causal result=favours_intervention). [[Pain](outcome id=o1 role=primary
    result=no_difference) was the same in both groups](primary status=not_met) in this [phase 3](fact field=study.phase
    value=phase3) trial, which also counted [hours of sleep](outcome id=o2 role=secondary).
    ```

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

    A claim that names no outcome counts when an outcome besides the primary one did well. An outcome that the headline names in
    other words than the primary one is taken for another.

    Where no outcome is ranked as primary and the verdict is inferred from an aim or a conclusion, the rule is quiet: a serious
    caveat needs a stated failure. `primary_result_not_stated` then says that no primary outcome is named.
    """
    if ranked_verdict(record) is not PrimaryStatus.NOT_MET or not is_trial(record):
        return
    primary = primary_outcomes(record)
    held = {outcome.id for outcome in primary}
    good = {outcome.id: outcome for outcome in record.outcomes if outcome.id not in held and _may_gain(outcome)}
    resting = [claim for claim in _prominent(record) if _rests_on(record, claim, good)]
    if not resting:
        return
    mentioned = {id for claim in resting for id in about_outcomes(record, claim)}
    promoted = [good[id] for id in sorted(mentioned or {each.id for each in good.values() if _did_well(each)})]
    names = listed(bare(outcome.name.value) for outcome in promoted)
    places = sorted({claim.where for claim in resting})
    yield Finding(
        f"The {listed(places)} {'claims' if len(places) == 1 else 'claim'} a benefit that rests on a lesser outcome ({names}), "
        f"while {named(primary)} was not met.",
        cited(*(claim.evidence for claim in resting), *(outcome.name.evidence for outcome in promoted)),
    )


def _prominent(record: EvidenceRecord) -> tuple[Claim, ...]:
    return tuple(each for each in record.claims if each.where in PROMINENT and claims_benefit(each))


def _rests_on(record: EvidenceRecord, claim: Claim, good: Mapping[str, Outcome]) -> bool:
    """Tell whether a claim names lesser outcomes only, or names none while a lesser one did well."""
    about = about_outcomes(record, claim)
    return about <= set(good) if about else any(map(_did_well, good.values()))


def _may_gain(outcome: Outcome) -> bool:
    """Tell whether nothing speaks against a benefit in this outcome: a claim may be all that tells its result."""
    return not is_harm(outcome) and outcome.result.value in (OutcomeResult.FAVOURS_INTERVENTION, OutcomeResult.NOT_REPORTED)


def _did_well(outcome: Outcome) -> bool:
    return outcome.result.value is OutcomeResult.FAVOURS_INTERVENTION
