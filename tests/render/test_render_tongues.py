"""The summaries in German, French and Spanish: every caveat has a sentence, and the article's words are marked as English."""

from __future__ import annotations

import re

import pytest
from lxml import html

from evidence.appraise.rules import RULES
from evidence.record import Enrollment
from evidence.render import render
from evidence.render.environment import environment
from evidence.render.view.caveats import plain_messages
from evidence.render.view.certainty import Found, Step, grid
from evidence.vocabulary import EnrollmentRole, Severity
from tests.render.examples import TEXT, caveat, number, stated, worked_caveats, worked_example
from tests.render.test_render_properties import nodes, strings

TONGUES = ("de", "es", "fr")
NAMES = {rule.name for rule in RULES}


def words_of(tongue: str) -> dict[str, dict[str, str]]:
    module = environment("md").get_template(f"_words-{tongue}").module
    found: dict[str, dict[str, str]] = module.w  # type: ignore[attr-defined]
    return found


def test_every_rule_has_one_short_sentence_for_general_readers() -> None:
    assert set(plain_messages()) == NAMES
    assert all(text.endswith(".") and len(text.split()) <= 20 for text in plain_messages().values())
    assert len(set(plain_messages().values())) == len(NAMES)


def test_every_domain_of_certainty_is_a_rule_s() -> None:
    assert set(grid()["domain"]) <= NAMES


@pytest.mark.parametrize("tongue", TONGUES)
def test_every_rule_and_every_step_of_certainty_has_its_sentence(tongue: str) -> None:
    told = words_of(tongue)
    assert set(told["caveats"]) == NAMES
    assert all(text.endswith(".") for text in told["caveats"].values())
    assert len(set(told["caveats"].values())) == len(NAMES)
    assert set(told["certainty"]) == set(Found) - {Found.SILENT}
    assert all(set(steps) == set(Step) for steps in told["certainty"].values())


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("form", ["md", "html"])
def test_a_caveat_is_told_in_the_language_and_leads_to_its_words(tongue: str, form: str) -> None:
    raised = [caveat("surrogate_outcome", "An English message", Severity.SOME, quote="low marker level")]
    written = render(worked_example(), raised, template=f"plain-{tongue}.{form}")
    assert words_of(tongue)["caveats"]["surrogate_outcome"] in written
    assert "An English message" not in written
    line = next(line for line in written.splitlines() if words_of(tongue)["caveats"]["surrogate_outcome"] in line)
    assert re.search(r"\[\d+\]|href=\"#source-\d+\"", line)


@pytest.mark.parametrize("tongue", TONGUES)
def test_a_caveat_of_another_package_keeps_its_english_message_marked_so(tongue: str) -> None:
    raised = [caveat("somebody_s_rule", "An English message")]
    assert '<span lang="en">An English message.</span>' in render(worked_example(), raised, template=f"plain-{tongue}.md")


@pytest.mark.parametrize("tongue", TONGUES)
def test_what_another_section_says_is_no_caveat_too(tongue: str) -> None:
    written = render(worked_example(), worked_caveats(), template=f"plain-{tongue}.md")
    assert words_of(tongue)["caveats"]["primary_endpoint_not_met"] not in written
    assert words_of(tongue)["caveats"]["early_phase"] in written


@pytest.mark.parametrize("tongue", TONGUES)
def test_a_page_names_its_language_and_that_of_the_article(tongue: str) -> None:
    tree = html.document_fromstring(render(worked_example(), worked_caveats(), template=f"plain-{tongue}.html"))
    assert tree.get("lang") == tongue
    assert TEXT.split(".")[1].strip() in nodes(tree, "//aside/div[@lang='en']")[0].text_content()
    assert strings(tree, "//main//a/@href")
    assert {href.removeprefix("#") for href in strings(tree, "//a/@href")} <= set(strings(tree, "//@id"))
    assert all(node.text_content().strip() for node in nodes(tree, "//h1|//h2|//p|//li"))


@pytest.mark.parametrize("tongue", TONGUES)
def test_a_comma_between_thousands_is_no_decimal_sign(tongue: str) -> None:
    study = worked_example().study
    counted = Enrollment(
        count=stated(number("25871").model_copy(update={"text": "25,871"}), "220"), role=EnrollmentRole.ENROLLED
    )
    record = worked_example().model_copy(update={"study": study.model_copy(update={"enrollment": (counted,)})})
    written = render(record, (), template=f"plain-{tongue}.md")
    assert "25 871" in written
    assert "25,871" not in written
