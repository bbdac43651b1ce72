"""What a clause says of an endpoint as such."""

from __future__ import annotations

import pytest

from evidence.annotate.boundaries import find_boundary
from evidence.annotate.endpoints import endpoint_cue
from evidence.annotate.pointing import answers_in_place
from evidence.mentions import Clause, Sentence
from evidence.vocabulary import PrimaryStatus, Zone

MET, NOT_MET, MIXED = PrimaryStatus.MET, PrimaryStatus.NOT_MET, PrimaryStatus.MIXED


def read(text: str, *, is_pointing: bool = False) -> PrimaryStatus | None:
    cue = endpoint_cue(text, Clause(start=0, end=len(text), sentence=0), is_pointing=is_pointing)
    return cue.status if cue else None


@pytest.mark.parametrize(
    ("clause", "status"),
    [
        ("The trial met its primary endpoint.", MET),
        ("The trial did not meet its primary endpoint.", NOT_MET),
        ("The failure of the trial to reach its primary goal was put down to chance.", NOT_MET),
        ("Only the higher dose met the primary endpoint.", MIXED),
        ("Only one of the doses met the primary endpoint.", MIXED),
        ("so the study met the aim that it had been set.", MET),
        ("so the study missed its goal.", NOT_MET),
        ("An earlier phase 2 study met its primary endpoint.", None),
        ("The original trial had met its primary endpoint in 2009.", None),
        ("The primary endpoint was missed, unlike in the earlier trial.", NOT_MET),
        ("The primary endpoint, cure, failed in 8% of the children.", None),
    ],
)
def test_the_verb_decides_whose_endpoint_held(clause: str, status: PrimaryStatus | None) -> None:
    assert read(clause) is status


@pytest.mark.parametrize(
    ("clause", "status"),
    [
        ("well inside the margin of six points", MET),
        ("the limit lay beyond the margin of six points", NOT_MET),
        ("it did not exceed the margin", MET),
        ("it stayed within the limits of decency", None),
        ("by a wide margin", None),
    ],
)
def test_a_margin_needs_no_name(clause: str, status: PrimaryStatus | None) -> None:
    line = find_boundary(clause, 0, len(clause))
    assert (line.status if line else None) is status


@pytest.mark.parametrize(
    ("sentence", "answers"),
    [
        ("The main question was whether it cuts pain, and it did.", True),
        ("The nurses asked whether it cuts pain, and it did.", False),
    ],
)
def test_a_short_answer_needs_a_ranked_question(sentence: str, answers: bool) -> None:
    whole = Sentence(start=0, end=len(sentence), index=0, block=0, zone=Zone.BODY)
    assert answers_in_place(sentence, whole, sentence.index("and it")) is answers
