"""Spans that a small trained network marks: participants, treatment, comparator, outcomes, before any grammar looks at them."""

from evidence.annotate.spans.find import LONGEST_PASSAGE, find_spans, mark_passage

__all__ = ["LONGEST_PASSAGE", "find_spans", "mark_passage"]
