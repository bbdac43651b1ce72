"""OUT106: a benefit is reported in laboratory, imaging or physiological measures and in nothing else."""

from collections.abc import Iterator

from evidence.appraise.design import in_people, is_harm, place, primary_outcomes, reports_results, value
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import bare, cited, listed
from evidence.record import EvidenceRecord, Outcome
from evidence.vocabulary import OutcomeResult, PrimaryStatus, Severity


@rule("OUT106", Severity.SOME, Reference.FLEMING_1996, Reference.CONSORT_2010.at("item 6a"))
def surrogate_outcome(record: EvidenceRecord) -> Iterator[Finding]:
    """The only benefits are in a laboratory, imaging or physiological measure.

    ## Why it matters

    A drug can move a number in the blood and leave people no better, or worse. What counts is how they feel, function and
    survive.

    ## Raised

    ```text raised
    With the drug, [blood pressure](outcome is_surrogate=true result=favours_intervention) was lower.
    ```

    The benefit is told as a verdict on the primary outcome:

    ```text raised
    [[Viral load](outcome role=primary is_surrogate=true) fell as planned](primary status=met).
    ```

    Nothing else was measured, and what came of it stands in numbers:

    ```text raised
    The drug's effect on [blood pressure](outcome is_surrogate=true) was [large](estimate measure=mean_difference value=-10).
    ```

    ## Not raised

    People were better off as well:

    ```text silent
    With the drug, [blood pressure](outcome is_surrogate=true result=favours_intervention) was lower, and [strokes](outcome
    result=favours_intervention) were rarer.
    ```

    Nothing was gained:

    ```text silent
    With the drug, [blood pressure](outcome is_surrogate=true result=no_difference) was the same.
    ```

    The measure is a harm:

    ```text silent
    With the drug, [potassium in the blood](outcome is_surrogate=true is_harm=true result=favours_intervention) was lower.
    ```

    It was done in animals:

    ```text silent
    In [dogs](fact field=study.subjects value=animals), [blood pressure](outcome is_surrogate=true
    result=favours_intervention) was lower with the drug.
    ```

    Another outcome is named, of which the text may tell more than could be read:

    ```text silent
    The drug's effect on [blood pressure](outcome is_surrogate=true) was [large](estimate measure=mean_difference value=-10);
    [strokes](outcome) were counted too.
    ```

    No result is told:

    ```text silent
    The trial will look at [blood pressure](outcome is_surrogate=true).
    ```

    ## Known limits

    Which measures stand in for others is a list; a measure that it lacks keeps the rule quiet. Some of them, such as viral
    clearance, are accepted as proof of benefit, and the rule does not know which.
    """
    if not in_people(record) or any(_is_told(each) and not _stands_in(each) for each in _gained(record)):
        return
    gained = [each for each in _gained(record) if _stands_in(each)]
    measures = gained or _nothing_else(record)
    if not measures:
        return
    names = listed(bare(outcome.name.value) for outcome in measures)
    told = (
        "The only benefit that the text reports is in" if gained else "All that the text says was measured, besides harms, is"
    )
    yield Finding(
        f"{told} {names}, which stands in for how people feel, function or survive.",
        cited(*(each.name.evidence for each in measures)),
    )


def _gained(record: EvidenceRecord) -> tuple[Outcome, ...]:
    met = record.primary_endpoint.status is PrimaryStatus.MET
    primary = {outcome.id for outcome in primary_outcomes(record)} if met else set()
    gained = (each for each in record.outcomes if each.id in primary or _is_told(each))
    return tuple(sorted((each for each in gained if not is_harm(each)), key=lambda each: (place(each.name.evidence), each.id)))


def _nothing_else(record: EvidenceRecord) -> list[Outcome]:
    """Give the measures where results are reported, no other outcome but harms is named, and none is told to be unchanged."""
    named = [each for each in record.outcomes if not is_harm(each)]
    are_alone = all(_stands_in(each) and each.result.value is OutcomeResult.NOT_REPORTED for each in named)
    return named if are_alone and reports_results(record) else []


def _is_told(outcome: Outcome) -> bool:
    return outcome.result.value is OutcomeResult.FAVOURS_INTERVENTION


def _stands_in(outcome: Outcome) -> bool:
    return value(outcome.is_surrogate) is True
