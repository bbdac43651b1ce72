"""The conventions that a linter cannot see."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

import pytest
from pydantic import BaseModel

from evidence import caveat, record

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("evidence", "tests", "docs", "benchmarks", "training")
FILES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
PACKAGE = [path for path in FILES if path.is_relative_to(ROOT / "evidence")]
LONGEST_FILE, LONGEST_FUNCTION, MEDIAN_FUNCTION, SHORT_REGEX = 300, 40, 12, 80
# One hand-off is one file, however many fields it has: a reader finds the whole contract in one place.
CONTRACTS = {"evidence/mentions.py", "evidence/record.py", "evidence/vocabulary.py"}
BANNED = {"utils", "util", "helpers", "helper", "common", "manager", "handle", "data", "misc"}
MODELS = [
    model
    for module in (record, caveat)
    for model in vars(module).values()
    if isinstance(model, type) and issubclass(model, BaseModel) and model is not BaseModel
]

Function = ast.FunctionDef | ast.AsyncFunctionDef


def label(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def length(function: Function) -> int:
    """Count a function's lines from `def` to its end, without its docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def too_long(path: Path) -> list[str]:
    return [f"{label(path)}:{each.lineno} {each.name}" for each in functions(path) if length(each) > LONGEST_FUNCTION]


def test_files_are_short() -> None:
    lengths = {label(path): len(path.read_text("utf-8").splitlines()) for path in FILES}
    assert not {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE and name not in CONTRACTS}


def test_functions_are_short() -> None:
    assert not [name for path in FILES for name in too_long(path)]


def test_most_functions_are_very_short() -> None:
    assert median(length(each) for path in PACKAGE for each in functions(path)) <= MEDIAN_FUNCTION


def test_the_length_of_a_function_leaves_its_docstring_out(tmp_path: Path) -> None:
    source = 'def f():\n    """One.\n\n    Two.\n    """\n    return 1\n'
    assert [length(node) for node in ast.parse(source).body if isinstance(node, Function)] == [2]


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert not [label(path) for path in FILES if set(path.relative_to(ROOT).with_suffix("").parts) & BANNED]


def test_no_function_or_class_has_a_name_that_says_nothing() -> None:
    named = (ast.FunctionDef, ast.ClassDef)
    found = [
        f"{label(path)}:{node.lineno} {node.name}"
        for path in FILES
        for node in ast.walk(tree(path))
        if isinstance(node, named) and node.name.lower().strip("_") in BANNED
    ]
    assert not found


def test_no_class_is_named_after_its_pattern() -> None:
    """A class that ends in Manager or Helper has no idea of its own."""
    found = [
        f"{label(path)}:{node.lineno} {node.name}"
        for path in FILES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and re.search(r"(Manager|Helper|Utils?|Handler)$", node.name)
    ]
    assert not found


def test_nothing_loads_a_spacy_model_but_the_pipeline() -> None:
    calls = re.compile(r"\bspacy\.(?:load|blank)\(")
    found = [label(path) for path in PACKAGE if calls.search(path.read_text("utf-8"))]
    assert set(found) <= {"evidence/annotate/pipeline.py"}


def test_no_annotator_asks_spacy_for_the_text() -> None:
    """`Doc.text` joins every token anew each time; asked for in a loop it took three quarters of the time."""
    asked = re.compile(r"\bdoc\.text\b")
    assert not [label(path) for path in PACKAGE if asked.search(path.read_text("utf-8"))]


def compiled_without_verbose(path: Path) -> list[str]:
    calls = (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    return [
        f"{label(path)}:{node.lineno}"
        for node in calls
        if ast.unparse(node.func) == "re.compile"
        and len(ast.unparse(node.args[0])) > SHORT_REGEX
        and "VERBOSE" not in ast.unparse(node)
    ]


def test_long_regexes_are_verbose() -> None:
    assert not [place for path in PACKAGE for place in compiled_without_verbose(path)]


def test_no_regex_jumps_a_gap() -> None:
    gap = re.compile(r"\.\{\d+,\d{2,}\}")
    assert not [label(path) for path in PACKAGE if gap.search(path.read_text("utf-8"))]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_of_a_public_model_has_a_line(model: type[BaseModel]) -> None:
    parts = ast.parse((ROOT / "evidence" / f"{model.__module__.rpartition('.')[2]}.py").read_text("utf-8")).body
    body = next(node.body for node in parts if isinstance(node, ast.ClassDef) and node.name == model.__name__.partition("[")[0])
    for field, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(field, ast.AnnAssign):
            described = isinstance(after, ast.Expr) or "description=" in ast.unparse(field)
            assert described, f"{model.__name__}.{ast.unparse(field.target)} has no line"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_public_models_are_frozen_and_closed(model: type[BaseModel]) -> None:
    assert model.model_config.get("frozen")
    assert model.model_config.get("extra") == "forbid"


def test_every_lexicon_loads() -> None:
    from evidence.annotate import lexicon

    assert lexicon.names()
    for name in lexicon.names():
        assert lexicon.load(name).entries, name


def test_the_pipeline_has_no_open_needs() -> None:
    from evidence.annotate import load_nlp

    nlp = load_nlp()
    assert nlp.pipe_names
    analysis = nlp.analyze_pipes(keys=["assigns", "requires"])
    assert analysis is not None
    assert not {name: problems for name, problems in analysis["problems"].items() if problems}
