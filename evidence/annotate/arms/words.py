"""The word lists by which names of arms are told from other nouns."""

from __future__ import annotations

from functools import cache

from evidence.annotate import lexicon


@cache
def not_arms() -> frozenset[str]:
    """Give the nouns that head no arm."""
    return lexicon.phrases("words/not_arms")


@cache
def generic_nouns() -> frozenset[str]:
    """Give the nouns that head an arm only with a telling attribute before them."""
    return frozenset(lexicon.load("words/not_arms").phrases("generic"))


@cache
def not_first() -> frozenset[str]:
    """Give the words that open no name of an arm."""
    return frozenset(lexicon.load("words/not_arms").phrases("opener"))


@cache
def class_nouns() -> frozenset[str]:
    """Give the nouns for classes of treatment."""
    return frozenset(lexicon.load("words/drug_names").phrases("class"))


@cache
def drug_stems() -> tuple[str, ...]:
    """Give the endings of generic names."""
    return lexicon.load("words/drug_names").phrases("stem")
