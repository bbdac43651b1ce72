"""Weaken the rules one place at a time, and count how many of the weakened ones their examples and near misses catch.

    python -m tests.appraise.mutation              every module of evidence/appraise that decides something
    python -m tests.appraise.mutation no_interval  those whose name holds these words

Nothing is written to disk: a changed module is compiled in memory and put in the place of the functions it changes.
"""

from __future__ import annotations

import ast
import copy
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import evidence
from evidence.appraise.rule import Rule
from evidence.appraise.rules import RULES
from evidence.evaluation.passage_record import record_from_passages
from evidence.record import EvidenceRecord
from tests.appraise.design_pairs import DESIGN_PAIRS
from tests.appraise.examples import EXAMPLES
from tests.appraise.mutation_pairs import MUTATION_PAIRS
from tests.appraise.quotation_pairs import QUOTATION_PAIRS
from tests.appraise.result_pairs import RESULT_PAIRS

FOLDER = Path(evidence.__file__).parent / "appraise"
SHARED = ("design", "effects", "harms", "horizon", "quotations", "statistics", "subgroups")
PAIRS = (*RESULT_PAIRS, *DESIGN_PAIRS, *MUTATION_PAIRS, *QUOTATION_PAIRS)
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}

_SAYING = ("sorted", "cited", "listed")


@dataclass(frozen=True)
class Mutant:
    """A module with one place changed."""

    module: str
    line: int
    change: str
    tree: ast.Module

    def __str__(self) -> str:
        return f"{self.module}:{self.line} {self.change}"


@cache
def cases() -> tuple[tuple[Rule, bool, EvidenceRecord], ...]:
    """Give every record on which a rule is known to speak or to be silent."""
    by_name = {rule.name: rule for rule in RULES}
    held = [(example.rule, example.raised, example.record) for example in EXAMPLES]
    for name, shared, speaks, quiet in PAIRS:
        held.append((by_name[name], True, record_from_passages(f"{shared} {speaks}")))
        held.append((by_name[name], False, record_from_passages(f"{shared} {quiet}")))
    return tuple(held)


def modules() -> list[str]:
    """Name the modules that decide something."""
    return [*(f"rules.{rule.name}" for rule in RULES), *SHARED]


def mutants(name: str) -> Iterator[Mutant]:
    """Make every mutant of a module."""
    source = (FOLDER / f"{name.replace('.', '/')}.py").read_text("utf-8")
    tree = ast.parse(source)
    places = [node for function in tree.body if isinstance(function, ast.FunctionDef) for node in _inner(function)]
    for at, node in enumerate(places):
        for change, apply in _changes(node):
            twin = copy.deepcopy(tree)
            twin_places = [each for function in twin.body if isinstance(function, ast.FunctionDef) for each in _inner(function)]
            apply(twin_places[at])
            yield Mutant(name, getattr(node, "lineno", 0), change, ast.fix_missing_locations(twin))


def _inner(function: ast.FunctionDef) -> list[ast.AST]:
    """Give the nodes of a function that decide, leaving out what it says and the keys that it sorts by."""
    skipped: set[int] = set()
    for node in ast.walk(function):
        called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.JoinedStr) or called in _SAYING:
            skipped |= {id(each) for each in ast.walk(node) if each is not node}
        if isinstance(node, ast.Call) and called == "Finding":
            skipped |= {id(each) for argument in node.args for each in ast.walk(argument)}
    return [node for statement in function.body for node in ast.walk(statement) if id(node) not in skipped]


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[[Any], None]]]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
        new = COMPARISONS[type(node.ops[0])]
        yield f"{ast.unparse(node)}: {new.__name__}", lambda twin: twin.ops.__setitem__(0, new())
    if isinstance(node, ast.BoolOp):
        other = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield f"{ast.unparse(node)}: {other.__name__}", lambda twin: setattr(twin, "op", other())
        for at in range(len(node.values)):
            yield f"{ast.unparse(node)}: without part {at + 1}", partial(_drop, at=at)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield f"{ast.unparse(node)}: not taken off", _without_not
    if isinstance(node, ast.If):
        yield f"if {ast.unparse(node.test)}: always", lambda twin: setattr(twin, "test", ast.Constant(True))
        yield f"if {ast.unparse(node.test)}: never", lambda twin: setattr(twin, "test", ast.Constant(False))
    if isinstance(node, ast.comprehension) and node.ifs:
        yield f"if {ast.unparse(node.ifs[0])}: always", lambda twin: twin.ifs.clear()


def _drop(twin: ast.BoolOp, *, at: int) -> None:
    """Replace one part by what leaves the decision to the others."""
    twin.values[at] = ast.Constant(isinstance(twin.op, ast.And))


def _without_not(twin: ast.UnaryOp) -> None:
    twin.operand = ast.UnaryOp(ast.Not(), twin.operand)


def survives(mutant: Mutant) -> bool:
    """Tell whether no example or near miss notices a mutant."""
    module = import_module(f"evidence.appraise.{mutant.module}")
    spare = ModuleType(module.__name__)
    spare.__dict__.update(__file__=module.__file__, __package__=module.__package__)
    exec(compile(mutant.tree, str(module.__file__), "exec"), spare.__dict__)
    if mutant.module.startswith("rules."):
        rule = next(value for value in vars(spare).values() if isinstance(value, Rule))
        return all(_agrees(rule, speaks, record) for known, speaks, record in cases() if known.name == rule.name)
    restored = _put_in(module, spare)
    try:
        return all(_agrees(rule, speaks, record) for rule, speaks, record in cases())
    finally:
        for holder, name, value in restored:
            setattr(holder, name, value)


def _put_in(module: ModuleType, spare: ModuleType) -> list[tuple[ModuleType, str, object]]:
    """Put the functions of a changed module wherever the package has imported them; give what was there."""
    functions = {name: value for name, value in vars(module).items() if isinstance(value, FunctionType)}
    own = {name: value for name, value in functions.items() if value.__module__ == module.__name__}
    holders = [held for name, held in sys.modules.items() if name.startswith("evidence.appraise") and held is not None]
    restored: list[tuple[ModuleType, str, object]] = []
    for holder in holders:
        for name, value in own.items():
            if vars(holder).get(name) is value:
                restored.append((holder, name, value))
                setattr(holder, name, getattr(spare, name))
    return restored


def _agrees(rule: Rule, speaks: bool, record: EvidenceRecord) -> bool:
    try:
        return bool(list(rule(record))) == speaks
    except Exception:
        return False


def run(names: list[str]) -> tuple[int, list[Mutant]]:
    """Try every mutant of the modules; give how many there were and those that survived."""
    made = [mutant for name in names for mutant in mutants(name)]
    return len(made), [mutant for mutant in made if survives(mutant)]


def main() -> None:
    """Print the survivors and the score."""
    wanted = sys.argv[1:]
    names = [name for name in modules() if not wanted or any(part in name for part in wanted)]
    count, alive = run(names)
    lines = [*map(str, alive), f"{count - len(alive)} of {count} caught, {100 * (count - len(alive)) / max(count, 1):.1f}%"]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
