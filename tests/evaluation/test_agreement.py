"""Two readings of one article, the second with ids of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evidence.errors import CorpusError
from evidence.evaluation.agreement import FIELDS, Rate, compare, main, sum_rates
from evidence.evaluation.datasheet import BEGIN, END, placed
from evidence.evaluation.datasheet import main as write_datasheet
from evidence.evaluation.gold_record import GoldRecord

ARTICLE = "# Gel works\n\nIn this phase 2 trial pain fell (HR 0.9). People over 80 gained. It was double-blind for 5 years.\n"
FIRST: dict[str, Any] = {
    "about": "10.0/example",
    "caveats": ["no_interval"],
    "study": {
        "phase": {"value": "phase2", "quote": "phase 2 trial"},
        "follow_up": {"value": "for 5 years", "quote": "for 5 years"},
    },
    "primary_endpoint": {"status": "met", "quote": "pain fell"},
    "outcomes": [{"id": "pain", "name": "pain", "role": "primary", "quote": "pain"}],
    "estimates": [{"outcome": "pain", "measure": "hazard_ratio", "value": "0.9", "quote": "HR 0.9"}],
    "subgroups": [{"id": "old", "definition": "people over 80", "result": "benefit", "quote": "People over 80"}],
    "harms": {"reported": True, "quote": "pain"},
}
SECOND = FIRST | {
    "study": {
        "phase": {"value": "phase2", "quote": "this phase 2 trial"},
        "follow_up": {"value": "5 years", "quote": "5 years"},
    },
    "outcomes": [{"id": "o1", "name": "pain", "role": "primary", "quote": "pain"}],
    "estimates": [{"outcome": "o1", "measure": "hazard_ratio", "value": "0.90", "quote": "HR 0.9"}],
    "subgroups": [{"id": "s1", "definition": "those over 80", "result": "benefit", "quote": "over 80"}],
}


def rates(**changes: Any) -> dict[str, Rate]:
    return compare(GoldRecord.model_validate(FIRST), GoldRecord.model_validate(SECOND | changes))


def test_a_field_that_is_read_once_is_no_disagreement() -> None:
    assert rates(study={"phase": {"value": "phase2", "quote": "phase 2 trial"}})["study"].differ == 0


def test_other_ids_and_other_words_for_the_same_facts_are_agreement() -> None:
    held = rates()
    assert {field for field in FIELDS if held[field].differ} == set()
    assert all(held[field].facts for field in FIELDS)


@pytest.mark.parametrize(
    ("change", "field", "rate"),
    [
        ({"caveats": ["no_interval", "hype_words"]}, "caveats", Rate(1, 2)),
        ({"primary_endpoint": {"status": "not_reported"}}, "primary_endpoint", Rate(2, 2)),
        ({"study": {"phase": {"value": "phase3", "quote": "phase"}}}, "study", Rate(2, 2)),
        ({"harms": {}}, "harms", Rate(1, 1)),
        ({"subgroups": []}, "subgroups", Rate(1, 1)),
        ({"outcomes": [{"id": "o1", "name": "rash", "role": "primary", "quote": "Gel"}]}, "primary_outcomes", Rate(2, 2)),
    ],
)
def test_what_one_reader_has_alone_is_disagreement(change: dict[str, Any], field: str, rate: Rate) -> None:
    assert rates(**change)[field] == rate


def test_a_status_that_neither_reads_is_agreement() -> None:
    silent = FIRST | {"primary_endpoint": {"status": "not_reported"}}
    reading = GoldRecord.model_validate(silent)
    assert compare(reading, GoldRecord.model_validate(silent))["primary_endpoint"] == Rate(0, 1)


def test_rates_add_up() -> None:
    total = sum_rates([rates(), rates(caveats=[])])["caveats"]
    assert total == Rate(1, 2)
    assert total.share == 0.5
    assert Rate(0, 0).share == 0


GOLD_TEXT = """
about = "10.0/example"
[primary_endpoint]
status = "met"
quote = "pain fell"
"""


def write(folder: Path, second: str) -> Path:
    home = folder / "gel"
    home.mkdir(exist_ok=True)
    (home / "article.md").write_text(ARTICLE, "utf-8")
    (home / "gold.toml").write_text(GOLD_TEXT, "utf-8")
    (home / "second.toml").write_text(second, "utf-8")
    return folder


def test_the_command_prints_a_rate_for_each_field(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    second = '[primary_endpoint]\nstatus = "mixed"\nquote = "pain fell"\n'
    assert main([str(write(tmp_path, second)), "--list"]) == 0
    printed = capsys.readouterr().out
    assert "gel: gold   primary_endpoint | met\ngel: second primary_endpoint | mixed\n" in printed
    assert "articles read twice: 1" in printed
    assert "primary_endpoint   100.0%  (2 of 2)" in printed


@pytest.mark.parametrize(
    ("second", "problem"),
    [
        ("[primary_endpoint", "gel: "),
        (
            '[primary_endpoint]\nstatus = "met"\nquote = "pain rose"\n',
            "gel/second.toml: primary_endpoint: the article does not",
        ),
    ],
)
def test_a_spoilt_reading_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], second: str, problem: str) -> None:
    assert main([str(write(tmp_path, second))]) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith(problem)
    assert "articles read twice: 0" in printed.out


def test_the_datasheet_shows_the_corpus_as_it_is() -> None:
    assert write_datasheet(["--check"]) == 0


def test_figures_go_between_the_marks_and_nowhere_else() -> None:
    assert placed(f"before\n{BEGIN}\nold\n{END}\nafter", "new") == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter"
    with pytest.raises(CorpusError, match="marks"):
        placed("no marks", "new")
