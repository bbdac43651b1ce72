"""The second hand-off: what the words of an article mention, as frozen typed values with character offsets.

Mentions are plain Python: a test can write them down without a model. Offsets are code points of `Mentions.article.text`.
Linking mentions to each other (which estimate belongs to which outcome) is the work of `evidence.assemble`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from evidence.article import Article
from evidence.vocabulary import (
    Analysis,
    ArmRole,
    Change,
    ClaimKind,
    ClaimWhere,
    Contrast,
    Desirable,
    EnrollmentRole,
    HarmKind,
    IntervalKind,
    Measure,
    NumberKind,
    OutcomeResult,
    OutcomeRole,
    PrimaryStatus,
    Qualifier,
    Section,
    Significance,
    SpanLabel,
    SubgroupResult,
    Timing,
    Zone,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words at `[start, end)` that mention something, and who read them so."""

    start: int
    end: int
    by: str = "rule:unnamed"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Mention):
    """One sentence with what it does in the article.

    Attributes:
        index: place in `Mentions.sentences`.
        block: index of the article's block it stands in.
        section: part of an abstract, from its heading or its wording; None where unknown.
        speaker: who is quoted, where `zone` is `quotation`.
    """

    index: int
    block: int
    zone: Zone
    section: Section | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Mention):
    """A part of a sentence with its own finite statement; clauses tile their sentence.

    Attributes:
        sentence: index of the sentence.
        concessive: opened by although, while, despite …
    """

    sentence: int
    concessive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AbbreviationMention(Mention):
    """A short form and the long form that the text ties to it; the span is the short form's definition."""

    short: str
    long: str
    long_start: int
    long_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention(Mention):
    """A printed number: its words, value, and what it counts or measures.

    Attributes:
        text: the number as printed, without its unit (`40`, `1·24`, `one in five`).
        value: the value on its printed scale (40 for 40%).
        unit: `%`, `months`, `mg` … as printed, or None.
        qualifier: exact, `<`, `>` or about.
    """

    text: str
    value: Decimal
    kind: NumberKind
    unit: str | None = None
    qualifier: Qualifier = Qualifier.EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalMention(Mention):
    """An interval: its limits (None where not given), its level in percent, its kind."""

    low: NumberMention | None
    high: NumberMention | None
    level: NumberMention | None = None
    kind: IntervalKind = IntervalKind.CONFIDENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class PValueMention(Mention):
    """A p-value: operator as printed (`=`, `<`, `>`, `≤`, `≥`), value, and the test it belongs to, if said.

    Attributes:
        value: None where the text prints only that it is not significant (`P = NS`); `op` is then `NS`.
    """

    op: str
    value: NumberMention | None
    about: str | None = None
    nominal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmResultMention(Mention):
    """A value in one group.

    Attributes:
        label: the group's words beside the value, or None.
        label_start: where those words stand in the sentence, or None.
        arm: the label of the arm mention that is meant, where the text names the group otherwise or not at all.
        role: the part that the group plays; presumed from its letter or its counterpart where no arm is known for it.
        events: how many had the event; `n`: of how many.
        measure: `mean`, `median`, `percent`, `count`, `rate` or None.
    """

    label: str | None = None
    label_start: int | None = None
    arm: str | None = None
    role: ArmRole | None = None
    value: NumberMention | None = None
    unit: str | None = None
    events: NumberMention | None = None
    n: NumberMention | None = None
    spread: NumberMention | None = None
    interval: IntervalMention | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateMention(Mention):
    """An effect estimate as printed; the span runs from its first to its last part.

    Attributes:
        value: None where only an interval or arm values are printed.
        change: which way the words say the quantity moved (`reduced by 40%` is decreased), or None.
        arm_results: the values of the groups it compares, in print order.
    """

    measure: Measure
    value: NumberMention | None = None
    unit: str | None = None
    interval: IntervalMention | None = None
    p_value: PValueMention | None = None
    analysis: Analysis | None = None
    contrast: Contrast = Contrast.BETWEEN_ARMS
    change: Change | None = None
    arm_results: tuple[ArmResultMention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrollmentMention(Mention):
    """A count of participants of the whole study, or of one arm where `arm` holds the group's words.

    Attributes:
        arm_role: the part that the group plays, where its words, its letter or its counterpart tell.
    """

    count: NumberMention
    role: EnrollmentRole
    arm: str | None = None
    arm_role: ArmRole | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanMention(Mention):
    """Words that the trained network takes for participants, a treatment, a comparator or an outcome."""

    label: SpanLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmMention(Mention):
    """The words for one group of the comparison.

    Attributes:
        label: a clean noun phrase (`placebo`, `low-dose interleukin-2`).
        role: the part it plays, or None.
        background: True where the words name a treatment that all arms received.
        dose, schedule, duration: as printed.
        pool: True where the words name a treatment of which several doses are arms of their own.
        aliases: other words of the text for the same group (abbreviations, brand names).
    """

    label: str
    role: ArmRole | None = None
    background: bool = False
    dose: str | None = None
    schedule: str | None = None
    duration: str | None = None
    n: NumberMention | None = None
    pool: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeMention(Mention):
    """The words for something that was measured.

    Attributes:
        name: a clean noun phrase.
        role: its rank where these words give it, else None.
        role_start, role_end: the words that give the rank, or None.
        part: the words of a ranked outcome's definition that limit it to some of the participants, or None.
    """

    name: str
    role: OutcomeRole | None = None
    role_start: int | None = None
    role_end: int | None = None
    time_frame: str | None = None
    desirable: Desirable | None = None
    is_composite: bool | None = None
    is_surrogate: bool | None = None
    is_harm: bool | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultMention(Mention):
    """A clause that reports a result in words: the span is the cue (`did not show a significant benefit`).

    Attributes:
        status: what the cue says of an endpoint or comparison as such (met, not met), or None.
        change: increased, decreased or no difference, or None.
        result: whom it favours, where the words say so (`benefit`, `improved`, `worse`), or None.
        significance: what the clause says of statistical significance, or None.
        denied: the clause denies a benefit or a difference (`did not improve`), rather than stating likeness (`similar`).
        about_primary: the clause names the primary endpoint or analysis.
        about_secondary: the clause names a secondary, exploratory or post hoc endpoint or analysis.
        about: where the outcomes begin that the result is about (the `start` of their mentions).
        favoured: the words that name the arm that did better (`longer with placebo`), as offsets, or None.
    """

    status: PrimaryStatus | None = None
    change: Change | None = None
    result: OutcomeResult | None = None
    significance: Significance | None = None
    denied: bool = False
    about_primary: bool = False
    about_secondary: bool = False
    about: tuple[int, ...] = ()
    favoured: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubgroupMention(Mention):
    """The words for a part of the participants.

    Attributes:
        definition: a clean noun phrase.
        share: its share in percent; `n`: its size.
        timing: where the sentence tells; `timing_start`, `timing_end`: the words that tell.
        complement: the words name the rest of another subgroup (`the remaining 20%`).
        anaphoric: the words point back (`in these people`), and `definition` is theirs.
        result: what the words say of the part at once (`the effect was greatest in …`, `but not in …`), or None.
    """

    definition: str
    share: NumberMention | None = None
    n: NumberMention | None = None
    timing: Timing | None = None
    timing_start: int | None = None
    timing_end: int | None = None
    complement: bool = False
    anaphoric: bool = False
    interaction_p: PValueMention | None = None
    result: SubgroupResult | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmMention(Mention):
    """Words on harms; the span is the clause or sentence for statements, the event's name for events.

    Attributes:
        excess: `favours_comparator` is more harm with the intervention, `no_difference` no more than the comparator.
        rates: rates in percent of arms that the words do not all name, list by list, the comparator's last.
        quantified: a number of events or of people with events stands in the sentence.
        arm_results: the values of the arms that stand in the words of a statement, or belong to an event.
    """

    kind: HarmKind
    name: str | None = None
    excess: OutcomeResult | None = None
    rates: tuple[tuple[Decimal, ...], ...] = ()
    quantified: bool = False
    arm_results: tuple[ArmResultMention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMention(Mention):
    """A sentence that claims something about the intervention; the span is the sentence or the quoted words.

    Attributes:
        result: which result it asserts (`favours_intervention` for "works"), or None.
        hype: the words that oversell (`groundbreaking`), as offsets.
    """

    where: ClaimWhere
    kind: ClaimKind
    result: OutcomeResult | None = None
    speaker: str | None = None
    conditional: bool = False
    hedged: bool = False
    hype: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactMention(Mention):
    """Words that state one value of one field of the record.

    Attributes:
        field: dotted path in the record: `study.phase`, `source.doi`, `population.condition`, `funding`, `conflicts`.
        value: the value of a closed vocabulary (`phase2b`), or a clean phrase, or an identifier.
        number: for fields that hold a number (`study.sites`).
    """

    field: str
    value: str
    number: NumberMention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Everything that the annotators found in one article, each tuple in text order."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    clauses: tuple[Clause, ...] = ()
    abbreviations: tuple[AbbreviationMention, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    p_values: tuple[PValueMention, ...] = ()
    intervals: tuple[IntervalMention, ...] = ()
    arm_results: tuple[ArmResultMention, ...] = ()
    estimates: tuple[EstimateMention, ...] = ()
    enrollment: tuple[EnrollmentMention, ...] = ()
    spans: tuple[SpanMention, ...] = ()
    arms: tuple[ArmMention, ...] = ()
    outcomes: tuple[OutcomeMention, ...] = ()
    results: tuple[ResultMention, ...] = ()
    subgroups: tuple[SubgroupMention, ...] = ()
    harms: tuple[HarmMention, ...] = ()
    claims: tuple[ClaimMention, ...] = ()
    facts: tuple[FactMention, ...] = ()
    pipeline: str = "rules"
    model: str | None = None
