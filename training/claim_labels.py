"""Write the card of our labels of claim strength: `python -m training.claim_labels`.

Counts the labels of `training/labels/claim_strength.jsonl`, makes sure that no labelled sentence stands in a set that measures
the reader, and reads the sentences kept back with the rules.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sklearn.metrics import f1_score

from evidence.annotate.claims import claim_strength
from evidence.evaluation.datasets.claim_strength_eureka import LABELS
from training.fitting import read

OWN = Path(__file__).parent / "labels" / "claim_strength.jsonl"
MEASURED = {"claim_strength_eureka": ("train", "dev"), "claim_strength_pubmed": ("train", "dev"), "insciout_pairs": ("train",)}
"""The sets that measure the reader, with their splits: no sentence of theirs carries a label of ours."""
_ONLY_DEV = {"cochrane_plain"}


def main() -> None:
    """Check the labels and write their card."""
    rows = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]
    sentences = _sentences(rows)
    shared = {folded(text) for text in _measured()} & {folded(text) for text in sentences}
    if shared:
        raise SystemExit(f"{len(shared)} labelled sentences stand in a set that measures: take them out")
    kept_back = [place for place, row in enumerate(rows) if row["use"] == "test"]
    truth = [rows[place]["label"] for place in kept_back]
    by_rule = [claim_strength(sentences[place]).value for place in kept_back]
    score = float(f1_score(truth, by_rule, average="macro", labels=list(LABELS)))
    OWN.with_suffix(".md").write_text(card(rows, score), "utf-8")


def _sentences(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    texts = {
        (name, str(row["id"])): row
        for name in {row["set"] for row in rows}
        for row in read(name, "dev" if name in _ONLY_DEV else "train")
    }
    return [texts[row["set"], row["id"]][row["field"]][row["start"] : row["end"]] for row in rows]


def _measured() -> Iterator[str]:
    for name, splits in MEASURED.items():
        for row in (row for split in splits for row in read(name, split)):
            yield from (value for key, value in row.items() if key == "text" or key.endswith("conclusion"))


def folded(text: str) -> str:
    """Give the letters and digits of a sentence in lower case, by which two prints of it are alike."""
    return "".join(letter for letter in text.lower() if letter.isalnum())


def card(rows: Sequence[Mapping[str, Any]], score: float) -> str:
    """Give the card of the labels.

    Args:
        rows: the labels.
        score: the macro-F1 of the rules on those kept back.
    """
    train, test = ([row for row in rows if row["use"] == use] for use in ("train", "test"))
    return f"""# Labels of claim strength

`claim_strength.jsonl` holds {len(rows):,} sentences by document and offset (`set`, `id`, `field`, `start`, `end` in that field
as the set prints it) with one label each and their `use`: `train`, or `test` for those kept back.
None of them stands in {", ".join(f"`{name}`" for name in MEASURED)}.

- **To train on:** {len(train):,} ({_counted(train)}).
- **Kept back:** {len(test):,} ({_counted(test)}). The rules read them with a macro-F1 of {score:.3f}.
- **Lie in:** {_of_sets(rows)}.

Nothing that ships is trained on them. Those to train on come from headlines, leads, bodies, titles and conclusions: some drawn
at random, some that a first model was unsure of, some that hold a word of cause, association, risk or possibility. Those kept
back are a later draw, labelled without sight of what anything reads in them: headlines and conclusions at random, leads and
bodies with such a word.

| Label | The sentence says |
|---|---|
| `none` | nothing of one thing upon another: aims, methods, background, prevalence, safety alone, calls for research, advice |
| `correlational` | that things go together, differ or predict one another, also weakened by a modal, also denied |
| `conditional_causal` | that one thing acts on another, with a doubt: a modal, "appears to", "potential to", "promising" |
| `causal` | that one thing acts on another, also denied ("did not improve"), "can"; that a treatment works, or as well |

A comparison of arms told as what patients had ("patients on the gel slept longer") is correlational; told as what the treatment
did ("the gel lengthened sleep"), causal. Where two readings were equally good, the sentence was left out. One reader wrote all.

Written by `python -m training.claim_labels` (extra `train`; the folder of the data in `EVIDENCE_DATA`).
"""


def _counted(rows: Sequence[Mapping[str, Any]]) -> str:
    counts = Counter(row["label"] for row in rows)
    return ", ".join(f"{counts[label]} {label}" for label in LABELS)


def _of_sets(rows: Iterable[Mapping[str, Any]]) -> str:
    counts = Counter(row["set"] for row in rows)
    return ", ".join(f"`{name}` ({count})" for name, count in counts.most_common())


if __name__ == "__main__":
    main()
