"""The table of annotators: the order in which they run, what each reads and what each fills.

Adding one takes a file with a function `(doc) -> result`, a test, and a line here. Every result is frozen and stands on
`doc._`, so that `nlp.analyze_pipes()` can prove the order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from evidence.annotate import (
    abbreviations,
    arm_labels,
    arm_results,
    arm_values,
    arms,
    claims,
    clauses,
    design,
    enrollment,
    estimates,
    follow_up,
    funding,
    harms,
    intervals,
    number_roles,
    numbers,
    outcomes,
    p_values,
    population,
    publication,
    results,
    sentences,
    spans,
    subgroups,
    terms,
    wording,
    zones,
)

Finder = Callable[[Doc], Any]


@dataclass(frozen=True, slots=True)
class Component:
    """One annotator: the attribute of `doc._` that it fills, the function that does it, and the attributes it reads.

    `make` builds the function from the pipeline, where it needs the vocabulary; otherwise `find` is the function.
    """

    fills: str
    find: Finder | None = None
    reads: tuple[str, ...] = ()
    make: Callable[[Language], Finder] | None = None

    @property
    def factory(self) -> str:
        """The name under which spaCy knows it."""
        return f"evidence_{self.fills}"


COMPONENTS: tuple[Component, ...] = (
    Component("terms", make=terms.make_finder),
    Component("sentence_spans", sentences.find_sentence_spans),
    Component("sentences", zones.find_sentences, reads=("sentence_spans", "terms")),
    Component("clauses", clauses.find_clauses, reads=("sentences", "terms")),
    Component("abbreviations", abbreviations.find_abbreviations, reads=("sentences",)),
    Component("shapes", numbers.find_shapes, reads=("sentences",)),
    Component("numbers", numbers.find_numbers, reads=("shapes", "terms")),
    Component("p_values", p_values.find_p_values, reads=("shapes", "numbers")),
    Component("intervals", intervals.find_intervals, reads=("shapes", "numbers")),
    Component("design", design.find_design, reads=("sentences", "clauses", "terms", "abbreviations")),
    Component("spans", spans.find_spans, reads=("sentences",)),
    Component("arms", arms.find_arms, reads=("sentences", "terms", "abbreviations", "design", "spans")),
    Component("arm_labels", arm_labels.find_labels, reads=("shapes", "arms")),
    Component("values", arm_values.find_values, reads=("shapes", "numbers", "p_values", "intervals", "terms", "arm_labels")),
    Component("counted", enrollment.count_participants, reads=("shapes", "numbers", "arm_labels", "terms")),
    Component("number_roles", number_roles.find_number_roles, reads=("values", "counted")),
    Component("arm_results", arm_results.find_arm_results, reads=("values", "number_roles", "intervals")),
    Component(
        "estimates",
        estimates.find_estimates,
        reads=("shapes", "numbers", "intervals", "p_values", "arm_results", "clauses", "terms"),
    ),
    Component("enrollment", enrollment.find_enrollment, reads=("counted", "number_roles")),
    Component(
        "outcomes", outcomes.find_outcomes, reads=("sentences", "clauses", "abbreviations", "spans", "arms", "estimates")
    ),
    Component("results", results.find_results, reads=("sentences", "clauses", "p_values", "estimates", "outcomes")),
    Component(
        "subgroups",
        subgroups.find_subgroups,
        reads=("sentences", "clauses", "terms", "numbers", "p_values", "intervals", "estimates", "outcomes"),
    ),
    Component("publication", publication.find_publication, reads=("sentences", "terms")),
    Component("follow_up", follow_up.find_follow_up, reads=("sentences", "numbers")),
    Component("funding", funding.find_funding, reads=("sentences",)),
    Component(
        "population", population.find_population, reads=("sentences", "terms", "abbreviations", "spans", "arms", "enrollment")
    ),
    Component("wording", wording.find_wording, reads=("sentences", "numbers", "terms")),
    Component("claims", claims.find_claims, reads=("sentences", "terms")),
    Component("harms", harms.find_harms, reads=("sentences", "clauses", "terms", "arms", "arm_results", "outcomes")),
)


def register(component: Component) -> None:
    """Tell spaCy how to make one component of the table."""
    if Language.has_factory(component.factory):
        return

    def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 (spaCy passes the name)
        find = component.make(nlp) if component.make else component.find
        assert find is not None

        def annotate(doc: Doc) -> Doc:
            setattr(doc._, component.fills, find(doc))
            return doc

        return annotate

    Language.factory(
        component.factory,
        assigns=[f"doc._.{component.fills}"],
        requires=[f"doc._.{name}" for name in component.reads if name != "article"],
        func=make,
    )
