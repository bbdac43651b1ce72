"""Outcomes: what was measured, under which name, with which rank."""

from evidence.annotate.outcomes.find import find_outcomes, outcome_spans

__all__ = ["find_outcomes", "outcome_spans"]
