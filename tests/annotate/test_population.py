"""Who took part, in clean noun phrases."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate.population.candidates import marked_end
from evidence.annotate.printed_names import printed_name
from evidence.mentions import Mentions


def values(mentions: Mentions, field: str) -> list[str]:
    return [fact.value for fact in mentions.facts if fact.field == field]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        (
            "The trial recruited 220 people newly diagnosed with gout.",
            "population.description",
            "people newly diagnosed with gout",
        ),
        ("The trial recruited 220 people newly diagnosed with gout.", "population.condition", "gout"),
        (
            "We enrolled 60 women with advanced, metastatic thyroid cancer.",
            "population.condition",
            "advanced, metastatic thyroid cancer",
        ),
        ("Adults with chronic kidney disease (CKD) took part.", "population.condition", "chronic kidney disease (CKD)"),
        ("The trial enrolled 80 adults with a diagnosis of gout.", "population.condition", "gout"),
        ("The trial enrolled 80 adults with normal-tension glaucoma.", "population.condition", "normal-tension glaucoma"),
        ("# Rye bread for the prevention of gout\nIt helped.", "population.condition", "gout"),
        ("Patients aged 18 to 65 years joined.", "population.age", "aged 18 to 65 years"),
        ("Of all, 52% were women.", "population.sex", "52% were women"),
        ("Eligible patients were non-smokers with a cough.", "population.eligibility", "non-smokers with a cough"),
    ],
)
def test_found(annotated: Callable[..., Mentions], text: str, field: str, value: str) -> None:
    assert value in values(annotated(text), field)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Patients with the best results went home.", "population.condition"),
        ("The patients in the rye group with placebo did well.", "population.description"),
        ("Eligible patients were randomly assigned to rye.", "population.eligibility"),
        ("The study aged well in 18 journals.", "population.age"),
    ],
)
def test_near_misses(annotated: Callable[..., Mentions], text: str, field: str) -> None:
    assert not values(annotated(text), field)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The trial identified frail adults with gout.", "frail adults with gout"),
        ("About 40 women with gout joined the trial in the United States.", "women with gout"),
        ("The study recruited 40 adults with head and neck cancer.", "adults with head and neck cancer"),
        ("We randomly assigned 40 women who smoked cigarettes to rye or placebo.", "women who smoked cigarettes"),
    ],
)
def test_descriptions_are_noun_phrases(annotated: Callable[..., Mentions], text: str, value: str) -> None:
    assert values(annotated(text), "population.description") == [value]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Some 90 people in the United States suffer each year.", "population.description"),
        ("The trial measured patients’ levels of trust with a form.", "population.description"),
        ("Women with a new way of living won.", "population.condition"),
        ("Adults with the task did well in the trial.", "population.condition"),
        ("Gout most often begins in people between the ages of 40 and 60.", "population.age"),
        ("About 42 percent of the women in the trial improved.", "population.sex"),
        ("The trial enrolled 309 patients at 39 sites.", "population.description"),
        ("When 80 women enrolled, levels were lower than among women who do not smoke.", "population.eligibility"),
        ("When 80 women enrolled, levels were lower than among women who do not smoke.", "population.description"),
    ],
)
def test_what_is_no_population(annotated: Callable[..., Mentions], text: str, field: str) -> None:
    assert not values(annotated(text), field)


def test_people_without_the_disease_who_are_set_beside_the_trial_are_not_its_people(
    annotated: Callable[..., Mentions],
) -> None:
    text = (
        "In the trial 80 women with osteoporosis received tamarol or placebo. Their fractures were set beside and "
        "compared with those in 90 women who did not have it."
    )
    found = values(annotated(text), "population.description")
    assert "women with osteoporosis" in found
    assert not any("did not" in value for value in found)


def test_the_condition_of_the_people_goes_before_the_one_that_is_feared(annotated: Callable[..., Mentions]) -> None:
    text = (
        "Brivastat for the prevention of stroke in people with diabetes\n\n"
        "Stroke is feared. The trial randomised 240 people with type 2 diabetes to brivastat or placebo."
    )
    assert set(values(annotated(text), "population.condition")) == {"type 2 diabetes"}


def test_those_who_were_given_the_drug_are_no_description(annotated: Callable[..., Mentions]) -> None:
    assert not values(annotated("Nausea was reported by 22 of 30 people on the drug."), "population.description")


def description(mentions: Mentions) -> str | None:
    return next(iter(values(mentions, "population.description")), None)


RECRUITED = "# Rye bread eases gout\n\nThe trial randomly assigned 220 {people} to rye bread or white bread. "


@pytest.mark.parametrize(
    "people",
    [
        "women with gout",
        "women between 50 and 69 with gout",
        "men of 60 and over with severe gout",
        "adults aged 18 to 65 with gout",
        "patients whose gout had come back within a year",
        "men diagnosed with gout",
    ],
)
def test_a_phrase_is_read_to_its_end(annotated: Callable[..., Mentions], people: str) -> None:
    assert description(annotated(RECRUITED.format(people=people) + "Pain fell.")) == people


@pytest.mark.parametrize(
    "other",
    [
        "Nearly one in ten people with arthritis has gout.",
        "In a subgroup, pain fell most in women with severe gout.",
        "Pain fell in patients who were given rye bread.",
        "Men without gout were no part of it.",
        "A trial of children with gout is planned.",
    ],
)
def test_other_people_are_not_the_participants(annotated: Callable[..., Mentions], other: str) -> None:
    text = RECRUITED.format(people="adults with gout") + other
    assert description(annotated(text)) == "adults with gout"
    assert len(values(annotated(text), "population.description")) == 1


def test_nobody_is_described_where_the_text_names_no_people(annotated: Callable[..., Mentions]) -> None:
    assert description(annotated("# Rye bread\n\nThe loaf was baked for an hour. Its crust was dark.")) is None


def test_an_age_range_at_the_end_stays_whole(annotated: Callable[..., Mentions]) -> None:
    found = values(annotated("The trial recruited 53 adults, ages 45 to 64."), "population.description")
    assert found == ["adults, ages 45 to 64"]


def test_what_people_with_a_disease_do_is_no_part_of_who_they_are(annotated: Callable[..., Mentions]) -> None:
    assert printed_name("people who have had one heart attack suffer far fewer falls") == "people who have had one heart attack"


def test_a_mark_ends_where_its_noun_phrase_ends() -> None:
    text = "patients who had progression after a first-line platinum-containing regimen were enrolled"
    assert text[: marked_end(text, len("patients"), text.index(" platinum"))] == text.partition(" were")[0]
    assert marked_end("women with gout received rye", len("women"), len("women with gout")) == len("women with gout")


def test_what_people_are_given_is_no_condition_of_theirs(annotated: Callable[..., Mentions]) -> None:
    told = "The trial treated 90 patients with zolpinal. Those given zolpinal slept well. A zolpinal infusion takes an hour."
    assert values(annotated(told), "population.condition") == []
