"""How many took part, of the study and of each group."""

from evidence.annotate.enrollment.finder import find_enrollment

__all__ = ["find_enrollment"]
