from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate.arm_contrasts import Naming, learn_names
from evidence.annotate.arm_groups import ArmGroup, ArmGroups
from evidence.mentions import Mentions
from evidence.vocabulary import ArmRole

Annotated = Callable[..., Mentions]
TRIAL = "Patients were randomly assigned to alphamab or placebo. "


def two_arms() -> ArmGroups:
    tested = ArmGroup("alphamab", {"alphamab"}, ArmRole.EXPERIMENTAL)
    return ArmGroups([tested, ArmGroup("standard care", {"standard care"}, ArmRole.USUAL_CARE)])


def taught(book: ArmGroups, text: str, *names: str) -> ArmGroups:
    namings: list[Naming] = []
    for name in names:
        start = text.index(name, namings[-1].end if namings else 0)
        namings.append(Naming(start, start + len(name), name))
    learn_names(book, [(text, namings)])
    return book


@pytest.mark.parametrize("join", ["versus", "and", "compared with", "whereas"])
def test_a_name_set_against_one_of_two_arms_is_the_other(join: str) -> None:
    book = taught(two_arms(), f"in the intensive group {join} the standard care group", "intensive", "standard care")
    assert book.identify("intensive").label == "alphamab"


def test_an_alias_in_brackets_is_no_contrast() -> None:
    book = taught(two_arms(), "standard care (intensive group", "standard care", "intensive")
    assert not book.identify("intensive").known


def test_a_name_set_against_both_arms_is_a_third_group() -> None:
    text = "the intensive group versus standard care, and alphamab versus the intensive group"
    namings = [(4, 13, "intensive"), (27, 40, "standard care"), (46, 54, "alphamab"), (66, 75, "intensive")]
    book = two_arms()
    learn_names(book, [(text, [Naming(*naming) for naming in namings])])
    assert not book.identify("intensive").known


def test_of_three_arms_nobody_knows_which_is_meant() -> None:
    book = two_arms()
    book.groups.append(ArmGroup("betamab", {"betamab"}, ArmRole.EXPERIMENTAL))
    taught(book, "in the intensive group versus standard care", "intensive", "standard care")
    assert not book.identify("intensive").known


def test_a_name_that_says_that_it_is_a_comparator_is_not_the_tested_arm() -> None:
    book = ArmGroups([ArmGroup("alphamab", {"alphamab"}, ArmRole.EXPERIMENTAL), ArmGroup("x", {"x"}, ArmRole.EXPERIMENTAL)])
    taught(book, "the control group versus the x group", "control", "x")
    assert book.identify("control").label != "alphamab"


def test_two_names_set_against_each_other_are_not_one_group() -> None:
    book = ArmGroups([ArmGroup("beta-gamma", {"beta-gamma", "gamma"}, ArmRole.EXPERIMENTAL)])
    taught(book, "the beta-gamma group and the gamma group", "beta-gamma", "gamma")
    assert (book.identify("gamma").known, book.identify("beta-gamma").known) == (False, True)
    assert book.identify("gamma").role is ArmRole.ACTIVE_COMPARATOR


def test_the_other_group_is_the_one_not_named(annotated: Annotated) -> None:
    results = annotated(TRIAL + "Relapse was seen in 12% in the alphamab group and 34% in the other.").arm_results
    assert [(result.arm, result.value.text) for result in results if result.value] == [("alphamab", "12"), ("placebo", "34")]


def test_a_size_at_the_end_of_a_bracket_is_of_the_drug_before_it(annotated: Annotated) -> None:
    words = "Women were randomly assigned to alphamab (20 mg, by mouth, once daily; n = 313) or placebo (once daily; n = 274)."
    sizes = [(mention.arm, mention.count.text) for mention in annotated(words).enrollment]
    assert sizes == [("alphamab", "313"), ("placebo", "274")]
