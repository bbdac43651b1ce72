from __future__ import annotations

from decimal import Decimal

from evidence.assemble import assemble
from evidence.vocabulary import ArmRole, Desirable, Measure, OutcomeRole, Significance
from tests.assemble.writing import Sheet


def test_an_estimate_belongs_to_the_outcome_named_before_it() -> None:
    sheet = Sheet(("Stroke fell by 40 and death by 12 percent.",))
    sheet.outcome("Stroke").outcome("death").estimate("40", "40").estimate("12", "12")
    record = assemble(sheet.mentions())
    names = [outcome.name.value for effect in record.estimates if (outcome := record.outcome(effect.outcome))]
    assert names == ["Stroke", "death"]


def test_an_estimate_in_a_clause_with_a_subgroup_is_the_subgroups() -> None:
    sheet = Sheet(("Overall the ratio was 0.97, |but in women who smoked it was 0.61.",))
    sheet.estimate("0.97", "0.97").estimate("0.61", "0.61").subgroup("women who smoked")
    whole, part = assemble(sheet.mentions()).estimates
    assert whole.subgroup is None
    assert part.subgroup == "s1"


def test_the_same_effect_printed_twice_is_one_estimate() -> None:
    sheet = Sheet(("The ratio was 0.61.", "Again a ratio of 0.61 (95% CI) was seen."))
    sheet.estimate("ratio was 0.61", "0.61").estimate("ratio of 0.61", "0.61")
    assert len(assemble(sheet.mentions()).estimates) == 1


def test_significance_comes_from_the_clause() -> None:
    sheet = Sheet(("Stroke was cut by 40, |with no significant rise in bleeding.",))
    sheet.outcome("Stroke").outcome("bleeding").estimate("40", "40", measure=Measure.RELATIVE_RISK_REDUCTION)
    sheet.result("no significant rise", about=("bleeding",), significance=Significance.NOT_SIGNIFICANT)
    (effect,) = assemble(sheet.mentions()).estimates
    assert effect.significance is None
    assert effect.value is not None
    assert effect.value.value.value == Decimal(40)


def test_arms_of_one_name_are_one_and_the_tested_one_comes_first() -> None:
    sheet = Sheet(("Placebo was compared with Drugamab.", "Then the placebo group rested."))
    sheet.arm("Placebo", role=ArmRole.PLACEBO_COMPARATOR).arm("Drugamab", role=ArmRole.EXPERIMENTAL)
    sheet.arm("placebo group", label="placebo", role=ArmRole.PLACEBO_COMPARATOR)
    record = assemble(sheet.mentions())
    assert [(arm.id, arm.label.value) for arm in record.arms] == [("a1", "Drugamab"), ("a2", "Placebo")]


def test_an_arm_that_nobody_is_sure_of_is_left_out() -> None:
    sheet = Sheet(("Perhaps a tonic was given.",)).arm("tonic", confidence=0.3)
    assert assemble(sheet.mentions()).arms == ()


def test_survival_and_risk_of_death_stay_apart() -> None:
    sheet = Sheet(("The primary outcome was survival.", "The risk of death fell by 40."))
    sheet.outcome("survival", role=OutcomeRole.PRIMARY, desirable=Desirable.HIGHER)
    sheet.outcome("risk of death", desirable=Desirable.LOWER).estimate("40", "40")
    record = assemble(sheet.mentions())
    outcome = record.outcome(record.estimates[0].outcome)
    assert outcome is not None
    assert outcome.name.value == "risk of death"


def test_a_noun_of_which_nothing_is_told_is_no_outcome() -> None:
    sheet = Sheet(("Pain is unpleasant.",)).outcome("Pain")
    assert assemble(sheet.mentions()).outcomes == ()


def test_words_that_define_a_subgroup_are_no_outcome() -> None:
    sheet = Sheet(("In patients with high blood pressure the ratio was 0.61.",))
    sheet.outcome("blood pressure").subgroup("patients with high blood pressure").estimate("0.61", "0.61")
    assert assemble(sheet.mentions()).outcomes == ()


def test_every_quote_is_its_slice() -> None:
    sheet = Sheet(("The primary outcome was survival.", "The ratio was 0.61."))
    sheet.outcome("survival", role=OutcomeRole.PRIMARY).estimate("0.61", "0.61")
    record = assemble(sheet.mentions())
    assert record.article_text is not None
    for proof in (*record.outcomes[0].name.evidence, *record.estimates[0].evidence):
        assert record.article_text[proof.start : proof.end] == proof.quote
