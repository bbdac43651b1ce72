"""Attributes become options, sources stay in their folder."""

from pathlib import Path

import pytest

from evidence.errors import UnknownFormat
from evidence.newsletter.attributes import parse_attributes
from evidence.newsletter.options import Form, Options, options_from
from evidence.newsletter.refusals import AttributeProblem, SourceOutside
from evidence.newsletter.sources import find_source
from evidence.newsletter.writing import form_of
from evidence.vocabulary import Reader, SourceKind


def test_attributes_override_defaults() -> None:
    given = parse_attributes(' source="a" reader="clinician" heading="3" kind="abstract" caveats="serious" ')
    options = options_from(given, Options(reader=Reader.PLAIN, template="mine.md"))
    assert options == Options(Reader.CLINICIAN, "mine.md", "serious", SourceKind.ABSTRACT, 3)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('reader="expert"', "use plain, clinician"),
        ('kind="blog"', "press_release"),
        ('heading="7"', "from 1 to 6"),
        ('heading="0"', "from 1 to 6"),
        ('heading="two"', "from 1 to 6"),
        ('caveats=""', "serious"),
        ('template=" "', "name one"),
        ('colour="red"', "use source, reader, template, caveats, kind, heading"),
        ('reader="plain"kind="news"', "is no attribute"),
        ("reader", "is no attribute"),
    ],
)
def test_what_cannot_be_names_what_can(written: str, told: str) -> None:
    with pytest.raises(AttributeProblem, match=told):
        options_from(parse_attributes(written), Options())


@pytest.mark.parametrize(
    ("form", "options", "name"),
    [
        (Form.MARKDOWN, Options(), "plain.md"),
        (Form.HTML, Options(Reader.CLINICIAN), "clinician-block.html"),
        (Form.HTML, Options(template="verdict.md"), "verdict.md"),
    ],
)
def test_the_template_of_a_form(form: Form, options: Options, name: str) -> None:
    assert options.named(form) == name


@pytest.mark.parametrize(("template", "form"), [("plain.md", "md"), ("a/b.html.jinja", "html"), ("x.txt.j2", "txt")])
def test_a_templates_name_tells_its_form(template: str, form: str) -> None:
    assert form_of(template) == form


@pytest.mark.parametrize("template", ["plain.json", "plain", "plain.jinja"])
def test_other_forms_cannot_stand_in_a_block(template: str) -> None:
    with pytest.raises(UnknownFormat):
        form_of(template)


def test_a_source_is_seen_from_its_issue(tmp_path: Path) -> None:
    assert find_source("sources/a.md", tmp_path) == (tmp_path / "sources" / "a.md").resolve()
    assert find_source("sources/../a.md", tmp_path) == (tmp_path / "a.md").resolve()


@pytest.mark.parametrize("given", ["../a.md", "/etc/passwd", "sources/../../a.md", "https://example.org/a.html", "", "a\0b"])
def test_a_source_may_not_leave(tmp_path: Path, given: str) -> None:
    with pytest.raises(SourceOutside):
        find_source(given, tmp_path)


def test_a_link_may_not_lead_out(tmp_path: Path) -> None:
    (tmp_path / "issue").mkdir()
    (tmp_path / "secret.txt").write_text("x", "utf-8")
    (tmp_path / "issue" / "a.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(SourceOutside):
        find_source("a.txt", tmp_path / "issue")


def test_a_folder_of_the_same_beginning_is_another(tmp_path: Path) -> None:
    (tmp_path / "issue").mkdir()
    with pytest.raises(SourceOutside):
        find_source("../issue-two/a.md", tmp_path / "issue")


def test_a_permitted_folder_is_open(tmp_path: Path) -> None:
    (tmp_path / "issue").mkdir()
    assert find_source("../shared/a.md", tmp_path / "issue", [tmp_path / "shared"])
    with pytest.raises(SourceOutside):
        find_source("../shared/../a.md", tmp_path / "issue", [tmp_path / "shared"])
