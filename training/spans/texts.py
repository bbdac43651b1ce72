"""The texts that teach: our own labels, the permissive sets, and texts without labels for the teacher to mark."""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evidence.evaluation.detokenise import detokenise
from evidence.evaluation.reading import read_text
from evidence.vocabulary import Section
from training.fitting import SEED, read
from training.spans.sequences import Text, make_text

OWN = Path(__file__).parents[1] / "labels" / "spans.jsonl"
TOKENISED = frozenset({"ebm_nlp", "section_pico", "rct_art"})
FIELDS = {"evidence_inference": "abstract"}
POOL = {
    "health_release": 999,
    "insciout_press_releases": 999,
    "rct_sentence_roles": 1000,
    "ebm_nlp": 900,
    "pico_corpus": 809,
    "section_pico": 500,
    "evidence_inference": 482,
    "evidence_outcomes": 448,
    "trialsieve": 400,
}
"""How many texts of each set the teacher marks; their annotations are not read."""
LONGEST_TEXT = 9000
_REPORTING = {Section.RESULTS, Section.CONCLUSIONS}


def own_texts() -> Iterator[Text]:
    """Give the texts that carry our own labels, which are kept by offset and by digest of the text, as far as it was read.

    Raises:
        SystemExit: a text is not the one that was labelled.
    """
    rows = {(row["set"], row["id"]): row for row in map(json.loads, OWN.read_text("utf-8").splitlines())}
    for name in sorted({name for name, _ in rows}):
        for row in read(name, "train"):
            label = rows.get((name, row["id"]))
            if label is None:
                continue
            text = running(name, row)
            if hashlib.sha256(text.encode()).hexdigest() != label["sha256"]:
                raise SystemExit(f"{name} {row['id']} is not the text that was labelled: get the set again")
            held = make_text(str(row["id"]), text)
            mask = [float(end <= label["read"]) for _, end in held.words]
            yield held.teach("own", [tuple(span) for span in label["spans"]], mask)


def reported_outcomes(split: str) -> Iterator[Text]:
    """Give `evidence_outcomes` (MIT): outcomes, marked in results and conclusions only."""
    for row in read("evidence_outcomes", split):
        text = make_text(row["id"], row["text"])
        marks = [(span["start"], span["end"], "outcome") for span in row["spans"] if span["label"] == "Outcome"]
        told = [s for s in read_text(row["text"]).mentions.sentences if s.section in _REPORTING]
        places = [(s.start, s.end) for s in told] + [(start, end) for start, end, _ in marks]
        mask = [float(any(first <= start < last for first, last in places)) for start, _ in text.words]
        yield text.teach("eo", marks, mask)


def result_sentences(split: str) -> Iterator[Text]:
    """Give `rct_art` (Apache-2.0): arms, outcomes and values in sentences of results, split by document."""
    folder = Path(os.environ.get("EVIDENCE_DATA", "../shared/data")) / "rct_art"
    splits = json.loads((folder / "bydoc_split.json").read_text("utf-8"))
    names = {"INTV": "arm", "OC": "outcome", "MEAS": "measure"}
    for row in (*read("rct_art", "train"), *read("rct_art", "dev")):
        if splits.get(row["id"]) == split:
            held = detokenise(row["text"])
            marks = [(*held.running(span["start"], span["end"]), names[span["label"]]) for span in row["spans"]]
            yield make_text(row["id"], held.text).teach("art", marks)


def unlabelled(most: int | None = None) -> list[Text]:
    """Give the texts that the teacher marks, each once, at most so many of every set."""
    chosen = random.Random(SEED)
    seen: set[str] = set()
    pool: list[Text] = []
    for name, wanted in POOL.items():
        rows = read(name, "train")
        chosen.shuffle(rows)
        fresh = _fresh(name, rows, seen)[:wanted][:most]
        pool += [make_text(f"{name}-{number}", text) for number, text in enumerate(fresh)]
    return pool


def _fresh(name: str, rows: list[dict[str, Any]], seen: set[str]) -> list[str]:
    """Give the texts of rows that no set before had; sets share documents."""
    texts: list[str] = []
    for row in rows:
        text = running(name, row)[:LONGEST_TEXT]
        if _key(text) not in seen:
            seen.add(_key(text))
            texts.append(text)
    return texts


def running(name: str, row: dict[str, Any]) -> str:
    """Give a row's text as running text."""
    text = row[FIELDS.get(name, "text")]
    return detokenise(text).text if name in TOKENISED else text


def _key(text: str) -> str:
    return re.sub(r"\W", "", text.lower())[:200]
