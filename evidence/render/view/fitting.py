"""The length of the plain summary: what matters least goes first where it would be too long to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace

from evidence.render.view.model import Finding, Plain, Section, Statement

LONGEST = 220
"""Words of a plain summary, reference marks and sources aside: what people read in a minute."""
_FEWEST_CAVEATS = 2
_SOME_CAVEATS = 3
_MORE_CAVEATS = "More points are in the summary for clinicians."
_MORE_RESULTS = Finding("Other results", (Statement("The text reports on other outcomes as well."),))
_DETAILS = ("Recruitment:", "Conditions for taking part:", "The trial took place", "The study took place", "Sex:", "Age:")
_INTERESTS = "On the authors' interests, the text says:"
_INTERESTS_STATED = "The text states the authors' interests."
_MOST_SENTENCES = 2
_SUBGROUP = "In "
_HARMS = "Side effects"

Step = Callable[[Plain], Plain | None]


def length(plain: Plain) -> int:
    """Count the words of a plain summary, its headings left out."""
    return sum(_section_length(getattr(plain, field.name)) for field in fields(plain))


def fit(plain: Plain, finish: Callable[[Plain], Plain]) -> Plain:
    """Shorten a summary until it is no longer than `LONGEST` when finished, or nothing can be spared.

    Args:
        plain: the sections, before terms are explained.
        finish: what is done with them in the end; it may add words.
    """
    finished = finish(plain)
    for shorten in _steps():
        while length(finished) > LONGEST:
            shorter = _shortened(plain, shorten, length(finished) - LONGEST)
            if shorter is None:
                break
            plain = shorter
            finished = finish(plain)
    return finished


def _shortened(plain: Plain, shorten: Step, excess: int) -> Plain | None:
    """Take one step as often as the excess of words asks for; None where it cannot be taken."""
    before, shorter = length(plain), shorten(plain)
    while shorter is not None and before - length(shorter) < excess:
        again = shorten(shorter)
        if again is None:
            break
        shorter = again
    return shorter


def _steps() -> Iterator[Step]:
    yield _state_interests
    yield lambda plain: _drop_caveat(plain, _SOME_CAVEATS)
    yield _drop_detail
    yield _drop_result
    yield lambda plain: _drop_caveat(plain, _FEWEST_CAVEATS)
    yield lambda plain: _drop_sentence(plain, _MOST_SENTENCES)
    yield lambda plain: _drop_sentence(plain, 1, of=_HARMS)


def _section_length(section: Section) -> int:
    texts = [statement.text for statement in section.statements]
    for finding in section.findings:
        texts += [finding.label, *(statement.text for statement in finding.statements)]
    return sum(len(text.split()) for text in texts)


def _state_interests(plain: Plain) -> Plain | None:
    long = next((s for s in plain.origin.statements if s.text.startswith(_INTERESTS)), None)
    if long is None:
        return None
    short = Statement(_INTERESTS_STATED, long.proof)
    return replace(plain, origin=_with(plain.origin, tuple(short if s is long else s for s in plain.origin.statements)))


def _drop_caveat(plain: Plain, fewest: int) -> Plain | None:
    told = tuple(s for s in plain.caveats.statements if s.text != _MORE_CAVEATS)
    if len(told) <= fewest:
        return None
    return replace(plain, caveats=_with(plain.caveats, (*told[:-1], Statement(_MORE_CAVEATS))))


def _drop_detail(plain: Plain) -> Plain | None:
    told = plain.participants.statements
    for detail in _DETAILS:
        left = tuple(s for s in told if not s.text.startswith(detail))
        if left and left != told:
            return replace(plain, participants=_with(plain.participants, left))
    return None


def _drop_result(plain: Plain) -> Plain | None:
    """Drop the last outcome that is neither primary nor a harm nor a subgroup's, and say that there are others."""
    told = plain.findings.findings
    kept = (_MORE_RESULTS.label, _HARMS, "Figures")
    spare = [f for f in told[1:] if not (f.label in kept or f.label.startswith(_SUBGROUP) or "main outcome" in f.label)]
    if not spare:
        return None
    left = [f for f in told if f is not spare[-1] and f.label != _MORE_RESULTS.label]
    place = next((at for at, finding in enumerate(left) if finding.label in kept), len(left))
    left.insert(place, _MORE_RESULTS)
    return replace(plain, findings=replace(plain.findings, findings=tuple(left)))


def _says_absence(finding: Finding) -> bool:
    return any(statement.text.startswith(("The text does not give", "Where only")) for statement in finding.statements)


def _drop_sentence(plain: Plain, most: int, *, of: str = "") -> Plain | None:
    """Drop the last sentence of the longest group of results, or of a named one, unless it says what is absent."""
    told = plain.findings.findings
    spare = [finding for finding in told if not _says_absence(finding) and finding.label.startswith(of)]
    longest = max(spare, key=lambda finding: len(finding.statements), default=None)
    if longest is None or len(longest.statements) <= most:
        return None
    shorter = Finding(longest.label, longest.statements[:-1])
    left = tuple(shorter if finding is longest else finding for finding in told)
    return replace(plain, findings=replace(plain.findings, findings=left))


def _with(section: Section, statements: tuple[Statement, ...]) -> Section:
    return replace(section, statements=statements)
