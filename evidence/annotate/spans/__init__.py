"""Spans that a small trained network marks: participants, treatment, comparator, outcomes, before any grammar looks at them."""

from evidence.annotate.spans.find import find_spans, mark_passage
from evidence.annotate.spans.passages import cut_passages

__all__ = ["cut_passages", "find_spans", "mark_passage"]
