"""Gold records of the project's own corpus: what people say is true of an article, each fact with the words that state it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from evidence.record import Population, Source, Study
from evidence.vocabulary import (
    ArmRole,
    ClaimKind,
    ClaimWhere,
    Desirable,
    EnrollmentRole,
    Measure,
    OutcomeResult,
    OutcomeRole,
    PrimaryStatus,
    Qualifier,
    Significance,
    SubgroupResult,
    Timing,
)

TRAITS = (
    "primary_met",
    "upbeat_headline_primary_not_met",
    "mixed_or_co_primary",
    "non_inferiority",
    "subgroup_prespecified",
    "subgroup_post_hoc_rest_harmed",
    "surrogate_only",
    "single_arm",
    "open_label",
    "crossover",
    "cluster",
    "multi_arm_doses",
    "interim_or_stopped_early",
    "phase1_safety",
    "animals_or_cells",
    "observational_told_as_cause",
    "meta_analysis",
    "two_trials",
    "no_numbers",
    "harms_outweigh",
    "mean_difference_on_scale",
    "per_arm_medians",
    "vaccine_efficacy",
)
"""What the corpus covers on purpose."""

AWAITED: frozenset[str] = frozenset()
"""Caveats that gold may name before a rule raises them; until then each is a miss."""

SECTIONS: dict[str, type[BaseModel]] = {"source": Source, "study": Study, "population": Population}
"""The parts of a record that hold single facts by field."""


class Split(StrEnum):
    """Where an article is scored: `dev` is looked at, `test` is not."""

    DEV = "dev"
    TEST = "test"


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Quoted(_Gold):
    quote: str
    """Words of the article that state the fact; white space does not matter."""


class GoldFact(_Quoted):
    """The value of one field of `study`, as the record writes it."""

    value: str


class GoldFunder(_Quoted):
    """Who paid; `industry` is true where the text shows that it is a company."""

    value: str
    industry: bool = False


class GoldArm(_Quoted):
    """One group of the comparison."""

    id: str
    label: str
    role: ArmRole | None = None
    intervention: str | None = None
    dose: str | None = None
    schedule: str | None = None
    duration: str | None = None
    background: str | None = None
    n: int | None = None


class GoldEnrollment(_Quoted):
    """A count of participants of the whole study."""

    count: int
    role: EnrollmentRole


class GoldPrimary(_Gold):
    """Whether the primary endpoint held; no quotation where the text does not say."""

    status: PrimaryStatus
    quote: str = ""


class GoldOutcome(_Quoted):
    """Something that was measured."""

    id: str
    name: str
    role: OutcomeRole = OutcomeRole.UNSPECIFIED
    result: OutcomeResult = OutcomeResult.NOT_REPORTED
    desirable: Desirable | None = None
    time_frame: str | None = None
    is_composite: bool = False
    is_surrogate: bool = False
    is_harm: bool = False


class GoldEstimate(_Quoted):
    """One estimate; numbers as printed, a p-value with its sign before it."""

    outcome: str
    measure: Measure
    value: str | None = None
    unit: str | None = None
    qualifier: Qualifier = Qualifier.EXACT
    low: str | None = None
    high: str | None = None
    p: str | None = None
    subgroup: str | None = None
    significance: Significance | None = None


class GoldArmResult(_Quoted):
    """A value in one arm, for an outcome or a harm; numbers as printed."""

    arm: str | None = None
    outcome: str
    subgroup: str | None = None
    value: str | None = None
    unit: str | None = None
    events: str | None = None
    n: str | None = None


class GoldSubgroup(_Quoted):
    """A part of the participants with a result of its own."""

    id: str
    definition: str
    result: SubgroupResult = SubgroupResult.NOT_REPORTED
    timing: Timing | None = None
    share: str | None = None
    n: int | None = None
    complement_of: str | None = None
    interaction_p: str | None = None


class GoldHarms(_Gold):
    """What the text says of harms; no quotation where it says nothing."""

    reported: bool = False
    quantified: bool = False
    excess: OutcomeResult | None = None
    events: tuple[GoldFact, ...] = ()
    quote: str = ""


class GoldClaim(_Quoted):
    """What a headline, lead, conclusion or quotation claims; `overreach` where it goes beyond the primary result."""

    where: ClaimWhere
    kind: ClaimKind
    overreach: bool = False


class GoldRecord(_Gold):
    """What people say is true of one article."""

    about: str
    """The DOI or registration of the trial; every article about one trial names the same."""
    split: Split = Split.DEV
    """Where the article is scored; all articles about one trial stand in one split."""
    field: str = ""
    """The field of medicine."""
    traits: tuple[str, ...] = ()
    """What the article was written to cover: names from `TRAITS`."""
    caveats: tuple[str, ...] = ()
    """Names of the caveats that an editor would raise and that the table of rules has."""
    source: dict[str, GoldFact | tuple[GoldFact, ...]] = {}
    study: dict[str, GoldFact | tuple[GoldFact, ...]] = {}
    population: dict[str, GoldFact | tuple[GoldFact, ...]] = {}
    funding: tuple[GoldFunder, ...] = ()
    conflicts: tuple[GoldFact, ...] = ()
    arms: tuple[GoldArm, ...] = ()
    enrollment: tuple[GoldEnrollment, ...] = ()
    primary_endpoint: GoldPrimary
    outcomes: tuple[GoldOutcome, ...] = ()
    estimates: tuple[GoldEstimate, ...] = ()
    arm_results: tuple[GoldArmResult, ...] = ()
    subgroups: tuple[GoldSubgroup, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    harms: GoldHarms = GoldHarms()

    def section_facts(self) -> Iterator[tuple[str, str, GoldFact]]:
        """Give every fact of `source`, `study` and `population` with section and field; a field may have several."""
        for section in SECTIONS:
            for name, held in getattr(self, section).items():
                yield from ((section, name, fact) for fact in (held if isinstance(held, tuple) else (held,)))

    def study_facts(self) -> Iterator[tuple[str, GoldFact]]:
        """Give every fact on the study with its field; a field that the record holds several values in may have several."""
        yield from ((name, fact) for section, name, fact in self.section_facts() if section == "study")
