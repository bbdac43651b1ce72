"""Finding, overriding and failing templates."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from evidence.errors import LexiconError, TemplateError
from evidence.render import render, templates
from evidence.render.wording import read_wording
from tests.render.examples import blank, worked_example

READERS = ("plain", "clinician")
ALONE = (
    "card.md",
    "fact_box.md",
    "headline.md",
    *(f"plain-{tongue}.{form}" for tongue in ("de", "es", "fr") for form in ("md", "html")),
)
FORMS = (".md", ".html", ".json", "-block.html", "-email.html", "-email.txt")
NAMES = {f"{reader}{form}" for reader in READERS for form in FORMS} | {"verdict.md", *ALONE}


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_the_names_are_listed_with_those_of_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "mine.md.jinja", "x")
    assert set(templates()) == NAMES
    assert set(templates(tmp_path)) == NAMES | {"mine.md"}


def test_one_block_of_a_template_can_be_overridden_under_its_own_name(tmp_path: Path) -> None:
    write(tmp_path, "plain.md.jinja", '{% extends "plain.md" %}{% block title %}My {{ view.kind }}\n{% endblock %}')
    written = render(worked_example(), (), folder=tmp_path)
    assert written.startswith("My release\n\n**In short.**")
    assert not render(worked_example(), ()).startswith("My release")


def test_the_override_that_the_documentation_shows_works(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    write(tmp_path, "plain.md.jinja", page.split("```jinja\n")[1].split("```")[0])
    written, shipped = render(worked_example(), (), folder=tmp_path), render(worked_example(), ())
    assert "**Ask the authors about:** The interests of the authors" in written
    assert "**Not stated in this text.**" not in written
    assert written.split("**Ask")[0] == shipped.split("**Not stated")[0]


def test_a_template_can_be_a_file(tmp_path: Path) -> None:
    file = write(tmp_path, "mine.html.jinja", "{{ record.population.condition.value }}<i>{{ '<b>' }}</i>")
    assert render(worked_example(), (), template=file) == "progressive nerve disease<i>&lt;b&gt;</i>"
    assert render(worked_example(), (), template=str(file)).startswith("progressive")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("one\n{{ view.nothing }}", "mine.md, line 2: "),
        ("one\n\n{% if %}", "mine.md, line 3: "),
        ("{{ ''.__class__.__mro__ }}", "mine.md, line 1: "),
        ("\n{{ 1 / 0 }}", "mine.md, line 2: "),
        ("{% include 'gone.md' %}", "There is no template gone.md"),
    ],
)
def test_a_failing_template_is_named_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    file = write(tmp_path, "mine.md.jinja", text)
    with pytest.raises(TemplateError) as caught:
        render(blank(), (), template=file)
    assert caught.value.reason.startswith(told)
    assert caught.value.next_step


@pytest.mark.parametrize("name", ["gone.md", "plain.pdf", "../plain.md", "no/such.md.jinja", "plain"])
def test_a_missing_template_names_those_there_are(name: str) -> None:
    with pytest.raises(TemplateError, match=r"There is no template .*clinician\.md"):
        render(blank(), (), template=name)


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="There is no folder"):
        render(blank(), (), folder=tmp_path / "gone")


def test_rendering_is_imported_without_spacy_or_jinja() -> None:
    code = "import sys, evidence.render; print({'spacy', 'jinja2', 'markdown_it'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_every_member_of_a_vocabulary_has_words(tmp_path: Path) -> None:
    source = Path(str(sys.modules["evidence.render.wording"].__file__)).with_name("wording.toml").read_text(encoding="utf-8")
    read_wording(write(tmp_path, "whole.toml", source))
    with pytest.raises(LexiconError, match="phase4"):
        read_wording(write(tmp_path, "short.toml", source.replace('phase4 = "phase 4"\n', "")))
