"""In the newsletter: summaries that stay true inside somebody's build.

`issue.py` finds and rewrites managed blocks in Markdown and HTML files, `builder.py` writes what stands in them, `cache.py`
keeps it. `mail/`, `digest/` and `adapters/` are callers of the same builder.
"""

from evidence.newsletter.builder import Builder
from evidence.newsletter.issue import Issue, read_issue
from evidence.newsletter.options import Form, Options, Request
from evidence.newsletter.plan import Plan, State, plan_issues

__all__ = ["Builder", "Form", "Issue", "Options", "Plan", "Request", "State", "plan_issues", "read_issue"]
