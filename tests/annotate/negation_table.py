"""Sentences in which a benefit is or is not denied, on which counting words fails; the benchmark of negation reads them too."""

from __future__ import annotations

TABLE: tuple[tuple[str, str, bool], ...] = (
    ("Although the primary analysis did not show a significant benefit, a subgroup saw a survival gain.", "gain", False),
    ("Although the primary analysis did not show a significant benefit, a subgroup saw a survival gain.", "benefit", True),
    ("While no improvement in pain was seen, sleep showed an increase.", "increase", False),
    ("Despite no reduction in falls, the programme led to a decrease in fractures.", "decrease", False),
    ("The pill did not slow growth, but it brought relief.", "relief", False),
    ("The tea brought relief; it did not bring an improvement in sleep.", "relief", False),
    ("The tea brought relief; it did not bring an improvement in sleep.", "improvement", True),
    ("The study did not establish that the vaccine gives a benefit.", "benefit", True),
    ("The trial failed to show a benefit.", "benefit", True),
    ("The spray not only eased itching, it brought an improvement in sleep.", "improvement", False),
    ("A benefit was not observed.", "benefit", True),
    ("Neither the low nor the high dose brought an improvement.", "improvement", True),
    ("There was no evidence of a benefit.", "benefit", True),
    ("The drug, unlike placebo, brought an improvement.", "improvement", False),
    ("No deaths occurred and the gel brought an improvement.", "improvement", False),
    ("The gel brought an improvement without raising blood pressure.", "improvement", False),
)
"""A sentence, a word of it, and whether the sentence denies that word."""
