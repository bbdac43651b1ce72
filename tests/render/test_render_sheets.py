"""The fact box, the card, the headlines, the figures, the glossary and the spelling, each with its near misses."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.errors import LexiconError
from evidence.record import EvidenceRecord, HarmEvent, Interval, Provenance, Study
from evidence.render import render
from evidence.render.spelling import american
from evidence.render.view import build_view
from evidence.render.view.facts import Facts
from evidence.render.view.glossary import explain, find_terms, read_glossary
from evidence.render.view.readable import is_name
from evidence.render.view.shares import counts_people, shares
from evidence.render.words import quote_once
from evidence.vocabulary import InterventionModel, Measure, OutcomeRole, Spelling, StudyType
from tests.render.examples import blank, number, stated, worked_caveats, worked_example
from tests.render.test_render_choice import estimate, outcome, trial

INTERVAL = Interval(low=number("0.50"), high=number("0.92"), level=number("95"))


def values(*texts: str, unit: str = "%") -> tuple[dict[str, object], ...]:
    return tuple(
        {"arm": f"a{at}", "value": number(text), "unit": unit, "evidence": ()} for at, text in enumerate(texts, start=1)
    )


def deaths(*texts: str, unit: str = "%", name: str = "mortality", measure: Measure = Measure.ARM_VALUE_ONLY) -> EvidenceRecord:
    told = estimate("e1", measure, "1", value=None, arm_results=values(*texts, unit=unit))
    return trial(told, outcomes=(outcome("o1", name, OutcomeRole.PRIMARY),))


def about(record: EvidenceRecord) -> list[str]:
    found = shares(Facts(record), record.estimates[0])
    return [share.about for share in found] if found else []


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        (("12", "20"), ["12 of 100", "20 of 100"]),
        (("9.1", "12.4"), ["about 9 of 100", "about 12 of 100"]),
        (("0.4", "2"), ["4 of 1,000", "20 of 1,000"]),
        (("5.5", "5.3"), ["55 of 1,000", "53 of 1,000"]),
        (("0.04", "0"), ["fewer than 1 of 1,000", "0 of 1,000"]),
        (("120", "20"), []),
        (("12",), []),
    ],
)
def test_percentages_of_people_become_people(printed: tuple[str, ...], told: list[str]) -> None:
    assert about(deaths(*printed)) == told


@pytest.mark.parametrize(
    ("name", "unit"), [("body weight", "%"), ("mortality", "months"), ("weight loss", "%"), ("HbA1c", "%")]
)
def test_a_mean_in_percent_never_becomes_people(name: str, unit: str) -> None:
    assert about(deaths("12", "20", name=name, unit=unit)) == []
    assert "of 100" not in render(deaths("12", "20", name=name, unit=unit), ())


@pytest.mark.parametrize("words", ["2.6% per year", "4 per 1,000 patient-years", "the annual rate"])
def test_events_over_time_never_become_people(words: str) -> None:
    record = deaths("2.6", "2.7")
    proof = ({"start": 0, "end": len(words), "quote": words},)
    timed = record.estimates[0].model_copy(update={"evidence": tuple(map(Provenance.model_validate, proof))})
    assert about(record)
    assert about(record.model_copy(update={"estimates": (timed,)})) == []


def test_counts_of_people_are_people_whatever_the_outcome_is_called() -> None:
    results = tuple({"arm": f"a{at}", "events": number("20"), "n": number("80"), "evidence": ()} for at in (1, 2))
    told = trial(
        estimate("e1", Measure.ARM_VALUE_ONLY, "1", value=None, arm_results=results), outcomes=(outcome("o1", "HbA1c"),)
    )
    assert about(told) == ["25 of 100", "25 of 100"]
    assert not counts_people("time to death")
    assert counts_people("Deaths from any cause")


def test_the_fact_box_sets_both_groups_beside_each_other() -> None:
    written = render(deaths("9.1", "12.4"), (), template="fact_box.md")
    assert "| How many people | With placebo | With the study drug |" in written
    assert "| Mortality (the main outcome) | about 12 of 100 (12.4%) | about 9 of 100 (9.1%) |" in written
    assert "There is no fact box" not in written


def test_harms_stand_in_the_fact_box_too() -> None:
    event = HarmEvent.model_validate({"name": stated("nausea", "placebo"), "arm_results": values("30", "10")})
    record = trial()
    record = record.model_copy(update={"harms": record.harms.model_copy(update={"events": (event,)})})
    written = render(record, (), template="fact_box.md")
    assert "**Side effects**\n\n| How many people" in written
    assert "The text does not say how many people in each group had the outcomes." in written


@pytest.mark.parametrize(
    ("study", "told"),
    [
        ({"study_type": stated(StudyType.OBSERVATIONAL, "40")}, "only a trial can set"),
        ({"study_type": stated(StudyType.PRECLINICAL, "40")}, "not a study in people"),
        ({"intervention_model": stated(InterventionModel.SINGLE_GROUP, "40")}, "without a comparison group"),
        ({}, "could not be read from the text, so the risk without the treatment is not known"),
    ],
)
def test_the_fact_box_is_refused_with_its_reason(study: dict[str, object], told: str) -> None:
    known = {"study_type": stated(StudyType.INTERVENTIONAL, "40"), **study}
    record = trial().model_copy(update={"study": Study.model_validate(known)})
    written = render(record, (), template="fact_box.md")
    assert "There is no fact box: " in written
    assert told in written
    assert "|---" not in written


def test_a_relative_figure_alone_makes_no_fact_box() -> None:
    written = render(trial(estimate("e1", Measure.HAZARD_RATIO, "0.68")), (), template="fact_box.md")
    assert "the text gives relative figures only" in written


def test_the_card_begins_with_the_primary_result_and_ends_at_seventy_words() -> None:
    card = render(worked_example(), worked_caveats(), template="card.md").split("\n\n", 1)[1]
    assert card.startswith("The trial did not show a benefit of the study drug over placebo on its main outcome")
    assert len(card.split()) <= 70


def test_headlines_of_a_missed_primary_outcome_say_so_three_times() -> None:
    lines = render(worked_example(), (), template="headline.md").splitlines()
    assert lines == [
        "- Trial did not show a benefit of the study drug over placebo on its main outcome, survival",
        "- Trial sets the study drug against placebo in progressive nerve disease: main goal missed",
        "- The study drug: main goal missed, a benefit reported in part of the participants only",
    ]


def test_a_forest_plot_has_every_ratio_with_an_interval_and_no_other() -> None:
    whole = estimate("e1", Measure.HAZARD_RATIO, "0.68", interval=stated(INTERVAL, "40"))
    record = trial(whole, estimate("e2", Measure.HAZARD_RATIO, "0.70"), estimate("e3", Measure.MEAN_DIFFERENCE, "3"))
    forest = build_view(record, ()).forest
    assert forest is not None
    assert [row.figures for row in forest.rows] == ["HR 0.68, 95% CI 0.50 to 0.92"]
    assert forest.rows[0].low < forest.rows[0].x < forest.rows[0].high < forest.null
    assert "no difference" in forest.text
    assert build_view(trial(), ()).forest is None


def test_an_icon_array_fills_as_many_squares_as_people() -> None:
    icons = build_view(deaths("9.1", "12.4"), ()).icons
    assert icons is not None
    assert [(group.affected.count("M"), group.others.count("M")) for group in icons.groups] == [(9, 91), (12, 88)]
    assert "about 9 of 100 (9.1%)" in render(deaths("9.1", "12.4"), (), template="plain.html")
    assert build_view(deaths("12", "20", name="weight"), ()).icons is None


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The hazard ratio was low.", ["hazard ratio"]),
        ("Hazard ratios were low.", ["hazard ratio"]),
        ("A hazardous ratio.", []),
        ("It said “hazard ratio” aloud.", []),
        ("anti-hypertension pills", []),
        ("Overall survival and survival.", ["overall survival"]),
    ],
)
def test_terms_are_found_whole_and_outside_quotations(text: str, terms: list[str]) -> None:
    assert [entry.term for *_, entry in find_terms(text)] == terms


def test_a_term_is_explained_where_it_is_first_used_and_once() -> None:
    record = trial(outcomes=(outcome("o1", "overall survival", OutcomeRole.PRIMARY),))
    written = render(record, ())
    assert written.count("time until death from any cause") == 1
    bare = build_view(blank(), ()).plain
    assert explain(bare) == bare


@pytest.mark.parametrize("rows", ["b,one,x\na,two,x", "a,one,x\na,two,x", "a,,x", "a,one"])
def test_a_glossary_is_sorted_unique_and_whole(tmp_path: Path, rows: str) -> None:
    file = tmp_path / "glossary.csv"
    file.write_text(f"term,meaning,source\n{rows}\n", encoding="utf-8")
    with pytest.raises(LexiconError):
        read_glossary(file)


def test_spelling_is_an_option_for_our_own_words_only() -> None:
    record = worked_example()
    assert "randomised" in render(record, (), template="clinician.md").split("**Sources**")[0]
    american_one = render(record, (), template="clinician.md", spelling=Spelling.AMERICAN)
    assert "andomized" in american_one.split("**Sources**")[0]
    assert "andomised" not in american_one.split("**Sources**")[0]
    assert "They were randomised" in american_one
    assert american("Favours the programme") == "Favors the program"


def test_a_name_of_the_article_keeps_its_spelling() -> None:
    record = trial(outcomes=(outcome("o1", "tumour programme", OutcomeRole.PRIMARY),))
    assert "umour programme" in render(record, (), spelling=Spelling.AMERICAN)


@pytest.mark.parametrize("tongue", ["de", "fr", "es"])
def test_names_in_other_languages_stay_english_and_are_marked_so(tongue: str) -> None:
    written = render(worked_example(), worked_caveats(), template=f"plain-{tongue}.md")
    assert '<span lang="en">the study drug</span>' in written or '<span lang="en">The study drug</span>' in written
    assert "did not" not in written.split("\n1. ")[0]


@pytest.mark.parametrize(
    ("name", "fit"),
    [
        ("survival", True),
        ("the low dose", True),
        ("was 25 months with the drug", False),
        ("stage of the disease when it", False),
    ],
)
def test_a_fragment_is_told_as_unnamed(name: str, fit: bool) -> None:
    assert is_name(name) is fit
    written = render(trial(outcomes=(outcome("o1", name, OutcomeRole.PRIMARY),)), ())
    assert (name in written.lower()) is fit


def test_a_quotation_inside_a_quotation_keeps_one_pair_of_marks() -> None:
    assert quote_once("He says ““We are glad,” said she …”, no more.") == "He says “We are glad, said she …”, no more."
    assert quote_once('“"Glad," she said”') == "“Glad, she said”"
    assert quote_once("“One” and “two”") == "“One” and “two”"


def test_a_long_summary_is_shortened_and_says_so() -> None:
    first = worked_caveats()[0].model_copy(update={"name": "a_rule_of_another_package"})
    many = tuple(first.model_copy(update={"message": f"Point {word}, {'told at length ' * 12}"}) for word in "abcdefgh")
    written = render(worked_example(), many)
    assert "More points are in the summary for clinicians." in written
    assert "did not show a benefit" in written
    few = render(worked_example(), many[:1])
    assert "More points" not in few
