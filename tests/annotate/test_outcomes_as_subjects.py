from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import Mentions

Annotated = Callable[..., Mentions]


def subjects(mentions: Mentions) -> list[str]:
    return [outcome.name for outcome in mentions.outcomes if outcome.by == "rule:outcome_subject"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Dry skin and itchy eyelids were more common with zorabine.", ["dry skin", "itchy eyelids"]),
        ("Grip of the left hand was 3 kg higher with the splint.", ["grip of the left hand"]),
        ("Serum zonulin fell with the new diet.", ["serum zonulin"]),
        ("Overall ability rose significantly.", ["overall ability"]),
        ("In the trial, ketone bodies did not differ between the groups.", ["ketone bodies"]),
    ],
)
def test_what_is_said_to_be_more_or_less_is_an_outcome(annotated: Annotated, sentence: str, names: list[str]) -> None:
    assert set(names) <= {outcome.name for outcome in annotated(sentence).outcomes}


@pytest.mark.parametrize(
    "sentence",
    [
        "The difference was larger in the second year.",
        "The gap in doses was larger with zorabine.",
        "The drug was better than placebo.",
        "The patients were heavier than expected.",
        "They were more common in winter.",
        "On the day they left hospital fell ill again.",
        "Juice taken after the evening meal was higher in sugar.",
        "Antibodies against the coat of the germ were more common.",
        "The coat of the germ was more than 20 nm thick.",
    ],
)
def test_comparisons_people_and_means_are_none(annotated: Annotated, sentence: str) -> None:
    assert not {
        "left hospital",
        "coat of the germ",
        "evening meal",
        "doses",
        "difference",
        "drug",
        "patients",
        "gap in doses",
    } & {*subjects(annotated(sentence))}


@pytest.mark.parametrize(
    ("text", "gone", "kept"),
    [
        ("Fewer scars were seen, a sign of inflammation, with zorabine.", "sign of inflammation", None),
        ("In the gout trial the rate of gout was 4% with zorabine.", "gout trial the rate of gout", "rate of gout"),
        ("The primary endpoint of GOUT-12, an open-label phase 3 study in adults, was met.", "GOUT-12", None),
        ("The primary outcome was gout, seen on an ultrasound scan of the toes or treated in hospital.", None, "gout"),
        ("Main outcomes were gout, seen on a scan of the joints, and pain.", "seen on a scan of the joints", "gout"),
        ("A composite of gout, the primary outcome, was less frequent after zorabine.", "frequent after zorabine", None),
        ("Primary outcome: walking speed, noninferiority margin 11%.", "noninferiority margin 11%", "walking speed"),
    ],
)
def test_what_only_looks_like_a_name_is_none(annotated: Annotated, text: str, gone: str | None, kept: str | None) -> None:
    names = [outcome.name for outcome in annotated(text).outcomes]
    assert gone not in names
    assert kept is None or kept in names
