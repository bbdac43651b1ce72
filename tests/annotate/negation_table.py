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
    (
        "An improvement of grip after a month of daily warm baths in people with a stiff and swollen hand is very unlikely.",
        "improvement",
        True,
    ),
    ("The gel brought an improvement, and side effects are unlikely.", "improvement", False),
    ("The gel brought an improvement without raising blood pressure.", "improvement", False),
    ("People on the tea did not come back as early and needed a shorter increase of the dose.", "increase", False),
    ("A doctor who was not involved said that one fracture was prevented for every 30 treated.", "prevented", False),
    ("Interferon prolongs neither survival nor remission.", "prolongs", True),
    ("The authors did not say that the tea prevented fractures.", "prevented", True),
    ("The tea did not ease pain and bring an improvement in sleep.", "improvement", True),
)
"""A sentence, a word of it, and whether the sentence denies that word."""
