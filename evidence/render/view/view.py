"""The view as a whole: each part is built when a template first asks for it, so that a card costs no table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from evidence.caveat import Caveat
from evidence.render import words
from evidence.render.view.absences import build_absent
from evidence.render.view.card import build_card
from evidence.render.view.caveats import build_caveats
from evidence.render.view.certainty import certainty
from evidence.render.view.clinician import build_clinician
from evidence.render.view.compared import build_compared
from evidence.render.view.fact_box import build_fact_box
from evidence.render.view.facts import Facts
from evidence.render.view.findings import build_findings
from evidence.render.view.fitting import fit
from evidence.render.view.glossary import explain
from evidence.render.view.headline import build_headlines
from evidence.render.view.model import Clinician, FactBox, Plain, Section, kept
from evidence.render.view.neutral import Neutral, build_neutral
from evidence.render.view.origin import build_origin
from evidence.render.view.participants import build_participants
from evidence.render.view.plots import Forest, IconArray, build_forest, build_icons
from evidence.render.view.short import build_short
from evidence.render.wording import word

if TYPE_CHECKING:
    from evidence.render.spelling import Speller


class View:
    """Everything that a template can show."""

    def __init__(self, facts: Facts, caveats: Sequence[Caveat], spell: Speller) -> None:
        self._facts = facts
        self._caveats = caveats
        self._spell = spell

    @cached_property
    def title(self) -> str:
        """The summary's title, for both readers."""
        return self._spell(_title(self._facts))

    @cached_property
    def kind(self) -> str:
        """What sort of text was read, as a word: release, abstract …."""
        return word("kind", self._facts.record.source.kind)

    @cached_property
    def plain(self) -> Plain:
        """The summary for general readers."""
        facts, caveats = self._facts, self._caveats
        whole = Plain(
            short=build_short(facts),
            compared=build_compared(facts),
            participants=build_participants(facts, caveats),
            findings=build_findings(facts),
            certainty=Section("certainty", "How sure", kept(certainty(facts, caveats))),
            caveats=build_caveats(facts, caveats),
            absent=build_absent(facts, caveats),
            origin=build_origin(facts),
        )
        return self._spell(fit(whole, explain))

    @cached_property
    def clinician(self) -> Clinician:
        """The summary for clinicians."""
        return self._spell(build_clinician(self._facts, self._caveats))

    @cached_property
    def fact_box(self) -> FactBox:
        """Outcomes and harms per 100 people."""
        return self._spell(build_fact_box(self._facts))

    @cached_property
    def card(self) -> Section:
        """The summary in seventy words."""
        return self._spell(build_card(self._facts, self._caveats))

    @cached_property
    def headlines(self) -> Section:
        """Three headlines that the record supports."""
        return self._spell(build_headlines(self._facts))

    @cached_property
    def forest(self) -> Forest | None:
        """The ratios with their intervals as a figure, or None."""
        return self._spell(build_forest(self._facts))

    @cached_property
    def icons(self) -> IconArray | None:
        """A hundred people in each group as a figure, or None."""
        return self._spell(build_icons(self._facts))

    @cached_property
    def neutral(self) -> Neutral:
        """The same without a language, for templates in others than English."""
        return build_neutral(self._facts, self._caveats)


def _title(facts: Facts) -> str:
    kind = word("kind", facts.record.source.kind)
    given = facts.intervention or words.listed(arm.label.value for arm in facts.unranked)
    condition = facts.name(facts.record.population.condition)
    link = "for" if facts.is_trial else "and"
    subject = f"{given} {link} {condition}" if given and condition else given or condition
    shows = f"what this {kind} shows"
    return words.capitalise(words.once(f"{subject}: {shows}" if subject else shows))
