"""Whether two phrases name the same outcome."""

import pytest

from evidence.assemble.outcome_identity import same_outcome


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("overall survival", "Overall survival"),
        ("the change in serum ferritin after six weeks of treatment", "serum ferritin levels"),
        ("knee pain, as measured by a visual analogue scale", "knee pain scores"),
        ("mortality at 90 days", "death"),
        ("forced expiratory volume in 1 second (FEV1) at week 12", "trough FEV1"),
        ("quality of life", "SF-36"),
        ("body mass index", "change from baseline in BMI"),
        ("caesarean section", "cesarean delivery"),
        ("biopsy-proven acute rejection (BPAR) at 24 weeks", "BPAR"),
        ("glycaemic control", "HbA1c"),
        ("blood pressure", "systolic blood pressure"),
        ("survival", "overall survival"),
        ("progression-free survival", "PFS"),
        ("all-cause mortality", "deaths"),
        ("any stroke", "stroke"),
        ("cancers other than skin cancer", "cancer"),
    ],
)
def test_one_outcome_under_two_names(a: str, b: str) -> None:
    assert same_outcome(a, b)
    assert same_outcome(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("knee pain", "knee stiffness"),
        ("cancers other than skin cancer", "skin cancer"),
        ("systolic blood pressure", "diastolic blood pressure"),
        ("HDL cholesterol", "LDL cholesterol"),
        ("the duration of exacerbations", "the frequency of exacerbations"),
        ("pain, stiffness and physical function", "stiffness"),
        ("progression-free survival", "overall survival"),
        ("survival", "progression-free survival"),
        ("graft survival", "survival"),
        ("heart attack or stroke", "stroke"),
        ("squamous-cell carcinoma", "basal-cell carcinomas"),
        ("predictors of response", "response"),
        ("survival without ventilation at 30 days", "mortality"),
        ("complete response for acute nausea", "complete response for delayed nausea"),
        ("treatment cost per birth", "birth weight"),
        ("body weight", "waist circumference"),
        ("the size of the tumours", "the number of tumours"),
        ("adverse events", "efficacy"),
        ("death from any cause", "cardiovascular death"),
        ("all-cause mortality", "cancer mortality"),
        ("the risk of any fracture", "the risk of hip fracture"),
    ],
)
def test_two_outcomes_that_share_words(a: str, b: str) -> None:
    assert not same_outcome(a, b)
    assert not same_outcome(b, a)


def test_a_phrase_without_content_is_like_no_other() -> None:
    assert not same_outcome("the primary outcome", "pain")
