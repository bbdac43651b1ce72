"""The words for the values of the closed vocabularies, read once from `wording.toml`."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path

from evidence import vocabulary
from evidence.errors import LexiconError

_FILE = Path(__file__).with_name("wording.toml")

_MEMBERS: dict[str, type[StrEnum]] = {
    "kind": vocabulary.SourceKind,
    "kind_origin": vocabulary.SourceKind,
    "peer_review": vocabulary.PeerReview,
    "study_type": vocabulary.StudyType,
    "noun": vocabulary.StudyType,
    "study_type_plain": vocabulary.StudyType,
    "subjects": vocabulary.Subjects,
    "subjects_plain": vocabulary.Subjects,
    "allocation": vocabulary.Allocation,
    "allocation_plain": vocabulary.Allocation,
    "intervention_model": vocabulary.InterventionModel,
    "observational_model": vocabulary.ObservationalModel,
    "masking": vocabulary.Masking,
    "masking_plain": vocabulary.Masking,
    "phase": vocabulary.Phase,
    "comparator": vocabulary.ComparatorType,
    "comparator_name": vocabulary.ComparatorType,
    "hypothesis": vocabulary.Hypothesis,
    "stage": vocabulary.Stage,
    "stage_plain": vocabulary.Stage,
    "stopped_early": vocabulary.StoppedEarly,
    "stopped_early_plain": vocabulary.StoppedEarly,
    "enrollment": vocabulary.EnrollmentRole,
    "enrollment_plain": vocabulary.EnrollmentRole,
    "outcome_role": vocabulary.OutcomeRole,
    "outcome_role_plain": vocabulary.OutcomeRole,
    "analysis": vocabulary.Analysis,
    "measure": vocabulary.Measure,
    "measure_plain": vocabulary.Measure,
    "measure_changed": vocabulary.Measure,
    "qualifier": vocabulary.Qualifier,
    "qualifier_sign": vocabulary.Qualifier,
    "interval": vocabulary.IntervalKind,
    "interval_plain": vocabulary.IntervalKind,
    "significance": vocabulary.Significance,
    "significance_cell": vocabulary.Significance,
    "timing": vocabulary.Timing,
    "timing_plain": vocabulary.Timing,
    "subgroup_result": vocabulary.SubgroupResult,
    "subgroup_plain": vocabulary.SubgroupResult,
    "subgroup_observational": vocabulary.SubgroupResult,
    "result": vocabulary.OutcomeResult,
    "primary_status": vocabulary.PrimaryStatus,
    "severity": vocabulary.Severity,
}
_FREE = (
    *(
        "absence",
        "absence_people",
        "bare_words",
        "common_words",
        "countable",
        "finite_words",
        "level_words",
        "measure_factor",
        "no_name_words",
        "share_words",
    ),
    "verdict_basis",
)


def word(table: str, value: str) -> str:
    """Give the words of a table for one value of its vocabulary."""
    return wording(table)[value]


def wording(table: str) -> dict[str, str]:
    """Give one table of the file.

    Raises:
        LexiconError: the file lacks the table, or a table does not cover its vocabulary.
    """
    return read_wording(_FILE)[table]


@cache
def read_wording(file: Path) -> dict[str, dict[str, str]]:
    """Read and check a wording file: every table present, and one entry per member of its vocabulary.

    Raises:
        LexiconError: a table is missing, or lacks a member, or names one that does not exist.
    """
    tables: dict[str, dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    for name in (*_MEMBERS, *_FREE):
        if name not in tables:
            raise LexiconError(f"{file.name} has no table [{name}]", "Add the table")
    for name, members in _MEMBERS.items():
        wrong = set(tables[name]) ^ set(members)
        if wrong:
            listed = ", ".join(sorted(wrong))
            raise LexiconError(f"{file.name}: [{name}] and {members.__name__} differ in {listed}", "Make them agree")
    return tables
