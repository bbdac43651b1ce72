from __future__ import annotations

from evidence.appraise.horizon import lasting_condition
from evidence.pipeline import extract


def test_a_title_is_no_name_of_a_disease() -> None:
    record = extract("# Gel reduces fits in severe epilepsy\n\nA trial of a gel ended today.", kind="press_release")
    named = lasting_condition(record.model_copy(update={"population": type(record.population)()}))
    assert named is not None
    assert named[0] == "a disease that lasts for years"


def test_plain_words_for_people_name_a_lasting_state() -> None:
    text = "# Tea and weight\n\nA trial of tea ended today.\n\nThe team randomly gave tea or water to 90 adults who weighed {}."
    heavy, told = (extract(text.format(words), kind="press_release") for words in ("too much", "themselves daily"))
    assert lasting_condition(heavy) is not None
    assert lasting_condition(told) is None
