"""How many took part, of the study and of each group."""

from evidence.annotate.enrollment.finder import count_participants
from evidence.annotate.enrollment.settle import find_enrollment

__all__ = ["count_participants", "find_enrollment"]
