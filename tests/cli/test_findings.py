import json

import pytest

from evidence.article import Article, Run
from evidence.caveat import Caveat
from evidence.cli.findings import FindingsFormat, Report, choose_rules
from evidence.cli.settings import FailOn
from evidence.errors import UnknownRule
from evidence.record import Provenance
from evidence.vocabulary import Severity

SOURCE = "<p>One.</p>\n<p>Two\n[bold]words[/bold].</p>\n"
TEXT = "One.\n\nTwo [bold]words[/bold]."
ARTICLE = Article(TEXT, (), runs=(Run(0, 3, 4), Run(6, 15, 23)), source=SOURCE)


def caveat(severity: Severity = Severity.SOME, start: int | None = 10, message: str = "A [b]message[/b].") -> Caveat:
    evidence = (Provenance(start=start, end=start + 1, quote=TEXT[start]),) if start is not None else ()
    return Caveat(name="no_interval", code="EFF103", severity=severity, message=message, evidence=evidence)


def test_a_finding_is_one_line_that_names_the_line_in_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    Report(FindingsFormat.TEXT).add("a.html", ARTICLE, [caveat(message="Two\nlines with [0.65-0.85].")])
    assert capsys.readouterr().out == "a.html:3: EFF103 no_interval some: Two lines with [0.65-0.85].\n"


def test_an_absence_is_reported_at_the_first_line(capsys: pytest.CaptureFixture[str]) -> None:
    Report(FindingsFormat.TEXT).add("a.html", ARTICLE, [caveat(start=None)])
    assert capsys.readouterr().out.startswith("a.html:1: ")


def test_json_is_one_array_over_all_files(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(FindingsFormat.JSON)
    report.add("a.html", ARTICLE, [caveat(start=6)])
    report.add("b.html", ARTICLE, [caveat(start=None)])
    report.close()
    rows = json.loads(capsys.readouterr().out)
    assert [(row["file"], row["line"], row["code"]) for row in rows] == [("a.html", 2, "EFF103"), ("b.html", 1, "EFF103")]
    assert rows[0]["evidence"] == [{"start": 6, "end": 7, "quote": "T"}]


def test_no_findings_are_an_empty_array(capsys: pytest.CaptureFixture[str]) -> None:
    Report(FindingsFormat.JSON).close()
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize(
    ("severity", "threshold", "fails"),
    [
        (Severity.SERIOUS, FailOn.SERIOUS, True),
        (Severity.SOME, FailOn.SERIOUS, False),
        (Severity.SOME, FailOn.SOME, True),
        (Severity.SERIOUS, FailOn.NOTE, True),
        (Severity.NOTE, FailOn.NOTE, True),
        (Severity.NOTE, FailOn.SOME, False),
        (Severity.SERIOUS, FailOn.NEVER, False),
    ],
)
def test_the_threshold_includes_what_is_more_serious(severity: Severity, threshold: FailOn, fails: bool) -> None:
    report = Report(FindingsFormat.TEXT)
    report.add("a", ARTICLE, [caveat(severity)])
    assert report.has(threshold) is fails


def test_nothing_found_never_fails() -> None:
    assert not Report(FindingsFormat.TEXT).has(FailOn.NOTE)


def test_rules_are_chosen_by_name_or_code() -> None:
    by_name = choose_rules(["relative_effect_only,no_interval"], [])
    assert {rule.name for rule in by_name} == {"relative_effect_only", "no_interval"}
    assert choose_rules([rule.code for rule in by_name], []) == by_name


def test_ignore_wins_over_select() -> None:
    every = choose_rules([], [])
    assert {rule.name for rule in every} - {rule.name for rule in choose_rules([], ["no_interval"])} == {"no_interval"}
    assert choose_rules(["no_interval"], ["no_interval"]) == ()


def test_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(UnknownRule):
        choose_rules([], ["no_intervall"])
