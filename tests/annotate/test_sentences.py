from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.annotate.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The ratio was 0.58 (95% CI 0.41 to 0.83; P = .003) at one year.",
        "The ratio was 0.58 (95% C.I. 0.41 to 0.83) at one year.",
        "Wound healing was faster vs. usual care in all groups.",
        "Work by Ito et al. Showed nothing of the kind.",
        "Dr. Mbeki and Prof. Ruiz led the trial at St. Anne's.",
        "Fig. 2 shows the curves.",
        "Patients took 5 mg (i.e. one tablet) a day.",
        "J. R. Moss was the first author.",
        "J.R. Moss was the first author.",
        "The grant came from the E.B. Lind Cancer Fund.",
        "It was approved by the U.S. Food and Drug Administration in May.",
        "It was approved by the U.S. FDA in May.",
        "Death fell from 4.1% to 3.0%.² after a year",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The drug failed. The firm was upbeat.", "The drug failed."),
        ("Was it safe? No deaths occurred.", "Was it safe?"),
        ("“It works.” The trial did not say so.", "“It works.”"),
        ("Deaths fell by half.² A second trial is planned.", "Deaths fell by half.²"),
        ("The dose was 5 mg. Patients were followed for a year.", "The dose was 5 mg."),
        ("Vitamin D and I. Nobody improved.", "Vitamin D and I."),
        ("They had hepatitis B. The drug cleared it.", "They had hepatitis B."),
        ("It was run in the U.S. Patients were followed for a year.", "It was run in the U.S."),
        ("It was led by Ann Lind, M.D. Patients were followed.", "It was led by Ann Lind, M.D."),
    ],
)
def test_two_sentences_part_after_the_stop(text: str, first: str) -> None:
    assert sentences(text)[0] == first
    assert len(sentences(text)) == 2


@given(st.text(alphabet='aB .?!\n0"”', max_size=60))
def test_sentences_keep_every_character_but_white_space(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
