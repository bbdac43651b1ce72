"""Put the candidates together: which names are arms of this trial, in which role, under which forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from evidence.annotate.abbreviations import is_short_form
from evidence.annotate.arms.arm_name import CONTROL, ArmName
from evidence.annotate.arms.candidates import Candidate
from evidence.annotate.arms.constructs import offers
from evidence.annotate.arms.decision import decide
from evidence.annotate.arms.details import Details, details_after
from evidence.annotate.arms.doses import split_by_dose
from evidence.annotate.arms.labels import best_spelling
from evidence.annotate.arms.naming import Names, holds, is_combined
from evidence.annotate.arms.tagged import is_marked_only, marks_compare, tagged
from evidence.annotate.condition_heads import has_condition_head
from evidence.annotate.facts import clean, whole_number
from evidence.annotate.standing import factual_sentences, of_another_study
from evidence.mentions import ArmMention, NumberMention
from evidence.vocabulary import ArmRole, SourceKind, StudyType

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SAME_DRUG = re.compile(
    r"""\b[Tt]he\s(?:study\s|trial\s|investigational\s)?(?:drug|medicine|medication|vaccine|compound)
        (?:\s(?:used|tested|studied|given)\s(?:in|during)\s(?:the|this)\s(?:trial|study))?,\s(?P<name>[A-Za-z][\w-]+)(?:,|
            \s\()""",
    re.VERBOSE,
)
_SHORT = re.compile(r"\s\((?:the\s)?(?P<short>[\w/+-]{2,12})(?:;|,|\)|\sgroup|\sarm)")
_BRAND = re.compile(
    r",?\s\(?(?:sold|marketed|branded)\s(?:\w+\s)?(?:as|under\sthe\s(?:brand\s)?name)\s(?P<brand>[A-Z][\w-]{2,})", re.VERBOSE
)
_SPEAKS_ONLY = frozenset({"group", "received", "compared_with", "background"})
_SHORTEST_FORM = 3  # characters in the shortest name that is looked for again
_REPEATED = 0.5
_GENERIC = frozenset({"control", "comparator", "active comparator", "control intervention", "control condition"})
_CONTROL_SOMETHING = re.compile(r"(?:\d+ )?controls?\b")
_CONTROL_GROUP = "control group"
_UNDETAILED = frozenset({ArmRole.PLACEBO_COMPARATOR, ArmRole.SHAM_COMPARATOR, ArmRole.NO_INTERVENTION, ArmRole.USUAL_CARE})
"""Comparators without a dose or schedule of their own: numbers beside their names belong to something else."""


def find_arms(doc: Doc) -> tuple[ArmMention, ...]:
    """Find the words for the groups of the comparison."""
    text = doc._.article.text
    if not _may_compare(doc) and not marks_compare(doc):
        return ()
    candidates = _without_overlaps(_candidates(doc))
    names, known, background = read_names(doc, candidates)
    arms = decide(doc, known, [name.key for name in background]) if _compares(doc, candidates) else []
    _add_kin(arms, known)
    arms = _control_group(arms)
    _add_same_drug(text, names, arms)
    _add_repetitions(doc, arms)
    by_dose = split_by_dose(doc, arms)
    kept = {name.key for name in arms}
    told = (*arms, *by_dose, *(name for name in background if name.key not in kept))
    return tuple(sorted((mention for name in told for mention in _mentions(text, name)), key=lambda mention: mention.start))


def names_of(doc: Doc) -> tuple[list[ArmName], list[str]]:
    """Give every name that may be an arm, and the keys of those that everyone is given: what the decision is made from."""
    if not _may_compare(doc) and not marks_compare(doc):
        return [], []
    _, known, background = read_names(doc, _without_overlaps(_candidates(doc)))
    return known, [name.key for name in background]


def label_of(name: ArmName, text: str) -> str:
    """Give the words by which a name is printed."""
    if name.pool and name.dose:
        return f"{label_of(name.pool, text)} {name.dose}"
    return _CONTROL_GROUP if name.key == CONTROL else best_spelling(name.forms, name.key, text)


def read_names(doc: Doc, candidates: Sequence[tuple[Candidate, float]]) -> tuple[Names, list[ArmName], list[ArmName]]:
    """Group the candidates by name: those that may be arms, and those that the text gives to everyone."""
    text = doc._.article.text
    names = Names(doc)
    for offer, _ in candidates:
        short = _SHORT.match(text, offer.end)
        if short and offer.construct not in _SPEAKS_ONLY and is_short_form(short["short"]):
            names.tie(clean(text[offer.start : offer.end]), short["short"])
        brand = _BRAND.match(text, offer.end)
        if brand:
            names.tie(clean(text[offer.start : offer.end]), brand["brand"])
    treatments = [pair for pair in candidates if not has_condition_head(text[pair[0].start : pair[0].end])]
    known = _grouped(text, names, [pair for pair in treatments if not pair[0].background])
    return names, known, _grouped(text, names, [pair for pair in candidates if pair[0].background])


def _may_compare(doc: Doc) -> bool:
    """Tell whether the text may report a trial at all, before every sentence is searched for names."""
    is_abstract = doc._.article.kind is SourceKind.ABSTRACT
    return is_abstract or _is_trial(doc) or bool(_ASSIGNED.search(doc._.article.text))


_ASSIGNED = re.compile(r"randomi[sz]ed|randomly|assigned|allocated", re.IGNORECASE)


def _is_trial(doc: Doc) -> bool:
    return any(found.field == "study.study_type" and found.value == StudyType.INTERVENTIONAL for found in doc._.design)


def _compares(doc: Doc, candidates: list[tuple[Candidate, float]]) -> bool:
    """Tell whether the text reports a trial: only a trial has arms, other studies have cohorts and exposures."""
    if doc._.article.kind is SourceKind.ABSTRACT:
        return True
    return _is_trial(doc) or any(offer.construct == "randomised_to" for offer, _ in candidates)


def _candidates(doc: Doc) -> Iterable[tuple[Candidate, float]]:
    text = doc._.article.text
    for sentence, trust in factual_sentences(doc):
        for offer in (*offers(doc, sentence), *tagged(doc, sentence)):
            if offer.construct == "halves" or not of_another_study(text, sentence, offer.start, offer.end):
                yield offer, trust * offer.confidence


def _without_overlaps(candidates: Iterable[tuple[Candidate, float]]) -> list[tuple[Candidate, float]]:
    """Where candidates overlap, a construct stays before a mark, the surest before others, and of equals the longest."""
    kept: list[tuple[Candidate, float]] = []
    for offer, trust in sorted(candidates, key=lambda pair: (is_marked_only([pair]), -pair[1], pair[0].start - pair[0].end)):
        if all(offer.end <= other.start or offer.start >= other.end for other, _ in kept):
            kept.append((offer, trust))
    return sorted(kept, key=lambda pair: pair[0].start)


def _grouped(text: str, names: Names, candidates: Iterable[tuple[Candidate, float]]) -> list[ArmName]:
    groups: dict[str, ArmName] = {}
    for offer, trust in candidates:
        words = clean(text[offer.start : offer.end])
        key = names.key(words)
        key = CONTROL if key in _GENERIC or _CONTROL_SOMETHING.match(key) else key
        group = groups.setdefault(key, ArmName(key, forms=list(names.forms(key))))
        group.offers.append((offer, trust))
        group.forms.append(words)
    return list(groups.values())


def _add_kin(arms: list[ArmName], names: list[ArmName]) -> None:
    """Give the places of a name that is no arm of its own to the one arm that it is a shorter or a fuller name of."""
    others = [name for name in names if not any(name is arm for arm in arms)]
    for name in others:
        kin = [arm for arm in arms if holds(arm.key, name.key) or holds(name.key, arm.key)]
        if (
            len(kin) == 1
            and not is_combined(kin[0].key)
            and not is_combined(name.key)
            and CONTROL not in {kin[0].key, name.key}
        ):
            kin[0].offers += [(replace(offer, role=None), trust) for offer, trust in name.offers]
            kin[0].forms += name.forms if holds(kin[0].key, name.key) else []


def _control_group(arms: list[ArmName]) -> list[ArmName]:
    """Settle what "the control group" is: the one comparator that has a name, or an arm of its own where none has."""
    control = next((arm for arm in arms if arm.key == CONTROL), None)
    named = [arm for arm in arms if arm.role not in {None, ArmRole.EXPERIMENTAL} and arm is not control]
    if control is None or not named:
        return arms
    if len(named) == 1:
        named[0].offers += control.offers
    return [arm for arm in arms if arm is not control]


def _add_same_drug(text: str, names: Names, arms: list[ArmName]) -> None:
    """Read "the drug used in the trial, aldesleukin," as another name of the one drug on trial."""
    tested = [group for group in arms if group.role is ArmRole.EXPERIMENTAL]
    match = _SAME_DRUG.search(text)
    if match and len(tested) == 1 and names.key(match["name"]) != tested[0].key:
        tested[0].other_names.append(match["name"])


def _add_repetitions(doc: Doc, arms: list[ArmName]) -> None:
    """Find the other places where the text names an arm, by the longest form that fits and belongs to one arm alone."""
    text = doc._.article.text
    owners = {form: group for group in arms for form in (*group.forms, *group.other_names) if len(form) >= _SHORTEST_FORM}
    if not owners:
        return
    either = "|".join(re.escape(form) for form in sorted(owners, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{either})(?![\w]|-(?!treated)|\scontrolled)", re.IGNORECASE)
    by_folded = {form.casefold(): group for form, group in owners.items()}
    taken = [(offer.start, offer.end) for group in arms for offer, _ in group.offers]
    for sentence, trust in factual_sentences(doc):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                offer = Candidate(*match.span(), "named_again", _REPEATED, window=match.end())
                by_folded[match.group().casefold()].offers.append((offer, trust * _REPEATED))


def _mentions(text: str, name: ArmName) -> Iterator[ArmMention]:
    label = label_of(name, text)
    aliases = tuple(form for form in dict.fromkeys((*name.forms, *name.other_names)) if form != label)
    for offer, trust in name.offers:
        details = details_after(text, offer.start, offer.end, offer.window)
        if name.role in _UNDETAILED or name.key == CONTROL:
            details = Details(n=details.n)
        yield ArmMention(
            start=offer.start,
            end=offer.end,
            by=f"rule:arms.{offer.construct}",
            confidence=round(trust, 2),
            label=label,
            role=name.role,
            background=offer.background,
            dose=name.dose or details.dose,
            pool=name.is_pool,
            schedule=details.schedule,
            duration=details.duration,
            n=details.n or _counted(text, offer),
            aliases=aliases,
        )


def _counted(text: str, offer: Candidate) -> NumberMention | None:
    """Give the size that stands before a name in digits (`412 were offered classes`), or None."""
    digits = text[slice(*offer.counted)] if offer.counted else ""
    return whole_number(digits, offer.counted[0]) if offer.counted and digits[:1].isdigit() else None
