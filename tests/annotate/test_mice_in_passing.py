from __future__ import annotations

from collections.abc import Callable

from evidence.mentions import Mentions
from evidence.vocabulary import StudyType

Annotated = Callable[..., Mentions]
MICE = "The leaves had cured mice in the laboratory. "


def kinds(mentions: Mentions) -> set[str]:
    return {fact.value for fact in mentions.facts if fact.field == "study.study_type"}


def test_a_case_series_is_not_preclinical(annotated: Annotated) -> None:
    text = (
        "Leaves help in malaria\n\nA case series of 18 patients with malaria was published today.\n\nAll got better.\n\n" + MICE
    )
    assert StudyType.PRECLINICAL not in kinds(annotated(text))


def test_mice_alone_are(annotated: Annotated) -> None:
    assert StudyType.PRECLINICAL in kinds(annotated("Leaves help in malaria\n\n" + MICE))
