"""The cache: one file a block, named by everything that its text depends on, so that nothing in it is ever out of date.

An entry is written whole and renamed into place, and carries a digest of itself: two builds may share the folder, and an entry
that was damaged is made again.
"""

from __future__ import annotations

import json
import os
import platform
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from evidence.newsletter.options import Request
from evidence.version import __version__

VARIABLE = "EVIDENCE_CACHE"
"""Names the environment variable with the folder of the cache."""

MAX_ENTRIES = 5000
"""Where a folder holds more, its older half goes; an entry takes about 4 kB."""

_ENGINES = ("spacy", "jinja2", "lxml", "markdown-it-py", "css-inline")
_PACKAGE = Path(__file__).resolve().parents[1]
_WEIGHTS = _PACKAGE / "annotate" / "weights"


class Cache:
    """Finished texts by key.

    Attributes:
        folder: where they lie; made when the first is kept.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or default_folder()

    def get(self, key: str) -> str | None:
        """Give what was kept under a key; None where there is nothing or it is damaged."""
        try:
            entry = json.loads(self._path(key).read_text("utf-8"))
            text = entry["text"]
            return text if isinstance(text, str) and entry["sha256"] == _digest(text) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, text: str) -> None:
        """Keep a text under a key; where that is not possible, nothing is kept and nothing is said."""
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            number, draft = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
            with os.fdopen(number, "w", encoding="utf-8") as file:
                json.dump({"sha256": _digest(text), "text": text}, file)
            Path(draft).replace(path)

    def prune(self) -> None:
        """Drop the older half of the entries where there are too many."""
        with suppress(OSError):
            found = sorted(self.folder.glob("*/*.json"), key=lambda path: path.stat().st_mtime)
            for path in found[: len(found) // 2] if len(found) > MAX_ENTRIES else ():
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"


def default_folder() -> Path:
    """Give the folder of the cache: `$EVIDENCE_CACHE`, or the user's cache folder."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("trial-evidence") / "blocks"


def key_of(request: Request, work: str) -> str | None:
    """Give the key of a request: a digest of the article, the options, the package, the templates and the model.

    Args:
        request: what is asked for.
        work: the name of what is done with it.

    Returns:
        None where the source or the template cannot be read: such a request is not kept.
    """
    try:
        article = (
            request.source.encode("utf-8", "surrogatepass") if isinstance(request.source, str) else request.source.read_bytes()
        )
        options = request.options
        suffix = request.source.suffix if isinstance(request.source, Path) else ""
        asked = (work, suffix, request.form, options.reader, options.caveats, options.kind, options.heading)
        parts = (*map(str, asked), options.named(request.form), *_own_templates(request), *engine_versions())
    except OSError:
        return None
    return _digest("\0".join((sha256(article).hexdigest(), *parts)))


def _own_templates(request: Request) -> Iterator[str]:
    """Give digests of the user's templates: of a folder all of them, since one may extend another."""
    template, folder = request.options.template, request.options.templates
    homes = [folder] if folder else []
    if template and Path(template).suffix == ".jinja":
        homes.append(Path(template).resolve().parent)
    for home in homes:
        for path in sorted(home.glob("*.jinja")):
            yield f"{path.name} {sha256(path.read_bytes()).hexdigest()}"


@cache
def engine_versions() -> tuple[str, ...]:
    """Give what the text of a block depends on besides its source and options.

    The package stands in it with its version and with the size and time of each of its files, so that a change in a working
    copy counts; the model with a digest of its weights.
    """
    return (
        f"package {__version__} {_digest(' '.join(_stamps(_PACKAGE)))}",
        f"model {_digest(' '.join(_weights()))}",
        f"python {platform.python_version()}",
        *(f"{name} {_version(name)}" for name in _ENGINES),
    )


def _stamps(folder: Path) -> Iterator[str]:
    for path, folders, files in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            found = os.stat(os.path.join(path, name))  # noqa: PTH116, PTH118 - a Path for each file takes three times as long
            yield f"{name} {found.st_size} {found.st_mtime_ns}"


def _weights() -> Iterator[str]:
    for path in sorted(_WEIGHTS.glob("*")):
        yield f"{path.name} {sha256(path.read_bytes()).hexdigest()}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
