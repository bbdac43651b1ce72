"""The commands as a user calls them, in one process, with the real rooms behind them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from evidence import __version__
from evidence.article import Article
from evidence.cli import app
from evidence.record import EvidenceRecord

RELEASE = (
    "Pill protects the heart\n\n"
    "The trial randomly assigned 900 adults to the pill or a placebo. The primary endpoint was stroke.\n\n"
    "The pill did not significantly reduce the primary endpoint (hazard ratio, 0.95; 95% CI, 0.80 to 1.13; P=0.55).\n"
)


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def release(tmp_path: Path) -> str:
    (tmp_path / "release.txt").write_text(RELEASE, "utf-8")
    return "release.txt"


def call(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, arguments, input=stdin, catch_exceptions=False)


def test_the_version() -> None:
    assert call("--version").stdout == f"evidence {__version__}\n"


def test_no_command_shows_the_help() -> None:
    assert "Commands:" in call().output


@pytest.mark.parametrize("reader", ["plain", "clinician"])
@pytest.mark.parametrize("format", ["md", "html"])
def test_summarise_says_what_failed(release: str, reader: str, format: str) -> None:
    done = call("summarise", release, "--reader", reader, "--format", format)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "900" in done.stdout


def test_summarise_writes_json(release: str) -> None:
    assert json.loads(call("summarise", release, "--format", "json").stdout)


def test_stdin_reads_like_a_file(release: str) -> None:
    assert call("text", "-", stdin=RELEASE).stdout == call("text", release).stdout
    assert call("summarise", "-", stdin=RELEASE).stdout == call("summarise", release).stdout


def test_extract_prints_a_valid_record_without_the_text(release: str) -> None:
    record = EvidenceRecord.model_validate_json(call("extract", release).stdout)
    assert record.primary_endpoint.status == "not_met"
    assert record.article_text is None


def test_offsets_point_into_what_text_prints(release: str) -> None:
    text = call("text", release).stdout
    record = EvidenceRecord.model_validate_json(call("extract", release, "--with-text").stdout)
    assert record.article_text == text
    quotes = record.primary_endpoint.evidence
    assert quotes
    assert all(text[quote.start : quote.end] == quote.quote for quote in quotes)


def test_the_given_kind_reaches_the_record(release: str) -> None:
    assert json.loads(call("extract", release, "--kind", "abstract").stdout)["source"]["kind"] == "abstract"


def test_several_records_stand_one_a_line(release: str) -> None:
    lines = call("extract", release, release).stdout.splitlines()
    assert len(lines) == 2
    assert all(EvidenceRecord.model_validate_json(line) for line in lines)


def test_several_summaries_stand_with_a_rule_between(release: str) -> None:
    one = call("summarise", release).stdout
    assert call("summarise", release, release).stdout == f"{one}\n---\n\n{one}"


def test_check_prints_findings_with_their_line(release: str) -> None:
    done = call("check", release)
    assert done.exit_code == 0
    lines = [line for line in done.stdout.splitlines() if " primary_endpoint_not_met " in line]
    assert len(lines) == 1
    assert lines[0].startswith("release.txt:5: ")


@pytest.mark.parametrize(("threshold", "code"), [("serious", 1), ("note", 1), ("never", 0)])
def test_findings_fail_only_when_asked(release: str, threshold: str, code: int) -> None:
    assert call("check", release, "--fail-on", threshold).exit_code == code


def test_what_is_ignored_does_not_fail(release: str) -> None:
    names = {
        row["name"] for row in json.loads(call("check", release, "--format", "json").stdout) if row["severity"] == "serious"
    }
    assert names
    ignored = [part for name in sorted(names) for part in ("--ignore", name)]
    assert call("check", release, "--fail-on", "serious", *ignored).exit_code == 0


def test_only_what_is_selected_is_reported(release: str) -> None:
    rows = json.loads(call("check", release, "--format", "json", "--select", "primary_endpoint_not_met").stdout)
    assert {row["name"] for row in rows} == {"primary_endpoint_not_met"}


def test_explain_by_name_and_by_code_and_the_list() -> None:
    page = call("explain", "relative_effect_only").stdout
    assert "relative effect" in page.lower()
    code = next(line.split()[0] for line in call("explain").stdout.splitlines() if " relative_effect_only " in line)
    assert call("explain", code).stdout == page


def test_the_schema_is_a_schema() -> None:
    schema = json.loads(call("schema").stdout)
    assert set(EvidenceRecord.model_fields) == set(schema["properties"])


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("summarise", "release.txt", "--reader", "expert"), "clinician"),
        (("summarise", "release.txt", "--kind", "blog"), "press_release"),
        (("summarise", "release.txt", "--format", "pdf"), "html"),
        (("summarise", "release.txt", "--template", "nothing.md"), "plain.md"),
        (("check", "release.txt", "--fail-on", "all"), "serious"),
        (("check", "release.txt", "--ignore", "relative_effect"), "relative_effect_only"),
        (("explain", "relative_effect"), "relative_effect_only"),
    ],
)
def test_an_unknown_value_exits_2_and_names_the_allowed_ones(release: str, arguments: tuple[str, ...], named: str) -> None:
    done = call(*arguments)
    assert done.exit_code == 2
    assert named in done.stderr
    assert done.stdout == ""


def test_an_unknown_template_is_said_once_for_all_files(release: str) -> None:
    done = call("summarise", release, release, "--template", "nothing.md")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)


def test_a_template_can_be_a_path(release: str) -> None:
    Path("letter.md.jinja").write_text("A letter.\n", "utf-8")
    assert call("summarise", release, "--template", "./letter.md.jinja").stdout == "A letter.\n"
    assert call("summarise", release, "--template", "letter.md.jinja", "-o", "out").exit_code == 0
    assert Path("out/release.md").read_text("utf-8") == "A letter.\n"


@pytest.mark.parametrize("command", ["summarise", "extract", "check", "text"])
def test_bad_input_is_one_sentence_on_stderr(command: str) -> None:
    for name, content in {"empty.txt": b"", "binary.txt": b"\x00\x01\x02\xff" * 400}.items():
        Path(name).write_bytes(content)
        done = call(command, name)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith("evidence: ")
        assert name in done.stderr
        assert done.stderr.count("\n") == 1


def test_a_missing_file_is_named() -> None:
    done = call("summarise", "nowhere.txt")
    assert done.exit_code == 2
    assert "nowhere.txt" in done.stderr


def test_one_bad_file_of_several(release: str) -> None:
    Path("empty.txt").write_bytes(b"")
    done = call("extract", "empty.txt", release)
    assert done.exit_code == 2
    assert EvidenceRecord.model_validate_json(done.stdout)
    assert done.stderr.count("\n") == 1


def test_a_failed_file_outranks_findings(release: str) -> None:
    assert call("check", "nowhere.txt", release, "--fail-on", "note").exit_code == 2


def test_a_folder_gets_whole_files_and_stdout_nothing(release: str) -> None:
    Path("empty.txt").write_bytes(b"")
    done = call("summarise", release, "empty.txt", "--format", "html", "-o", "out")
    assert (done.exit_code, done.stdout) == (2, "")
    assert [path.name for path in Path("out").iterdir()] == ["release.html"]
    assert Path("out/release.html").read_text("utf-8") == call("summarise", release, "--format", "html").stdout


def test_records_go_to_a_folder_too(release: str) -> None:
    call("extract", release, "-o", "out")
    assert EvidenceRecord.model_validate_json(Path("out/release.json").read_text("utf-8"))


def test_a_template_of_ones_own(release: str) -> None:
    Path("mine").mkdir()
    Path("mine/plain.md.jinja").write_text("Mine alone.\n", "utf-8")
    assert call("summarise", release, "--templates", "mine").stdout == "Mine alone.\n"


def test_project_defaults_hold_and_options_win(release: str) -> None:
    Path("pyproject.toml").write_text('[tool.evidence]\nformat = "html"\nfail_on = "note"\n', "utf-8")
    assert call("summarise", release).stdout.lstrip().startswith("<")
    assert not call("summarise", release, "--format", "md").stdout.lstrip().startswith("<")
    assert call("check", release).exit_code == 1
    assert call("check", release, "--fail-on", "never").exit_code == 0


@pytest.mark.parametrize("command", ["summarise", "extract", "check"])
def test_an_unknown_rule_in_the_defaults_is_an_error_everywhere(release: str, command: str) -> None:
    Path("pyproject.toml").write_text('[tool.evidence]\nignore = ["no_such_rule"]\n', "utf-8")
    done = call(command, release)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "no_such_rule" in done.stderr


def test_control_c_is_quiet(release: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(source: str, kind: object = None) -> Article:
        raise KeyboardInterrupt

    monkeypatch.setattr("evidence.cli.reading.read_source", interrupt)
    done = call("text", release)
    assert (done.exit_code, done.stdout, done.stderr) == (130, "", "")
