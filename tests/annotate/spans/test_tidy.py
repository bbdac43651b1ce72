import pytest

from evidence.annotate.spans.tidy import tidy


@pytest.mark.parametrize(
    ("text", "marked", "wanted"),
    [
        ("a rise in HbA1c was seen", "rise in HbA1c was", "rise in HbA1c"),
        ("pain of moderate-to-severe degree", "moderate", "moderate-to-severe"),
        ("overall survival (OS) rose", "survival (OS", "survival (OS)"),
        ("quality of life) fell", "quality of life)", "quality of life"),
        ("in the placebo group", "the placebo group", "placebo group"),
        ("with or without nausea", "without nausea", "nausea"),
        ("nausea and vomiting", "nausea and", "nausea"),
    ],
)
def test_bounds_are_brought_to_the_name(text: str, marked: str, wanted: str) -> None:
    start = text.index(marked)
    found = tidy(text, start, start + len(marked))
    assert found is not None
    assert text[slice(*found)] == wanted


@pytest.mark.parametrize(("text", "marked"), [("12 (7%) of them", "(7%)"), ("group ) was", ")"), ("3 and 4", "and")])
def test_what_is_no_name_is_dropped(text: str, marked: str) -> None:
    start = text.index(marked)
    assert tidy(text, start, start + len(marked)) is None
