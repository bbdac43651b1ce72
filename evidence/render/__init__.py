"""Rendering: an evidence record and its caveats become a summary. Jinja loads on the first summary, spaCy never."""

from evidence.render.summary import render, templates

__all__ = ["render", "templates"]
