"""How strong a claim a sentence makes: none, correlational, conditional causal or causal (Sumner 2014, Yu 2019).

The frame of a report ("according to a study published in …", "researchers found that …") is set aside first. Then a modal makes
a causal statement conditional, a word of association makes it correlational, and a call for research or an aim makes it none,
unless another clause claims something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from evidence.annotate.claims.causal_verbs import uses_causal_verb
from evidence.annotate.claims.causatives import uses_causative
from evidence.annotate.phrases import clauses_of, pattern
from evidence.vocabulary import ClaimKind

_ATTRIBUTION = re.compile(
    r"""(?: ,?\s* \b(?: according\s+to | published\s+(?:online\s+|today\s+)*(?:\([^)]*\)\s*)?(?:in|on|by)
            | reported\s+(?:today\s+)?in
            | reports?\s+a | appears?\s+in | presented\s+at | led\s+by | in\s+the\s+journal
            | in\s+a\s+(?:new\s+)?study\s+(?:published|reported) | a\s+journal )\b .* $ )
      | (?: ,?\s* \b(?: (?:an?|the|new)\s+ )? (?:\w+\s+){0,3}
            (?:study|studies|research|researchers|report|analysis|review|trial)\s+
            (?: finds? | found | shows? | suggests? | says? | concludes? | reveals? | indicates?
                | has\s+found ) \W* [^,.]{0,60} $ )
      | (?: \b (?:[A-Z][\w']+\s+){1,5} (?:Association|Study|Relations|Society|Survey) \b )""",
    re.VERBOSE | re.DOTALL,
)
_FRONTED = re.compile(r"^\W*According\s+to\b[^,]*,\s", re.IGNORECASE)
_QUANTITY = re.compile(
    r"""\b(?: (?:more|less|fewer|older|younger|greater|higher|longer|better|worse) \s+ than \s+
               (?: (?:about|an\s+estimated)\s+ )?
               (?: \d | half\b | one\b | two\b | three\b | an?\s+(?:third|quarter|year|month|week|decade|million)\b
                 | (?:previously|expected|thought|recommended)\b )
           | or\s+(?:older|younger|more|less)\b
           | older\s+(?:adults?|people|patients|men|women|americans)\b )""",
    re.VERBOSE | re.IGNORECASE,
)
"""A bound, an age or a group, which compares nothing: `more than 40 clinics`, `aged 65 or older`."""
_NEED = re.compile(
    r"\b(?:cut|cuts|cutting|reduc\w+|decreas\w+|avoid\w*|eliminat\w+|lower\w*)\s+(?:the\s+)?need\b", re.VERBOSE | re.IGNORECASE
)
_PASSING = re.compile(
    r"""(?<!\bis\s)(?<!\bare\s)(?<!\bwas\s)(?<!\bwere\s)(?<!\bbe\s)(?<!\bbeen\s)(?<!\bnot\s)(?<!\bas\s)(?<!ly\s)
        \b(?: (?:associated|linked|related|connected|tied)\s+(?:with|to)\b | risk\s+factors?\b(?!\s+(?:for|of)\b) )""",
    re.VERBOSE | re.IGNORECASE,
)
"""A link told in passing, beside a cause that the sentence asserts: `the pill cut the harms associated with smoking`."""
_ASKER = re.compile(
    r"""(?: ^ | \b(?: analysis | and | are | authors | been | has | have | investigators | is | it | paper | research
          | researchers | review | scientists | study | survey | team | that | they | to | trial | was | we | were | which
          | who ) \s+ ) (?:\w+ly\s+)? $""",
    re.VERBOSE | re.IGNORECASE,
)
_REPORTED = re.compile(
    r"""^ [^;]*? \b(?: find(?:s|ing)? | found | show(?:s|ed|n)? | suggest(?:s|ed)? | indicate[sd]?
          | reveal(?:s|ed)? | conclude[sd]?
          | demonstrate[sd]? | confirm(?:s|ed)? | report(?:s|ed)? | discovered | established | determined | says? | evidence
          | believe | observed | supports? ) \s+ (?:\w+\s+){0,2}? that \b""",
    re.VERBOSE | re.IGNORECASE,
)
_PROSPECT = re.compile(
    r"\bpotential(?:ly)?\s(?:\w+\s){0,2}?(?:role|effects?|benefits?|impact|treatments?|therap(?:y|ies)|mechanisms?)\b",
    re.VERBOSE | re.IGNORECASE,
)
"""What may come of something, told without a verb of cause (`a potential role in prevention`)."""
_NO_CLAIM = ("research", "background")
_LEAST = 25
"""A rest shorter than this is no sentence, and the frame was the sentence."""


def claim_strength(sentence: str) -> ClaimKind:
    """Say how strong a claim a sentence makes of one thing upon another.

    Args:
        sentence: one sentence or headline.

    Returns:
        none, correlational, conditional_causal or causal.
    """
    if sentence.rstrip().endswith("?"):
        return ClaimKind.NONE
    body = _claiming_part(_without_frame(sentence))
    return _strength(_Cues.of(body), is_headline=not sentence.rstrip().endswith((".", '"', "”")))


def _without_frame(sentence: str) -> str:
    """Set aside who reports the claim; where the frame comes first, what follows it is the claim."""
    reported = _REPORTED.match(sentence)
    rest = sentence[reported.end() :] if reported and len(sentence) - reported.end() > _LEAST else sentence
    fronted = _FRONTED.match(rest)
    rest = rest[fronted.end() :] if fronted and len(rest) - fronted.end() > _LEAST else rest
    body = _ATTRIBUTION.sub(" ", rest)
    return rest if len(body.strip()) < _LEAST or not _Cues.of(body).tells else body


def _claiming_part(body: str) -> str:
    """Leave out the clauses that only ask for research or state an aim, if another clause claims something."""
    clauses = [body[clause.start : clause.end] for clause in clauses_of(body)]
    kept = [clause for clause in clauses if not _states_aim(clause) and not any(_has(value, clause) for value in _NO_CLAIM)]
    rest = " ".join(kept)
    return rest if kept and len(kept) < len(clauses) and _Cues.of(rest).claims else body


@dataclass(frozen=True, slots=True)
class _Cues:
    cause: bool
    association: bool
    comparison: bool
    modal: bool
    appearance: bool
    prospect: bool
    nothing: bool

    @classmethod
    @lru_cache(maxsize=256)
    def of(cls, text: str) -> _Cues:
        cause = uses_causal_verb(text) or uses_causative(text) or _has("causal_phrase", text)
        return cls(
            cause=cause,
            association=_has("correlation_strong", _PASSING.sub(" ", text) if cause else text),
            comparison=_has("correlation_weak", _QUANTITY.sub(" ", text)),
            modal=_has("modal", text),
            appearance=_has("appearance", text),
            prospect=bool(_PROSPECT.search(text))
            or ((_has("modal", text) or _has("appearance", text)) and _has("evaluative", text)),
            nothing=_has("research", _NEED.sub(" ", text))
            or _has("background", text)
            or (_states_aim(text) and not _has("modal", text)),
        )

    @property
    def tells(self) -> bool:
        return self.claims or self.nothing

    @property
    def claims(self) -> bool:
        return self.cause or self.association or self.comparison or self.prospect


def _strength(cues: _Cues, *, is_headline: bool) -> ClaimKind:
    if cues.nothing:
        return ClaimKind.NONE
    if cues.association:
        return ClaimKind.CORRELATIONAL
    if cues.prospect and not cues.cause:
        return ClaimKind.CONDITIONAL_CAUSAL
    if cues.cause:
        return ClaimKind.CONDITIONAL_CAUSAL if cues.modal or cues.appearance else ClaimKind.CAUSAL
    if cues.comparison:
        return ClaimKind.CORRELATIONAL
    return ClaimKind.CONDITIONAL_CAUSAL if cues.modal and is_headline else ClaimKind.NONE


def _states_aim(text: str) -> bool:
    """Say whether a word of aiming is what the study did; `the doses tested` and `children examined` only qualify a noun."""
    return any(
        not found.group().lower().endswith("ed") or _ASKER.search(text, 0, found.start())
        for found in pattern("words/claim_words", "aim").finditer(text)
    )


def _has(value: str, text: str) -> bool:
    return bool(pattern("words/claim_words", value).search(text))
