"""Labels on texts of others: `corpus/external/<set>.jsonl` holds offsets, values and numbers, and no words of the texts.

A line is one document: `set`, `id`, `split`, the `sha256` of its text, and `labels` in the shape of gold, where a quotation is
a stretch `at: [start, end]` of the text and a name is a stretch `[start, end]`. `labelled` names the fields that the annotator
read for; others are not scored. Texts are read from the data folder, put together as `SETS` says.
Asked: `extract` and `appraise`, as on the project's own corpus, and compared alike.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence.errors import CorpusError
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.corpus import FOLDER, Row, record_answer, score_rows
from evidence.evaluation.gold import check_gold
from evidence.evaluation.gold_facts import gold_answer
from evidence.evaluation.gold_record import GoldRecord
from evidence.evaluation.rows import read_rows
from evidence.evaluation.run import SetResult

EXTERNAL = FOLDER / "external"
NAME = "ours"
FIELDS = (
    "study",
    "enrollment",
    "arms",
    "arm_roles",
    "arm_sizes",
    "primary_endpoint",
    "primary_outcomes",
    "estimates",
    "estimate_links",
    "subgroups",
    "harms",
    "overreach",
    "funding",
    "industry",
)
"""What annotators read for, unless a document says otherwise."""
COLUMNS = {"set": str, "id": str, "split": str, "sha256": str, "labelled": list, "labels": dict}
_NEXT = "Write the line again with python -m evidence.evaluation.label"


@dataclass(frozen=True, slots=True)
class TextSet:
    """Where the texts of a set stand.

    Attributes:
        kind: what sort of text they are, a value of `SourceKind`.
        text: puts the text of a row together.
    """

    kind: str
    text: Callable[[Mapping[str, Any]], str]


SETS = {
    "health_release": TextSet("press_release", lambda row: f"{row['headline']}\n\n{row['text']}"),
    "primary_endpoint_oncology": TextSet("abstract", lambda row: f"{row['title']}\n\n{row['text']}"),
    "evidence_inference": TextSet("abstract", lambda row: str(row["abstract"])),
    "insciout_press_releases": TextSet("press_release", lambda row: str(row["text"])),
    "trialsieve": TextSet("abstract", lambda row: str(row["text"])),
    "pico_corpus": TextSet("abstract", lambda row: str(row["text"])),
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """The labels of one document."""

    set_name: str
    id: str
    split: str
    sha256: str
    fields: tuple[str, ...]
    labels: Mapping[str, Any]


def digest(text: str) -> str:
    """Give the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_texts(root: Path, set_name: str, split: str) -> dict[str, str]:
    """Give the texts of a split of a set by id; none where the set is not there.

    Raises:
        CorpusError: the set is not one that labels are made on, or its file breaks its contract.
    """
    if set_name not in SETS:
        raise CorpusError(f"There are no labels on a set {set_name!r}", f"Use one of: {', '.join(SETS)}")
    path = root / set_name / f"{split}.jsonl"
    return {str(row["id"]): SETS[set_name].text(row) for row in read_rows(path, {"id": str})} if path.is_file() else {}


def read_labels(folder: Path = EXTERNAL) -> list[Labelled]:
    """Read every document that has labels.

    Raises:
        CorpusError: a line is not as the format wants it.
    """
    rows = (row for path in sorted(folder.glob("*.jsonl")) for row in read_rows(path, COLUMNS))
    return [Labelled(row["set"], row["id"], row["split"], row["sha256"], tuple(row["labelled"]), row["labels"]) for row in rows]


def restore(labels: Any, text: str) -> Any:
    """Give labels with the words of the text in place of offsets."""
    if isinstance(labels, Mapping):
        return {"quote" if key == "at" else key: restore(value, text) for key, value in labels.items()}
    if not isinstance(labels, list):
        return labels
    if len(labels) == 2 and all(isinstance(end, int) for end in labels):  # noqa: PLR2004 - a stretch has two ends
        return text[labels[0] : labels[1]]
    return [restore(value, text) for value in labels]


def to_gold(held: Labelled, text: str) -> GoldRecord:
    """Give the labels of a document as a gold record.

    Raises:
        CorpusError: with everything that is wrong with them.
    """
    return check_gold(f"{held.set_name}/{held.id}", {"about": held.id} | restore(held.labels, text), text)


def measure_external(root: Path, *, split: str = "dev", limit: int | None = None, folder: Path = EXTERNAL) -> SetResult:
    """Score the documents of a split whose texts are there and are what was labelled.

    Raises:
        CorpusError: a file of labels or of texts breaks its contract.
    """
    wanted = [held for held in read_labels(folder) if held.split == split][:limit]
    texts = {name: read_texts(root, name, split) for name in {held.set_name for held in wanted}}
    found = [(held, texts[held.set_name].get(held.id, "")) for held in wanted]
    present = [(held, text) for held, text in found if text and digest(text) == held.sha256]
    notes = tuple(_notes(root, wanted, [held for held, _ in present], split))
    if not present:
        return SetResult(NAME, split, {}, notes=notes)
    try:
        rows = [_ask(held, text) for held, text in present]
    except ImportError as error:
        return SetResult(NAME, split, {}, len(present), notes=(f"not measured: the component is not there ({error})",))
    scored = score_rows(NAME, split, rows, FIELDS)
    return SetResult(NAME, split, scored.figures, scored.documents, scored.misses, notes)


def _notes(root: Path, wanted: Sequence[Labelled], present: Sequence[Labelled], split: str) -> Iterator[str]:
    if not wanted:
        yield f"skipped: no document of {split} has labels"
    lost = Counter(held.set_name for held in wanted)
    lost.subtract(held.set_name for held in present)
    for name, count in sorted(lost.items()):
        if count:
            why = f"{count} documents of {name} are not in {root / name}/{split}.jsonl, or are other texts than those labelled"
            yield why if present else f"skipped: {why}"


def _ask(held: Labelled, text: str) -> Row:
    from evidence.pipeline import extract

    gold = to_gold(held, text)
    record = extract(text, kind=SETS[held.set_name].kind)
    said = record_answer(record, gold)
    document = Document(f"{held.set_name}/{held.id}", ({"text": text},))
    return document, _only(gold_answer(gold), held.fields), _only(said, held.fields)


def _only(answer: Answer, fields: Sequence[str]) -> Answer:
    return Answer(tuples=frozenset(fact for fact in answer.tuples if fact[0] in fields))
