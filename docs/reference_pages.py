"""The generated parts of cli.md and record.md."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from typer.models import ArgumentInfo, OptionInfo

from evidence.cli import app
from evidence.record import EvidenceRecord


def commands() -> dict[str, Callable[..., Any]]:
    """Name every command with the function behind it, in the order of the help."""
    return {known.name: known.callback for known in app.registered_commands if known.name and known.callback}


def cli_reference() -> str:
    """Describe every command: what it does, its parameters, an example."""
    return "\n".join(_command_section(name, function) for name, function in commands().items())


def _command_section(name: str, function: Callable[..., Any]) -> str:
    prose, _, example = inspect.cleandoc(function.__doc__ or "").partition("Example:\n")
    rows = "".join(_parameter_rows(function))
    table = f"| Parameter | Values | Meaning |\n|---|---|---|\n{rows}\n" if rows else ""
    return f"## evidence {name}\n\n{prose.strip()}\n\n{table}```sh\n{inspect.cleandoc(example)}\n```\n"


def _parameter_rows(function: Callable[..., Any]) -> Iterator[str]:
    for name, hint in get_type_hints(function, include_extras=True).items():
        if name == "return":
            continue
        kind, info = get_args(hint)[:2]
        values = " ".join(f"`{value}`" for value in _choices(kind)) or _metavar(info)
        yield _row(_spelling(name, info), values, " ".join((info.help or "").split()))


def _choices(kind: Any) -> list[str]:
    """List the values of an enumeration, wherever in the type it stands."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return list(kind)
    return [value for part in get_args(kind) for value in _choices(part)]


def _metavar(info: OptionInfo | ArgumentInfo) -> str:
    return f"`{info.metavar}`" if isinstance(info, OptionInfo) and info.metavar else ""


def _spelling(name: str, info: OptionInfo | ArgumentInfo) -> str:
    if isinstance(info, ArgumentInfo):
        return f"`{info.metavar or name.upper()}`"
    # Inside Annotated typer holds the first spelling as the default.
    first = (info.default,) if isinstance(info.default, str) else ()
    spellings = (*first, *(info.param_decls or ())) or (f"--{name.replace('_', '-')}",)
    return ", ".join(f"`{spelling}`" for spelling in spellings)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def record_reference() -> str:
    """Describe every model of the record: its fields, their types and meaning."""
    return "\n".join(_model_section(model) for model in _models(EvidenceRecord, set()))


def _models(model: type[BaseModel], seen: set[str]) -> Iterator[type[BaseModel]]:
    """Walk the models that a model is made of, itself first; a generic model counts once."""
    if _plain_name(model) in seen:
        return
    seen.add(_plain_name(model))
    yield model
    for field in model.model_fields.values():
        for part in _parts(field.annotation):
            yield from _models(part, seen)


def _parts(annotation: Any) -> Iterator[type[BaseModel]]:
    arguments = get_args(annotation)
    if isinstance(annotation, type) and not arguments and issubclass(annotation, BaseModel):
        yield annotation
        arguments = annotation.__pydantic_generic_metadata__["args"]
    for argument in arguments:
        yield from _parts(argument)


def _plain_name(model: type[BaseModel]) -> str:
    return model.__name__.partition("[")[0]


def _model_section(model: type[BaseModel]) -> str:
    origin = model.__pydantic_generic_metadata__["origin"] or model
    rows = (
        _row(f"`{name}`", type_name(field.annotation), " ".join((field.description or "").split()))
        for name, field in origin.model_fields.items()
    )
    title = _plain_name(model) + ("[T]" if origin is not model else "")
    summary = " ".join((origin.__doc__ or "").split())
    return f"## {title}\n\n{summary}\n\n| Field | Type | Meaning |\n|---|---|---|\n{''.join(rows)}"


def type_name(annotation: Any) -> str:
    """Write a type as a reader of JSON needs it: `Stated[Phase] or null`, `list of Arm`, the values of an enumeration."""
    arguments = get_args(annotation)
    if annotation is NoneType:
        return "null"
    if get_origin(annotation) is tuple:
        return f"list of {type_name(arguments[0])}"
    if arguments:
        return " or ".join(type_name(argument) for argument in arguments)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _generic_name(annotation)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return " ".join(f"`{value}`" for value in annotation)
    return str(getattr(annotation, "__name__", annotation))


def _generic_name(model: type[BaseModel]) -> str:
    inner = ", ".join(type_name(argument) for argument in model.__pydantic_generic_metadata__["args"])
    return f"{_plain_name(model)}[{inner}]" if inner else model.__name__
