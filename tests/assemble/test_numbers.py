from __future__ import annotations

from decimal import Decimal

import pytest

from evidence.assemble.numbers import as_percent
from evidence.mentions import NumberMention
from evidence.vocabulary import NumberKind


def mention(text: str, value: str, kind: NumberKind) -> NumberMention:
    return NumberMention(start=0, end=len(text), text=text, value=Decimal(value), kind=kind)


@pytest.mark.parametrize(
    ("text", "value", "kind", "percent"),
    [
        ("a third", "0.333333", NumberKind.FRACTION, "33.3333"),
        ("one in five", "0.2", NumberKind.FRACTION, "20"),
        ("halved", "0.5", NumberKind.FOLD, "50"),
        ("Doubled", "2", NumberKind.FOLD, "100"),
    ],
)
def test_words_are_read_on_the_percent_scale(text: str, value: str, kind: NumberKind, percent: str) -> None:
    number = as_percent(mention(text, value, kind))
    assert number is not None
    assert (number.text, str(number.value)) == (text, percent)


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("40", "40", NumberKind.PERCENT),
        ("three", "3", NumberKind.FOLD),
        ("4.7", "4.7", NumberKind.FOLD),
        ("0.5", "0.5", NumberKind.QUANTITY),
    ],
)
def test_what_has_a_scale_of_its_own_stays(text: str, value: str, kind: NumberKind) -> None:
    assert as_percent(mention(text, value, kind)) is None
