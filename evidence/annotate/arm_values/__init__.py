"""Which group a value belongs to: by the words beside it, by its place in a row, or by the order in which groups are named."""

from evidence.annotate.arm_values.bind import bind
from evidence.annotate.arm_values.bound import Bound, Given
from evidence.annotate.arm_values.values import find_values

__all__ = ["Bound", "Given", "bind", "find_values"]
