"""Every word list that is searched for by name alone is valid."""

from importlib.resources import files

import pytest

from evidence.annotate import lexicon

FOLDER = files("evidence.annotate") / "lexicons" / "words"
NAMES = sorted(entry.name.rsplit(".", 1)[0] for entry in FOLDER.iterdir() if entry.name.endswith((".toml", ".csv")))


@pytest.mark.parametrize("name", NAMES)
def test_word_lists_are_valid(name: str) -> None:
    assert lexicon.load(f"words/{name}").entries


@pytest.mark.parametrize("name", NAMES)
def test_word_lists_stay_out_of_the_matcher(name: str) -> None:
    assert name not in lexicon.names()
