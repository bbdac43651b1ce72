"""Design: what kind of study this is, read from what the text says of this study and of no other."""

from evidence.annotate.design.finder import find_design

__all__ = ["find_design"]
