"""The pattern of a lexicon, tried at words only, finds what its regex would find anywhere."""

from hypothesis import given
from hypothesis import strategies as st

from evidence.annotate.phrases import pattern

WORDS = st.sampled_from(
    [
        "placebo",
        "PLACEBO",
        "non",
        "wait",
        "wait-list",
        "waiting",
        "no",
        "without",
        "pre-",
        "'",
        "-",
        "\u2011",
        "(",
        "",
        "é",
        "list",
        "9",
    ]
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", "", "\n", "  "])), max_size=12).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


@given(TEXTS, st.integers(0, 30), st.integers(0, 80))
def test_it_finds_what_the_regex_finds(text: str, start: int, end: int) -> None:
    while 0 < end < len(text) and text[end - 1 : end + 1].replace("_", "a").isalnum():
        end -= 1
    for phrases in (pattern("words/passive_arms"), pattern("words/passive_arms", "nothing"), pattern("connectives")):
        wanted = [found.span() for found in phrases.regex.finditer(text, start, end)]
        assert [found.span() for found in phrases.finditer(text, start, end)] == wanted
        first = phrases.search(text, start, end)
        assert (first.span() if first else None) == next(iter(wanted), None)


def test_phrases_of_one_value_are_told_from_the_others() -> None:
    nothing = pattern("words/passive_arms", "nothing")
    assert nothing.search("on a wait list")
    assert not nothing.search("on placebo")
