from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.evaluation.detokenise import detokenise


@pytest.mark.parametrize(
    ("printed", "running"),
    [
        ("pain fell ( P = 0.04 ) .", "pain fell (P = 0.04)."),
        ("at months 6 , 7 . 5 and 12 .", "at months 6, 7.5 and 12."),
        ("a 12 - week trial", "a 12-week trial"),
        ("Alzheimer ' s disease", "Alzheimer's disease"),
        ("24 mg / day", "24 mg/day"),
        ("5 % of men", "5% of men"),
        ("tamarol [ 5 mg ]", "tamarol [5 mg]"),
    ],
)
def test_gaps_are_closed(printed: str, running: str) -> None:
    assert detokenise(printed).text == running


@pytest.mark.parametrize(
    "text", ["tamarol - and nothing else", "pain fell (P = 0.04).", "a 12-week trial", "10 to 12 men", "5 -7"]
)
def test_running_text_stays_as_it_is(text: str) -> None:
    assert detokenise(text).text in {text, text.replace(" - ", "-")}


def test_offsets_lead_back() -> None:
    printed = "rest ( P = 0.04 ) fell"
    found = detokenise(printed)
    start = found.text.index("P = 0.04")
    low, high = found.printed(start, start + len("P = 0.04"))
    assert printed[low:high] == "P = 0.04"
    start = printed.index("fell")
    low, high = found.running(start, start + 4)
    assert found.text[low:high] == "fell"


@given(st.text(alphabet="ab 1.,()-/'s%[]:", max_size=60))
def test_only_spaces_go_and_every_character_leads_back(printed: str) -> None:
    found = detokenise(printed)
    assert found.text.replace(" ", "") == printed.replace(" ", "")
    assert all(printed[found.origin[place]] == character for place, character in enumerate(found.text))
    assert list(found.origin) == sorted(set(found.origin))
