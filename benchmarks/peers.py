"""What one could use instead, behind one signature each; a peer that is not installed is skipped."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from decimal import Decimal
from importlib.util import find_spec

ReadNumbers = Callable[[str], set[Decimal]]
IsDenied = Callable[[str, str], bool]


def number_readers() -> dict[str, ReadNumbers]:
    readers: dict[str, ReadNumbers] = {"trial-evidence": _own_numbers()}
    if find_spec("quantulum3"):
        readers["quantulum3"] = _quantulum_numbers()
    return readers


def denial_readers() -> dict[str, IsDenied]:
    readers: dict[str, IsDenied] = {"trial-evidence": _own_denial()}
    if find_spec("negspacy"):
        readers["negspaCy"] = _negspacy_denial()
    return readers


def _own_numbers() -> ReadNumbers:
    from evidence.annotate import annotate
    from evidence.ingest import read

    def read_numbers(text: str) -> set[Decimal]:
        return {Decimal(mention.value) for mention in annotate(read(text)).numbers}

    return read_numbers


def _quantulum_numbers() -> ReadNumbers:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

    def read_numbers(text: str) -> set[Decimal]:
        return {Decimal(str(quantity.value)) for quantity in parser.parse(text)}

    return read_numbers


def _own_denial() -> IsDenied:
    from evidence.annotate.negation import is_denied_after, is_negated

    def is_denied(text: str, phrase: str) -> bool:
        at = text.lower().index(phrase)
        return is_negated(text, 0, at) or is_denied_after(text, at + len(phrase), len(text))

    return is_denied


def _negspacy_denial() -> IsDenied:
    import spacy
    from negspacy.negation import Negex  # noqa: F401 (registers the component)

    nlp = spacy.blank("en")  # noqa: TID251
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": "PHRASE", "pattern": "survival benefit"}])  # type: ignore[attr-defined]
    nlp.add_pipe("negex", config={"ent_types": ["PHRASE"]})

    def is_denied(text: str, phrase: str) -> bool:
        return any(entity._.negex for entity in nlp(text).ents if entity.text.lower() == phrase)

    return is_denied
