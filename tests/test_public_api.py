"""What a program may rely on from now on."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import evidence

ROOT = Path(__file__).resolve().parents[1]
RELEASE = "Pill trial misses its goal\n\nThe pill did not significantly reduce strokes, the primary endpoint (P=0.40).\n"


def test_every_public_name_loads() -> None:
    for name in evidence.__all__:
        assert getattr(evidence, name) is not None


def test_the_names_are_the_promised_ones() -> None:
    promised = {"read", "extract", "appraise", "render", "summarise", "load_nlp"}
    assert promised <= set(evidence.__all__)


@pytest.mark.parametrize("room", ["appraise", "render"])
def test_a_room_never_takes_the_place_of_the_function_of_its_name(room: str) -> None:
    """Importing `evidence.render` sets that attribute of the package, unless it is told not to."""
    code = f"import evidence, evidence.{room}.__init__; print(callable(evidence.{room}), evidence.{room}.__name__)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == f"True {room}\n"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = evidence.nothing_like_it


def test_importing_the_package_loads_no_room() -> None:
    heavy = "name.startswith(('evidence.', 'spacy', 'pydantic')) and name != 'evidence.version'"
    code = f"import sys, evidence; print([name for name in sys.modules if {heavy}])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("name", "parameters"),
    [("extract", ("source", "kind", "nlp")), ("summarise", ("source", "reader", "kind", "format", "template", "nlp"))],
)
def test_signatures_hold_and_options_are_keywords(name: str, parameters: tuple[str, ...]) -> None:
    signature = inspect.signature(getattr(evidence, name)).parameters
    assert set(parameters) <= set(signature)
    assert all(signature[option].kind is inspect.Parameter.KEYWORD_ONLY for option in parameters[1:])


def test_a_str_is_text_and_a_path_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text(RELEASE, "utf-8")
    from_text, from_file = evidence.extract(RELEASE), evidence.extract(tmp_path / "release.txt")
    assert from_text.article_text == from_file.article_text
    assert from_text.primary_endpoint == from_file.primary_endpoint


def test_an_article_that_was_read_already_gives_the_same_record() -> None:
    assert evidence.extract(evidence.read(RELEASE)) == evidence.extract(RELEASE)


def test_the_text_is_left_out_of_json_unless_asked() -> None:
    record = evidence.extract(RELEASE)
    assert "article_text" not in record.to_json()
    assert evidence.EvidenceRecord.model_validate_json(record.to_json(with_text=True)) == record


def test_a_caveat_has_what_a_program_needs() -> None:
    caveats = evidence.appraise(evidence.extract(RELEASE))
    assert "primary_endpoint_not_met" in {caveat.name for caveat in caveats}
    assert {"name", "code", "severity", "message", "evidence"} <= set(evidence.Caveat.model_fields)


def test_summarise_is_the_whole_path() -> None:
    record = evidence.extract(RELEASE)
    assert evidence.summarise(RELEASE) == evidence.render(record, evidence.appraise(record), template="plain.md")


def test_what_the_library_refuses_is_an_evidence_error() -> None:
    with pytest.raises(evidence.EvidenceError) as caught:
        evidence.summarise("")
    assert caught.value.reason
    assert caught.value.next_step


def test_the_library_never_prints(capfd: pytest.CaptureFixture[str]) -> None:
    evidence.summarise(RELEASE, reader="clinician")
    assert capfd.readouterr() == ("", "")
