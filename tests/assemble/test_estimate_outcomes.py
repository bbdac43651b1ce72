from __future__ import annotations

from evidence.article import Article, Block
from evidence.assemble import assemble
from evidence.mentions import Mentions
from evidence.pipeline import extract
from tests.assemble.writing import Sheet


def named(mentions: Mentions) -> list[str | None]:
    record = assemble(mentions)
    outcomes = [record.outcome(effect.outcome) for effect in record.estimates]
    return [outcome.name.value if outcome else None for outcome in outcomes]


def test_a_sentence_that_points_back_is_about_the_outcome_before_it() -> None:
    sheet = Sheet(("Sleep lasted longer with alphamab.", "The difference was 0.61 hours."))
    assert named(sheet.outcome("Sleep").estimate("0.61", "0.61").mentions()) == ["Sleep"]


def test_a_sentence_that_points_nowhere_is_about_no_outcome_before_it() -> None:
    sheet = Sheet(("Sleep lasted longer with alphamab.", "Cancer was seen in both (ratio 0.61)."))
    assert named(sheet.outcome("Sleep").estimate("0.61", "0.61").mentions()) == [None]


def test_two_outcomes_before_it_leave_it_open() -> None:
    sheet = Sheet(("Sleep and mood were better with alphamab.", "The ratio there, that is 0.61."))
    assert named(sheet.outcome("Sleep").outcome("mood").estimate("0.61", "0.61").mentions()) == [None]


def test_a_word_for_measuring_is_no_outcome_of_an_estimate() -> None:
    sheet = Sheet(("Sleep lasted longer with alphamab.", "The hazard ratio for it was 0.61."))
    sheet.outcome("Sleep").outcome("hazard ratio").estimate("0.61", "0.61")
    assert named(sheet.mentions()) == ["Sleep"]


def test_those_who_had_not_reached_it_are_no_figure_of_it() -> None:
    sheet = Sheet(("Some 43% had not reached recovery with alphamab.", "Recovery was reached by 57%."))
    mentions = sheet.outcome("recovery").outcome("Recovery").estimate("Some 43%", "43").estimate("by 57%", "57").mentions()
    assert named(mentions) == [None, "recovery"]


def test_what_a_semicolon_parts_from_an_estimate_is_not_its_outcome() -> None:
    sheet = Sheet(("The second end point was improved (ratio 0.61; p = 0.02); weight explained some of it.",))
    assert named(sheet.outcome("weight").estimate("0.61", "0.61").mentions()) == [None]


def test_another_paragraph_is_not_pointed_to() -> None:
    sheet = Sheet(("Sleep lasted longer with alphamab.", "The difference was 0.61 hours."))
    mentions = sheet.outcome("Sleep").estimate("0.61", "0.61").mentions()
    first, second = mentions.sentences
    from dataclasses import replace

    apart = replace(mentions, sentences=(first, replace(second, block=first.block + 1)))
    assert isinstance(apart.article, Article)
    assert all(isinstance(block, Block) for block in apart.article.blocks)
    assert named(apart) == [None]


def test_an_estimate_for_an_outcome_is_about_that_one() -> None:
    sheet = Sheet(("On sleep we saw a ratio of 0.61 for mood, and more.",))
    assert named(sheet.outcome("sleep").outcome("mood").estimate("0.61", "0.61").mentions()) == ["mood"]


def test_an_outcome_farther_behind_an_estimate_is_another_statement() -> None:
    sheet = Sheet(("On sleep we saw a ratio of 0.61 with a rise in mood.",))
    assert named(sheet.outcome("sleep").outcome("mood").estimate("0.61", "0.61").mentions()) == ["sleep"]


def test_another_thing_that_changed_is_not_the_outcome_before_it() -> None:
    sheet = Sheet(("Alphamab cut the pain by 60% and the use of splints by 30%.",))
    assert named(sheet.outcome("pain").estimate("60%", "60").estimate("30%", "30").mentions()) == ["pain", None]


def test_the_next_item_of_a_list_is_not_the_outcome_of_the_one_before() -> None:
    sheet = Sheet(("Sums (0.61) and reach (0.72) were no different.",))
    assert named(sheet.outcome("reach").estimate("0.61", "0.61").estimate("0.72", "0.72").mentions()) == [None, "reach"]


def test_another_thing_behind_a_bracket_has_its_own_change() -> None:
    sheet = Sheet(("The bend differed by 60% (of its width) and the steps by 30%.",))
    assert named(sheet.outcome("bend").estimate("60%", "60").estimate("30%", "30").mentions()) == ["bend", None]


def test_a_benefit_that_people_derived_is_that_of_the_primary_outcome() -> None:
    text = (
        "Mats for falls\n\nIn this randomised trial of rubber mats the primary outcome was falls. Falls were rarer (rate ratio"
        " 0.70, 95% CI 0.60 to 0.82). Lung function was the same. Women derived a larger benefit (rate ratio 0.41, 95% CI 0.27"
        " to 0.63)."
    )
    record = extract(text, kind="abstract")
    (falls,) = (outcome.id for outcome in record.outcomes if outcome.name.value == "falls")
    assert [effect.outcome for effect in record.estimates] == [falls, falls]


def test_two_changes_of_one_thing_are_both_of_it() -> None:
    sheet = Sheet(("Alphamab cut the pain by 60% and by 30% of its worst.",))
    assert named(sheet.outcome("pain").estimate("60%", "60").estimate("30%", "30").mentions()) == ["pain", "pain"]


def test_each_of_two_changes_has_the_outcome_behind_it() -> None:
    sheet = Sheet(("Those on alphamab had a 42% gain in sleep and a 57% gain in mood.",))
    sheet.outcome("sleep").outcome("mood").estimate("42% gain", "42").estimate("57% gain", "57")
    assert named(sheet.mentions()) == ["sleep", "mood"]


def test_an_outcome_behind_one_change_is_not_that_of_the_next() -> None:
    sheet = Sheet(("Those on alphamab had a 42% gain in sleep and a 57% gain in laughter.",))
    sheet.outcome("sleep").estimate("42% gain", "42").estimate("57% gain", "57")
    assert named(sheet.mentions()) == ["sleep", None]


def test_each_effect_has_the_thing_that_it_makes_less_likely() -> None:
    record = extract(
        "Zolpinal spares hearts\n\nWomen on the drug were 41 percent less likely to die, 22 percent less likely to have a heart"
        " attack and 30 percent less likely to suffer a stroke."
    )
    names = [outcome.name.value if (outcome := record.outcome(effect.outcome)) else None for effect in record.estimates]
    assert names == ["death", "heart attack", "stroke"]


def test_a_last_word_alone_belongs_to_the_name_before_it() -> None:
    record = extract(
        "Insoles spare soldiers\n\nInsoles cut the risk of any sprain and a fracture in the legs and feet by 28% and 41%,"
        " respectively."
    )
    names = [outcome.name.value if (outcome := record.outcome(effect.outcome)) else None for effect in record.estimates]
    assert names == ["sprain", "fracture in the legs and feet"]
