"""Turns of phrase that a caveat rests on, in sentences made for these tests."""

from __future__ import annotations

import pytest

import evidence

TITLE = "New pill for stiff knees\n\nThe trial took in 120 people with stiff knees.\n\nOne clinic saw them all.\n\n"


def kinds(sentence: str) -> set[str]:
    return {phrase.value.value for phrase in evidence.extract(TITLE + sentence).phrases}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The difference narrowly missed significance.", "significance_chasing"),
        ("There was a trend towards less pain.", "significance_chasing"),
        ("The pill was just as good as surgery.", "as_good_as"),
        ("The comparison was nominally significant.", "nominal"),
        ("A Bonferroni correction was made.", "multiplicity"),
        ("Patients should be offered the pill.", "advice"),
        ("Doctors ought to stop it at once.", "advice"),
        ("The authors urge doctors not to prescribe it.", "advice"),
        ("Pain was gone in 12% of the pill group and 19% of the placebo group.", "group_values"),
        ("Median survival was 5.6 months with the pill and 4.2 months with placebo.", "group_values"),
        ("Pain was the primary outcome.", "primary"),
        ("It is a breakthrough.", "hype"),
        ('"It is a breakthrough for our patients," said Dr Ada Lind, who led the trial.', "quoted_hype"),
        ('"We are thrilled with what we found," said Dr Ada Lind, who led the trial.', "quoted_feeling"),
        ('"A milestone," said the doctor who led the trial and who has seen the patients for years.', "quoted_hype"),
        ("The most common side effects of the pill include headache and a rash.", "listed_harms"),
        ("The pill was given at 75 mg or 100 mg.", "doses"),
        ("Pain was less with the higher dose of the pill.", "doses"),
        ("Pain was gone in 81% of the patients.", "share"),
        ("Pain was gone in 12 of 30 patients.", "share"),
        ("Pain fell by 40%.", "size"),
    ],
)
def test_a_phrase_is_found(sentence: str, kind: str) -> None:
    assert kind in kinds(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The difference was not significant.", "significance_chasing"),
        ("The pill was not as good as surgery.", "as_good_as"),
        ("The knees were good.", "as_good_as"),
        ("Nobody should stop the pill.", "advice"),
        ("Patients should see a doctor first.", "advice"),
        ("Guidelines say that patients should be offered the pill.", "advice"),
        ("We should be humble.", "advice"),
        ("Pain was 12% lower and stiffness 19% lower than with placebo.", "group_values"),
        ("Side effects were seen in 12% of the pill group and 19% of the placebo group.", "group_values"),
        ("Treatment lasted 12 weeks in one group and 24 weeks in the other.", "group_values"),
        ("Pain was a secondary outcome.", "primary"),
        ("It is no breakthrough.", "hype"),
        ('"We are thrilled with what we found," said Dr Ada Lind, who led the trial.', "quoted_hype"),
        ("Their ages were 48 years in one group versus 51 years in the other, a mean that is low.", "group_values"),
        ("The test had a specificity of 91% against 74% for the older one.", "group_values"),
        ("Pain rose from 20% to 71% in the pill group.", "group_values"),
        ("Between 21 to 85% of patients versus none had pain.", "group_values"),
        ("Side effects were seen in 12% of the patients.", "share"),
        ("Pain was 12% lower in the patients.", "share"),
        ("Pain was measured in 12 of 30 centres.", "share"),
        ("Pain fell.", "size"),
        ('"A milestone," said the doctor who led the trial and who has seen the patients for years.', "hype"),
        ('"It helped," said the doctor. It is a milestone for all who have waited for so long.', "quoted_hype"),
        ("Strokes and blindness are common complications of the disease.", "listed_harms"),
        ("The most common side effects of the pill will be looked at next.", "listed_harms"),
    ],
)
def test_a_near_miss_is_not(sentence: str, kind: str) -> None:
    assert kind not in kinds(sentence)


def test_the_words_are_cited_in_the_order_of_the_text() -> None:
    record = evidence.extract(TITLE + "It narrowly missed significance. It was just as good as surgery.")
    starts = [phrase.evidence[0].start for phrase in record.phrases]
    assert starts == sorted(starts)
    assert "narrowly missed" in [phrase.evidence[0].quote for phrase in record.phrases]
