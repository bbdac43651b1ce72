"""Names that say of themselves what part they play: `placebo`, `usual care`, `no pamidronate`."""

from __future__ import annotations

import re
from functools import cache

from evidence.annotate import lexicon
from evidence.annotate.arms.words import not_arms
from evidence.vocabulary import ArmRole


def is_comparator(words: str) -> bool:
    """Tell whether some words are a comparator's own name."""
    return comparator_role(words) is not None


def comparator_role(words: str) -> ArmRole | None:
    """Give the role that a name states of itself: `placebo`, `usual care`, `no pamidronate`."""
    name = " ".join(words.lower().replace("-", " ").split()).removeprefix("the ").removeprefix("a ")
    if _WITH_PLACEBO.search(name) or (name.startswith("placebo ") and not _JOINS_MORE.search(name)):
        return ArmRole.PLACEBO_COMPARATOR
    if name.startswith(("no ", "without ")) and len(name.split()) <= _NO_SOMETHING:
        return ArmRole.NO_INTERVENTION if name.split()[-1] not in not_arms() else comparators().get(name)
    return comparators().get(name)


_WITH_PLACEBO = re.compile(
    r"""^placebo[ ](?:plus|and|with|in|combined|followed)\b | \b(?:plus|and|with)[ ](?:matching[ ]|matched[ ])?placebo$
      | ^(?:oral|matching|matched|equivalent|identical|inactive|inert|dummy|daily|weekly|intravenous|subcutaneous|topical|liquid
          |[ ])+placebo$""",
    re.VERBOSE,
)
_JOINS_MORE = re.compile(r"\b(?:plus|and|with|versus|or|then|controlled|group|first)\b|\+")
_NO_SOMETHING = 4  # words in "no further adjuvant tamoxifen"


@cache
def comparators() -> dict[str, ArmRole]:
    """Give the names of comparators, hyphens as spaces, with their roles."""
    return {phrase.replace("-", " "): ArmRole(value) for phrase, value in lexicon.load("comparators").entries}
