"""The closed vocabularies of the record: every value that a program may meet, and nothing else.

Values follow ClinicalTrials.gov's enumerations in lower case where it has one, CONSORT's terms elsewhere.
"""

from enum import StrEnum


class SourceKind(StrEnum):
    """What sort of text an article is."""

    PRESS_RELEASE = "press_release"
    NEWS = "news"
    ABSTRACT = "abstract"
    FULL_TEXT = "full_text"
    REGISTRY = "registry"
    UNKNOWN = "unknown"


class BlockKind(StrEnum):
    """What part of the page a block of text is, as the reader of the file saw it."""

    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    NOTES = "notes"
    BOILERPLATE = "boilerplate"


class Zone(StrEnum):
    """What a sentence does in its article."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    QUOTATION = "quotation"
    BACKGROUND = "background"
    NOTES = "notes"
    BOILERPLATE = "boilerplate"


class Section(StrEnum):
    """The part of an abstract or paper that a sentence belongs to."""

    BACKGROUND = "background"
    OBJECTIVE = "objective"
    METHODS = "methods"
    RESULTS = "results"
    CONCLUSIONS = "conclusions"


class PeerReview(StrEnum):
    """What the text says of its own review before publication."""

    PEER_REVIEWED = "peer_reviewed"
    PREPRINT = "preprint"
    CONFERENCE = "conference"
    ANNOUNCEMENT = "announcement"


class StudyType(StrEnum):
    """The kind of study."""

    INTERVENTIONAL = "interventional"
    OBSERVATIONAL = "observational"
    SYSTEMATIC_REVIEW = "systematic_review"
    PRECLINICAL = "preclinical"
    MODELLING = "modelling"


class Allocation(StrEnum):
    """How participants came into their arms."""

    RANDOMIZED = "randomized"
    NON_RANDOMIZED = "non_randomized"


class InterventionModel(StrEnum):
    """How the arms relate to each other in time."""

    PARALLEL = "parallel"
    SINGLE_GROUP = "single_group"
    CROSSOVER = "crossover"
    FACTORIAL = "factorial"
    SEQUENTIAL = "sequential"


class ObservationalModel(StrEnum):
    """The design of an observational study."""

    COHORT = "cohort"
    CASE_CONTROL = "case_control"
    CROSS_SECTIONAL = "cross_sectional"
    CASE_SERIES = "case_series"
    ECOLOGIC = "ecologic"


class Masking(StrEnum):
    """How many parties did not know the allocation; `none` is an open-label trial."""

    NONE = "none"
    SINGLE = "single"
    DOUBLE = "double"
    TRIPLE = "triple"
    QUADRUPLE = "quadruple"


class Phase(StrEnum):
    """The phase of this trial."""

    PHASE1 = "phase1"
    PHASE1_PHASE2 = "phase1_phase2"
    PHASE2 = "phase2"
    PHASE2A = "phase2a"
    PHASE2B = "phase2b"
    PHASE2_PHASE3 = "phase2_phase3"
    PHASE3 = "phase3"
    PHASE4 = "phase4"


class ComparatorType(StrEnum):
    """What the intervention was compared with."""

    PLACEBO = "placebo"
    SHAM = "sham"
    ACTIVE = "active"
    USUAL_CARE = "usual_care"
    NO_TREATMENT = "no_treatment"
    DOSE = "dose"
    HISTORICAL = "historical"
    NONE = "none"


class Hypothesis(StrEnum):
    """What the trial set out to show."""

    SUPERIORITY = "superiority"
    NON_INFERIORITY = "non_inferiority"
    EQUIVALENCE = "equivalence"


class EnrollmentRole(StrEnum):
    """Which count of participants a number is."""

    RANDOMISED = "randomised"
    ENROLLED = "enrolled"
    ANALYSED = "analysed"
    PLANNED = "planned"


class Stage(StrEnum):
    """How complete the reported analysis is."""

    FINAL = "final"
    INTERIM = "interim"
    TOPLINE = "topline"


class StoppedEarly(StrEnum):
    """Why a trial ended before its plan."""

    BENEFIT = "benefit"
    FUTILITY = "futility"
    HARM = "harm"
    OTHER = "other"


class Subjects(StrEnum):
    """Who or what was studied."""

    PEOPLE = "people"
    ANIMALS = "animals"
    CELLS = "cells"


class ArmRole(StrEnum):
    """The part an arm plays in the comparison."""

    EXPERIMENTAL = "experimental"
    ACTIVE_COMPARATOR = "active_comparator"
    PLACEBO_COMPARATOR = "placebo_comparator"
    SHAM_COMPARATOR = "sham_comparator"
    NO_INTERVENTION = "no_intervention"
    USUAL_CARE = "usual_care"


class OutcomeRole(StrEnum):
    """The rank that the trial gave an outcome."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    OTHER_PRE_SPECIFIED = "other_pre_specified"
    POST_HOC = "post_hoc"
    UNSPECIFIED = "unspecified"


class Desirable(StrEnum):
    """Which way an outcome should move for the patient's good."""

    HIGHER = "higher"
    LOWER = "lower"

    @property
    def turned(self) -> "Desirable":
        """The other way."""
        return Desirable.LOWER if self is Desirable.HIGHER else Desirable.HIGHER


class OutcomeResult(StrEnum):
    """What the text says became of an outcome."""

    FAVOURS_INTERVENTION = "favours_intervention"
    FAVOURS_COMPARATOR = "favours_comparator"
    NO_DIFFERENCE = "no_difference"
    MIXED = "mixed"
    NOT_REPORTED = "not_reported"

    @property
    def turned(self) -> "OutcomeResult":
        """The same result told of the other arm; one that favours nobody stays as it is."""
        match self:
            case OutcomeResult.FAVOURS_INTERVENTION:
                return OutcomeResult.FAVOURS_COMPARATOR
            case OutcomeResult.FAVOURS_COMPARATOR:
                return OutcomeResult.FAVOURS_INTERVENTION
            case _:
                return self


class Analysis(StrEnum):
    """Which analysis an estimate comes from."""

    INTENTION_TO_TREAT = "intention_to_treat"
    PER_PROTOCOL = "per_protocol"
    ADJUSTED = "adjusted"
    UNADJUSTED = "unadjusted"
    POST_HOC = "post_hoc"
    INTERIM = "interim"


class Measure(StrEnum):
    """The effect measure of an estimate."""

    HAZARD_RATIO = "hazard_ratio"
    RISK_RATIO = "risk_ratio"
    ODDS_RATIO = "odds_ratio"
    RATE_RATIO = "rate_ratio"
    RISK_DIFFERENCE = "risk_difference"
    MEAN_DIFFERENCE = "mean_difference"
    STANDARDIZED_MEAN_DIFFERENCE = "standardized_mean_difference"
    RELATIVE_RISK_REDUCTION = "relative_risk_reduction"
    RELATIVE_CHANGE = "relative_change"
    VACCINE_EFFICACY = "vaccine_efficacy"
    NUMBER_NEEDED_TO_TREAT = "number_needed_to_treat"
    ARM_VALUE_ONLY = "arm_value_only"


RATIOS = frozenset({Measure.HAZARD_RATIO, Measure.RISK_RATIO, Measure.ODDS_RATIO, Measure.RATE_RATIO})
"""Measures of which one means no difference."""
DIFFERENCES = frozenset({Measure.RISK_DIFFERENCE, Measure.MEAN_DIFFERENCE, Measure.STANDARDIZED_MEAN_DIFFERENCE})
"""Absolute measures of which nought means no difference."""
REDUCTIONS = frozenset({Measure.RELATIVE_RISK_REDUCTION, Measure.VACCINE_EFFICACY})
"""Measures that are a hundred percent less a ratio."""
RELATIVE = RATIOS | REDUCTIONS | {Measure.RELATIVE_CHANGE}
"""Measures that say nothing of how many people are affected."""
PERCENT = frozenset({"%", "percent", "per cent"})
"""Units in which a share is printed."""


class Qualifier(StrEnum):
    """How exactly a printed number is meant."""

    EXACT = "="
    LESS = "<"
    MORE = ">"
    ABOUT = "about"


class IntervalKind(StrEnum):
    """What sort of interval stands beside an estimate."""

    CONFIDENCE = "confidence"
    CREDIBLE = "credible"
    INTERQUARTILE = "interquartile"
    RANGE = "range"


class Direction(StrEnum):
    """Whom an estimate favours."""

    FAVOURS_INTERVENTION = "favours_intervention"
    FAVOURS_COMPARATOR = "favours_comparator"
    NO_DIFFERENCE = "no_difference"


class Change(StrEnum):
    """Which way a quantity moved, benefit or harm aside."""

    INCREASED = "increased"
    DECREASED = "decreased"
    NO_DIFFERENCE = "no_difference"

    def is_good(self, desirable: Desirable | None) -> bool:
        """Tell whether an outcome that should move this way for the patient's good has done so."""
        return (self, desirable) in {(Change.INCREASED, Desirable.HIGHER), (Change.DECREASED, Desirable.LOWER)}


class Significance(StrEnum):
    """What is said of statistical significance."""

    SIGNIFICANT = "significant"
    NOT_SIGNIFICANT = "not_significant"


class Refusal(StrEnum):
    """Why an absolute effect is not derived."""

    NO_BASELINE_RISK = "no_baseline_risk"
    NO_COUNTS = "no_counts"
    NO_DIRECTION = "no_direction"


class Contrast(StrEnum):
    """What an estimate compares: two arms, or one arm with its own past."""

    BETWEEN_ARMS = "between_arms"
    WITHIN_ARM = "within_arm"


class Timing(StrEnum):
    """When a subgroup analysis was decided on."""

    PRESPECIFIED = "prespecified"
    POST_HOC = "post_hoc"


class SubgroupResult(StrEnum):
    """What the text says of the intervention in a subgroup."""

    BENEFIT = "benefit"
    HARM = "harm"
    NO_DIFFERENCE = "no_difference"
    MIXED = "mixed"
    NOT_REPORTED = "not_reported"


class PrimaryStatus(StrEnum):
    """Whether the primary endpoint held."""

    MET = "met"
    NOT_MET = "not_met"
    MIXED = "mixed"
    NOT_REPORTED = "not_reported"


class ClaimWhere(StrEnum):
    """Where in the article a claim stands."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    QUOTATION = "quotation"
    CONCLUSION = "conclusion"


class ClaimKind(StrEnum):
    """How strong a claim is, after Sumner 2014 and Yu 2019."""

    CAUSAL = "causal"
    CONDITIONAL_CAUSAL = "conditional_causal"
    CORRELATIONAL = "correlational"
    ADVICE = "advice"
    SAFETY = "safety"
    NONE = "none"


class PhraseKind(StrEnum):
    """What a turn of phrase tells an editor, wherever in the text it stands."""

    ADVICE = "advice"
    AS_GOOD_AS = "as_good_as"
    DOSES = "doses"
    GROUP_VALUES = "group_values"
    HYPE = "hype"
    LIMITATION = "limitation"
    LISTED_HARMS = "listed_harms"
    MULTIPLICITY = "multiplicity"
    NOMINAL = "nominal"
    PRIMARY = "primary"
    PROMISE = "promise"
    QUOTED_CERTAINTY = "quoted_certainty"
    QUOTED_FEELING = "quoted_feeling"
    QUOTED_HYPE = "quoted_hype"
    SHARE = "share"
    SIGNIFICANCE_CHASING = "significance_chasing"
    SIZE = "size"


class HarmKind(StrEnum):
    """What sort of statement on harms a mention is.

    `discontinuation` is stopping because of harms, `stopping` for whatever reason (or not at all); a `warning` is what the
    treatment can do, known from elsewhere.
    """

    STATEMENT = "statement"
    SERIOUS = "serious"
    EVENT = "event"
    DISCONTINUATION = "discontinuation"
    STOPPING = "stopping"
    WARNING = "warning"


class SpanLabel(StrEnum):
    """What a trained network marks in a text before any grammar looks at it."""

    POPULATION = "population"
    INTERVENTION = "intervention"
    COMPARATOR = "comparator"
    OUTCOME = "outcome"


class NumberKind(StrEnum):
    """What a printed number counts or measures."""

    COUNT = "count"
    FRACTION = "fraction"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    QUANTITY = "quantity"
    RATIO = "ratio"
    P_VALUE = "p_value"
    INTERVAL_BOUND = "interval_bound"
    LEVEL = "level"
    SPREAD = "spread"
    FOLD = "fold"
    DOSE = "dose"
    DURATION = "duration"
    AGE = "age"
    DATE = "date"
    MONEY = "money"
    PREVALENCE = "prevalence"
    CITATION = "citation"
    IDENTIFIER = "identifier"
    ORDINAL = "ordinal"
    OTHER = "other"


class Severity(StrEnum):
    """How much a caveat matters, the most serious first."""

    SERIOUS = "serious"
    SOME = "some"
    NOTE = "note"


class Reader(StrEnum):
    """For whom a summary is written."""

    PLAIN = "plain"
    CLINICIAN = "clinician"


class Spelling(StrEnum):
    """How the package's own words are spelled."""

    BRITISH = "gb"
    AMERICAN = "us"
