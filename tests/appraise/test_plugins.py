"""Rules of other packages, with the example package under `plugin/`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from evidence.appraise import appraise, find_rule, rules
from evidence.appraise import plugins as plugins_module
from evidence.appraise.plugins import plugged_in
from evidence.appraise.rule import Rule
from evidence.appraise.rules import RULES
from evidence.errors import BadRule
from evidence.evaluation.passage_record import record_from_passages
from evidence.testing import check_rule, examples_of, problems_of

PLUGIN = Path(__file__).parent / "plugin"


@pytest.fixture
def example(monkeypatch: pytest.MonkeyPatch) -> Iterator[Rule]:
    monkeypatch.syspath_prepend(PLUGIN)
    plugged_in.cache_clear()
    yield find_rule("XMP101")
    plugged_in.cache_clear()
    sys.modules.pop("example_rules", None)


def plug(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    points = (EntryPoint("mine", value, plugins_module.GROUP),)
    monkeypatch.setattr(plugins_module, "entry_points", lambda group: points if group == plugins_module.GROUP else ())
    monkeypatch.setattr(plugins_module, "plugged_in", plugged_in.__wrapped__)


def test_a_rule_of_another_package_stands_at_the_end_of_the_table(example: Rule) -> None:
    assert rules() == (*RULES, example)
    assert example.name == "one_site_only"


def test_it_raises_its_caveat_like_any_other(example: Rule) -> None:
    record = record_from_passages("The trial ran at [1](fact field=study.sites) hospital.")
    assert [caveat.code for caveat in appraise(record)] == ["XMP101"]


def test_its_examples_are_run_by_the_testing_module(example: Rule) -> None:
    check_rule(example)
    assert [each.raised for each in examples_of(example)] == [True, False]


def test_without_the_package_there_is_no_such_rule() -> None:
    assert "XMP101" not in {rule.code for rule in rules()}


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ("evidence.appraise.rules.no_interval:no_interval", "is there already"),
        ("evidence.appraise.rules:nothing_like_it", "cannot be loaded"),
        ("no_such_package_anywhere:rule", "cannot be loaded"),
        ("evidence.appraise:explain", "is no rule"),
    ],
)
def test_a_bad_entry_point_is_named(monkeypatch: pytest.MonkeyPatch, value: str, wrong: str) -> None:
    plug(monkeypatch, value)
    with pytest.raises(BadRule, match=wrong):
        plugins_module.plugged_in(RULES)


def changed(old: str, new: str) -> Rule:
    """Give a rule that is `no_interval` with another page."""
    rule = find_rule("no_interval")
    page = rule.page.replace(old, new)
    assert page != rule.page

    def find(record: object) -> Iterator[object]:
        return iter(rule.find(record))  # type: ignore[arg-type]

    find.__doc__ = page
    return Rule("XMP102", rule.severity, rule.sources, find)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("text silent", "text raised", "not raised on"),
        ("text raised", "text silent", "raised on"),
        ("text raised", "text", "no example marked raised"),
        ("text silent", "text", "no example marked silent"),
        ("## Known limits", "## Limits", "headings"),
    ],
)
def test_what_is_wrong_with_a_page_is_named(old: str, new: str, wrong: str) -> None:
    broken = changed(old, new)
    assert any(wrong in problem for problem in problems_of(broken))
    with pytest.raises(AssertionError, match=wrong):
        check_rule(broken)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_packages_own_rules_pass(rule: Rule) -> None:
    check_rule(rule)
