"""A comparison is read by the arms that it names, not as if the tested one always led."""

import pytest

from evidence import extract
from evidence.vocabulary import OutcomeResult

TRIAL = """Trial of zolpinal

Researchers randomised 154 children to zolpinal or oral morphine after surgery. Zolpinal was compared with oral morphine.
The primary outcome was pain, which did not differ. """


def excess(sentence: str) -> OutcomeResult | None:
    found = extract(TRIAL + sentence + "\n", kind="press_release").harms.excess
    return found.value if found else None


@pytest.mark.parametrize(
    ("sentence", "result"),
    [
        ("There were fewer side effects with zolpinal than with oral morphine.", OutcomeResult.FAVOURS_INTERVENTION),
        ("There were more side effects with zolpinal than with oral morphine.", OutcomeResult.FAVOURS_COMPARATOR),
        ("There were more side effects with oral morphine than with zolpinal.", OutcomeResult.FAVOURS_INTERVENTION),
        ("There were fewer side effects with oral morphine than with zolpinal.", OutcomeResult.FAVOURS_COMPARATOR),
        ("Side effects were more common with oral morphine.", OutcomeResult.FAVOURS_INTERVENTION),
        ("Side effects were no more common with zolpinal than with oral morphine.", OutcomeResult.NO_DIFFERENCE),
    ],
)
def test_the_arm_that_leads(sentence: str, result: OutcomeResult) -> None:
    assert excess(sentence) is result


def test_arms_on_the_wrong_side_leave_it_open() -> None:
    assert excess("Oral morphine had fewer side effects than older drugs.") is None
