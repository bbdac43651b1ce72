from pathlib import Path

import pytest

from evidence.cli.settings import FailOn, OutputFormat, Settings, SettingsError, load_settings
from evidence.vocabulary import Reader, Severity, SourceKind


def write(folder: Path, table: str) -> None:
    (folder / "pyproject.toml").write_text(table, "utf-8")


def test_defaults_hold_without_a_table(tmp_path: Path) -> None:
    write(tmp_path, '[project]\nname = "elsewhere"\n')
    assert load_settings(tmp_path) == Settings()


def test_every_key_is_read(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    write(
        tmp_path,
        '[tool.evidence]\nreader = "clinician"\nformat = "html"\nkind = "abstract"\nfail_on = "some"\n'
        'select = ["a"]\nignore = ["b"]\ntemplates = "house"\nseverity = { no_interval = "note" }\n',
    )
    expected = Settings(
        Reader.CLINICIAN,
        OutputFormat.HTML,
        SourceKind.ABSTRACT,
        FailOn.SOME,
        ("a",),
        ("b",),
        tmp_path / "house",
        {"no_interval": Severity.NOTE},
    )
    assert load_settings(tmp_path) == expected


def test_the_nearest_table_wins_and_files_without_one_are_passed_over(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    write(tmp_path, '[tool.evidence]\nreader = "clinician"\n')
    write(tmp_path / "a", "[tool.other]\n")
    assert load_settings(inner).reader is Reader.CLINICIAN
    write(inner, '[tool.evidence]\nreader = "plain"\n')
    assert load_settings(inner).reader is Reader.PLAIN


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ('[tool.evidence]\nreeder = "plain"\n', "unknown key 'reeder'"),
        ('[tool.evidence]\nreader = "expert"\n', "reader cannot be 'expert'"),
        ("[tool.evidence]\nreader = 3\n", "reader cannot be 3"),
        ('[tool.evidence]\nignore = "no_interval"\n', "ignore is not a list"),
        ("[tool.evidence]\nselect = [1]\n", "select is not a list"),
        ('[tool.evidence]\nseverity = "note"\n', "severity is not a table"),
        ('[tool.evidence]\nseverity = { no_interval = "grave" }\n', "severity.no_interval cannot be 'grave'"),
        ('[tool.evidence]\ntemplates = "nowhere"\n', "templates is no folder"),
        ("[tool]\nevidence = 3\n", "is not a table"),
        ("[tool.evidence\n", "cannot be read"),
    ],
)
def test_a_wrong_table_is_named(tmp_path: Path, table: str, wrong: str) -> None:
    write(tmp_path, table)
    with pytest.raises(SettingsError, match=wrong):
        load_settings(tmp_path)


def test_an_unknown_value_names_the_allowed_ones(tmp_path: Path) -> None:
    write(tmp_path, '[tool.evidence]\nreader = "expert"\n')
    with pytest.raises(SettingsError, match="plain, clinician"):
        load_settings(tmp_path)
