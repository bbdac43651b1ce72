"""Spans that a small trained network marks: participants, treatment, comparator, outcomes, before any grammar looks at them."""

from evidence.annotate.spans.find import find_spans, mark_passage

__all__ = ["find_spans", "mark_passage"]
