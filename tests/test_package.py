"""What a user installs: the wheel and the source archive hold everything and work alone."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("hatchling")

ROOT = Path(__file__).resolve().parents[1]
NEEDED = {".toml", ".csv", ".md", ".html", ".json", ".jinja", ".txt", ".typed"}
RELEASE = "The pill did not significantly reduce strokes, the primary endpoint, in 900 adults (P=0.40).\n"

pytestmark = pytest.mark.slow


def shipped_files() -> set[str]:
    """Name every file of the package that is no code: templates, lexicons, the typing marker."""
    found = {path.relative_to(ROOT).as_posix() for path in (ROOT / "evidence").rglob("*") if path.suffix in NEEDED}
    templates = {f"evidence/render/templates/{path.name}" for path in (ROOT / "templates").iterdir() if path.is_file()}
    return found | templates


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    call = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(call, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    return next(built.glob("*.whl"))


def test_the_wheel_holds_every_file(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    assert shipped_files() <= held
    assert {"evidence/py.typed", "evidence/render/templates/plain.md.jinja"} <= held
    assert not {name for name in held if name.startswith(("tests/", "corpus/", "templates/"))}


def test_the_source_archive_holds_what_a_build_needs(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        held = {member.name.partition("/")[2]: member for member in archive.getmembers()}
    assert shipped_files() <= set(held)
    assert {"pyproject.toml", "README.md", "LICENSE", "Makefile", "CHANGELOG.md"} <= set(held)
    assert held["evidence/render/templates/plain.md.jinja"].isfile()


def test_a_wheel_built_from_the_source_archive_is_the_same(built: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    call = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "again")]
    subprocess.run(call, cwd=folder, check=True, capture_output=True)
    again = next((tmp_path / "again").glob("*.whl"))
    assert zipfile.ZipFile(again).namelist() == zipfile.ZipFile(wheel).namelist()


def test_the_wheel_renders_in_a_clean_environment(wheel: Path, tmp_path: Path) -> None:
    """Dependencies come from this environment by a path file, so that no network is needed; the project does not."""
    venv.create(tmp_path / "venv", with_pip=False, symlinks=True)
    python = tmp_path / "venv" / "bin" / "python"
    paths = {scheme: sysconfig.get_paths()[scheme] for scheme in ("purelib", "platlib")}
    site = Path(
        subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], check=True, capture_output=True, text=True
        ).stdout.strip()
    )
    zipfile.ZipFile(wheel).extractall(site)
    code = f"import sys; sys.path += {sorted(set(paths.values()))!r}\n"
    code += f"import evidence; print(evidence.__file__); print(evidence.summarise({RELEASE!r}, reader='clinician'))"
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run([python, "-I", "-c", code], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
    assert done.stdout.startswith(str(site))
    assert "900" in done.stdout
