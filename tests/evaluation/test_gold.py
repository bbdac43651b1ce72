"""The loader of gold: a good file is read, a bad one is refused with everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.errors import CorpusError
from evidence.evaluation.gold import field_vocabulary, load_gold
from evidence.vocabulary import Phase, PrimaryStatus, StudyType

TEXT = "Tamarol failed. In this phase 2 trial the primary endpoint, pain, was\nnot met (HR 0.9). Harms were few."
GOOD = """
about = "10.0/example"
caveats = ["primary_endpoint_not_met"]
[study]
phase = { value = "phase2", quote = "phase 2 trial" }
[primary_endpoint]
status = "not_met"
quote = "the primary endpoint, pain, was not met"
[[outcomes]]
id = "pain"
name = "pain"
role = "primary"
quote = "pain"
[[estimates]]
outcome = "pain"
measure = "hazard_ratio"
value = "0.9"
quote = "HR 0.9"
[harms]
reported = true
quote = "Harms were few"
"""


def load(folder: Path, content: str) -> None:
    path = folder / "gold.toml"
    path.write_text(content, "utf-8")
    load_gold(path, TEXT)


def problems(folder: Path, content: str) -> tuple[str, ...]:
    with pytest.raises(CorpusError) as refused:
        load(folder, content)
    return refused.value.problems


def test_good_gold_is_read_and_white_space_in_quotes_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "gold.toml"
    path.write_text(GOOD, "utf-8")
    gold = load_gold(path, TEXT)
    assert gold.primary_endpoint.status is PrimaryStatus.NOT_MET
    assert gold.estimates[0].outcome == "pain"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('quote = "HR 0.9"', 'quote = "HR 0.8"', "estimates.0: the article does not have the words 'HR 0.8'"),
        ('status = "not_met"', 'status = "missed"', "primary_endpoint.status"),
        ('value = "phase2"', 'value = "phase9"', "study.phase: 'phase9' is not in Phase"),
        ("phase = {", "phases = {", "study.phases: the record has no such field"),
        ('outcome = "pain"', 'outcome = "rest"', "estimates.0: there is no outcome 'rest'"),
        ('value = "0.9"', 'subgroup = "men"', "estimates.0: there is no subgroup 'men'"),
        ('outcome = "pain"\n', "", "estimates.0.outcome: Field required"),
        ('value = "0.9"', 'valeu = "0.9"', "estimates.0.valeu: Extra inputs are not permitted"),
        ('quote = "Harms were few"', "", "harms: what is reported needs its quote"),
        ('quote = "the primary endpoint, pain, was not met"', "", "primary_endpoint: a status needs its quote"),
        ('about = "10.0/example"', "about = ", "not TOML"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    found = problems(tmp_path, GOOD.replace(old, new, 1))
    assert len(found) == 1
    assert said in found[0]


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    bad = GOOD.replace("not_met", "missed").replace("HR 0.9", "HR 0.8").replace('role = "primary"', 'role = "main"')
    assert len(problems(tmp_path, bad)) == 3


def test_an_id_stands_once(tmp_path: Path) -> None:
    twice = GOOD + '[[outcomes]]\nid = "pain"\nname = "pain"\nquote = "pain"\n'
    assert any("the outcome 'pain' stands twice" in problem for problem in problems(tmp_path, twice))


def test_the_vocabulary_of_a_field() -> None:
    assert field_vocabulary("phase") is Phase
    assert field_vocabulary("study_type") is StudyType
    assert field_vocabulary("follow_up") is None
    assert field_vocabulary("acronyms") is None


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('caveats = ["primary', 'caveats = ["no_such_caveat", "primary', "there is no caveat 'no_such_caveat'"),
        ('about = "10', 'split = "train"\nabout = "10', "split: Input should be 'dev' or 'test'"),
        ('about = "10', 'traits = ["good"]\nabout = "10', "traits: there is no trait 'good'"),
        ('outcome = "pain"\n', "", "estimates.0.outcome: Field required"),
    ],
)
def test_names_outside_their_lists_are_refused(tmp_path: Path, old: str, new: str, problem: str) -> None:
    (found,) = problems(tmp_path, GOOD.replace(old, new))
    assert problem in found


def test_a_caveat_that_no_rule_raises_yet_may_be_named(tmp_path: Path) -> None:
    load(tmp_path, GOOD.replace('caveats = ["primary', 'caveats = ["short_follow_up", "primary'))
