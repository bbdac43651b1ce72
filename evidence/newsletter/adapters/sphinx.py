"""A Sphinx directive, for reStructuredText and MyST alike.

    .. evidence:: sources/north.html
       :reader: clinician

In MyST the same is a fence with {evidence}. Sources are seen from the page, and may not leave the documentation's folder.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from evidence.errors import EvidenceError
from evidence.newsletter.adapters.embedding import NAME, Embedder
from evidence.newsletter.options import ATTRIBUTES, Form
from evidence.version import __version__


class EvidenceDirective(SphinxDirective):
    """Writes the summary of the file that is its argument, or of the article that is its content."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {name: directives.unchanged_required for name in ATTRIBUTES if name != "source"}  # noqa: RUF012

    def run(self) -> list[nodes.Node]:
        """Give the summary as HTML, and as text for builders that write no HTML."""
        page = Path(self.env.doc2path(self.env.docname))
        attributes = {**({"source": self.arguments[0]} if self.arguments else {}), **self.options}
        embedder = self._embedder()
        try:
            path = embedder.path_of(attributes, page.parent)
            if path:
                self.env.note_dependency(str(path))
            html, text = (self._written(embedder, attributes, form, page.parent) for form in (Form.HTML, Form.TEXT))
        except EvidenceError as error:
            raise self.error(f"{error.reason}. {error.next_step}.") from error
        return [nodes.raw("", html, format="html"), _elsewhere(text)]

    def _embedder(self) -> Embedder:
        config = self.config
        return Embedder(
            root=self.env.srcdir,
            allow=config.evidence_allow,
            reader=config.evidence_reader,
            templates=config.evidence_templates,
        )

    def _written(self, embedder: Embedder, attributes: dict[str, str], form: Form, folder: Path) -> str:
        reader = attributes.get("reader", str(embedder.defaults.reader))
        chosen = attributes if form is Form.HTML else {**attributes, "template": f"{reader}-email.txt"}
        return embedder.embed(chosen, "\n".join(self.content), form=form, folder=folder)


def _elsewhere(text: str) -> nodes.Node:
    """Give a summary for builders that write no HTML: a paragraph for each of its lines."""
    from sphinx.addnodes import only

    part = only(expr="not html")
    part += [nodes.paragraph("", line) for line in text.split("\n") if line.strip()]
    return part


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive and its settings."""
    app.add_config_value("evidence_allow", (), "env")
    app.add_config_value("evidence_reader", "plain", "env")
    app.add_config_value("evidence_templates", None, "env")
    app.add_directive(NAME, EvidenceDirective)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
