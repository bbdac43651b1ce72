"""Names as an editor would print them."""

import pytest

from evidence.annotate.printed_names import opened_small, printed_name


@pytest.mark.parametrize(
    ("cut", "printed"),
    [
        ("walking distance changed", "walking distance"),
        ("(hazard ratio, 0.7", None),
        ("than 5 points in the share of adults who can swim", "5 points in the share of adults who can swim"),
        ("tablets plus of brivastat", "tablets plus brivastat"),
        ("brivastat three times", "brivastat"),
        ("vascular therapy'", "vascular therapy"),
        ("people between 20 and 60 who had cramps kept a diary", "people between 20 and 60 who had cramps"),
        ("patients in whom tension glaucoma", None),
        ("outpatients with gout (N = 40; 2 hospitals)", "outpatients with gout"),
        ("people with gout for up to 23", "people with gout"),
        ("After six months the rate of falls", "rate of falls"),
        ("giving an incidence rate ratio", None),
        ("preventing stroke", "stroke"),
        ("deaths at these ages", "deaths"),
        ("intravenous", None),
        ("medians", None),
        ("low-dose", None),
    ],
)
def test_what_is_not_clean_is_trimmed_or_goes(cut: str, printed: str | None) -> None:
    assert printed_name(cut) == printed


@pytest.mark.parametrize(
    "name",
    [
        "nausea of grade 3 or 4",
        "clots at days 10 to 13",
        "death from any cause",
        "adults aged 70 years and older",
        "overall survival (OS)",
        "standard of care",
        "patients treated with brivastat",
        "people whose asthma resisted every medicine",
        "speed at which the kidneys filter after breakfast",
        "women who had had an epidural",
        "bleeding",
        "walking distance",
        "treatment-related adverse events",
    ],
)
def test_a_clean_name_stays(name: str) -> None:
    assert printed_name(name) == name


def test_a_printed_name_is_printed_as_it_is() -> None:
    for cut in ("walking distance changed", "outpatients with gout (N = 40; 2 hospitals)", "preventing stroke"):
        printed = printed_name(cut)
        assert printed is not None
        assert printed_name(printed) == printed


@pytest.mark.parametrize(
    ("text", "name", "printed"),
    [
        ("It ran. Overall survival rose.", "Overall survival", "overall survival"),
        ("It ran. Northwick Park scores rose.", "Northwick Park scores", "Northwick Park scores"),
        ("It ran, and Crohn patients gained.", "Crohn patients", "Crohn patients"),
    ],
)
def test_only_the_capital_of_a_sentence_is_lowered(text: str, name: str, printed: str) -> None:
    assert opened_small(name, text, text.index(name)) == printed
