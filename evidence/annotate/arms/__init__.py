"""Arms: what was compared with what, as clean noun phrases with role, dose and background."""

from evidence.annotate.arms.finder import find_arms

__all__ = ["find_arms"]
