"""The third hand-off: the structured evidence record. The record is the product; summaries are views of it.

A fact that the text does not state is None. Nothing is inferred from general knowledge. Names and values are a contract that
other programs read; they change only with `SCHEMA_VERSION`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from evidence.vocabulary import (
    Allocation,
    Analysis,
    ArmRole,
    Change,
    ClaimKind,
    ClaimWhere,
    ComparatorType,
    Contrast,
    Desirable,
    Direction,
    EnrollmentRole,
    Hypothesis,
    IntervalKind,
    InterventionModel,
    Masking,
    Measure,
    ObservationalModel,
    OutcomeResult,
    OutcomeRole,
    PeerReview,
    Phase,
    PhraseKind,
    PrimaryStatus,
    Qualifier,
    Refusal,
    Significance,
    SourceKind,
    Stage,
    StoppedEarly,
    StudyType,
    SubgroupResult,
    Subjects,
    Timing,
)

SCHEMA_VERSION = "1.0"

SURE = 0.75
"""A verdict on the primary endpoint read with less confidence than this is inferred: no ranked outcome proves it."""
INFERRED = frozenset({"rule:stated_aim_reported", "rule:stated_aim_concluded", "rule:overall_conclusion"})
"""The rows of the precedence table that read a verdict from a text that names no primary outcome."""

T = TypeVar("T")


class Model(BaseModel):
    """The base of every part of a record: frozen, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Provenance(Model):
    """The words that state a fact: `article_text[start:end] == quote`, always."""

    start: int
    """Where the words begin, in code points of the article's text."""
    end: int
    """Where the words end, exclusive."""
    quote: str
    """The words themselves."""


class Stated(Model, Generic[T]):
    """A fact with the words that state it."""

    # Descriptions are written out here: pydantic would read the source again for every kind of fact, half a second in all.
    model_config = ConfigDict(use_attribute_docstrings=False)

    value: T = Field(description="The fact.")
    evidence: tuple[Provenance, ...] = Field(description="The words that state it, best first.")
    by: str = Field(description="Who read it: `rule:…`, `model:…@version`, `derived:…` or `user`.")
    confidence: float = Field(default=1.0, ge=0, le=1, description="How sure the reader is, 0 to 1.")


class Number(Model):
    """A number as printed and as a decimal."""

    text: str
    """The characters as printed, without unit."""
    value: Decimal
    """The value; a percentage keeps its printed scale (40, not 0.4)."""


class Interval(Model):
    """An interval around an estimate. A limit that is not given is None."""

    low: Number | None
    """The lower limit."""
    high: Number | None
    """The upper limit."""
    level: Number | None = None
    """The level in percent, such as 95; None where it is not stated."""
    kind: IntervalKind = IntervalKind.CONFIDENCE
    """Confidence, credible, interquartile or range."""


class PValue(Model):
    """A p-value as printed."""

    op: str
    """`=`, `<`, `>`, `≤` or `≥`."""
    value: Number
    """The number after the sign."""
    about: str | None = None
    """`interaction`, `non_inferiority`, `superiority`, `trend`, or None for the plain comparison."""
    nominal: bool | None = None
    """True where the text calls it nominal."""


class Engine(Model):
    """What made the record."""

    package: str
    """The version of trial-evidence."""
    pipeline: str
    """The name of the pipeline."""
    model: str | None = None
    """Name and version of the trained model, or None where rules alone spoke."""


class Source(Model):
    """Where the text comes from and what it says of its publication."""

    kind: SourceKind
    """What sort of text it is."""
    title: Stated[str] | None = None
    """The headline or title."""
    publisher: Stated[str] | None = None
    """Who published the text."""
    published: Stated[str] | None = None
    """When the text appeared, as ISO 8601."""
    url: str | None = None
    """The address, from metadata."""
    journal: Stated[str] | None = None
    """The journal of the reported paper."""
    doi: Stated[str] | None = None
    """The DOI of the reported paper."""
    pmid: Stated[str] | None = None
    """The PubMed id of the reported paper."""
    registrations: tuple[Stated[str], ...] = ()
    """Trial registration numbers."""
    peer_review: Stated[PeerReview] | None = None
    """Peer-reviewed paper, preprint, conference or announcement."""
    sha256: str
    """Digest of the source's bytes."""


class Enrollment(Model):
    """A count of participants in the whole study."""

    count: Stated[Number]
    """How many."""
    role: EnrollmentRole
    """Randomised, enrolled, analysed or planned."""
    qualifier: Qualifier = Qualifier.EXACT
    """How exactly the count is meant: `more than 58,000` is `>`."""


class Study(Model):
    """The design of the study."""

    study_type: Stated[StudyType] | None = None
    """Interventional, observational, systematic review, preclinical or modelling."""
    allocation: Stated[Allocation] | None = None
    """Randomised or not."""
    intervention_model: Stated[InterventionModel] | None = None
    """Parallel, single group, crossover, factorial or sequential."""
    cluster: Stated[bool] | None = None
    """True where groups, not people, were randomised."""
    observational_model: Stated[ObservationalModel] | None = None
    """Cohort, case-control and so on."""
    masking: Stated[Masking] | None = None
    """How many parties were masked; `none` is open label."""
    masked: tuple[Stated[str], ...] = ()
    """Who was masked, in the text's words."""
    phase: Stated[Phase] | None = None
    """The phase of this trial."""
    comparator_type: Stated[ComparatorType] | None = None
    """What kind of comparator was used."""
    hypothesis: Stated[Hypothesis] | None = None
    """Superiority, non-inferiority or equivalence."""
    margin: Stated[str] | None = None
    """The non-inferiority or equivalence margin, as printed."""
    acronyms: tuple[Stated[str], ...] = ()
    """The names of the trial."""
    sites: Stated[Number] | None = None
    """How many sites took part."""
    countries: tuple[Stated[str], ...] = ()
    """Where the trial ran."""
    enrollment: tuple[Enrollment, ...] = ()
    """How many participants, by role; the best candidate of each role."""
    follow_up: Stated[str] | None = None
    """How long participants were followed, as printed."""
    recruitment_period: Stated[str] | None = None
    """When participants were recruited, as printed."""
    stage: Stated[Stage] | None = None
    """Final, interim or topline."""
    stopped_early: Stated[StoppedEarly] | None = None
    """Why the trial ended early."""
    subjects: Stated[Subjects] | None = None
    """People, animals or cells."""


class Population(Model):
    """Who was studied."""

    condition: Stated[str] | None = None
    """The disease or state."""
    description: Stated[str] | None = None
    """The participants, as a noun phrase."""
    age: Stated[str] | None = None
    """Ages, as printed."""
    sex: Stated[str] | None = None
    """Sexes, as printed."""
    eligibility: tuple[Stated[str], ...] = ()
    """Conditions for taking part."""


class Arm(Model):
    """One group of the comparison."""

    id: str
    """`a1`, `a2` … in the order of the text."""
    role: Stated[ArmRole] | None = None
    """The part it plays; None where the text does not tell."""
    label: Stated[str]
    """What the text calls the group."""
    intervention: Stated[str] | None = None
    """What the group received, as a noun phrase."""
    dose: Stated[str] | None = None
    """Dose as printed."""
    schedule: Stated[str] | None = None
    """How often, as printed."""
    duration: Stated[str] | None = None
    """For how long, as printed."""
    background: Stated[str] | None = None
    """Treatment that all arms received."""
    n: Stated[Number] | None = None
    """How many were in the group."""


class Outcome(Model):
    """Something that was measured."""

    id: str
    """`o1`, `o2` … in the order of the text."""
    name: Stated[str]
    """A noun phrase."""
    role: Stated[OutcomeRole]
    """Primary, secondary …; `unspecified` where the text does not rank it."""
    time_frame: Stated[str] | None = None
    """When it was measured, as printed."""
    desirable: Stated[Desirable] | None = None
    """Whether higher or lower is better for the patient; None where the words do not tell."""
    is_composite: Stated[bool] | None = None
    """True where the text shows that it joins several events."""
    is_surrogate: Stated[bool] | None = None
    """True where it is a laboratory or imaging measure."""
    is_harm: Stated[bool] | None = None
    """True where it is a harm of treatment."""
    result: Stated[OutcomeResult]
    """What became of it in everyone; `not_reported` where nothing is said."""


class ArmResult(Model):
    """A value in one arm."""

    arm: str | None
    """Id of the arm, or None where the text does not name it."""
    label: str | None = None
    """What the text calls the group."""
    value: Number | None = None
    """Percentage, mean, median or rate."""
    qualifier: Qualifier = Qualifier.EXACT
    """How exactly the value is meant."""
    unit: str | None = None
    """The unit, such as `%` or `months`."""
    events: Number | None = None
    """How many had the event."""
    n: Number | None = None
    """Of how many."""
    interval: Interval | None = None
    """The interval around the value."""
    evidence: tuple[Provenance, ...]
    """The words."""


class ArmRisk(Model):
    """The share of the people of one arm who had an event, worked out from counts."""

    arm: str
    """Id of the arm."""
    percent: Number
    """The share in percent, to one decimal place."""


class NumberNeeded(Model):
    """A number needed to treat, for benefit (NNTB) or for harm (NNTH), after Altman 1998 (BMJ 317:1309)."""

    value: Number
    """How many people have to be treated for one to gain, or to be harmed; rounded up."""
    is_harm: bool
    """True where the value counts people harmed."""
    low: Number
    """The limit of the interval on the side of the greater benefit, or the lesser harm, as a count of people."""
    high: Number
    """The other limit."""
    text: str
    """The standard form: `NNTB 46 (32 to 82)`, or `NNTB 46 (NNTB 20 to ∞ to NNTH 90)` where harm is not excluded."""


class Derived(Model):
    """What follows from the printed numbers of an estimate, and is not printed."""

    risks: tuple[ArmRisk, ...] = ()
    """Shares worked out from printed counts."""
    absolute_difference: Stated[Number] | None = None
    """The share in the intervention arm less that in the comparator arm, in percentage points."""
    absolute_interval: Stated[Interval] | None = None
    """Its 95% interval, from printed counts (Newcombe 1998, method 10)."""
    number_needed: Stated[NumberNeeded] | None = None
    """The number needed to treat, from the difference and its interval."""
    p_value: Stated[PValue] | None = None
    """The p-value that follows from the interval (Altman and Bland 2011, BMJ 343:d2304)."""
    interval: Stated[Interval] | None = None
    """The 95% interval that follows from the p-value (Altman and Bland 2011, BMJ 343:d2090)."""
    refused: Refusal | None = None
    """Why no absolute effect, or no number needed to treat, is given."""


class Estimate(Model):
    """One estimate for one outcome and one comparison."""

    id: str
    """`e1`, `e2` … in the order of the text."""
    outcome: str | None = None
    """Id of the outcome; None where the words do not tie it to one."""
    arms: tuple[str, ...] = ()
    """Ids of the arms compared, the intervention first."""
    trial: str | None = None
    """The trial's name where the article covers several; None for the article's own."""
    subgroup: str | None = None
    """Id of the subgroup; None is everyone."""
    analysis: Stated[Analysis] | None = None
    """Which analysis it comes from."""
    measure: Stated[Measure]
    """The effect measure."""
    value: Stated[Number] | None = None
    """The point estimate; None where only arm values or an interval are printed."""
    qualifier: Qualifier = Qualifier.EXACT
    """Whether the value is exact, a bound or approximate."""
    unit: str | None = None
    """The unit: `%`, `percentage points`, `points`, `months` …; None for a ratio."""
    interval: Stated[Interval] | None = None
    """The interval."""
    p_value: Stated[PValue] | None = None
    """The p-value."""
    arm_results: tuple[ArmResult, ...] = ()
    """The values in each arm."""
    direction: Stated[Direction] | None = None
    """Whom it favours."""
    change: Stated[Change] | None = None
    """Which way the words say that the outcome moved (`cut by 40%` is decreased), benefit or harm aside."""
    significance: Stated[Significance] | None = None
    """What the text says of statistical significance."""
    contrast: Contrast = Contrast.BETWEEN_ARMS
    """Between arms, or before and after within one arm."""
    derived: Derived | None = None
    """What follows from these numbers, each figure marked `derived:…`; None where nothing does."""
    evidence: tuple[Provenance, ...]
    """The clause or sentence that reports it."""


class Subgroup(Model):
    """A part of the participants with a result of its own."""

    id: str
    """`s1`, `s2` … in the order of the text."""
    definition: Stated[str]
    """Who belongs to it, as a noun phrase."""
    share: Stated[Number] | None = None
    """Its share of all participants, in percent."""
    share_qualifier: Qualifier = Qualifier.EXACT
    """Whether the share is exact or approximate."""
    n: Stated[Number] | None = None
    """How many belong to it."""
    complement_of: str | None = None
    """Id of the subgroup of which this one is the rest."""
    timing: Stated[Timing] | None = None
    """Prespecified or post hoc."""
    interaction_p: Stated[PValue] | None = None
    """The p-value of the test for interaction."""
    result: Stated[SubgroupResult]
    """What is said of the intervention in it."""


class PrimaryEndpoint(Model):
    """Whether the primary endpoint held, with the proof."""

    status: PrimaryStatus = PrimaryStatus.NOT_REPORTED
    """Met, not met, mixed or not reported."""
    outcomes: tuple[str, ...] = ()
    """Ids of the primary outcomes."""
    evidence: tuple[Provenance, ...] = ()
    """The sentences that prove the status."""
    by: str = "absence"
    """Which row of the precedence table decided."""
    confidence: float = Field(default=1.0, ge=0, le=1)
    """How sure the reader is, 0 to 1."""

    @property
    def is_inferred(self) -> bool:
        """Whether the status rests on an aim or a conclusion, not on an outcome that the text ranks as primary."""
        return self.status is not PrimaryStatus.NOT_REPORTED and (self.by in INFERRED or self.confidence < SURE)


class HarmEvent(Model):
    """One kind of adverse event."""

    name: Stated[str]
    """The event."""
    arm_results: tuple[ArmResult, ...] = ()
    """How many had it in each arm."""


class Harms(Model):
    """What the text says of harms."""

    reported: bool = False
    """Whether the text says anything of harms."""
    statement: Stated[str] | None = None
    """The main statement on safety, as printed."""
    excess: Stated[OutcomeResult] | None = None
    """Whether there was more harm with the intervention (`favours_comparator`), less, or no difference."""
    quantified: Stated[bool] | None = None
    """True where a number of events is printed; None where harms are not quantified."""
    serious: Stated[str] | None = None
    """What is said of serious adverse events, as printed."""
    events: tuple[HarmEvent, ...] = ()
    """Named adverse events."""
    discontinuations: tuple[Stated[str], ...] = ()
    """What is said of people who stopped the treatment or left the study, or saw it through, as printed."""


class Claim(Model):
    """A claim of the article about the intervention, not a result."""

    where: ClaimWhere
    """Headline, lead, body, quotation or conclusion."""
    kind: Stated[ClaimKind]
    """Causal, conditional causal, correlational, advice, safety or none."""
    text: str
    """The sentence."""
    result: OutcomeResult | None = None
    """Which result it asserts; None where it asserts none."""
    speaker: str | None = None
    """Who speaks, for a quotation."""
    about: tuple[str, ...] = ()
    """Ids of the outcomes or arms it is about."""
    scope: str | None = None
    """Id of the subgroup it is limited to; None is everyone."""
    conditional: bool = False
    """True where a modal verb or a condition weakens it."""
    hedged: bool = False
    """True where other words weaken it."""
    hype: tuple[Provenance, ...] = ()
    """Its words that oversell."""
    evidence: tuple[Provenance, ...]
    """The words."""


class EvidenceRecord(Model):
    """Everything that one text states about one study."""

    schema_version: str = SCHEMA_VERSION
    """The version of this contract."""
    engine: Engine
    """What made the record."""
    source: Source
    """Where the text comes from."""
    study: Study = Study()
    """The design."""
    population: Population = Population()
    """Who was studied."""
    arms: tuple[Arm, ...] = ()
    """The groups compared."""
    outcomes: tuple[Outcome, ...] = ()
    """What was measured."""
    estimates: tuple[Estimate, ...] = ()
    """The effects."""
    subgroups: tuple[Subgroup, ...] = ()
    """Parts of the participants with a result of their own."""
    primary_endpoint: PrimaryEndpoint = PrimaryEndpoint()
    """The verdict."""
    harms: Harms = Harms()
    """What is said of harms."""
    claims: tuple[Claim, ...] = ()
    """What the article claims."""
    funding: tuple[Stated[str], ...] = ()
    """Who paid."""
    industry_funding: tuple[Stated[str], ...] = ()
    """Those of them that the text shows to be companies, by a form such as Ltd or as the maker of the treatment."""
    conflicts: tuple[Stated[str], ...] = ()
    """Interests of the authors."""
    phrases: tuple[Stated[PhraseKind], ...] = ()
    """Turns of phrase that a caveat rests on, such as `narrowly missed`, in the order of the text."""
    article_text: str | None = Field(default=None, repr=False)
    """The text that the offsets point into; left out of JSON unless asked for."""

    def outcome(self, id: str | None) -> Outcome | None:
        """Give the outcome with this id, or None."""
        return next((outcome for outcome in self.outcomes if outcome.id == id), None)

    def subgroup(self, id: str | None) -> Subgroup | None:
        """Give the subgroup with this id, or None."""
        return next((subgroup for subgroup in self.subgroups if subgroup.id == id), None)

    def arm(self, id: str | None) -> Arm | None:
        """Give the arm with this id, or None."""
        return next((arm for arm in self.arms if arm.id == id), None)

    def to_json(self, *, with_text: bool = False) -> str:
        """Write the record as JSON, indented by two; `with_text` adds the article's text."""
        return self.model_dump_json(indent=2, exclude=None if with_text else {"article_text"})
