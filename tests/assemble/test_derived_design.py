"""What the arms tell of the design, and where they do not."""

from __future__ import annotations

from evidence.assemble import assemble
from evidence.record import Study
from evidence.vocabulary import ArmRole, ComparatorType, InterventionModel, SourceKind
from tests.assemble.writing import Sheet

_TEXT = ("Adults were randomised to zolpinal or rye bread.", "Each had standard care.", "They changed sides.")


def study(role: ArmRole, *, label: str = "rye bread", kind: SourceKind = SourceKind.ABSTRACT, randomised: bool = True) -> Sheet:
    sheet = Sheet(_TEXT, kind=kind).arm("zolpinal", role=ArmRole.EXPERIMENTAL).arm("rye bread", role=role, label=label)
    return sheet.fact("randomised", field="study.allocation", value="randomized") if randomised else sheet


def read(sheet: Sheet) -> Study:
    return assemble(sheet.mentions()).study


def test_a_comparator_is_what_the_other_arm_got() -> None:
    found = read(study(ArmRole.ACTIVE_COMPARATOR)).comparator_type
    assert found is not None
    assert found.value is ComparatorType.ACTIVE
    assert found.by == "derived:arms"
    assert [proof.quote for proof in found.evidence] == ["rye bread"]


def test_an_unnamed_control_group_tells_nothing_of_the_comparator() -> None:
    assert read(study(ArmRole.ACTIVE_COMPARATOR, label="control group")).comparator_type is None


def test_a_named_treatment_outranks_care_said_in_passing_and_nothing_else() -> None:
    passing = study(ArmRole.ACTIVE_COMPARATOR).fact("standard care", field="study.comparator_type", value="usual_care")
    told = study(ArmRole.ACTIVE_COMPARATOR).fact("standard care", field="study.comparator_type", value="placebo")
    first, second = read(passing).comparator_type, read(told).comparator_type
    assert first is not None
    assert second is not None
    assert (first.value, second.value) == (ComparatorType.ACTIVE, ComparatorType.PLACEBO)


def test_groups_are_parallel_where_people_were_randomised_between_named_arms() -> None:
    found = read(study(ArmRole.ACTIVE_COMPARATOR)).intervention_model
    assert found is not None
    assert found.value is InterventionModel.PARALLEL


def test_groups_are_not_parallel_without_chance_in_turn_or_in_a_full_report() -> None:
    in_turn = study(ArmRole.ACTIVE_COMPARATOR).fact("changed sides", field="study.in_turn", value="true")
    unassigned = study(ArmRole.ACTIVE_COMPARATOR, randomised=False)
    report = study(ArmRole.ACTIVE_COMPARATOR, kind=SourceKind.FULL_TEXT)
    assert [read(sheet).intervention_model for sheet in (in_turn, unassigned, report)] == [None, None, None]
