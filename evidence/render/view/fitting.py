"""The length of the plain summary: what matters least goes first where it would be too long to be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace

from evidence.render.view.findings import MORE_RESULTS
from evidence.render.view.model import Finding, Kind, Plain, Section, Statement

LONGEST = 220
"""Words of a plain summary, reference marks and sources aside: what people read in a minute."""
_SOME_CAVEATS, _FEW_CAVEATS, _FEWEST_CAVEATS = 3, 2, 1
_MORE_CAVEATS = "More points are in the summary for clinicians."
_DETAILS = ("Recruitment:", "Conditions for taking part:", "The trial took place", "The study took place", "Sex:", "Age:")
_COURSE = ("It was a phase", "Follow-up:")
_BACKGROUND = ("All groups also received",)
_INTERESTS = "On the authors' interests, the text says:"
_INTERESTS_STATED = "The text states the authors' interests."
_RELATIVE = re.compile(r"\b (?: ratio | relative )", re.VERBOSE)
_OF_GROUPS = re.compile(r"compared\ with | the\ figures\ were", re.VERBOSE)
_OF_SEVERAL = "Where only"
_SOME_SENTENCES, _FEW_SENTENCES = 3, 2

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
    """Give the steps in their order: what a reader misses least goes first.

    The first section, the primary results, one sentence on harms and what the text does not state are never shortened.
    """
    yield _state_interests
    yield lambda plain: _drop_caveat(plain, _SOME_CAVEATS)
    yield lambda plain: _drop_participants(plain, _DETAILS)
    yield lambda plain: _drop_finding(plain, Kind.OUTCOME, most=1)
    yield lambda plain: _drop_finding(plain, Kind.SUBGROUP, most=0)
    yield lambda plain: _drop_caveat(plain, _FEW_CAVEATS)
    yield lambda plain: _drop_sentence(plain, Kind.HARMS, most=_FEW_SENTENCES)
    yield lambda plain: _drop_finding(plain, Kind.OUTCOME, most=0)
    yield lambda plain: _drop_sentence(plain, Kind.LEADING, most=_FEW_SENTENCES)
    yield _drop_repeated_result
    yield lambda plain: _drop_sentence(plain, Kind.PRIMARY, most=_SOME_SENTENCES)
    yield lambda plain: _drop_sentence(plain, Kind.HARMS, most=1)
    yield lambda plain: _drop_finding(plain, Kind.LEADING, most=1)
    yield _drop_background
    yield lambda plain: _drop_caveat(plain, _FEWEST_CAVEATS)
    yield lambda plain: _drop_finding(plain, Kind.LEADING, most=0)
    yield lambda plain: _drop_sentence(plain, Kind.PRIMARY, most=_FEW_SENTENCES)
    yield lambda plain: _drop_participants(plain, _COURSE)


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


def _drop_participants(plain: Plain, openings: tuple[str, ...]) -> Plain | None:
    told = plain.participants.statements
    for opening in openings:
        left = tuple(s for s in told if not s.text.startswith(opening))
        if left and left != told:
            return replace(plain, participants=_with(plain.participants, left))
    return None


def _drop_background(plain: Plain) -> Plain | None:
    told = plain.compared.statements
    left = tuple(s for s in told if not s.text.startswith(_BACKGROUND))
    return replace(plain, compared=_with(plain.compared, left)) if left and left != told else None


def _drop_finding(plain: Plain, kind: Kind, *, most: int) -> Plain | None:
    """Fold the last group of results of a kind into the clause that says that there are others."""
    told = plain.findings.findings
    spare = [finding for finding in told if finding.kind is kind]
    if len(spare) <= most:
        return None
    left = [finding for finding in told if finding is not spare[-1] and finding != MORE_RESULTS]
    place = next((at for at, finding in enumerate(left) if finding.kind in {Kind.HARMS, Kind.OTHER}), len(left))
    left.insert(place, MORE_RESULTS)
    return _with_findings(plain, left)


def _says_absence(statement: Statement) -> bool:
    return statement.text.startswith(("No figures for each group", _OF_SEVERAL))


def _with_findings(plain: Plain, findings: Sequence[Finding]) -> Plain:
    """Put findings in a summary; what is said of several relative figures stands with the first of them left.

    What is said of one figure alone goes when that figure goes, for it may not hold of another.
    """
    shared = [s for finding in plain.findings.findings for s in finding.statements if s.text.startswith(_OF_SEVERAL)]
    bare = [_without_orphans(finding) for finding in findings]
    heir = next((f for f in bare if shared and any(_is_lonely(s) for s in f.statements)), None)
    placed = tuple(replace(f, statements=(*f.statements, shared[0])) if f is heir else f for f in bare if f.statements)
    return replace(plain, findings=replace(plain.findings, findings=placed))


def _without_orphans(finding: Finding) -> Finding:
    has_figure = any(_RELATIVE.search(s.text) for s in _telling(finding))
    kept = (s for s in finding.statements if not _says_absence(s) or (has_figure and not s.text.startswith(_OF_SEVERAL)))
    return replace(finding, statements=tuple(kept))


def _is_lonely(statement: Statement) -> bool:
    return bool(_RELATIVE.search(statement.text)) and not _OF_GROUPS.search(statement.text)


def _drop_sentence(plain: Plain, kind: Kind, *, most: int) -> Plain | None:
    """Drop the last sentence of the longest group of results of a kind, but none that says what is absent."""
    told = plain.findings.findings
    spare = [finding for finding in told if finding.kind is kind]
    longest = max(spare, key=lambda finding: len(_telling(finding)), default=None)
    if longest is None or len(_telling(longest)) <= most:
        return None
    last = _telling(longest)[-1]
    shorter = replace(longest, statements=tuple(s for s in longest.statements if s is not last))
    return _with_findings(plain, [shorter if finding is longest else finding for finding in told])


def _drop_repeated_result(plain: Plain) -> Plain | None:
    """Drop what a subgroup's line repeats of the first section, where figures follow it."""
    told = plain.findings.findings
    spare = next((f for f in told if f.kind is Kind.LEADING and len(_telling(f)) > 1 and _repeats(f.statements[0])), None)
    if spare is None:
        return None
    shorter = replace(spare, statements=spare.statements[1:])
    return _with_findings(plain, [shorter if finding is spare else finding for finding in told])


def _repeats(statement: Statement) -> bool:
    return statement.text.startswith(("An analysis", "A planned analysis"))


def _telling(finding: Finding) -> list[Statement]:
    return [statement for statement in finding.statements if not _says_absence(statement)]


def _with(section: Section, statements: tuple[Statement, ...]) -> Section:
    return replace(section, statements=statements)
