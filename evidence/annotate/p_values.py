"""P-values as mentions; the grammar is `evidence.annotate.numbers.p_value`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.annotate.numbers.p_value import find_p_values as find_printed
from evidence.mentions import PValueMention

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_p_values(doc: Doc) -> tuple[PValueMention, ...]:
    """Find every p-value of the article; the span runs from its `p` to its value."""
    return tuple(
        PValueMention(
            start=shape.offset(printed.start),
            end=shape.offset(printed.end),
            op=printed.operator,
            value=None if printed.index is None else doc._.numbers[shape.first + printed.index],
            about=printed.about,
            nominal=printed.nominal,
            by="rule:p_values",
        )
        for shape in doc._.shapes
        for printed in find_printed(shape)
    )
