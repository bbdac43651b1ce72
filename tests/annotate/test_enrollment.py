from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate.enrollment.cues import read_hints
from evidence.annotate.numbers.numerals import Form
from evidence.mentions import Mentions
from evidence.vocabulary import EnrollmentRole

Annotated = Callable[..., Mentions]
ANY_NUMERAL = Form.DIGITS.value


@pytest.mark.parametrize(
    ("words", "count", "role"),
    [
        ("The trial recruited 220 people newly diagnosed with the disease.", 220, EnrollmentRole.ENROLLED),
        ("A total of 1,204 patients were randomly assigned to one of the groups.", 1204, EnrollmentRole.RANDOMISED),
        ("Forty-two women took part.", 42, EnrollmentRole.ENROLLED),
        ("In all, 484 were randomised.", 484, EnrollmentRole.RANDOMISED),
        (
            "The 72 adults who took part, 61 years old on average, were randomized to drops or rest.",
            72,
            EnrollmentRole.RANDOMISED,
        ),
        ("They went through the records of 4,120 people with asthma.", 4120, EnrollmentRole.ANALYSED),
        ("The trial had a target of 300 patients.", 300, EnrollmentRole.PLANNED),
        ("Forty-one women met the criteria and were randomly assigned to training or rest.", 41, EnrollmentRole.RANDOMISED),
        ("A total of 322 BCS were randomised to a programme or to rest.", 322, EnrollmentRole.RANDOMISED),
        ("In this trial in 12 hospitals, 190 adults with asthma were studied.", 190, EnrollmentRole.ENROLLED),
    ],
)
def test_the_size_of_the_study_is_read(annotated: Annotated, words: str, count: int, role: EnrollmentRole) -> None:
    found = [(int(mention.count.value), mention.role, mention.arm) for mention in annotated(words).enrollment]
    assert found == [(count, role, None)]


def test_sizes_of_arms_have_the_words_of_the_arm(annotated: Annotated) -> None:
    text = "A total of 220 patients were randomly assigned to aldesleukin (n = 109) or placebo (n = 111)."
    found = [(int(mention.count.value), mention.arm) for mention in annotated(text).enrollment]
    assert found == [(220, None), (109, "aldesleukin"), (111, "placebo")]


@pytest.mark.parametrize(
    "words",
    [
        "The disease affects around 45,000 people in Europe at any one time.",
        "Of the patients, 48 died.",
        "An earlier trial enrolled 300 patients.",
        "Nausea was seen in 40% (n = 48).",
        "The trial ran at 49 sites in 12 countries.",
    ],
)
def test_other_counts_are_no_enrollment(annotated: Annotated, words: str) -> None:
    assert annotated(words).enrollment == ()


@pytest.mark.parametrize(
    "text", ["One of every 45 people was enrolled in a plan.", "Results of three randomised trials agreed."]
)
def test_shares_and_trials_are_no_participants(annotated: Callable[..., Mentions], text: str) -> None:
    assert not annotated(text).enrollment


@pytest.mark.parametrize(
    "words",
    [
        "Women were randomly assigned to melatonin (26 women) or placebo (21 women).",
        "Women were randomised to receive melatonin or placebo (melatonin, 26; placebo, 21).",
        "Women were randomly assigned to melatonin (n = 26) or placebo (n = 21).",
    ],
)
def test_sizes_in_brackets_belong_to_the_arms(annotated: Annotated, words: str) -> None:
    found = [(int(mention.count.value), mention.arm) for mention in annotated(words).enrollment]
    assert found == [(26, "melatonin"), (21, "placebo")]


def test_counts_that_add_up_are_parts_of_the_whole(annotated: Annotated) -> None:
    text = (
        "In all, 382 patients were enrolled. Of these, 190 were assigned to the new diet, and 192 were assigned to the old one."
    )
    assert [int(mention.count.value) for mention in annotated(text).enrollment if mention.arm is None] == [382]


def senses(mentions: Mentions) -> list[tuple[int, EnrollmentRole]]:
    return sorted({(int(mention.count.value), mention.role) for mention in mentions.enrollment if mention.arm is None})


def test_those_who_stayed_to_the_end_are_no_count_of_their_own(annotated: Annotated) -> None:
    found = annotated("The trial enrolled 82 patients. Of them, 73 (89%) completed the study.")
    assert senses(found) == [(82, EnrollmentRole.ENROLLED)]


def test_the_analysed_stand_beside_the_randomised(annotated: Annotated) -> None:
    found = annotated(
        "A total of 210 women were randomly assigned to iron or placebo.\n\nThe analysis included 201 women, 101 on iron."
    )
    assert senses(found) == [(201, EnrollmentRole.ANALYSED), (210, EnrollmentRole.RANDOMISED)]


def test_a_number_has_one_sense_wherever_it_stands(annotated: Annotated) -> None:
    found = annotated(
        "We randomised 40 adults to curcumin or placebo. All 40 adults were treated for a year, and all 40 came back."
    )
    assert senses(found) == [(40, EnrollmentRole.RANDOMISED)]


def test_a_rounded_number_gives_way_to_the_exact_one(annotated: Annotated) -> None:
    found = annotated(
        "A trial of more than 900 veterans gives evidence that the cream prevents cancer.\n\n"
        "The researchers randomly assigned 932 veterans to the cream or to one just like it."
    )
    assert senses(found) == [(932, EnrollmentRole.RANDOMISED)]


@pytest.mark.parametrize(
    "told",
    [
        "Many came from the Dallas Heart Registry, which follows 6,000 residents of the city.",
        "The evidence until now came from small studies of fewer than 100 patients.",
        "Each year, some 19,900 people are diagnosed with the disease.",
    ],
)
def test_people_of_other_matters_are_not_the_participants(annotated: Annotated, told: str) -> None:
    found = annotated(f"To start the study, researchers recruited 53 adults with the disease. {told}")
    assert senses(found) == [(53, EnrollmentRole.ENROLLED)]


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("A randomised trial in twelve Northern European countries compared the two diets.", 12),
        ("We randomly assigned 54 eyes of patients with cataract to the lens or the drops.", 54),
        ("We randomly assigned 139 patients each to the tablet and to placebo.", 139),
        ("We enrolled 30 patients per arm.", 30),
        ("The trial included 19 people who had the infection and 14 who did not.", 19),
        ("The trial included 19 people with the infection and 14 without it.", 14),
    ],
)
def test_countries_and_eyes_and_single_groups_are_not_the_participants(annotated: Annotated, told: str, count: int) -> None:
    assert count not in [number for number, _ in senses(annotated(told))]


def test_a_count_before_a_word_for_places_is_read_where_people_are_counted(annotated: Annotated) -> None:
    assert senses(annotated("The trial enrolled 242 patients at nine centres.")) == [(242, EnrollmentRole.ENROLLED)]


def test_numbers_of_events_in_brackets_are_no_sizes_of_groups(annotated: Annotated) -> None:
    allocated = "Of 200 adults, 100 were randomly assigned to alphamab and 100 to placebo. "
    events = "Infections included bacterial pneumonia (n = 9), fungal pneumonia (n = 6) and sepsis (n = 5)."
    assert {mention.count.value for mention in annotated(allocated + events).enrollment} == {200, 100}


def test_sizes_far_below_that_of_the_study_are_no_sizes_of_its_groups(annotated: Annotated) -> None:
    allocated = "Of 200 adults, 100 were randomly assigned to alphamab and 100 to placebo. "
    events = "Fewer had an infection in the alphamab group (n = 3) than in the placebo group (n = 8)."
    assert {mention.count.value for mention in annotated(allocated + events).enrollment} == {200, 100}


def test_sizes_of_known_groups_in_brackets_stay(annotated: Annotated) -> None:
    mentions = annotated("Two hundred adults were given alphamab (n = 104) or placebo (n = 96). Pain fell.")
    assert {(int(mention.count.value), mention.arm) for mention in mentions.enrollment if mention.arm} == {
        (104, "alphamab"),
        (96, "placebo"),
    }


def test_hints_stand_on_their_side_and_in_their_clause_or_beyond_it() -> None:
    text = f"Of {ANY_NUMERAL} adults enrolled, {ANY_NUMERAL} were analysed; others were randomised."
    place = text.rindex(ANY_NUMERAL)
    found = set(read_hints(text).beside(place))
    assert {"left enrolled", "right analysed", "near right analysed", "right randomised"} <= found
    assert not {"near left enrolled", "near right randomised", "left analysed", "right enrolled"} & found


def test_a_count_of_events_that_leaves_out_its_noun_is_no_size(annotated: Annotated) -> None:
    text = "Villages were randomised to zolpinal or no zolpinal. There were 4801 cases with zolpinal and 5758 without."
    assert [mention.count.text for mention in annotated(text).enrollment if mention.arm] == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Of 386 patients screened, 72 patients were randomly assigned to rye or oats.", "72"),
        ("Of 264 adults who were screened, 172 adults were randomly assigned to rye or oats.", "172"),
        ("In all, 142 people were randomised. After two years 131 patients had died.", "142"),
        ("In all, 429 people were randomised; 357 participants discontinued the drug.", "429"),
    ],
)
def test_those_who_were_screened_or_died_are_not_the_participants(annotated: Annotated, text: str, count: str) -> None:
    found = [mention.count.text for mention in annotated(text).enrollment if mention.role is not EnrollmentRole.ANALYSED]
    assert found == [count]
