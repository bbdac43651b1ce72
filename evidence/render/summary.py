"""Rendering: choose the template, build the view, write the summary; every failure names the template and the line."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.errors import TemplateError
from evidence.vocabulary import Reader, Spelling

if TYPE_CHECKING:
    from evidence.caveat import Caveat
    from evidence.record import EvidenceRecord

_JSON = tuple(f"{reader}.json" for reader in Reader)
_SUFFIX = ".jinja"
_CORRECT = "Correct the template, or use plain.md or clinician.md"


def render(
    record: EvidenceRecord,
    caveats: Sequence[Caveat],
    *,
    template: str | Path = "plain.md",
    folder: Path | None = None,
    spelling: Spelling = Spelling.BRITISH,
) -> str:
    """Write the summary of a record.

    Args:
        record: what the text states.
        caveats: what `appraise` raised on it.
        template: a name (`plain.md`, `clinician.html`, `plain.json` …), or the path of a Jinja template of your own.
        folder: a folder with templates of your own, which go before the package's of the same name.
        spelling: British or American, for the package's own words; names and quotations stay as the article has them.

    Raises:
        TemplateError: the template is missing, not allowed, or fails; the message names it and the line.
    """
    if str(template) in _JSON:
        from evidence.render.dump import dump_json

        return dump_json(record, caveats, Reader(str(template).removesuffix(".json")))
    name, folders = _locate(template, folder)
    return _write(record, caveats, name, folders, spelling)


def templates(folder: Path | None = None) -> tuple[str, ...]:
    """List the names of the templates available: the package's, and those of a folder of your own."""
    from evidence.render.environment import TemplateLoader

    _check_folder(folder)
    return tuple(sorted({*TemplateLoader((folder,) if folder else ()).list_templates(), *_JSON}))


def _check_folder(folder: Path | None) -> None:
    if folder is not None and not folder.is_dir():
        raise TemplateError(f"There is no folder {folder}", "Give the folder that holds your templates")


def _locate(template: str | Path, folder: Path | None) -> tuple[str, tuple[Path, ...]]:
    _check_folder(folder)
    folders = (folder.resolve(),) if folder else ()
    path = Path(template)
    if isinstance(template, Path) or path.name != template or path.suffix == _SUFFIX:
        if not path.is_file():
            raise TemplateError(f"There is no template file {template}", f"Use one of {', '.join(templates(folder))}")
        if path.suffix != _SUFFIX:
            raise TemplateError(f"{template} is not named as a template", f"Rename it to {path.name}{_SUFFIX}")
        return path.name.removesuffix(_SUFFIX), (path.resolve().parent, *folders)
    return path.name, folders


def _write(record: EvidenceRecord, caveats: Sequence[Caveat], name: str, folders: tuple[Path, ...], spelling: Spelling) -> str:
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    from evidence.render.citation import Ledger
    from evidence.render.environment import FORMATS, environment
    from evidence.render.view import build_view

    format = name.rsplit(".", 1)[-1]
    if format not in FORMATS:
        listed = ", ".join(templates(next(iter(folders), None)))
        raise TemplateError(
            f"There is no template {name}", f"Use one of {listed}, or a file that ends in .md.jinja or .html.jinja"
        )
    ledger = Ledger(record, caveats)
    view = build_view(record, caveats, spelling)
    try:
        chosen = environment(format, folders).get_template(name)
        return chosen.render(view=view, record=record, caveats=tuple(caveats), ledger=ledger)
    except TemplateNotFound as error:
        raise TemplateError(f"There is no template {error.name}", f"Use one of {', '.join(templates())}") from error
    except TemplateSyntaxError as error:
        raise TemplateError(f"{error.name or name}, line {error.lineno}: {error.message}".rstrip("."), _CORRECT) from error
    except Exception as error:  # a template is somebody's program: whatever it raises is the template's failure
        where = _place(error, name)
        raise TemplateError(f"{where}: {error or type(error).__name__}".rstrip("."), _CORRECT) from error


def _place(error: BaseException, name: str) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(_SUFFIX)]
    return f"{Path(frames[-1].filename).name.removesuffix(_SUFFIX)}, line {frames[-1].lineno}" if frames else name
