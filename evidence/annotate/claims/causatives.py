"""Causes told by a light verb and what comes of it: `keeps clots away`, `makes births safer`, `pushes pressure up`.

The verb alone (`make`, `keep`, `bring`) says nothing; what follows it within the clause does.
"""

from __future__ import annotations

import re

_WORDS = r"(?:[^\s.,;:()]+\s+){1,7}?"
_CAUSATIVE = re.compile(
    rf"""(?<!\bto\s)(?<!\bwho\s)\b(?:
        (?: makes? | made ) \s+ (?! much\b | \w+\s+to\b ) {_WORDS}
            (?: more | less | better | worse | safer | healthier | stronger | weaker | easier | harder | calmer
              | feel | lose | gain | live | sleep | recover | move | think )\b (?!\s+(?:available|public|clear)\b)
      | (?: keeps? | kept | holds? | held ) \s+ (?: {_WORDS} (?: away | at\s+bay | in\s+check | under\s+control | down )\b
            | {_WORDS} from\s+\w+ing\b | back\s+(?:the|their)\b )
      | (?: push(?:es|ed)? | drives? | drove | brings? | brought | knock(?:s|ed)? ) \s+
            (?: (?:up|down)\s | (?!a\b|an\b|together\b) {_WORDS} (?: up | down | under\s+control | to\s+target )\b )
      | (?: switch(?:es|ed)? | shuts? | turns? | turned ) \s+ off \s
      | (?: gives? | gave ) \s+ (?:\w+\s+){{0,2}} (?: people | patients | women | men | children | adults | sufferers ) \s+
            (?! the\s+(?:choice|option|chance) | a\s+(?:choice|dose|questionnaire|placebo|drug|pill|tablet|dummy) | or\b | and\b
              | placebo | \d | who\b | with\s+\w+\s+(?:the|a)\s+(?:choice|dose|placebo) )
      | adds? \s+ {_WORDS} (?: years? | months? | weeks? ) \s+ (?: of | to ) \b
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def uses_causative(text: str) -> bool:
    """Say whether a light verb with its complement tells that one thing brought about another."""
    return bool(_CAUSATIVE.search(text))
