"""SARIF logs, against the parts of the 2.1.0 schema that the format requires of what is written here."""

from __future__ import annotations

import json
from typing import Any

import pytest

from evidence.appraise import rules
from evidence.article import Article, Run
from evidence.caveat import Caveat
from evidence.cli.findings import FindingsFormat, Report, choose_rules
from evidence.record import Provenance
from evidence.vocabulary import Severity

SOURCE = "# One\n\nTwo words.\n"
ARTICLE = Article("One\n\nTwo words.", (), runs=(Run(0, 3, 2), Run(5, 15, 7)), source=SOURCE)

# What each object of a log may hold (`?` where it may be left out), after sarif-schema-2.1.0.json.
SHAPES: dict[str, dict[str, str]] = {
    "log": {"$schema": "uri?", "version": "2.1.0", "runs": "[run"},
    "run": {"tool": "tool", "columnKind": "utf16CodeUnits|unicodeCodePoints?", "results": "[result?"},
    "tool": {"driver": "driver"},
    "driver": {"name": "text", "version": "text?", "rules": "[rule?"},
    "rule": {
        "id": "text",
        "name": "text?",
        "shortDescription": "message?",
        "help": "message?",
        "defaultConfiguration": "configuration?",
    },
    "configuration": {"level": "none|note|warning|error?"},
    "message": {"text": "text", "markdown": "text?"},
    "result": {
        "ruleId": "text?",
        "level": "none|note|warning|error?",
        "message": "message",
        "locations": "[location?",
        "properties": "bag?",
    },
    "location": {"physicalLocation": "physicalLocation?"},
    "physicalLocation": {"artifactLocation": "artifactLocation?", "region": "region?"},
    "artifactLocation": {"uri": "uri?"},
    "region": {"startLine": "positive?", "snippet": "content?"},
    "content": {"text": "text?"},
}


def problems(held: Any, kind: str, path: str = "$") -> list[str]:
    kind = kind.removesuffix("?")
    if kind.startswith("["):
        if not isinstance(held, list):
            return [f"{path} is no array"]
        return [found for at, each in enumerate(held) for found in problems(each, kind[1:], f"{path}[{at}]")]
    if kind in SHAPES:
        return problems_of_object(held, SHAPES[kind], path)
    fits = {
        "text": isinstance(held, str) and bool(held),
        "uri": isinstance(held, str) and " " not in held and "\\" not in held,
        "positive": isinstance(held, int) and held >= 1,
        "bag": isinstance(held, dict),
    }
    return [] if fits.get(kind, held in kind.split("|")) else [f"{path} is {held!r}, not {kind}"]


def problems_of_object(held: Any, shape: dict[str, str], path: str) -> list[str]:
    if not isinstance(held, dict):
        return [f"{path} is no object"]
    found = [f"{path} has {key}" for key in held if key not in shape]
    found += [f"{path} has no {key}" for key, kind in shape.items() if key not in held and not kind.endswith("?")]
    return found + [each for key in held if key in shape for each in problems(held[key], shape[key], f"{path}.{key}")]


def caveat(severity: Severity = Severity.SOME, start: int | None = 5) -> Caveat:
    evidence = (Provenance(start=start, end=start + 3, quote=ARTICLE.text[start : start + 3]),) if start is not None else ()
    return Caveat(name="no_interval", code="EFF102", severity=severity, message="A “message”.", evidence=evidence)


def log_of(capsys: pytest.CaptureFixture[str], file: str, *caveats: Caveat) -> dict[str, Any]:
    report = Report(FindingsFormat.SARIF, rules())
    report.add(file, ARTICLE, caveats)
    report.close()
    log: dict[str, Any] = json.loads(capsys.readouterr().out)
    return log


def test_a_log_fits_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    log = log_of(capsys, "drafts/my text.md", *(caveat(severity) for severity in Severity), caveat(start=None))
    assert problems(log, "log") == []


def test_a_log_without_findings_fits_too(capsys: pytest.CaptureFixture[str]) -> None:
    log = log_of(capsys, "a.md")
    assert problems(log, "log") == []
    assert log["runs"][0]["results"] == []


def test_the_schema_here_refuses_what_breaks_it(capsys: pytest.CaptureFixture[str]) -> None:
    log = log_of(capsys, "a.md", caveat())
    result = log["runs"][0]["results"][0]
    result["level"] = "serious"
    result["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    del result["message"]["text"]
    assert len(problems(log, "log")) == 3


def test_results_point_into_the_source_file_and_to_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    log = log_of(capsys, "drafts/my text.md", caveat(), caveat(start=None))
    first, absent = log["runs"][0]["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "drafts/my%20text.md"
    assert place["region"] == {"startLine": 3, "snippet": {"text": "Two"}}
    assert absent["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    assert first["ruleId"] in {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]}


@pytest.mark.parametrize(("severity", "level"), [("serious", "error"), ("some", "warning"), ("note", "note")])
def test_severities_are_levels(capsys: pytest.CaptureFixture[str], severity: str, level: str) -> None:
    assert log_of(capsys, "a.md", caveat(Severity(severity)))["runs"][0]["results"][0]["level"] == level


def test_a_project_may_change_how_much_a_rule_matters() -> None:
    changed = choose_rules([], [], {"no_interval": Severity.SERIOUS, "HRM101": Severity.NOTE})
    held = {rule.name: rule.severity for rule in changed}
    assert held["no_interval"] is Severity.SERIOUS
    assert held["harms_not_reported"] is Severity.NOTE
    assert len(changed) == len(rules())
    assert {rule.name for rule in rules() if held[rule.name] is not rule.severity} == {"no_interval", "harms_not_reported"}
