"""Harms: what is said of side effects as a whole, of serious ones, of single events and of people who stopped."""

from evidence.annotate.harms.comparison import excess
from evidence.annotate.harms.finder import find_harms

__all__ = ["excess", "find_harms"]
