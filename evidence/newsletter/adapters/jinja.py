"""An extension for Jinja2: a tag and two filters.

    {% evidence "sources/north.html", reader="clinician" %}
    {{ "sources/north.html" | evidence(heading=2) }}
    {{ release | evidence_text }}

`environment.evidence` is the `Embedder`; put another in its place to set the root.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup

from evidence.newsletter.adapters.embedding import NAME, Embedder
from evidence.newsletter.options import Form


class EvidenceExtension(Extension):
    """Writes summaries where a template has the tag or a filter."""

    tags = {NAME}  # noqa: RUF012 - the host's declaration

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.extend(evidence=Embedder())
        environment.filters[NAME] = self.write
        environment.filters[f"{NAME}_text"] = self.write_text

    def parse(self, parser: Parser) -> nodes.Node:
        """Read the tag: a source, then options as `name=value`."""
        line = next(parser.stream).lineno
        source = parser.parse_expression()
        options = []
        while parser.stream.skip_if("comma"):
            name = parser.stream.expect("name").value
            parser.stream.expect("assign")
            options.append(nodes.Keyword(name, parser.parse_expression(), lineno=line))
        return nodes.Output([self.call_method("write", [source], options, lineno=line)], lineno=line)

    def write(self, source: str, **options: object) -> Markup:
        """Write the summary of a file.

        Raises:
            EvidenceError: an option or the source is refused.
        """
        return self._embedded({"source": source}, "", options)

    def write_text(self, text: str, **options: object) -> Markup:
        """Write the summary of an article's own words.

        Raises:
            EvidenceError: an option or the text is refused.
        """
        return self._embedded({}, text, options)

    def _embedded(self, attributes: dict[str, str], text: str, options: dict[str, Any]) -> Markup:
        form = Form(options.pop("form", Form.HTML))
        embedder: Embedder = self.environment.evidence  # type: ignore[attr-defined]
        written = {name: str(value) for name, value in options.items()}
        return Markup(embedder.embed({**attributes, **written}, text, form=form))
