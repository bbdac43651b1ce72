"""What a press office should answer before a text goes out: a question for each absence that a caveat rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evidence.appraise.appraisal import appraise
from evidence.appraise.rule import Rule
from evidence.appraise.subgroups import in_text_order, rest_of
from evidence.appraise.wording import bare
from evidence.caveat import Caveat
from evidence.record import EvidenceRecord, Subgroup
from evidence.vocabulary import Qualifier, SubgroupResult

_HUNDRED = Decimal(100)

_QUESTIONS = {
    "as_good_as_without_test": "Was the trial planned to show that the treatments are alike, and within which margin?",
    "benefit_in_a_subgroup_only": "Was this part of the participants chosen before the results were known?",
    "conference_result": "Is there a paper, and has it been reviewed?",
    "discontinuations_not_reported": "How many people stopped the treatment because of harms, in each group?",
    "funding_not_stated": "Who paid for the study?",
    "harms_not_quantified": "How many people had a harm, in each group?",
    "harms_not_reported": "Which harms were seen, and in how many people of each group?",
    "margin_not_stated": "How much worse was the treatment allowed to be?",
    "no_comparator": "What would have become of these people without the treatment?",
    "no_effect_size": "How large was the benefit, in numbers?",
    "no_interaction_test": "Was it tested whether the effect differs between the parts, and what came of it?",
    "no_interval": "How precise is the effect: what is its confidence interval?",
    "nothing_said_of_the_rest": "How did the other participants fare?",
    "post_hoc_subgroup": "Which parts of the participants did the plan of the trial name?",
    "primary_result_not_stated": "What was the primary outcome, and what became of it?",
    "registration_not_stated": "Where is the trial registered, and under which number?",
    "relative_effect_only": "How many people had the outcome, in each group?",
    "safety_claimed_without_numbers": "On which numbers does the word on safety rest?",
    "secondary_outcome_promoted": "What became of the primary outcome, and why does the text not begin with it?",
    "several_primary_outcomes": "How were several comparisons allowed for?",
    "short_follow_up": "What is known of the time after the trial?",
    "stopped_early": "How far had the trial come when it was stopped, and by which rule?",
    "surrogate_outcome": "Did people feel, function or live better?",
    "within_one_arm_only": "What was the result in the other group?",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the text leaves open.

    Attributes:
        text: the question.
        caveat: the caveat from which it comes.
    """

    text: str
    caveat: Caveat


def questions(record: EvidenceRecord, *, table: tuple[Rule, ...] | None = None) -> tuple[Question, ...]:
    """Give what the text does not answer, the most serious first, each question once.

    Args:
        record: what one text states.
        table: the rules to apply; all of `rules()` where None.
    """
    found: dict[str, Question] = {}
    for caveat in appraise(record, table=table):
        if caveat.name in _QUESTIONS:
            ask = _ASKED.get(caveat.name)
            text = ask(record) if ask else _QUESTIONS[caveat.name]
            found.setdefault(text, Question(text, caveat))
    return tuple(found.values())


def asked_by() -> Sequence[str]:
    """Name the rules that have a question."""
    return tuple(_QUESTIONS)


def _of_the_rest(record: EvidenceRecord) -> str:
    """Ask for the other 20% where the text says that the group is 80%."""
    told = [each for each in record.subgroups if each.result.value is SubgroupResult.BENEFIT and not rest_of(record, each)]
    shares = [share for share in map(_rest_share, in_text_order(told)) if share]
    return f"How did the other {shares[0]} of participants fare?" if shares else _QUESTIONS["nothing_said_of_the_rest"]


def _rest_share(group: Subgroup) -> str:
    if group.share is None or group.share_qualifier in (Qualifier.LESS, Qualifier.MORE):
        return ""
    rest = _HUNDRED - group.share.value.value
    return f"{rest.normalize():f}%" if rest > 0 else ""


def _of_the_primary(record: EvidenceRecord) -> str:
    """Ask for the result of the primary outcome that the text names."""
    named = [each.name.value for each in record.outcomes if each.id in record.primary_endpoint.outcomes]
    if not named:
        return _QUESTIONS["primary_result_not_stated"]
    return f"What became of the primary outcome ({bare(named[0])})?"


_ASKED: dict[str, Callable[[EvidenceRecord], str]] = {
    "nothing_said_of_the_rest": _of_the_rest,
    "primary_result_not_stated": _of_the_primary,
}
