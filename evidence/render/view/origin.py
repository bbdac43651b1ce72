"""Where the summary comes from: the text, the paper behind it, who paid, and the authors' interests."""

from __future__ import annotations

from datetime import date

from evidence.record import Stated
from evidence.render import words
from evidence.render.view.facts import Facts
from evidence.render.view.model import Section, Statement, kept, proof, state
from evidence.render.wording import word
from evidence.vocabulary import PeerReview, SourceKind


def build_origin(facts: Facts) -> Section:
    """Name the text and the paper, the registration, the funders and the interests, as far as stated."""
    return Section("origin", "From", kept(_publication(facts), registration(facts), funding(facts), _interests(facts)))


def printed_date(stated: Stated[str] | None) -> str:
    """Write an ISO date as `12 May 2025`; anything else as it stands."""
    text = words.phrase(stated)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year:04}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def registration(facts: Facts) -> Statement:
    """Name the registration numbers, or nothing."""
    stated = facts.record.source.registrations
    numbers = words.listed(words.phrase(number) for number in stated)
    return state(f"Registered as {numbers}", by=proof(*stated)) if numbers else Statement("")


def funding(facts: Facts) -> Statement:
    """Name who paid, or nothing."""
    payers = words.listed(words.phrase(payer) for payer in facts.record.funding)
    return state(f"Funding: {payers}", by=proof(*facts.record.funding)) if payers else Statement("")


def paper(facts: Facts) -> str:
    """Name the paper: journal, DOI and PubMed id, as far as stated."""
    source = facts.record.source
    doi, pmid = words.phrase(source.doi), words.phrase(source.pmid)
    parts = (words.phrase(source.journal), f"doi:{doi}" if doi else "", f"PMID {pmid}" if pmid else "")
    return ", ".join(part for part in parts if part)


def _publication(facts: Facts) -> Statement:
    source = facts.record.source
    publisher, published = words.phrase(source.publisher), printed_date(source.published)
    parts = [
        word("kind_origin", source.kind),
        f"of {published}" if published else "",
        f"by {publisher}" if publisher else "",
        _about(facts),
    ]
    by = proof(source.publisher, source.published, source.journal, source.doi, source.pmid, source.peer_review)
    return state(*parts, by=by) if any(parts[1:]) else Statement("")


def _about(facts: Facts) -> str:
    source = facts.record.source
    named, own = paper(facts), source.kind in {SourceKind.ABSTRACT, SourceKind.FULL_TEXT}
    review = source.peer_review.value if source.peer_review else None
    if review is PeerReview.CONFERENCE:
        return "on work presented at a conference" + (f", {named}" if named else "")
    if review is PeerReview.PREPRINT:
        return f"{'posted as' if own else 'about'} a preprint, not yet peer reviewed" + (f", {named}" if named else "")
    if not named:
        return ""
    return f"in {named}" if own and source.journal else f"({named})" if own else f"about a paper{_in(facts)}{named}"


def _in(facts: Facts) -> str:
    return " in " if words.phrase(facts.record.source.journal) else ", "


def _interests(facts: Facts) -> Statement:
    told = [words.quoted(stated.value) for stated in facts.record.conflicts]
    return (
        state(f"On the authors' interests, the text says: {words.listed(told)}", by=proof(*facts.record.conflicts))
        if (words.listed(told))
        else Statement("")
    )
