"""The third room: mentions become a record. Plain Python; no model, no search in the text."""

from evidence.assemble.assemble import assemble

__all__ = ["assemble"]
