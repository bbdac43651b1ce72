"""The second room: words become mentions. The only room that imports spaCy, and only when it is used."""

from evidence.annotate.pipeline import annotate, load_nlp

__all__ = ["annotate", "load_nlp"]
