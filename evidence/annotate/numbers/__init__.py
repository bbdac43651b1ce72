"""The numbers of an article: each is found, read and typed, so that what is no result is known not to be one."""

from evidence.annotate.numbers.finder import find_numbers
from evidence.annotate.numbers.shape import Shape, find_shapes

__all__ = ["Shape", "find_numbers", "find_shapes"]
