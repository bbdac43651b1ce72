"""Put the candidates together: which names are arms of this trial, in which role, under which forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from evidence.annotate.abbreviations import is_short_form
from evidence.annotate.arms.arm_name import CONTROL, ArmName
from evidence.annotate.arms.candidates import Candidate, comparator_role
from evidence.annotate.arms.constructs import offers
from evidence.annotate.arms.details import Details, details_after
from evidence.annotate.arms.labels import best_spelling
from evidence.annotate.arms.naming import Names, have_same_parts, holds
from evidence.annotate.arms.tagged import Marks, add_named_drugs, fill_from_marks, is_marked_only, tagged
from evidence.annotate.facts import clean
from evidence.annotate.standing import factual_sentences, of_another_study
from evidence.mentions import ArmMention
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
_SPEAKS_ONLY = frozenset({"group", "received", "compared_with", "background"})
_STRONG = 0.65
"""A construct at least this sure makes its name an arm; a weaker one only speaks of an arm that is known."""
_COMBINES = re.compile(
    r"""\b(?: sham | placebo | simulated | no | plus | and | with | without | followed | then | or | alone
        | high\sdose | low\sdose | standard )\b | \+""",
    re.VERBOSE,
)
_SHORTEST_FORM = 3  # characters in the shortest name that is looked for again
_REPEATED = 0.5
_KEPT = 3  # times that a text names what it tests
_GENERIC = frozenset({"control", "comparator", "active comparator", "control intervention", "control condition"})
_CONTROL_SOMETHING = re.compile(r"(?:\d+ )?controls?\b")
_CONTROL_GROUP = "control group"
_UNDETAILED = frozenset({ArmRole.PLACEBO_COMPARATOR, ArmRole.SHAM_COMPARATOR, ArmRole.NO_INTERVENTION, ArmRole.USUAL_CARE})
"""Comparators without a dose or schedule of their own: numbers beside their names belong to something else."""


def find_arms(doc: Doc) -> tuple[ArmMention, ...]:
    """Find the words for the groups of the comparison."""
    text = doc._.article.text
    marks: Marks = Marks(doc)
    if not _may_compare(doc) and not marks.compare:
        return ()
    candidates = _without_overlaps(_candidates(doc))
    names = Names(doc)
    for offer, _ in candidates:
        short = _SHORT.match(text, offer.end)
        if short and offer.construct not in _SPEAKS_ONLY and is_short_form(short["short"]):
            names.tie(clean(text[offer.start : offer.end]), short["short"])
    background = [pair for pair in candidates if pair[0].background]
    groups = _grouped(text, names, [pair for pair in candidates if not pair[0].background])
    arms = _merged(_selected(text, groups)) if _compares(doc, candidates) else []
    _settle_roles(arms)
    if arms or doc._.article.kind is SourceKind.ABSTRACT or marks.compare:
        fill_from_marks(arms, groups, marks)
    if _compares(doc, candidates):
        add_named_drugs(arms, groups, frozenset(group.key for group in _grouped(text, names, background)))
    _add_same_drug(text, names, arms)
    _add_repetitions(doc, arms)
    mentions = [_mention(text, offer, trust, group) for group in arms for offer, trust in group.offers]
    known = {group.key for group in arms}
    for group in _grouped(text, names, background):
        if group.key not in known:
            mentions += [_mention(text, offer, trust, group) for offer, trust in group.offers]
    return tuple(sorted(mentions, key=lambda mention: mention.start))


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


def _selected(text: str, groups: list[ArmName]) -> list[ArmName]:
    """Keep the names that a sure construct offers, and give the weaker ones to the arm whose name they share."""
    named = [group for group in groups if group.key != CONTROL]
    strong = [group for group in named if group.confidence >= _STRONG and not is_marked_only(group.offers)]
    weak = [group for group in named if group not in strong]
    if not any(_given_role(group) is ArmRole.EXPERIMENTAL or _given_role(group) is None for group in strong):
        best = max(
            (group for group in weak if _may_lead(text, group)),
            key=lambda group: (group.confidence, len(group.offers)),
            default=None,
        )
        strong += [best] if best else []
    for group in weak:
        kin = [other for other in strong if other is not group and (holds(other.key, group.key) or holds(group.key, other.key))]
        if len(kin) == 1:
            decided = _given_role(kin[0]) is not None
            kin[0].offers += [(replace(offer, role=None) if decided else offer, trust) for offer, trust in group.offers]
            kin[0].forms += group.forms if holds(kin[0].key, group.key) else []
    return strong + _control_group(groups, strong)


def _merged(arms: list[ArmName]) -> list[ArmName]:
    """Put a name and its fuller spelling together ("sorafenib", "sorafenib tosylate"), but not a drug and its combination."""
    kept: list[ArmName] = []
    own = {group.key: comparator_role(group.key) for group in arms}
    for group in sorted(arms, key=lambda group: -len(group.key)):
        fuller = [
            other
            for other in kept
            if have_same_parts(other.key, group.key)
            or (
                holds(other.key, group.key)
                and (not _COMBINES.search(other.key) or (own[group.key] is not None and own[group.key] is own[other.key]))
            )
        ]
        has_placebo = [
            other for other in kept if group.key == "placebo" and comparator_role(other.key) is ArmRole.PLACEBO_COMPARATOR
        ]
        home = fuller or has_placebo
        if len(home) == 1:
            home[0].offers += group.offers
            home[0].forms += group.forms
        else:
            kept.append(group)
    return kept


def _may_lead(text: str, group: ArmName) -> bool:
    """Tell whether a name that no sure construct offers may be what is tested: the text must keep to it.

    A headline's "cheap pill" and "oral enzyme" are named once, and the name follows in the text.
    """
    constructs = {offer.construct for offer, _ in group.offers}
    if not constructs & {"effect_of", "title", "group", "or_comparator"}:
        return False
    is_own = "effect_of" in constructs and any(form[:1].isupper() and " " not in form for form in group.forms)
    return not constructs <= {"effect_of", "title"} or is_own or max(_times(text, form) for form in group.forms) >= _KEPT


def _times(text: str, form: str) -> int:
    return len(re.findall(rf"(?<![\w-]){re.escape(form)}", text, re.IGNORECASE))


def _control_group(groups: list[ArmName], strong: list[ArmName]) -> list[ArmName]:
    """Settle what "the control group" is: the comparator that has a name, or an arm of its own where none has."""
    control = next((group for group in groups if group.key == CONTROL), None)
    named = [group for group in strong if _given_role(group) not in {None, ArmRole.EXPERIMENTAL}]
    if control is None or len(named) > 1:
        return []
    if named:
        named[0].offers += control.offers
        return []
    return [control]


def _given_role(group: ArmName) -> ArmRole | None:
    """Give the role that the name itself or its constructs together state."""
    for form in group.forms:
        role = comparator_role(form)
        if role:
            return role
    weights: Counter[ArmRole] = Counter()
    for offer, trust in group.offers:
        if offer.role:
            weights[offer.role] += round(100 * trust)
    return weights.most_common(1)[0][0] if weights else None


def _settle_roles(arms: list[ArmName]) -> None:
    """Give every arm a role: what is set against a comparator is experimental; of two drugs, the first named is."""
    for group in arms:
        group.role = _given_role(group)
    _settle_parts_of_combinations(arms)
    open_ones = [group for group in arms if group.role is None]
    if any(group.role is ArmRole.EXPERIMENTAL for group in arms) and not _has_comparator(arms):
        for group in open_ones:
            group.role = ArmRole.ACTIVE_COMPARATOR
        return
    if _has_comparator(arms):
        for group in open_ones:
            group.role = ArmRole.EXPERIMENTAL
        return
    for number, group in enumerate(sorted(open_ones, key=lambda group: min(offer.start for offer, _ in group.offers))):
        group.role = ArmRole.ACTIVE_COMPARATOR if number else ArmRole.EXPERIMENTAL


def _settle_parts_of_combinations(arms: list[ArmName]) -> None:
    """What is given alone is the comparator of the arm that adds to it: "radiotherapy alone", "radiotherapy plus drug X"."""
    for group in arms:
        bare = _ALONE.sub("", group.key)
        adds = any(other is not group and holds(other.key, bare) and _ADDS.search(other.key) for other in arms)
        if adds and not _ADDS.search(group.key) and group.role in {None, ArmRole.EXPERIMENTAL}:
            group.role = ArmRole.ACTIVE_COMPARATOR


_ALONE = re.compile(r"\s(?:alone|only)$")
_ADDS = re.compile(r"\b(?:plus|with|followed)\b|\+")


def _has_comparator(arms: list[ArmName]) -> bool:
    return any(group.role not in {None, ArmRole.EXPERIMENTAL} for group in arms)


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


def _mention(text: str, offer: Candidate, trust: float, group: ArmName) -> ArmMention:
    label = _CONTROL_GROUP if group.key == CONTROL else best_spelling(group.forms, group.key, text)
    details = details_after(text, offer.start, offer.end, offer.window)
    if group.role in _UNDETAILED or group.key == CONTROL:
        details = Details(n=details.n)
    return ArmMention(
        start=offer.start,
        end=offer.end,
        by=f"rule:arms.{offer.construct}",
        confidence=round(trust, 2),
        label=label,
        role=group.role,
        background=offer.background,
        dose=details.dose,
        schedule=details.schedule,
        duration=details.duration,
        n=details.n,
        aliases=tuple(form for form in dict.fromkeys((*group.forms, *group.other_names)) if form != label),
    )
