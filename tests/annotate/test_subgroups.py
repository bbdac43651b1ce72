from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from evidence.mentions import Mentions
from evidence.vocabulary import Qualifier, SubgroupResult, Timing

Annotated = Callable[..., Mentions]
_TOP = "# A new pill\nThe pill was tried by adults for a year.\nIt is swallowed at night.\n"
"""What stands at the top tells of everyone."""


def test_a_share_of_the_participants_is_a_subgroup(annotated: Annotated) -> None:
    (part,) = annotated(
        f"{_TOP}A benefit was seen in about 70% of the participants who had a low score, the team found."
    ).subgroups
    assert part.definition == "participants who had a low score"
    assert part.share is not None
    assert part.share.value == Decimal(70)
    assert part.share.qualifier is Qualifier.ABOUT


@pytest.mark.parametrize(
    ("words", "timing"),
    [
        ("a pre-planned analysis", Timing.PRESPECIFIED),
        ("an exploratory analysis", Timing.POST_HOC),
        ("a post-hoc analysis", Timing.POST_HOC),
    ],
)
def test_the_sentence_tells_when_the_analysis_was_planned(annotated: Annotated, words: str, timing: Timing) -> None:
    (part,) = annotated(f"In {words}, pain was lower in patients with a high fever.").subgroups
    assert part.timing is timing


def test_words_that_point_back_share_the_definition(annotated: Annotated) -> None:
    text = "In a subgroup of patients with diabetes, deaths fell. In these patients, strokes fell too."
    first, second = annotated(text).subgroups
    assert second.anaphoric
    assert second.definition == first.definition == "patients with diabetes"


@pytest.mark.parametrize(
    "sentence",
    [
        "The drug improved survival in patients with lung cancer.",
        "About 70% of patients had a response to the drug.",
        "Some 30% of people with the disease die within a year.",
        "These patients were followed for a year.",
    ],
)
def test_everyone_in_the_trial_is_no_subgroup(annotated: Annotated, sentence: str) -> None:
    assert annotated(sentence).subgroups == ()


def test_some_of_the_participants_are_a_subgroup(annotated: Annotated) -> None:
    (part,) = annotated(f"{_TOP}Among participants who smoked, the pill cut deaths by 12%.").subgroups
    assert part.definition == "participants who smoked"


def test_people_without_it_and_people_with_it_are_two_parts(annotated: Annotated) -> None:
    text = "Survival in patients with the mutation was 11 months. No gain was seen in patients without it."
    first, second = annotated(_TOP + text).subgroups
    assert (first.definition, first.complement) == ("patients with the mutation", False)
    assert (second.definition, second.complement) == ("patients without it", True)


def test_adults_without_diabetes_may_be_everyone(annotated: Annotated) -> None:
    assert annotated("The pill cut weight in adults without diabetes.").subgroups == ()


def test_people_given_the_drug_are_an_arm(annotated: Annotated) -> None:
    assert annotated("White cells fell in 14% of patients given the combination.").subgroups == ()


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("For women whose scans were clear, the pill improved sleep.", ["women whose scans were clear"]),
        ("For women whose scans are clear, many pills may improve sleep.", []),
    ],
)
def test_a_release_sets_a_part_in_front(annotated: Annotated, sentence: str, parts: list[str]) -> None:
    text = _TOP + sentence
    assert [part.definition for part in annotated(text).subgroups] == parts


@pytest.mark.parametrize(
    ("sentence", "definition"),
    [
        (
            "The benefit was most pronounced in those patients who had a high fever at the start.",
            "patients who had a high fever at the start",
        ),
        ("In HPV-negative patients the pill reduced pain, and nobody died.", "HPV-negative patients"),
        (
            "Pain did not drop among people who already had little of it at the beginning.",
            "people who already had little of it at the beginning",
        ),
    ],
)
def test_a_part_is_told_apart_by_degree_or_by_its_state_at_the_start(
    annotated: Annotated, sentence: str, definition: str
) -> None:
    (part,) = annotated(_TOP + sentence).subgroups
    assert part.definition == definition


@pytest.mark.parametrize(
    "sentence",
    [
        "The benefit was most pronounced in those who completed the course.",
        "The drug may work best in people with a high fever.",
        "The pill lowered pain in 40% of patients.",
        "Doctors enrolled people with a high fever. The pill cut pain in people with a high fever.",
    ],
)
def test_what_came_later_or_holds_for_everyone_is_no_part(annotated: Annotated, sentence: str) -> None:
    assert annotated(sentence).subgroups == ()


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "Deaths were fewer with the pill in node-positive patients (HR, 0.71; 95% CI, 0.53 to 0.95).",
            ["node-positive patients"],
        ),
        (
            "A gain was seen in patients with a deletion (median survival, 12 v 22 months; HR, 0.47; P = .01).",
            ["patients with a deletion"],
        ),
        ("A gain was seen in patients with a deletion, and side effects were mild.", []),
        ("Deaths were fewer in patients with gout (HR, 0.71; 95% CI, 0.53 to 0.95).", []),
        ("Clots were found in 12 patients who had a clear scan in the (new) group (P = .01).", []),
    ],
)
def test_people_with_a_test_of_their_own_are_a_part_unless_all_are_such(
    annotated: Annotated, sentence: str, parts: list[str]
) -> None:
    subgroups = annotated(f"# A pill for gout\nIn all 90 patients with gout were enrolled.\n{sentence}").subgroups
    assert [part.definition for part in subgroups] == parts


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Pain fell in smokers (P = .01), but not in non-smokers.", ["smokers", "non-smokers"]),
        ("In the drug-naive subset, the pill cut attacks (P = .01).", ["drug-naive subset"]),
        ("In patients with two copies (homozygotes), the gain was greatest.", ["patients with two copies (homozygotes)"]),
        ("The proportion of patients with a flare was lower (12% vs 20%, P = .01).", []),
        ("In patients with available scans, the pill cut flares.", []),
        ("In a prespecified subgroup analysis, the pill cut flares (P = .01).", []),
        ("Fits stopped in 12% of those who got syrup and in 9% of those who got a pill.", []),
        ("Women differed from men in height.", []),
    ],
)
def test_signs_make_a_part_or_speak_against_it(annotated: Annotated, sentence: str, parts: list[str]) -> None:
    assert [part.definition for part in annotated(_TOP + sentence).subgroups] == parts


@pytest.mark.parametrize(
    ("sentence", "result"),
    [
        ("The gain was greatest in patients with a high fever at the start.", SubgroupResult.BENEFIT),
        ("The effect was smaller in patients with a high fever at the start.", None),
        ("No benefit was seen in patients with a high fever at the start.", SubgroupResult.NO_DIFFERENCE),
        ("Nothing changed, except in patients with a high fever at the start.", None),
    ],
)
def test_what_is_said_of_a_part_at_once(annotated: Annotated, sentence: str, result: SubgroupResult | None) -> None:
    (part,) = annotated(_TOP + sentence).subgroups
    assert part.result is result


@pytest.mark.parametrize(
    ("sentence", "definition"),
    [
        (
            "In the 60 women with a high score, which means that they can walk but not run, survival was 12 months (p = 0.01).",
            "women with a high score",
        ),
        (
            "In those who had had a stroke, survival was 19 months with it and 24 months without.",
            "those who had had a stroke",
        ),
        ("The 806 people who had had surgery make up half of these.", "people who had had surgery"),
        ("The 349 women in good condition had better survival (p = 0.01).", "women in good condition"),
    ],
)
def test_what_is_said_in_passing_or_held_before_the_start_marks_a_part(
    annotated: Annotated, sentence: str, definition: str
) -> None:
    assert [part.definition for part in annotated(_TOP + sentence).subgroups] == [definition]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gout was found in 5 of 608 persons in whom the germ had been eradicated (0.8%; p = 0.01).",
        "In people with a high score, such a pill can help, which means that they can walk, and was praised (p = 0.01).",
    ],
)
def test_a_definition_cut_short_and_what_can_be_are_no_parts(annotated: Annotated, sentence: str) -> None:
    assert annotated(_TOP + sentence).subgroups == ()


def test_a_striking_effect_is_a_benefit(annotated: Annotated) -> None:
    (part,) = annotated(f"{_TOP}For women whose tumours carry the mutation, the effect was striking.").subgroups
    assert part.result is SubgroupResult.BENEFIT
