"""Follow-up: how long those who took part were watched, treated or asked, as far as the text tells."""

from evidence.annotate.follow_up.decision import find_follow_up

__all__ = ["find_follow_up"]
