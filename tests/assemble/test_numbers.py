from __future__ import annotations

from decimal import Decimal

import pytest

import evidence
from evidence.assemble.derived import _percent as share_of_people
from evidence.assemble.numbers import as_percent
from evidence.mentions import NumberMention
from evidence.record import ArmResult, Number
from evidence.render.view.effects import arm_value
from evidence.vocabulary import NumberKind, Qualifier


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


def test_a_value_of_an_arm_keeps_how_exactly_it_is_meant() -> None:
    words = "Of 200 adults, 100 were randomly assigned to alphamab and 100 to placebo. "
    record = evidence.extract(words + "Bleeding was seen in at most 4.7% with alphamab and 3.1% with placebo.")
    found = {str(held.value.value): held.qualifier for each in record.estimates for held in each.arm_results if held.value}
    assert found == {"4.7": Qualifier.LESS, "3.1": Qualifier.EXACT}


def test_a_limit_is_printed_as_one_and_makes_no_share() -> None:
    limit = ArmResult(arm="a1", value=Number(text="4.7", value=Decimal("4.7")), unit="%", qualifier=Qualifier.LESS, evidence=())
    assert arm_value(limit) == "less than 4.7%"
    assert share_of_people(limit) is None
    assert share_of_people(limit.model_copy(update={"qualifier": Qualifier.EXACT})) == Decimal("4.7")
