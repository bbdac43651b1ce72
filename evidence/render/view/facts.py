"""Facts that several sections ask for: what kind of study this is, what was compared, which outcomes are primary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from evidence.record import Arm, Estimate, EvidenceRecord, Outcome, Provenance, Stated
from evidence.render import words
from evidence.render.capitals import lower_first
from evidence.render.wording import word
from evidence.vocabulary import (
    ArmRole,
    ComparatorType,
    InterventionModel,
    OutcomeRole,
    PrimaryStatus,
    StudyType,
    Subjects,
)

_GROUP_WORDS = (" group", " arm")
_PAIR = 2


@dataclass(frozen=True)
class Facts:
    """A record with the answers that more than one section needs."""

    record: EvidenceRecord

    @cached_property
    def study_type(self) -> StudyType | None:
        """The kind of study that the text states."""
        return self.record.study.study_type.value if self.record.study.study_type else None

    @cached_property
    def in_people(self) -> bool:
        """Whether nothing says that animals or cells were studied."""
        subjects = self.record.study.subjects
        apart = subjects is not None and subjects.value is not Subjects.PEOPLE
        return not apart and self.study_type is not StudyType.PRECLINICAL

    @cached_property
    def is_trial(self) -> bool:
        """Whether the text shows a trial in people: it says so, or gives a feature that only trials have."""
        if not self.in_people:
            return False
        study = self.record.study
        if self.study_type is not None:
            return self.study_type is StudyType.INTERVENTIONAL
        return any((study.allocation, study.phase, study.masking))

    @cached_property
    def is_observational(self) -> bool:
        """Whether the text states an observational study."""
        return self.study_type is StudyType.OBSERVATIONAL

    @cached_property
    def noun(self) -> str:
        """The word for the study in a sentence: trial, study or review."""
        if self.study_type and self.in_people:
            return word("noun", self.study_type)
        return "trial" if self.is_trial else "study"

    @cached_property
    def is_single_group(self) -> bool:
        """Whether the text states that nothing in the study itself was compared."""
        study = self.record.study
        single = study.intervention_model and study.intervention_model.value is InterventionModel.SINGLE_GROUP
        kind = study.comparator_type.value if study.comparator_type else None
        return bool(single) or kind in {ComparatorType.NONE, ComparatorType.HISTORICAL}

    @cached_property
    def experimental(self) -> tuple[Arm, ...]:
        """The arms with the intervention; arms without a role count where others are comparators."""
        chosen = self._with_role(ArmRole.EXPERIMENTAL)
        if chosen:
            return chosen
        unranked = tuple(arm for arm in self._named if arm.role is None)
        return unranked if self.comparators or len(unranked) == 1 else ()

    @cached_property
    def comparators(self) -> tuple[Arm, ...]:
        """The arms that the intervention is compared with; none where nothing else than several comparators was read.

        A single arm without a role beside the intervention is what that was compared with.
        """
        if self.is_single_group:
            return ()
        chosen = self._with_role(*(role for role in ArmRole if role is not ArmRole.EXPERIMENTAL))
        is_open = len(chosen) > 1 and len(chosen) == len(self._named) and self._with_role(ArmRole.ACTIVE_COMPARATOR)
        unranked = tuple(arm for arm in self._named if arm.role is None)
        if not chosen and len(unranked) == 1 and self._with_role(ArmRole.EXPERIMENTAL):
            return unranked
        return () if is_open else chosen

    @cached_property
    def unranked(self) -> tuple[Arm, ...]:
        """Several arms of which the text does not tell which is the comparator."""
        return () if self.experimental or self.comparators else self._named

    @cached_property
    def intervention(self) -> str:
        """The intervention's name, or an empty string."""
        return words.listed(self.arm_name(arm) for arm in self.experimental)

    @cached_property
    def favoured(self) -> str:
        """The name of the one intervention that a good result favours; an empty string where several were tested."""
        return self.intervention if len(self.experimental) == 1 else ""

    @cached_property
    def favoured_comparator(self) -> str:
        """The name of the one comparator that a poor result favours; an empty string where there are several."""
        return self.comparator if len(self.comparators) == 1 else ""

    @cached_property
    def comparator(self) -> str:
        """The comparator's name, or an empty string."""
        if self.is_single_group or self.unranked:
            return ""
        names = words.listed((self.arm_name(arm) for arm in self.comparators), last="or")
        if not names and self.record.study.comparator_type:
            names = word("comparator_name", self.record.study.comparator_type.value)
        return "" if names == self.intervention else names

    @cached_property
    def primary(self) -> tuple[Outcome, ...]:
        """The primary outcomes, in the order of the text."""
        ids = self.record.primary_endpoint.outcomes
        chosen = (o for o in self.record.outcomes if o.id in ids or o.role.value is OutcomeRole.PRIMARY)
        return tuple(outcome for outcome in chosen if words.phrase(outcome.name))

    @cached_property
    def verdict(self) -> PrimaryStatus:
        """Whether the primary endpoint held, by the text's own ranking; not reported where the record only infers it."""
        endpoint = self.record.primary_endpoint
        return PrimaryStatus.NOT_REPORTED if endpoint.is_inferred else endpoint.status

    @cached_property
    def verdict_proof(self) -> tuple[Provenance, ...]:
        """The words that prove the verdict on the primary endpoint."""
        return self.record.primary_endpoint.evidence[:2]

    @cached_property
    def _named(self) -> tuple[Arm, ...]:
        return tuple(arm for arm in self.record.arms if _bare_name(arm))

    @cached_property
    def _names(self) -> dict[str, str]:
        return {}

    def name(self, stated: Stated[str] | None) -> str:
        """Give a stated name as it stands in the middle of a sentence; an empty string where it is not stated."""
        return self.in_sentence(words.phrase(stated))

    def in_sentence(self, name: str) -> str:
        """Write a name as it stands in the middle of a sentence."""
        if name not in self._names:
            self._names[name] = lower_first(name, self.record.article_text or "")
        return self._names[name]

    def arm_name(self, arm: Arm) -> str:
        """Give the name of an arm without `group` or `arm`: what was given, or else what the text calls it."""
        return self.in_sentence(_bare_name(arm))

    def compared(self, estimate: Estimate) -> str:
        """Name the arms of an estimate that compares others than the study as a whole: `this drug against that one`."""
        arms = [arm for id in estimate.arms if (arm := self.record.arm(id)) and self.arm_name(arm)]
        names = words.distinct([self.arm_name(arm) for arm in arms])
        whole = {arm.id for arm in (*self.experimental, *self.comparators)}
        if len(names) < _PAIR or {arm.id for arm in arms} == whole:
            return ""
        return f"{names[0]} against {words.listed(names[1:])}"

    def _with_role(self, *roles: ArmRole) -> tuple[Arm, ...]:
        return tuple(arm for arm in self._named if arm.role and arm.role.value in roles)


def _bare_name(arm: Arm) -> str:
    return bare(words.phrase(arm.intervention) or words.phrase(arm.label))


def bare(label: str | None) -> str:
    """Take `group` or `arm` and its article off a label, so that it can follow `with`: `the placebo group` is `placebo`."""
    name = words.clean(label)
    for ending in _GROUP_WORDS:
        if name.lower().endswith(ending):
            return name[: -len(ending)].removeprefix("the ").removeprefix("The ").removeprefix("a ").strip()
    return name
