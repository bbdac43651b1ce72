"""Styles in the tags: what Gmail and Outlook leave of a page."""

from __future__ import annotations

import re

from evidence.newsletter.refusals import MissingExtra

_BETWEEN_TAGS = re.compile(r"> \s* \n \s* <", re.VERBOSE)


def inlined(content: str, subject: str) -> str:
    """Put content into the shell of an e-mail and write its rules into the tags; rules for dark screens stay in the head.

    Raises:
        MissingExtra: css-inline is not installed.
    """
    from markupsafe import Markup

    from evidence.render.environment import environment

    try:
        import css_inline
    except ImportError as error:
        step = 'install it with: pip install "trial-evidence[newsletter]"'
        raise MissingExtra("E-mail needs css-inline, which is not installed", step) from error
    page = environment("html").get_template("_email.html").render(subject=subject, content=Markup(content))
    inliner = css_inline.CSSInliner(keep_at_rules=True, minify_css=True, load_remote_stylesheets=False)
    return _BETWEEN_TAGS.sub("><", inliner.inline(page)).strip() + "\n"
