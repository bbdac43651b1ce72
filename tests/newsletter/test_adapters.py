"""The adapters, each in a real build of its host."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from evidence.errors import EvidenceError
from evidence.newsletter.adapters.embedding import Embedder
from tests.newsletter.conftest import RELEASE, nodes

ROOT = Path(__file__).resolve().parents[2]
PAGE = """# Page

```evidence source="pill.txt" heading="2"
```

::: evidence source="other.txt" reader="clinician"
Our **own** words.
:::

````text
```evidence source="gone.txt"
```
````
"""


def build(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    call = [sys.executable, *arguments]
    return subprocess.run(call, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def check_page(tree: HtmlElement) -> None:
    """See that both summaries, the editor's words and the example in a fence are on a page."""
    plain, clinician = nodes(tree, "//section[contains(@class, 'evidence')]")
    assert "900" in plain.text_content()
    assert "700" in clinician.text_content()
    assert nodes(plain, ".//h2")
    assert nodes(clinician, ".//table")
    (embed,) = nodes(tree, "//div[@class='evidence-embed']")
    assert nodes(embed, ".//p[strong='own']")
    assert 'source="gone.txt"' in nodes(tree, "//pre")[0].text_content()


def test_markdown_it(home: Path) -> None:
    from markdown_it import MarkdownIt

    from evidence.newsletter.adapters.markdown_it import evidence_plugin

    check_page(html.fromstring(MarkdownIt().use(evidence_plugin, root="sources").render(PAGE)))


def test_markdown_it_reads_an_article_in_the_fence(home: Path) -> None:
    from markdown_it import MarkdownIt

    from evidence.newsletter.adapters.markdown_it import evidence_plugin

    page = MarkdownIt().use(evidence_plugin).render(f"```evidence\n{RELEASE}```\n\n```python\nx\n```\n")
    assert "900" in page
    assert '<code class="language-python">' in page


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('```evidence source="gone.txt"\n```', "line 1: gone.txt: there is no such file"),
        ('x\n\n```evidence reader="expert"\n```', "line 3: reader cannot be"),
        ("```evidence\n```", "neither a source nor a text"),
        (f'```evidence source="pill.txt"\n{RELEASE}```', "a source and a text"),
        ('```evidence source="../a.txt"\n```', "lies outside"),
        ('```evidence source="recipe.txt"\n```', "reports no trial"),
        ("::: evidence\nx\n:::", "neither a source nor a text"),
    ],
)
@pytest.mark.parametrize("host", ["markdown_it", "python_markdown"])
def test_a_refusal_stops_the_build_and_names_the_line(home: Path, text: str, told: str, host: str) -> None:
    with pytest.raises(EvidenceError, match=told):
        _renderer(host)(text)


def _renderer(host: str) -> Callable[[str], str]:
    if host == "markdown_it":
        from markdown_it import MarkdownIt

        from evidence.newsletter.adapters.markdown_it import evidence_plugin

        return MarkdownIt().use(evidence_plugin, root="sources").render
    markdown = pytest.importorskip("markdown")
    from evidence.newsletter.adapters.python_markdown import EvidenceExtension

    return markdown.Markdown(extensions=[EvidenceExtension(root="sources"), "fenced_code"]).convert  # type: ignore[no-any-return]


def test_python_markdown(home: Path) -> None:
    check_page(html.fromstring(_renderer("python_markdown")(PAGE)))


def test_mkdocs(home: Path) -> None:
    pytest.importorskip("mkdocs", reason="MkDocs is not installed")
    (home / "docs").mkdir()
    (home / "docs" / "index.md").write_text(PAGE, "utf-8")
    extensions = "markdown_extensions:\n  - evidence.newsletter.adapters.python_markdown:\n      root: sources\n"
    (home / "mkdocs.yml").write_text(f"site_name: N\nsite_url: https://example.org/\n{extensions}", "utf-8")
    done = build("-m", "mkdocs", "build", "--quiet", "--strict", cwd=home)
    assert done.returncode == 0, done.stderr
    check_page(html.parse(str(home / "site" / "index.html")).getroot())


PELICAN = """
PATH = "content"
OUTPUT_PATH = "output"
SITEURL = "https://example.org"
TIMEZONE = "UTC"
AUTHOR = "Desk"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = None
PAGE_PATHS = []
ARTICLE_EXCLUDES = ["sources"]
MARKDOWN = {
    "extensions": ["markdown.extensions.meta", "markdown.extensions.fenced_code",
                   "evidence.newsletter.adapters.python_markdown"],
    "extension_configs": {"evidence.newsletter.adapters.python_markdown": {"root": "sources"}},
}
JINJA_ENVIRONMENT = {"trim_blocks": True, "extensions": ["evidence.newsletter.adapters.jinja.EvidenceExtension"]}
THEME_TEMPLATES_OVERRIDES = ["overrides"]
DIRECT_TEMPLATES = ["index", "digest"]
"""


def test_pelican_with_markdown_and_jinja(home: Path) -> None:
    """Pelican runs the Python-Markdown extension on its pages and the Jinja tag and filter in its templates."""
    pytest.importorskip("pelican", reason="Pelican is not installed")
    (home / "content").mkdir()
    (home / "content" / "issue.md").write_text(f"Title: Issue\nDate: 2024-03-05\n\n{PAGE}", "utf-8")
    (home / "overrides").mkdir()
    tag, filtered = '{% evidence "sources/pill.txt", heading=2 %}', '{{ "sources/other.txt" | evidence(reader="clinician") }}'
    (home / "overrides" / "digest.html").write_text(f"<html><body>{tag}<hr>{filtered}</body></html>", "utf-8")
    (home / "pelicanconf.py").write_text(PELICAN, "utf-8")
    done = build("-m", "pelican", "-s", "pelicanconf.py", "--fatal", "errors", cwd=home)
    assert done.returncode == 0, done.stderr + done.stdout
    check_page(html.parse(str(home / "output" / "issue.html")).getroot())
    digest = html.parse(str(home / "output" / "digest.html")).getroot()
    plain, clinician = nodes(digest, "//section")
    assert "900" in plain.text_content()
    assert "700" in clinician.text_content()


def test_jinja_filters_and_forms(home: Path) -> None:
    from jinja2 import Environment

    from evidence.newsletter.adapters.jinja import EvidenceExtension

    environment = Environment(extensions=[EvidenceExtension], autoescape=True)
    environment.evidence = Embedder(root="sources")  # type: ignore[attr-defined]
    assert "<section" in environment.from_string("{{ text | evidence_text }}").render(text=RELEASE)
    written = environment.from_string('{{ "pill.txt" | evidence(form="md", heading=3) }}').render()
    assert written.startswith("### ")
    with pytest.raises(EvidenceError, match="lies outside"):
        environment.from_string('{% evidence "../issue.md" %}').render()


RST = """
Page
====

.. evidence:: sources/pill.txt
   :reader: plain
   :heading: 2
"""
MYST = """# MyST page

```{evidence} sources/other.txt
:reader: clinician
```

```{evidence}
%s
```
"""


def test_sphinx_with_restructuredtext_and_myst(home: Path) -> None:
    pytest.importorskip("sphinx", reason="Sphinx is not installed")
    pytest.importorskip("myst_parser", reason="MyST-Parser is not installed")
    extensions = '["myst_parser", "evidence.newsletter.adapters.sphinx"]'
    (home / "conf.py").write_text(f'project = "N"\nextensions = {extensions}\nexclude_patterns = ["sources"]\n', "utf-8")
    (home / "index.rst").write_text(f"{RST}\n.. toctree::\n\n   myst\n", "utf-8")
    (home / "myst.md").write_text(MYST % RELEASE.strip().replace("900", "800"), "utf-8")
    done = build("-m", "sphinx", "-W", "-q", "-b", "html", ".", "out", cwd=home)
    assert done.returncode == 0, done.stderr
    (plain,) = nodes(html.parse(str(home / "out" / "index.html")).getroot(), "//section[contains(@class, 'evidence')]")
    assert "900" in plain.text_content()
    first, second = nodes(html.parse(str(home / "out" / "myst.html")).getroot(), "//section[contains(@class, 'evidence')]")
    assert "700" in first.text_content()
    assert "800" in second.text_content()
    done = build("-m", "sphinx", "-W", "-q", "-b", "text", ".", "text", cwd=home)
    assert done.returncode == 0, done.stderr
    assert "900" in (home / "text" / "index.txt").read_text("utf-8")
    (home / "sources" / "pill.txt").write_text(RELEASE.replace("900", "901"), "utf-8")
    assert build("-m", "sphinx", "-W", "-q", "-b", "html", ".", "out", cwd=home).returncode == 0
    assert "901" in (home / "out" / "index.html").read_text("utf-8")


def test_sphinx_names_the_page_and_line_of_a_refusal(home: Path) -> None:
    pytest.importorskip("sphinx", reason="Sphinx is not installed")
    conf = 'project = "N"\nextensions = ["evidence.newsletter.adapters.sphinx"]\nexclude_patterns = ["sources"]\n'
    (home / "conf.py").write_text(conf, "utf-8")
    (home / "index.rst").write_text(RST.replace("pill.txt", "recipe.txt"), "utf-8")
    done = build("-m", "sphinx", "-W", "-q", "-b", "html", ".", "out", cwd=home)
    assert done.returncode != 0
    assert "index.rst:5: ERROR: sources/recipe.txt: this text reports no trial or other study" in done.stderr
