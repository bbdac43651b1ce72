"""Records written by hand for the tests: each fact with the words of a short article written for the purpose."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from evidence.caveat import Caveat
from evidence.record import (
    Arm,
    Claim,
    Engine,
    Enrollment,
    Estimate,
    EvidenceRecord,
    Harms,
    Number,
    Outcome,
    Population,
    PrimaryEndpoint,
    Provenance,
    Source,
    Stated,
    Study,
    Subgroup,
)
from evidence.vocabulary import (
    Allocation,
    ArmRole,
    ClaimKind,
    ClaimWhere,
    ComparatorType,
    Direction,
    EnrollmentRole,
    Masking,
    Measure,
    OutcomeResult,
    OutcomeRole,
    Phase,
    PrimaryStatus,
    Qualifier,
    Severity,
    Significance,
    SourceKind,
    StudyType,
    SubgroupResult,
    Timing,
)

T = TypeVar("T")

TEXT = """Study drug proves safe and effective in nerve disease

The phase 2b trial enrolled 220 adults with a progressive nerve disease. They were randomised, double blind, to the study \
drug or a placebo for 18 months, and all of them took the standard medicine as well.

Although survival, the primary endpoint, was not significantly better, a prespecified analysis saw a significant gain in \
adults with a low marker level, about 80% of those enrolled. Among them the risk of death fell by more than 40%.

No excess of adverse events was seen. The work was paid for by the Example Nerve Fund and appears in the Journal of Examples."""


def words(quote: str, text: str = TEXT) -> Provenance:
    start = text.index(quote)
    return Provenance(start=start, end=start + len(quote), quote=quote)


def stated(value: T, quote: str, text: str = TEXT) -> Stated[T]:
    return Stated(value=value, evidence=(words(quote, text),), by="user")


def number(text: str) -> Number:
    return Number(text=text, value=Decimal(text))


def source(**more: object) -> Source:
    return Source.model_validate({"kind": SourceKind.PRESS_RELEASE, "sha256": "0" * 64, **more})


def blank(**more: object) -> EvidenceRecord:
    """A record of which every field is empty but those given."""
    return EvidenceRecord.model_validate({"engine": Engine(package="0", pipeline="test"), "source": source(), **more})


def _study() -> Study:
    return Study(
        study_type=stated(StudyType.INTERVENTIONAL, "trial"),
        allocation=stated(Allocation.RANDOMIZED, "randomised"),
        masking=stated(Masking.DOUBLE, "double blind"),
        phase=stated(Phase.PHASE2B, "phase 2b"),
        comparator_type=stated(ComparatorType.PLACEBO, "placebo"),
        enrollment=(Enrollment(count=stated(number("220"), "220"), role=EnrollmentRole.ENROLLED),),
    )


def _arms() -> tuple[Arm, ...]:
    return (
        Arm(
            id="a1",
            role=stated(ArmRole.EXPERIMENTAL, "the study drug"),
            label=stated("the study drug", "the study drug"),
            duration=stated("18 months", "18 months"),
            background=stated("the standard medicine", "the standard medicine"),
        ),
        Arm(id="a2", role=stated(ArmRole.PLACEBO_COMPARATOR, "placebo"), label=stated("placebo", "placebo")),
    )


def _outcomes() -> tuple[Outcome, ...]:
    return (
        Outcome(
            id="o1",
            name=stated("survival", "survival"),
            role=stated(OutcomeRole.PRIMARY, "primary endpoint"),
            result=stated(OutcomeResult.NO_DIFFERENCE, "was not significantly better"),
        ),
        Outcome(
            id="o2",
            name=stated("risk of death", "risk of death"),
            role=stated(OutcomeRole.UNSPECIFIED, "risk of death"),
            result=stated(OutcomeResult.NOT_REPORTED, "risk of death"),
        ),
    )


def _estimates() -> tuple[Estimate, ...]:
    return (
        Estimate(
            id="e1",
            outcome="o2",
            arms=("a1", "a2"),
            subgroup="s1",
            measure=stated(Measure.RELATIVE_RISK_REDUCTION, "fell by more than 40%"),
            value=stated(number("40"), "40"),
            qualifier=Qualifier.MORE,
            unit="%",
            direction=stated(Direction.FAVOURS_INTERVENTION, "fell by more than 40%"),
            significance=stated(Significance.SIGNIFICANT, "significant gain"),
            evidence=(words("Among them the risk of death fell by more than 40%."),),
        ),
    )


def _subgroups() -> tuple[Subgroup, ...]:
    benefit = "saw a significant gain in adults with a low marker level"
    return (
        Subgroup(
            id="s1",
            definition=stated("adults with a low marker level", "adults with a low marker level"),
            share=stated(number("80"), "80"),
            share_qualifier=Qualifier.ABOUT,
            timing=stated(Timing.PRESPECIFIED, "prespecified"),
            result=stated(SubgroupResult.BENEFIT, benefit),
        ),
    )


def _primary_endpoint() -> PrimaryEndpoint:
    return PrimaryEndpoint(
        status=PrimaryStatus.NOT_MET,
        outcomes=("o1",),
        evidence=(words("survival, the primary endpoint, was not significantly better"),),
        by="rule:negated",
    )


def _claims() -> tuple[Claim, ...]:
    return (
        Claim(
            where=ClaimWhere.HEADLINE,
            kind=stated(ClaimKind.CAUSAL, "safe and effective"),
            text=TEXT.split("\n", maxsplit=1)[0],
            result=OutcomeResult.FAVOURS_INTERVENTION,
            evidence=(words(TEXT.split("\n", maxsplit=1)[0]),),
        ),
    )


def worked_example() -> EvidenceRecord:
    return blank(
        source=source(
            title=stated("Study drug proves safe and effective in nerve disease", TEXT.split("\n", maxsplit=1)[0]),
            journal=stated("Journal of Examples", "Journal of Examples"),
        ),
        study=_study(),
        population=Population(
            condition=stated("progressive nerve disease", "progressive nerve disease"),
            description=stated("adults with a progressive nerve disease", "adults with a progressive nerve disease"),
        ),
        arms=_arms(),
        outcomes=_outcomes(),
        estimates=_estimates(),
        subgroups=_subgroups(),
        primary_endpoint=_primary_endpoint(),
        harms=Harms(
            reported=True,
            statement=stated("No excess of adverse events was seen", "No excess of adverse events was seen"),
            excess=stated(OutcomeResult.NO_DIFFERENCE, "No excess of adverse events"),
        ),
        claims=_claims(),
        funding=(stated("Example Nerve Fund", "Example Nerve Fund"),),
        article_text=TEXT,
    )


def caveat(
    name: str, message: str, severity: Severity = Severity.SERIOUS, quote: str = "", absence: str | None = None
) -> Caveat:
    evidence = (words(quote),) if quote else ()
    return Caveat(name=name, code="TST001", severity=severity, message=message, evidence=evidence, absence=absence)


def worked_caveats() -> tuple[Caveat, ...]:
    gain = "prespecified analysis saw a significant gain"
    return (
        caveat("primary_endpoint_not_met", "The primary endpoint, survival, was not met", quote="not significantly better"),
        caveat(
            "benefit_in_a_subgroup_only",
            "A benefit is reported in part of the participants only, after a primary endpoint that was not met",
            quote=gain,
        ),
        caveat(
            "nothing_said_of_the_rest",
            "Nothing is said of participants outside the subgroup",
            absence="subgroups.complement_of",
        ),
        caveat(
            "no_interval",
            "The effect is given without an interval, so its precision is not known",
            Severity.SOME,
            absence="estimates.interval",
        ),
        caveat("early_phase", "This was a phase 2b trial, made to prepare a larger one", Severity.NOTE, quote="phase 2b"),
    )
