"""Build the spaCy pipeline from the table of components, and run it over an article."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from evidence.annotate.threads import one_thread
from evidence.mentions import Mentions

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from evidence.article import Article

PIPELINE_NAME = "rules"
_LONGEST_SUFFIX = 32
"""Characters at the end of a word in which spaCy's English suffixes, with what they look back at, stand."""
_FACTS = ("design", "follow_up", "publication", "funding", "population", "wording")
_OWN_FIELDS = tuple(field.name for field in fields(Mentions) if field.name not in {"article", "facts", "pipeline", "model"})


@cache
def load_nlp() -> Language:
    """Build the pipeline once and keep it: a blank English tokeniser with every annotator of the table.

    It is made of frozen parts and may be shared between threads that only read.
    """
    import spacy
    from spacy.tokens import Doc

    from evidence.annotate.components import COMPONENTS, register

    nlp = spacy.blank("en")
    tokenizer: Any = nlp.tokenizer
    tokenizer.suffix_search = _search_end(tokenizer.suffix_search)
    attributes = {"article", *_FACTS, *_OWN_FIELDS, *(component.fills for component in COMPONENTS)}
    for attribute in attributes:
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=())
    for component in COMPONENTS:
        register(component)
        nlp.add_pipe(component.factory)
    return nlp


def _search_end(search: Callable[[str], re.Match[str] | None]) -> Callable[[str], re.Match[str] | None]:
    """Search a word's suffix in its last characters only: a long run of brackets is one word, and is cut one by one."""
    return lambda word: search(word[-_LONGEST_SUFFIX:])


def annotate(article: Article, *, nlp: Language | None = None) -> Mentions:
    """Find every mention in an article.

    Args:
        article: what to read.
        nlp: a pipeline from `load_nlp()`; the shared one where None.
    """
    found = annotate_doc(article, nlp=nlp)._
    facts = sorted((fact for name in _FACTS for fact in getattr(found, name)), key=lambda fact: fact.start)
    tuples = {name: getattr(found, name) for name in _OWN_FIELDS}
    return Mentions(article=article, facts=tuple(facts), pipeline=PIPELINE_NAME, **tuples)


def annotate_doc(article: Article, *, nlp: Language | None = None) -> Doc:
    """Run the pipeline and give the spaCy document, with every result on `doc._`."""
    nlp = nlp or load_nlp()
    doc = nlp.make_doc(article.text)
    doc._.article = article
    with one_thread():
        return nlp(doc)
