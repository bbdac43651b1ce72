"""Identifiers of the works that a release lists are not those of its own paper."""

from collections.abc import Callable

from evidence.mentions import Mentions

Annotated = Callable[..., Mentions]
STORY = "# Walnut oil calms itching skin of adults\n\nThe oil calmed the skin of adults with eczema.\n\n"
OTHER = "2. Lund KA, Moen TR. Costs of creams. Skin. 2009;4:1. doi:10.1000/skin.2009.1\n"
OWN = "1. Berg AB, Dahl C. Walnut oil for itching skin of adults. Derm. 2020;1:2. doi:10.1000/derm.2020.7\n"


def dois(mentions: Mentions) -> set[str]:
    return {fact.value for fact in mentions.facts if fact.field == "source.doi"}


def test_another_work_in_a_list(annotated: Annotated) -> None:
    assert dois(annotated(STORY + OWN + OTHER)) == {"10.1000/derm.2020.7"}


def test_the_only_work_is_the_paper(annotated: Annotated) -> None:
    assert dois(annotated(STORY + OTHER)) == {"10.1000/skin.2009.1"}
