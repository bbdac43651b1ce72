"""Effect estimates: measure, value, interval, p-value, and which way and against what."""

from evidence.annotate.estimates.finder import find_estimates

__all__ = ["find_estimates"]
