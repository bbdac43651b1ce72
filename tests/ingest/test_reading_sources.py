"""Sources of every sort: files, bytes, encodings, kinds, and what is refused."""

from hashlib import sha256
from pathlib import Path

import pytest

from evidence.errors import EmptyArticle, EvidenceError, UnknownFormat, UnreadableArticle
from evidence.ingest import read, read_bytes
from evidence.ingest.reading import MAX_BYTES, MAX_CHARACTERS
from evidence.vocabulary import SourceKind

TEXT = "The drug’s effect was small — 45% of people had no gain, and 0·58 was the ratio."
STORY = "The tablet lowered the rate of falls in a trial of 412 people, the team reports."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT.encode(encoding))
    article = read(file)
    assert article.text == TEXT
    assert article.source == TEXT
    assert article.sha256 == sha256(file.read_bytes()).hexdigest()
    assert article.name == str(file)


def test_declared_encoding() -> None:
    page = f'<html><head><meta charset="iso-8859-5"></head><body><p>{STORY} Москва {STORY}</p></body></html>'
    assert "Москва" in read_bytes(page.encode("iso-8859-5"), name="page").text


def test_one_broken_character_does_not_garble_the_rest() -> None:
    article = read_bytes(TEXT.encode() + "—".encode()[:2], name="cut")
    assert article.text == TEXT + "\ufffd"


def test_normalisation_is_never_done() -> None:
    text = "Platelets were 10⁹ per litre, 0·58 to 1·2, −3 points, 5\u2009mg and ½ a ﬁg."
    assert read(text).text == text


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyArticle),
        (b" \n\t", EmptyArticle),
        (b"... --- ...", EmptyArticle),
        (b"%PDF-1.7 text", UnreadableArticle),
        (b"PK\x03\x04word", UnreadableArticle),
        (b"a\x00b", UnreadableArticle),
        (b"\x01\x02\x03text", UnreadableArticle),
        (b"abc \x81 def", UnreadableArticle),
        (b"a " * (MAX_BYTES // 2 + 1), UnreadableArticle),
        (b"a " * (MAX_CHARACTERS // 2 + 1), UnreadableArticle),
    ],
)
def test_refused_bytes(content: bytes, error: type[EvidenceError]) -> None:
    with pytest.raises(error) as caught:
        read_bytes(content, name="stdin")
    assert str(caught.value).startswith("stdin: ")
    assert caught.value.args
    assert getattr(caught.value, "next_step", "")


def test_refused_paths(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.txt"):
        with pytest.raises(UnreadableArticle):
            read(path)


def test_a_file_name_given_as_text() -> None:
    with pytest.raises(EmptyArticle, match="Path"):
        read("release.txt")


@pytest.mark.parametrize("text", [TEXT, "Falls: 12 vs 30", STORY * 10])
def test_english_and_short_texts_pass(text: str) -> None:
    assert read(text).text


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Studie zeigt, dass das Medikament nicht besser wirkt als das Scheinmedikament in der Gruppe. ",
        "El estudio muestra que el medicamento no es mejor que el placebo para los pacientes mayores. ",
        "Исследование показало, что препарат не лучше плацебо для пациентов. ",
    ],
)
def test_other_languages_are_refused(sentence: str) -> None:
    with pytest.raises(EmptyArticle, match="English"):
        read(sentence * 6)


def test_given_kind_wins_and_unknown_kind_is_named() -> None:
    assert read(f"PRESS RELEASE\n{STORY}", kind="news").kind is SourceKind.NEWS
    with pytest.raises(UnknownFormat, match="press_release, news"):
        read(STORY, kind="blog")


def test_unknown_media_type() -> None:
    with pytest.raises(UnknownFormat, match="text/html"):
        read(STORY, media_type="application/msword")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"PURPOSE: {STORY} METHODS: {STORY} RESULTS: {STORY}", SourceKind.ABSTRACT),
        (f"Background\n{STORY}\nResults\n{STORY}", SourceKind.ABSTRACT),
        (f"Background\n{STORY}\nMethods\n{STORY * 150}", SourceKind.FULL_TEXT),
        (f"New tablet cuts falls in people\n\n{STORY}\n\n{STORY}\n\n###", SourceKind.PRESS_RELEASE),
        (f"LONDON, March 3, 2024 -- {STORY}", SourceKind.PRESS_RELEASE),
        (f"New tablet cuts falls in people\nBy Ada Example\n{STORY}", SourceKind.NEWS),
        (f"NCT Number: NCT00000000\nStudy type: trial\nEstimated enrollment: 40\n{STORY}", SourceKind.REGISTRY),
        (STORY, SourceKind.UNKNOWN),
        (f"{STORY} The results of 2024 -- all of them -- were clear.", SourceKind.UNKNOWN),
    ],
)
def test_guessed_kinds(text: str, kind: SourceKind) -> None:
    assert read(text).kind is kind


def test_media_type_by_suffix_and_by_first_characters(tmp_path: Path) -> None:
    for name, content, form in (
        ("a.md", f"# Tablet\n\n{STORY}", "text/markdown"),
        ("a.html", f"<p>{STORY}</p>", "text/html"),
        ("a.txt", f"# Tablet\n\n{STORY}", "text/plain"),
        ("a", f"<p>{STORY}</p>", "text/html"),
        ("b.txt", f"<!doctype html><html><body><p>{STORY}</p></body></html>", "text/html"),
    ):
        (tmp_path / name).write_text(content)
        assert read(tmp_path / name).media_type == form, name


def test_a_comparison_at_the_start_is_no_tag() -> None:
    assert read("<0.05 was the p-value of the trial.").media_type == "text/plain"
