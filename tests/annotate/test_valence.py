"""Which way is better, of outcomes that are told in everyday words, and of the time until an outcome."""

from __future__ import annotations

import pytest

from evidence import extract
from evidence.annotate.direction.change import change_words
from evidence.annotate.outcomes import attributes
from evidence.vocabulary import Desirable, OutcomeResult

BETTER, WORSE, ALIKE = OutcomeResult.FAVOURS_INTERVENTION, OutcomeResult.FAVOURS_COMPARATOR, OutcomeResult.NOT_REPORTED


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("muscle cramps", Desirable.LOWER),
        ("number of days with headache", Desirable.LOWER),
        ("risk of a bleed", Desirable.LOWER),
        ("severe damage to the nerves", Desirable.LOWER),
        ("glaucoma after the operation", Desirable.LOWER),
        ("overall ability", Desirable.HIGHER),
        ("seizure control", Desirable.HIGHER),
        ("weight control", None),
        ("ACR20 response", Desirable.HIGHER),
        ("time to healing", Desirable.LOWER),
        ("median time to first exacerbation", Desirable.HIGHER),
        ("time to treatment", None),
        ("clinical pregnancy", None),
        ("need for surgery", None),
        ("use of antibiotics", None),
        ("cataract surgery", None),
    ],
)
def test_the_noun_at_the_head_says_which_way_is_better(name: str, better: Desirable | None) -> None:
    assert attributes.desirable(name) is better


@pytest.mark.parametrize(
    ("condition", "told", "name", "result"),
    [
        ("gout", "Muscle cramps were more common with zopinal.", "muscle cramps", WORSE),
        ("gout", "Diarrhoea was 29% less common with zopinal than with placebo (P = 0.01).", "diarrhoea", BETTER),
        ("diabetes", "Blood sugar was lower with zopinal than with placebo (P = 0.01).", "blood sugar", BETTER),
        ("gout", "Blood sugar was lower with zopinal than with placebo (P = 0.01).", "blood sugar", ALIKE),
        ("obesity", "Body weight was lower with zopinal than with placebo (P = 0.01).", "body weight", BETTER),
        ("cachexia", "Body weight was lower with zopinal than with placebo (P = 0.01).", "body weight", ALIKE),
        ("migraine", "Reductions in headache days were greater with zopinal (P = 0.01).", "headache days", BETTER),
        ("migraine", "Changes in headache days were larger with zopinal (P = 0.01).", "headache days", ALIKE),
        ("migraine", "Time to pain relief was ten minutes shorter with zopinal (P = 0.01).", "time to pain relief", BETTER),
    ],
)
def test_a_change_favours_the_arm_that_it_is_good_for(condition: str, told: str, name: str, result: OutcomeResult) -> None:
    record = extract(
        f"Zopinal for {condition}: a trial\n\nMethods: People were randomised to zopinal or placebo.\n\nResults: {told}",
        kind="abstract",
    )
    found = {outcome.name.value: outcome.result.value for outcome in record.outcomes}
    assert found.get(name, ALIKE) is result


def test_the_time_until_the_primary_outcome_is_another_outcome() -> None:
    told = "Time to recovery was 10 days shorter with zopinal than with placebo (P = 0.01)."
    methods = "People were randomised to zopinal or placebo. Recovery was the primary outcome."
    record = extract(f"Zopinal for gout: a trial\n\nMethods: {methods}\n\nResults: {told}", kind="abstract")
    assert record.primary_endpoint.status.value == "not_reported"
    assert [outcome.name.value for outcome in record.outcomes] == ["recovery", "time to recovery"]


@pytest.mark.parametrize(
    "told",
    [
        "Some doctors worry that zopinal lowers blood pressure.",
        "The fall in pain was correlated with the level of zopinal (P = 0.001).",
        "Pain decreased with both combinations.",
        "Body weight fell during both diet periods.",
        "A decline in memory was noted in 31% of those on zopinal, fewer than after surgery.",
        "While zopinal brought an immune response, no clinical benefit was seen.",
        "With zopinal the pressures were no longer as elevated.",
        "With zopinal, pain fell by 3 points from baseline.",
        "Changes in the pain score, a secondary outcome, were larger with zopinal (P = 0.01).",
    ],
)
def test_worries_correlations_and_what_all_had_favour_nobody(told: str) -> None:
    methods = "People with hypertension were randomised to zopinal or placebo."
    record = extract(f"Zopinal for gout: a trial\n\nMethods: {methods}\n\nResults: {told}", kind="abstract")
    assert {outcome.result.value for outcome in record.outcomes} <= {ALIKE}


@pytest.mark.parametrize(
    ("clause", "values"),
    [
        ("Reductions in headache days were greater with zopinal", ["decreased"]),
        ("The decline in FEV1 was slower with zopinal", ["increased"]),
        ("The change in pain score was greater with zopinal", []),
        ("Changes in the score were larger with zopinal", []),
        ("the number of drops was larger", ["increased"]),
    ],
)
def test_more_of_a_change_goes_the_way_of_the_change(clause: str, values: list[str]) -> None:
    assert [word.value for word in change_words(clause)] == values
