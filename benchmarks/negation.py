"""Lay the project's negation beside negspaCy's on the table of hard sentences: `python -m benchmarks.negation`.

Needs `negspacy` beside the package. Both are asked the same: is this word of this sentence denied?
"""

from __future__ import annotations

import sys

from evidence.annotate.negation import is_denied_after, is_negated
from evidence.annotate.phrases import clauses_of
from tests.annotate.negation_table import TABLE


def ours(sentence: str, word: str) -> bool:
    """Say whether the project takes a word of a sentence as denied."""
    at = sentence.index(f" {word}") + 1
    clause = next(clause for clause in clauses_of(sentence) if clause.start <= at < clause.end)
    return is_negated(sentence, clause.start, at) or is_denied_after(sentence, at + len(word), clause.end)


def negspacy(sentence: str, word: str) -> bool:
    """Say whether negspaCy, with its clinical English terms, takes a word of a sentence as denied."""
    import spacy
    from negspacy.negation import Negex  # noqa: F401  # type: ignore[import-not-found]  (registers the component)

    nlp = spacy.blank("en")  # noqa: TID251 (a peer in its own pipeline)
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "EFFECT", "pattern": word}])  # type: ignore[attr-defined]
    nlp.add_pipe("negex", config={"ent_types": ["EFFECT"]})
    return any(bool(entity._.negex) for entity in nlp(sentence).ents)


def main() -> None:
    """Print the table with a mark for each right answer, and the sums."""
    right = {"ours": 0, "negspacy": 0}
    for sentence, word, denied in TABLE:
        marks = {"ours": ours(sentence, word) is denied, "negspacy": negspacy(sentence, word) is denied}
        right = {name: count + marks[name] for name, count in right.items()}
        shown = " ".join(f"{name}:{'right' if is_right else 'wrong'}" for name, is_right in marks.items())
        sys.stdout.write(f"{shown:32} {word:12} {sentence}\n")
    sys.stdout.write(" ".join(f"{name} {count}/{len(TABLE)}" for name, count in right.items()) + "\n")


if __name__ == "__main__":
    main()
