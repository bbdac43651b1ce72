"""A digest: a feed or a folder of articles becomes the draft of an issue, what matters most first."""

from evidence.newsletter.digest.draft import Candidate, draft_issue
from evidence.newsletter.digest.feed import FeedItem, read_feed

__all__ = ["Candidate", "FeedItem", "draft_issue", "read_feed"]
