"""The part of an abstract that each sentence belongs to."""

from evidence.annotate.roles import sentence_roles
from evidence.vocabulary import Section

ABSTRACT = [
    "Knee osteoarthritis is a common cause of pain in older adults.",
    "We aimed to compare a heated brace with a plain brace.",
    "In this randomised trial, 120 adults were assigned to a heated or a plain brace for 12 weeks.",
    "The primary outcome was pain on a 100 mm scale.",
    "Pain fell by 18 mm with the heated brace and by 11 mm with the plain brace (p = 0.02).",
    "There were no serious adverse events in either group.",
    "Heated braces may be considered for adults with painful knees.",
]


def test_an_abstract_is_cut_in_its_parts() -> None:
    roles = sentence_roles(ABSTRACT)
    assert roles[0] is Section.BACKGROUND
    assert roles[2:6] == (Section.METHODS, Section.METHODS, Section.RESULTS, Section.RESULTS)
    assert roles[6] is Section.CONCLUSIONS


def test_the_same_words_elsewhere_are_another_part() -> None:
    line = "Exercise reduced pain in adults with painful knees."
    first = sentence_roles([line, *ABSTRACT[1:]])
    last = sentence_roles([*ABSTRACT[:-1], line])
    assert first[0] is Section.BACKGROUND
    assert last[-1] is Section.CONCLUSIONS


def test_there_is_one_role_for_each_sentence() -> None:
    assert sentence_roles([]) == ()
    assert len(sentence_roles(["Words.", ""])) == 2
