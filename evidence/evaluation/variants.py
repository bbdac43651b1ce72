"""Articles of the corpus with one thing turned round, and what a record of each must then say.

Kinds of variant:

- `interval_flipped`: an interval that excluded no effect includes it, or the other way, its p-value to match. The record must
  have the new limits, and something that rests on them must change: a direction, a result, a verdict, a caveat.
- `ranks_swapped`: `primary` and `secondary` change places. What was secondary is primary, and what was primary is not.
- `subgroups_swapped`: two parts of the participants with different results change places. So do their results.
- `not_flipped`: `not` is dropped from the words that prove the verdict, or added to them. The verdict is the opposite.
- `parent_trial`: the sentence that proves the verdict is about an earlier trial. The verdict is no longer what it said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidence.appraise import appraise
from evidence.evaluation.gold_facts import plain
from evidence.evaluation.gold_record import GoldEstimate, GoldRecord, GoldSubgroup
from evidence.evaluation.record_facts import record_facts
from evidence.record import Estimate, EvidenceRecord
from evidence.vocabulary import DIFFERENCES, RATIOS, OutcomeRole, PrimaryStatus

Check = Callable[[EvidenceRecord, EvidenceRecord], bool]

OPPOSITE = {PrimaryStatus.MET: PrimaryStatus.NOT_MET, PrimaryStatus.NOT_MET: PrimaryStatus.MET}
PARENT = "In an earlier trial of the same treatment, which ended ten years ago, "
CHANCE, PROOF = "= 0.30", "= 0.01"
"""P-values on either side of 0.05 that go with a flipped interval."""

_NUMBER = r"(?<![\d.·,]){}(?![\d.·]*\d)"
_P = re.compile(r"(?P<name> \b [Pp] (?: [-\s] value )? ) \s* (?: [=<>≤≥] | of | below | under ) \s* 0?[.·]\d+", re.VERBOSE)
_RANK = re.compile(r"\b(?:primary|secondary)\b", re.IGNORECASE)
_DID_NOT = re.compile(r"\b did (?:\s+ not | n['’]t) \s+ (?:significantly \s+)? (?P<verb> [a-z]+ ) \b", re.VERBOSE)
_WAS_NOT = re.compile(r"\b(?P<verb> was | were | had | has ) (?:\s+ not | n['’]t) \b", re.VERBOSE)
_WAS = re.compile(r"\b(?P<verb> was | were ) \b (?! \s+ not )", re.VERBOSE)
_DONE = re.compile(r"\b(?P<verb> met | achieved | reached | reduced | improved | lowered | prevented | cut ) \b", re.VERBOSE)
_PLAIN_FORM = {
    "met": "meet",
    "achieved": "achieve",
    "reached": "reach",
    "reduced": "reduce",
    "improved": "improve",
    "lowered": "lower",
    "prevented": "prevent",
    "cut": "cut",
}
_PAST = {form: past for past, form in _PLAIN_FORM.items()}
_UNCLEAR = re.compile(r"\b(?: differ\w* | CI | confidence\ interval )\b | \b [Pp] \s? [=<>]", re.VERBOSE)
"""Where the sentence of a proof says this, `not` alone does not turn it: a difference may be for the worse, numbers stay."""
_DENIED = re.compile(
    r"\b(?: no | not | nor | neither | none | without | similar\w* | alike | n't )\b", re.VERBOSE | re.IGNORECASE
)
"""Where the sentence of an interval says this, an interval that now excludes no effect leaves it as it was."""
_SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Variant:
    """An article with one thing turned round.

    Attributes:
        text: the whole source of the article, changed.
        asks: whether the record of the article as it stands reads right what is turned round; no flip is asked for else.
        caught: whether the record of the article (first) and that of the variant (second) differ as they must.
        without: the source without the words that are turned round, where the flip only counts if they decide.
    """

    kind: str
    text: str
    asks: Callable[[EvidenceRecord], bool]
    caught: Check
    without: str = ""


def make_variants(text: str, gold: GoldRecord) -> Iterator[Variant]:
    """Give every variant that can be made of an article.

    Args:
        text: the source of the article.
        gold: what it says as it stands.
    """
    for make in (_flip_interval, _swap_ranks, _swap_subgroups, _flip_not, _tell_of_parent):
        yield from make(text, gold)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(part) for part in words.split()))


def _flip_interval(text: str, gold: GoldRecord) -> Iterator[Variant]:
    primary = {held.id for held in gold.outcomes if held.role is OutcomeRole.PRIMARY}
    usable = [held for held in gold.estimates if held.value and held.low and held.high and not held.subgroup]
    for estimate in sorted(usable, key=lambda held: held.outcome not in primary):
        place = _pattern(estimate.quote).search(text)
        flipped = _flipped(place.group(), estimate) if place else None
        if place and flipped and not _DENIED.search(text[slice(*_sentence(text, place))]):
            words, low, high = flipped
            variant = f"{text[: place.start()]}{words}{text[place.end() :]}"
            yield Variant("interval_flipped", variant, _has(estimate, estimate.low, estimate.high), _reads(estimate, low, high))
            return


def _flipped(words: str, estimate: GoldEstimate) -> tuple[str, str, str] | None:
    """Give the words, the lower and the upper limit with the interval on the other side of no effect."""
    null = Decimal(1) if estimate.measure in RATIOS else Decimal(0) if estimate.measure in DIFFERENCES else None
    if null is None:
        return None
    try:
        value, low, high = (Decimal(plain(number)) for number in (estimate.value, estimate.low, estimate.high))
    except ArithmeticError:
        return None
    moved, printed = (high, estimate.high) if value < null else (low, estimate.low)
    mirrored = 2 * null - moved
    held = (low, mirrored) if value < null else (mirrored, high)
    new = _as_printed(mirrored, str(printed))
    changed, count = re.subn(_NUMBER.format(re.escape(str(printed))), new, words)
    if not held[0] < value < held[1] or count != 1 or mirrored <= 0 < null:
        return None
    includes = held[0] <= null <= held[1]
    return _P.sub(rf"\g<name> {CHANCE if includes else PROOF}", changed), plain(held[0]), plain(held[1])


def _as_printed(number: Decimal, like: str) -> str:
    places = len(re.split(r"[.·]", like)[1]) if re.search(r"[.·]", like) else 0
    minus = next((sign for sign in "−–-" if sign in like), "-")
    written = f"{abs(number):.{places}f}".replace(".", "·" if "·" in like else ".")
    return f"{minus}{written}" if number < 0 else written


def _find(record: EvidenceRecord, estimate: GoldEstimate, low: str | None, high: str | None) -> Estimate | None:
    """Find the estimate of a record that has this value and these limits."""
    wanted = (plain(estimate.value), plain(low), plain(high))
    return next((held for held in record.estimates if _numbers(held) == wanted), None)


def _numbers(held: Estimate) -> tuple[str, str, str]:
    interval = held.interval.value if held.interval else None
    limits = (interval.low, interval.high) if interval else (None, None)
    low, high = (plain(limit.value if limit else None) for limit in limits)
    return plain(held.value.value.value if held.value else None), low, high


def _has(estimate: GoldEstimate, low: str | None, high: str | None) -> Callable[[EvidenceRecord], bool]:
    return lambda record: _find(record, estimate, low, high) is not None


def _reads(estimate: GoldEstimate, low: str, high: str) -> Check:
    def check(before: EvidenceRecord, after: EvidenceRecord) -> bool:
        old, new = _find(before, estimate, estimate.low, estimate.high), _find(after, estimate, low, high)
        return bool(old and new) and _rests_on(before, old) != _rests_on(after, new)

    return check


def _rests_on(record: EvidenceRecord, estimate: Estimate | None) -> tuple[object, ...]:
    """Give what a record concludes from an estimate."""
    results = tuple(held.result.value for held in record.outcomes)
    caveats = frozenset(caveat.name for caveat in appraise(record))
    direction = estimate.direction.value if estimate and estimate.direction else None
    significance = estimate.significance.value if estimate and estimate.significance else None
    return direction, significance, results, record.primary_endpoint.status, caveats


def _swap_ranks(text: str, gold: GoldRecord) -> Iterator[Variant]:
    first, second = (_ranked_beside(text, gold, role) for role in (OutcomeRole.PRIMARY, OutcomeRole.SECONDARY))
    if first and second:

        def caught(_: EvidenceRecord, after: EvidenceRecord) -> bool:
            primary = _primary(after, gold)
            return bool(primary & second) and not primary & first

        swapped = _RANK.sub(lambda rank: _other_rank(rank.group()), text)
        yield Variant("ranks_swapped", swapped, lambda record: bool(_primary(record, gold) & first), caught)


def _ranked_beside(text: str, gold: GoldRecord, role: OutcomeRole) -> set[str]:
    """Give the outcomes of a rank whose rank stands in the sentence that gold quotes."""
    places = ((held.id, _pattern(held.quote).search(text)) for held in gold.outcomes if held.role is role)
    return {id for id, place in places if place and role.value in text[slice(*_sentence(text, place))].lower()}


def _other_rank(rank: str) -> str:
    other = "secondary" if rank.lower() == "primary" else "primary"
    return other.capitalize() if rank[0].isupper() else other


def _primary(record: EvidenceRecord, gold: GoldRecord) -> set[str]:
    return {fact[1] for fact in record_facts(record, gold) if fact[0] == "primary_outcomes"}


def _swap_subgroups(text: str, gold: GoldRecord) -> Iterator[Variant]:
    pairs = ((one, other) for one in gold.subgroups for other in gold.subgroups if one.id < other.id)
    for one, other in pairs:
        swapped = _swapped(text, one.definition, other.definition) if one.result is not other.result else None
        if swapped:

            def caught(_: EvidenceRecord, after: EvidenceRecord, one: GoldSubgroup = one, other: GoldSubgroup = other) -> bool:
                return _told(after, gold) >= {(one.id, other.result.value), (other.id, one.result.value)}

            told = {(one.id, one.result.value), (other.id, other.result.value)}
            yield Variant("subgroups_swapped", swapped, lambda record, told=told: _told(record, gold) >= told, caught)  # type: ignore[misc]
            return


def _told(record: EvidenceRecord, gold: GoldRecord) -> set[tuple[str, ...]]:
    return {fact[1:] for fact in record_facts(record, gold) if fact[0] == "subgroups"}


def _swapped(text: str, a: str, b: str) -> str | None:
    """Put two phrases in each other's places, wherever they stand; None where one does not stand there, or holds the other."""
    one, other = _pattern(a), _pattern(b)
    if not one.search(text) or not other.search(text) or one.search(b) or other.search(a):
        return None
    either = re.compile(rf"(?P<one>{one.pattern})|(?P<other>{other.pattern})")
    return either.sub(lambda found: b if found["one"] else a, text)


def _flip_not(text: str, gold: GoldRecord) -> Iterator[Variant]:
    wanted = OPPOSITE.get(gold.primary_endpoint.status)
    place = _pattern(gold.primary_endpoint.quote).search(text) if wanted else None
    if place is None or _UNCLEAR.search(text[slice(*_sentence(text, place))]):
        return
    words = _turned(place.group(), drop=wanted is PrimaryStatus.MET)
    if words:
        variant = f"{text[: place.start()]}{words}{text[place.end() :]}"
        without = _without(text, place)
        yield Variant("not_flipped", variant, _agrees(gold), lambda _, after: after.primary_endpoint.status is wanted, without)


def _turned(proof: str, *, drop: bool) -> str | None:
    """Give a proof without its `not`, or with one; None where its words do not allow that."""
    if drop:
        words = _DID_NOT.sub(lambda found: _past(found["verb"]), proof, count=1)
        words = _WAS_NOT.sub(r"\g<verb>", proof, count=1) if words == proof else words
    else:
        words = _WAS.sub(r"\g<verb> not", proof, count=1)
        words = _DONE.sub(lambda found: f"did not {_PLAIN_FORM[found['verb']]}", proof, count=1) if words == proof else words
    return words if words != proof else None


def _past(verb: str) -> str:
    return _PAST.get(verb) or f"{verb}{'d' if verb.endswith('e') else 'ed'}"


def _sentence(text: str, place: re.Match[str]) -> tuple[int, int]:
    """Give where the sentence of some words starts and ends."""
    start = max((found.end() for found in _SENTENCE_END.finditer(text, 0, place.start())), default=0)
    start += len(text[start:]) - len(text[start:].lstrip())
    return start, next((found.start() + 1 for found in _SENTENCE_END.finditer(text, place.end() - 1)), len(text))


def _without(text: str, place: re.Match[str]) -> str:
    start, end = _sentence(text, place)
    return f"{text[:start]}{text[end:]}"


def _agrees(gold: GoldRecord) -> Callable[[EvidenceRecord], bool]:
    return lambda record: record.primary_endpoint.status is gold.primary_endpoint.status


def _tell_of_parent(text: str, gold: GoldRecord) -> Iterator[Variant]:
    place = _pattern(gold.primary_endpoint.quote).search(text) if gold.primary_endpoint.quote else None
    start, end = _sentence(text, place) if place else (0, 0)
    sentence = text[start:end]
    if place and sentence[:1].isalnum():
        lowered = sentence if sentence[1:2].isupper() else sentence[0].lower() + sentence[1:]
        variant = f"{text[:start]}{PARENT}{lowered}{text[end:]}"
        without = _without(text, place)
        yield Variant("parent_trial", variant, _agrees(gold), lambda before, after: not _same_status(before, after), without)


def _same_status(before: EvidenceRecord, after: EvidenceRecord) -> bool:
    return before.primary_endpoint.status is after.primary_endpoint.status
