"""Names fit to be printed: a fragment that cannot be a name, such as `was 25 months with`, is told as unnamed."""

from __future__ import annotations

from evidence.record import Arm, EvidenceRecord, Outcome, Stated
from evidence.render import words
from evidence.render.wording import wording


def readable(record: EvidenceRecord) -> EvidenceRecord:
    """Give the record with an empty name for every outcome and arm whose words are no noun phrase."""
    outcomes, arms = tuple(map(_outcome, record.outcomes)), tuple(map(_arm, record.arms))
    if outcomes == record.outcomes and arms == record.arms:
        return record
    return record.model_copy(update={"outcomes": outcomes, "arms": arms})


def is_name(text: str) -> bool:
    """Say whether words can name something: they neither begin nor end with a word that only joins others.

    An empty name is none, and is left alone by `readable`.
    """
    told = words.clean(text).lower().split()
    joining = wording("no_name_words")
    return bool(told) and joining.get(told[0]) != "joins" and told[-1] not in joining


def _outcome(outcome: Outcome) -> Outcome:
    return outcome if is_name(outcome.name.value) else outcome.model_copy(update={"name": _nameless(outcome.name)})


def _arm(arm: Arm) -> Arm:
    label = arm.label if is_name(arm.label.value) else _nameless(arm.label)
    given = arm.intervention if arm.intervention and is_name(arm.intervention.value) else None
    same = label is arm.label and given is arm.intervention
    return arm if same else arm.model_copy(update={"label": label, "intervention": given})


def _nameless(stated: Stated[str]) -> Stated[str]:
    return stated.model_copy(update={"value": ""})
