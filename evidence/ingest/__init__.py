"""Reading: text, Markdown or HTML in, an `Article` out whose every character leads back to its source.

A reader gives passages (`strands.py`); `layout.py` says what each passage is; `reading.py` puts the article together.
"""

from evidence.ingest.reading import MEDIA_TYPES, read, read_bytes

__all__ = ["MEDIA_TYPES", "read", "read_bytes"]
