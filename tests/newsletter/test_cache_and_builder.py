"""The cache is never out of date, survives damage and company; the builder does no work twice."""

from __future__ import annotations

import json
import multiprocessing
import subprocess
import sys
from pathlib import Path

import pytest

from evidence.errors import EvidenceError
from evidence.newsletter import Builder, Form, Options, Request
from evidence.newsletter import cache as cache_module
from evidence.newsletter.builder import POOL_FROM
from evidence.newsletter.cache import Cache, engine_versions, key_of
from evidence.vocabulary import Reader, SourceKind
from tests.newsletter.conftest import RELEASE

ROOT = Path(__file__).resolve().parents[2]


class Counter:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.__qualname__ = "counter"

    def __call__(self, request: Request) -> str:
        self.asked.append(request)
        if "bad" in str(request.source):
            raise EvidenceError("bad", "mend it")
        return f"text {len(self.asked)}"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(RELEASE, "utf-8")
    return path


def key(source: Path | str, options: Options | None = None, form: Form = Form.MARKDOWN, work: str = "w") -> str | None:
    return key_of(Request(source, options or Options(), form), work)


def test_the_key_depends_on_the_words_of_the_article(article: Path) -> None:
    before = key(article)
    assert key(article) == before
    article.write_text(RELEASE.replace("900", "901"), "utf-8")
    assert key(article) != before


@pytest.mark.parametrize(
    "options",
    [
        Options(reader=Reader.CLINICIAN),
        Options(template="verdict.md"),
        Options(caveats="none"),
        Options(kind=SourceKind.NEWS),
        Options(heading=2),
    ],
)
def test_the_key_depends_on_every_option(article: Path, options: Options) -> None:
    assert key(article, options) != key(article)


def test_the_key_depends_on_form_work_and_suffix(article: Path) -> None:
    other = article.with_suffix(".md")
    other.write_bytes(article.read_bytes())
    assert len({key(article), key(article, form=Form.HTML), key(article, work="other"), key(other)}) == 4


def test_the_key_depends_on_ones_own_templates(article: Path, tmp_path: Path) -> None:
    house = tmp_path / "house"
    house.mkdir()
    options = Options(templates=house)
    keys = [key(article), key(article, options)]
    (house / "plain.md.jinja").write_text("one", "utf-8")
    keys.append(key(article, options))
    (house / "plain.md.jinja").write_text("two", "utf-8")
    keys.append(key(article, options))
    assert len(set(keys)) >= 3
    assert keys[-1] != keys[-2]


def test_the_key_depends_on_package_model_and_engines(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = engine_versions()
    assert [each.split()[0] for each in versions[:3]] == ["package", "model", "python"]
    assert any(each.startswith("spacy ") for each in versions)
    before = key(article)
    for at in range(len(versions)):
        changed = tuple(f"{each} changed" if number == at else each for number, each in enumerate(versions))
        monkeypatch.setattr(cache_module, "engine_versions", lambda changed=changed: changed)
        assert key(article) != before


def test_a_changed_file_of_the_package_changes_its_stamp(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("x", "utf-8")
    before = list(cache_module._stamps(tmp_path))
    (tmp_path / "a.toml").write_text("xy", "utf-8")
    assert list(cache_module._stamps(tmp_path)) != before


def test_an_article_that_cannot_be_read_has_no_key(tmp_path: Path) -> None:
    assert key(tmp_path / "gone.txt") is None


def test_what_is_kept_is_not_made_again(article: Path, tmp_path: Path) -> None:
    work = Counter()
    builder = Builder(work=work, cache=Cache(tmp_path / "cache"))
    assert [builder.build(Request(article)) for _ in range(3)] == ["text 1"] * 3
    article.write_text(RELEASE.replace("900", "901"), "utf-8")
    assert builder.build(Request(article)) == "text 2"


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"text": "x"}', b'{"text": "forged", "sha256": "00"}', b"\xff\xfe"])
def test_a_damaged_entry_is_made_again(article: Path, tmp_path: Path, damage: bytes) -> None:
    work = Counter()
    builder = Builder(work=work, cache=Cache(tmp_path / "cache"))
    builder.build(Request(article))
    (entry,) = (tmp_path / "cache").glob("*/*.json")
    entry.write_bytes(damage)
    assert builder.build(Request(article)) == "text 2"
    assert json.loads(entry.read_text("utf-8"))["text"] == "text 2"


def test_a_folder_that_cannot_be_written_is_no_trouble(article: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert Builder(work=Counter(), cache=Cache(tmp_path / "file")).build(Request(article)) == "text 1"


def test_what_was_refused_is_not_kept(tmp_path: Path) -> None:
    work = Counter()
    (tmp_path / "bad.txt").write_text("x", "utf-8")
    builder = Builder(work=work, cache=Cache(tmp_path / "cache"))
    for _ in range(2):
        with pytest.raises(EvidenceError, match="mend it"):
            builder.build(Request(tmp_path / "bad.txt"))
    assert len(work.asked) == 2


def test_equal_requests_are_done_once_and_all_are_answered(tmp_path: Path) -> None:
    work = Counter()
    asked = [Request("one"), Request("bad"), Request("one"), Request("two")]
    done: list[Request] = []
    results = Builder(work=work).build_all(asked, on_done=done.append)
    assert [str(each) for each in results] == ["text 1", "bad. mend it.", "text 1", "text 3"]
    assert len(work.asked) == len(done) == 3


def test_many_requests_go_to_processes_and_come_back_in_order(tmp_path: Path) -> None:
    asked = [Request(RELEASE.replace("900", str(900 + number))) for number in range(POOL_FROM)]
    asked.append(Request(tmp_path / "gone.txt", name="gone.txt"))
    results = Builder(jobs=2).build_all(asked)
    assert isinstance(results[-1], EvidenceError)
    assert "gone.txt: there is no such file" in str(results[-1])
    texts = [str(result) for result in results[:-1]]
    assert all(str(900 + number) in text for number, text in enumerate(texts))


def _fill(folder: Path, number: int) -> None:
    kept = Cache(folder)
    for turn in range(100):
        kept.put(f"{turn % 5:064}", f"text {turn % 5}")
        found = kept.get(f"{number % 5:064}")
        if found not in {None, f"text {number % 5}"}:
            raise SystemExit(1)


def test_two_builds_at_once_see_whole_entries(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    running = [context.Process(target=_fill, args=(tmp_path, number)) for number in range(2)]
    for each in running:
        each.start()
    for each in running:
        each.join(60)
    assert [each.exitcode for each in running] == [0, 0]
    assert not list(tmp_path.glob("*/*.tmp"))


def test_too_many_entries_are_halved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "MAX_ENTRIES", 4)
    kept = Cache(tmp_path)
    for number in range(6):
        kept.put(f"{number}{number}abc", "x")
    kept.prune()
    assert len(list(tmp_path.glob("*/*.json"))) == 3


def test_a_warm_build_loads_no_pipeline(article: Path) -> None:
    issue = article.with_name("issue.md")
    issue.write_text('<!-- evidence:begin source="a.txt" -->\n<!-- evidence:end -->\n', "utf-8")
    code = (
        "import sys\nfrom typer.testing import CliRunner\nfrom evidence.cli import app\n"
        f"done = CliRunner().invoke(app, ['blocks', {str(issue)!r}])\n"
        "print(done.exit_code, sorted({'spacy', 'jinja2', 'numpy', 'evidence.pipeline'} & set(sys.modules)))\n"
    )
    call = [sys.executable, "-c", code]
    runs = [subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert "spacy" in runs[0]
    assert runs[1] == "0 []\n"
