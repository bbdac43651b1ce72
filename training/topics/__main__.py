"""Train the model of what a release's sentences speak of: `python -m training.topics`; about 15 minutes on two cores.

A teacher is fitted to our own labels (`training/labels/release_topics.jsonl`, by offset and digest) and marks the other train
releases of `health_release` and `insciout_press_releases`; a linear model learns from labels and marks. Writes
`evidence/annotate/weights/release_topics.npz` and its card, with how well the releases kept back from both are read.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

import numpy
from sklearn.metrics import f1_score

from evidence.annotate.release_topics import MODEL, TOPICS, Topic
from evidence.annotate.zones import SURELY_HOUSE, SURELY_OTHER
from training.fitting import WEIGHTS, fit, matrix, write
from training.topics.releases import Release, labelled, unlabelled
from training.topics.teacher import fit_teacher, marks

SIZE = 1 << 17
STRENGTH = 0.2
VERSION = 1
LABEL_WEIGHT = 3.0
"""How many marks one label of ours is worth."""
FAINTEST = 0.08
"""Topics that the teacher thinks less likely teach nothing."""
_OWN = (Topic.FOUND, Topic.DONE)
_CARD = """# release_topics.npz

Tells what a sentence of a release speaks of: what this study found, how it was done, what it may mean, other matters, or the
house. Used by `evidence.annotate.zones`, which takes what is surely of other matters or of the house out of the zones that
state facts of the study.

- **Kind.** Multinomial logistic regression over hashed words, word pairs, the words of the neighbouring sentences, the place,
  and the zone that rules gave. 2^17 rows, float16.
- **Trained on** {sentences} sentences of {releases} releases labelled by us (`training/labels/release_topics.jsonl`; train
  texts of `health_release` and `insciout_press_releases`, whose annotations are not read), and on {marked} other train releases
  of the two, as a MiniLM teacher fitted to the labels marks them.
- **Remade by** `python -m training.topics` (seed 20240501, extra `train`; the folder of the data in `EVIDENCE_DATA`), which
  writes this card.
- **Measured** on {kept_sentences} sentences of {kept} labelled releases kept back from both: {right:.3f} right, macro-F1
  {macro:.3f}. At the thresholds in use, before the rules that guard them, {kept_out:.3f} of what is of other matters or of the
  house is kept out, and {lost:.3f} of what is on the study.
- **Limits.** Earlier studies told in the voice of this one, and releases on no study of patients. English only.
"""


def main() -> None:
    """Fit the teacher, mark, fit the model, and write it and its card."""
    releases = labelled()
    teacher = fit_teacher(releases["train"])
    rows: list[Mapping[str, float]] = []
    topics: list[int] = []
    weights: list[float] = []
    for features, topic in _taught(releases["train"]):
        rows.append(features)
        topics.append(topic)
        weights.append(LABEL_WEIGHT)
    marked = 0
    for marked, release in enumerate(unlabelled(), 1):  # noqa: B007
        for features, chances in zip(release.features, marks(teacher, release), strict=True):
            for topic, chance in enumerate(chances.tolist()):
                if chance > FAINTEST:
                    rows.append(features)
                    topics.append(topic)
                    weights.append(chance)
    model = fit(matrix(rows, SIZE), topics, strength=STRENGTH, weights=weights)
    path = write(MODEL, VERSION, [str(topic) for topic in TOPICS], model, {})
    figures = {
        "sentences": f"{len(_taught(releases['train'])):,}",
        "releases": len(releases["train"]),
        "marked": marked,
        **_judged(model, releases["test"]),
    }
    (WEIGHTS / f"{MODEL}.md").write_text(_CARD.format(**figures), "utf-8")
    sys.stdout.write(f"{figures}\nwrote {path}\n")


def _taught(releases: Sequence[Release]) -> list[tuple[Mapping[str, float], int]]:
    return [(release.features[at], topic) for release in releases for at, topic in release.topics.items()]


def _judged(model: Any, releases: Sequence[Release]) -> dict[str, float]:
    rows, labels = zip(*_taught(releases), strict=True)
    topics = numpy.array(labels)
    chances = model.predict_proba(matrix(rows, SIZE))
    out = (chances[:, TOPICS.index(Topic.OTHER)] >= SURELY_OTHER) | (chances[:, TOPICS.index(Topic.HOUSE)] >= SURELY_HOUSE)
    own = numpy.isin(topics, [TOPICS.index(topic) for topic in _OWN])
    strange = numpy.isin(topics, [TOPICS.index(topic) for topic in (Topic.OTHER, Topic.HOUSE)])
    return {
        "kept": len(releases),
        "kept_sentences": len(topics),
        "right": float((chances.argmax(1) == topics).mean()),
        "macro": float(f1_score(topics, chances.argmax(1), average="macro")),
        "kept_out": float(out[strange].mean()),
        "lost": float(out[own].mean()),
    }


if __name__ == "__main__":
    main()
