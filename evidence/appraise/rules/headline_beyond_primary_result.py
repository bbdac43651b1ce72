"""CLM101: the headline claims what the primary outcome did not show."""

from collections.abc import Iterator

from evidence.appraise.design import (
    about_outcomes,
    asks_for_superiority,
    claims_benefit,
    in_people,
    is_harm,
    is_observational,
    place,
    primary_outcomes,
    ranked_verdict,
    value,
)
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited, named, quoted
from evidence.record import Claim, Estimate, EvidenceRecord, Outcome
from evidence.vocabulary import ClaimWhere, Contrast, OutcomeResult, PrimaryStatus, Severity, Significance

_GAINED = OutcomeResult.FAVOURS_INTERVENTION


@rule("CLM101", Severity.SERIOUS, Reference.YAVCHITZ_2012, Reference.BOUTRON_2010, Reference.SUMNER_2014)
def headline_beyond_primary_result(record: EvidenceRecord) -> Iterator[Finding]:
    """The headline promises a benefit for everyone, and the primary outcome was not met.

    ## Why it matters

    Many readers see the headline and nothing else.

    ## Raised

    ```text raised
    [New drug works](claim where=headline kind=causal result=favours_intervention). [[Survival](outcome role=primary
    result=no_difference) was alike in both groups](primary status=not_met).
    ```

    The headline says that the two are alike, which the trial set out to show and did not:

    ```text raised
    [One dose is as good as five](claim where=headline kind=causal result=no_difference). This
    [non-inferiority](fact field=study.hypothesis value=non_inferiority) trial [was not met](primary status=not_met) for
    [walking](outcome role=primary).
    ```

    ## Not raised

    The claim is not in the headline:

    ```text silent
    [New drug works](claim where=quotation kind=causal result=favours_intervention). [[Survival](outcome role=primary
    result=no_difference) was alike in both groups](primary status=not_met).
    ```

    The headline keeps to the subgroup:

    ```text silent
    [New drug works in the young](claim where=headline kind=causal result=favours_intervention scope=s1). [[Survival](outcome
    role=primary result=no_difference) was alike in both groups](primary status=not_met), but [the young](subgroup id=s1
    result=benefit) lived longer.
    ```

    The headline keeps to another outcome, of which `secondary_outcome_promoted` speaks:

    ```text silent
    [New drug improves sleep](claim where=headline kind=causal result=favours_intervention about=o2). [[Survival](outcome id=o1
    role=primary result=no_difference) was alike in both groups](primary status=not_met), but [sleep](outcome id=o2
    role=secondary result=favours_intervention) was better.
    ```

    The headline names a primary outcome that did well, though another one failed:

    ```text silent
    [New drug improves sleep](claim where=headline kind=causal result=favours_intervention about=o2). [[Survival](outcome id=o1
    role=primary result=no_difference) was alike in both groups](primary status=not_met), but [sleep](outcome id=o2
    role=primary result=favours_intervention) was better.
    ```

    The headline names no outcome, and another one than the primary did well:

    ```text silent
    [New drug works](claim where=headline kind=causal result=favours_intervention). [[Survival](outcome id=o1 role=primary
    result=no_difference) was alike in both groups](primary status=not_met), but [sleep](outcome id=o2
    result=favours_intervention) was better.
    ```

    The primary outcome was met:

    ```text silent
    [New drug works](claim where=headline kind=causal result=favours_intervention). [[Survival](outcome role=primary
    result=favours_intervention) was longer](primary status=met).
    ```

    The headline reports the failure:

    ```text silent
    [New drug does not work](claim where=headline kind=causal result=no_difference). [[Survival](outcome role=primary
    result=no_difference) was alike in both groups](primary status=not_met).
    ```

    ## Known limits

    A headline weakened by “may” counts, since a failed primary outcome does not support it either.

    Where no outcome is ranked as primary and the verdict is inferred from an aim or a conclusion, the rule is quiet: a serious
    caveat needs a stated failure. `primary_result_not_stated` then says that no primary outcome is named.
    """
    if ranked_verdict(record) is not PrimaryStatus.NOT_MET or is_observational(record) or not in_people(record):
        return
    headlines = [each for each in record.claims if each.where is ClaimWhere.HEADLINE and _goes_beyond(record, each)]
    if not headlines:
        return
    first = min(headlines, key=lambda each: (place(each.evidence), each.text))
    primary = primary_outcomes(record)
    yield Finding(
        f"The headline says {quoted(first.text)}, while {named(primary)} {'were' if len(primary) > 1 else 'was'} not met.",
        cited(*(each.evidence for each in headlines), record.primary_endpoint.evidence),
    )


def _goes_beyond(record: EvidenceRecord, claim: Claim) -> bool:
    about = about_outcomes(record, claim)
    primary = {outcome.id for outcome in primary_outcomes(record)}
    failed = {outcome.id for outcome in primary_outcomes(record) if outcome.result.value is not _GAINED}
    return (claims_benefit(claim) or _claims_likeness(record, claim)) and (
        bool(about & failed) if about else not _may_rest_on_another(record, primary)
    )


def _claims_likeness(record: EvidenceRecord, claim: Claim) -> bool:
    """Tell whether a claim for everyone says what a trial of non-inferiority or equivalence set out to show."""
    return claim.result is OutcomeResult.NO_DIFFERENCE and claim.scope is None and not asks_for_superiority(record)


def _may_rest_on_another(record: EvidenceRecord, primary: set[str]) -> bool:
    """Tell whether another result did well, or another line of the headline names an outcome: that is what it may mean."""
    did_well = (each.result.value is _GAINED and not is_harm(each) for each in _others(record, primary))
    lines = [each for each in record.claims if each.where is ClaimWhere.HEADLINE and claims_benefit(each)]
    shown = (_is_gain(each) for each in record.estimates if each.outcome not in primary and each.subgroup is None)
    return any(did_well) or any(shown) or any(about_outcomes(record, line) - primary for line in lines)


def _is_gain(effect: Estimate) -> bool:
    """Tell whether an effect between the arms that no outcome is tied to passed a test: of what, the text may say elsewhere."""
    is_between = effect.outcome is None and effect.contrast is Contrast.BETWEEN_ARMS
    return is_between and value(effect.significance) is Significance.SIGNIFICANT


def _others(record: EvidenceRecord, primary: set[str]) -> tuple[Outcome, ...]:
    return tuple(outcome for outcome in record.outcomes if outcome.id not in primary)
