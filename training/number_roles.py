"""Train the two models of the numbers: `python -m training.number_roles`.

Reads the project's own labels in `training/labels/number_roles.jsonl` (offsets in texts of the sets in `SETS`, whose own
annotations are not read) and the relations of `rct_art`, and writes `number_roles.npz` (what a number is) and
`number_owners.npz` (whose it is) to `evidence/annotate/weights/`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sklearn.linear_model import LogisticRegression

from evidence.annotate.arm_groups import ArmGroup
from evidence.annotate.arm_values import Bound
from evidence.annotate.number_roles.finder import counts_of
from evidence.annotate.number_roles.judge import OWNER_MODEL, ROLE_MODEL
from evidence.annotate.number_roles.owners import Owners
from evidence.annotate.number_roles.roles import CANDIDATES, COUNTS, role_features
from evidence.annotate.number_roles.scene import Scene, build_scene, groups_in_play
from evidence.annotate.pipeline import annotate_doc
from evidence.article import Article
from evidence.evaluation.detokenise import detokenise
from evidence.ingest import read as read_article
from evidence.vocabulary import SourceKind
from training.fitting import fit, matrix, read, write

LABELS = Path(__file__).parent / "labels" / "number_roles.jsonl"
ROLES = ("none", "total", "arm_size", "events", "percent", "mean", "median")
SETS = {
    "trialsieve": ("text", SourceKind.ABSTRACT),
    "evidence_inference": ("abstract", SourceKind.ABSTRACT),
    "pico_corpus": ("text", SourceKind.ABSTRACT),
    "health_release": ("text", SourceKind.PRESS_RELEASE),
}
"""The sets with texts that the labels are of: the column of the text, and what it is."""
SIZES, OTHERS = ("total", "arm_size"), ("none", "events")
ROLE_SIZE, OWNER_SIZE = 1 << 15, 1 << 13
ROLE_STRENGTH, OWNER_STRENGTH = 0.3, 0.3
VERSION = 1
_SHORTEST = 2
_ARM_RELATIONS = {"A1_RES", "A2_RES"}
Place = tuple[int, int]
Label = tuple[str, str | None]


@dataclass(slots=True)
class Examples:
    """What the two models learn from: features with what is true of them."""

    roles: list[tuple[dict[str, float], int]] = field(default_factory=list)
    owners: list[tuple[dict[str, float], int]] = field(default_factory=list)


def main() -> None:
    """Fit both models and write their weights."""
    examples = Examples()
    for article, arms, labels in _labelled():
        add(examples, article, arms, labels)
    for article, arms, labels in _sentences():
        add(examples, article, arms, labels, roles=False)
    first = fit(
        matrix((features for features, _ in examples.roles), ROLE_SIZE),
        [true for _, true in examples.roles],
        strength=ROLE_STRENGTH,
    )
    examples.roles += _sizes(first)
    for name, size, strength, classes, held in (
        (ROLE_MODEL, ROLE_SIZE, ROLE_STRENGTH, ROLES, examples.roles),
        (OWNER_MODEL, OWNER_SIZE, OWNER_STRENGTH, ("own",), examples.owners),
    ):
        model = fit(matrix((features for features, _ in held), size), [true for _, true in held], strength=strength)
        write(name, VERSION, classes, model, {})


def _labelled() -> Iterator[tuple[Article, dict[str, list[str]], dict[Place, Label]]]:
    texts = {name: {str(row["id"]): row[column] for row in read(name, "train")} for name, (column, _) in SETS.items()}
    for line in LABELS.read_text("utf-8").splitlines():
        row = json.loads(line)
        text = texts[row["set"]][row["id"]]
        arms = {key: [_folded(text[start:end]) for start, end in arm["names"]] for key, arm in row["arms"].items()}
        article = read_article(text, kind=SETS[row["set"]][1])
        yield article, arms, {(start, end): (role, key) for start, end, role, key in row["numbers"]}


def _sentences() -> Iterator[tuple[Article, dict[str, list[str]], dict[Place, Label]]]:
    """Read the relations of `rct_art`: which intervention a measured value belongs to."""
    for row in read("rct_art", "train"):
        tokens = detokenise(row["text"])
        spans: Mapping[str, Any] = {span["id"]: span for span in row["spans"]}
        owner = {relation["tail"]: relation["head"] for relation in row["relations"] if relation["type"] in _ARM_RELATIONS}
        arms = {
            head: [_folded(_running(tokens.text, tokens.running(spans[head]["start"], spans[head]["end"])))]
            for head in owner.values()
        }
        yield (
            read_article(tokens.text, kind=SourceKind.ABSTRACT),
            arms,
            {tokens.running(spans[tail]["start"], spans[tail]["end"]): ("result", head) for tail, head in owner.items()},
        )


def _sizes(first: LogisticRegression) -> list[tuple[dict[str, float], int]]:
    """Read the counts of `trialsieve`: its sample sizes are totals or sizes of arms, as a first model tells; others neither."""
    own = {row["id"] for row in map(json.loads, LABELS.read_text("utf-8").splitlines())}
    found: list[tuple[dict[str, float], int]] = []
    for row in read("trialsieve", "train"):
        sizes = [(span["start"], span["end"]) for span in row["spans"] if span["label"] == "Sample Size"]
        if str(row["id"]) in own or not sizes:
            continue
        article = read_article(row["text"], kind=SourceKind.ABSTRACT)
        doc = annotate_doc(article)
        counts = counts_of(doc)
        for bound in doc._.values:
            scene = build_scene(bound.shape, bound.numbers, bound.groups, bound.labels, bound.book)
            for index, number in enumerate(bound.numbers):
                if number.kind in COUNTS:
                    is_size = _label_at(article, number.start, number.end, dict.fromkeys(sizes, ("size", None))) is not None
                    features = role_features(scene, index, counts)
                    found.append((features, _likeliest(first, features, SIZES if is_size else OTHERS)))
    return found


def _likeliest(model: LogisticRegression, features: dict[str, float], roles: Sequence[str]) -> int:
    scores = model.decision_function(matrix([features], ROLE_SIZE))[0]
    return max((ROLES.index(role) for role in roles), key=lambda place: float(scores[place]))


def _running(text: str, place: Place) -> str:
    return text[place[0] : place[1]]


def add(
    examples: Examples,
    article: Article,
    arms: Mapping[str, Sequence[str]],
    labels: Mapping[Place, Label],
    *,
    roles: bool = True,
) -> None:
    """Add what one text teaches.

    Args:
        examples: what is added to.
        article: the text, as the data set prints it, in running text.
        arms: the names of each arm, folded.
        labels: role and arm of numbers, by place in the text.
        roles: whether every number without a label is known to be none.
    """
    doc = annotate_doc(article)
    counts = counts_of(doc)
    for bound in doc._.values:
        scene = build_scene(bound.shape, bound.numbers, bound.groups, bound.labels, bound.book)
        told = [_label_at(article, number.start, number.end, labels) for number in bound.numbers]
        if roles:
            examples.roles += [
                (role_features(scene, index, counts), ROLES.index(label[0]) if label else 0)
                for index, (number, label) in enumerate(zip(bound.numbers, told, strict=True))
                if number.kind in CANDIDATES
            ]
        examples.owners += _owned(scene, bound, told, arms)


def _owned(
    scene: Scene, bound: Bound, told: Sequence[Label | None], arms: Mapping[str, Sequence[str]]
) -> Iterator[tuple[dict[str, float], int]]:
    """Give each labelled value of a sentence with each group, and whether it is the group's."""
    groups = groups_in_play(scene)
    of = _arms_of(groups, arms)
    features = Owners(scene, bound.given)
    before: ArmGroup | None = None
    for place, key in enumerate(_keys(bound, told)):
        if key is None:
            before = None
            continue
        yield from ((features.features(place, group, before), int(of[id(group)] == key)) for group in groups)
        before = next((group for group in groups if of[id(group)] == key), None)


def _keys(bound: Bound, told: Sequence[Label | None]) -> Iterator[str | None]:
    for value in bound.groups:
        labels = [told[index] for index in (value.value, value.events, value.n) if index is not None]
        keys = {label[1] for label in labels if label is not None}
        yield keys.pop() if len(keys) == 1 else None


def _label_at(article: Article, start: int, end: int, labels: Mapping[Place, Label]) -> Label | None:
    low, high = article.source_offset(start), article.source_offset(end - 1) + 1
    return next((label for place, label in labels.items() if place[0] < high and low < place[1]), None)


def _arms_of(groups: Sequence[ArmGroup], arms: Mapping[str, Sequence[str]]) -> dict[int, str | None]:
    """Give the labelled arm of each group; a nameless one is the only arm that is left."""
    of = {id(group): arm_of(group, arms) for group in groups if group.label}
    left = [key for key in arms if key not in of.values()]
    return of | {id(group): left[0] if len(left) == 1 else None for group in groups if not group.label}


def arm_of(group: ArmGroup, arms: Mapping[str, Sequence[str]]) -> str | None:
    """Give the labelled arm that a group is, by the names that they share."""
    best: tuple[tuple[int, int], str] | None = None
    for key, aliases in arms.items():
        for alias in aliases:
            for name in {*group.names, group.label.casefold()}:
                score = (_likeness(alias, name), min(len(alias), len(name)))
                if score[0] and (best is None or score > best[0]):
                    best = (score, key)
    return best[1] if best else None


def _likeness(alias: str, name: str) -> int:
    if alias == name:
        return 3
    if min(len(alias), len(name)) < _SHORTEST:
        return 0
    if _holds(name, alias):
        return 2
    return int(_holds(alias, name))


def _holds(longer: str, shorter: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(shorter)}(?!\w)", longer))


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


if __name__ == "__main__":
    main()
