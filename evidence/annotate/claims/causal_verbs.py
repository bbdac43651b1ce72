"""Where a sentence uses a causal verb as its verb: `reduces`, `did not improve`, but not `reduced risk` or `used to reduce`.

There is no part-of-speech tagger: the word before and the word after decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from evidence.annotate import lexicon

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[.,;:()]")
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][bcdgklmnprt]")
_REPORTING = re.compile(
    r"""(?: find | found | show | suggest | indicat | reveal | conclu | demonstrat | confirm | report | discover | establish
          | determin | say | said | evidence | believ | support | hypothes | idea | know | fact | estimat | claim | observ
          | likely )""",
    re.VERBOSE,
)
_OPENS_OBJECT = frozenset({"a", "an", "both", "its", "our", "that", "the", "their", "these", "this", "those"})
_NEAR = 4
_PASSED_OVER = frozenset({"not", "also", "further", "greatly", "actually", "even"})


def uses_causal_verb(text: str) -> bool:
    """Say whether a causal verb is used as a verb that asserts something."""
    tokens = [token.lower() for token in _TOKEN.findall(text)]
    return any(_is_verb(tokens, number, form) for number, form in _found(tokens))


def _found(tokens: list[str]) -> Iterator[tuple[int, str]]:
    forms = _forms()
    return ((number, forms[token]) for number, token in enumerate(tokens) if token in forms)


def _is_verb(tokens: list[str], number: int, form: str) -> bool:
    before = number - 1
    while before >= 0 and (tokens[before].endswith("ly") or tokens[before] in _PASSED_OVER):
        before -= 1
    left = tokens[before] if before >= 0 else ""
    further_left = tokens[before - 1] if before > 0 else ""
    after = number + 1
    while after < len(tokens) and tokens[after].endswith("ly"):
        after += 1
    right = tokens[after] if after < len(tokens) else ""
    if left == "likely" or (left == "to" and further_left == "likely" and _compares(tokens[:before])):
        return False
    if left in {"which", "who"} or (left == "that" and further_left not in {"", ","} and not _REPORTING.match(further_left)):
        return False
    return _CHECKS[form](left, right, further_left)


def _is_base(left: str, right: str, further_left: str) -> bool:
    if left == "to":
        return _in("before_to", further_left)
    if left in {"and", "or", ","}:
        return not _in("after_noun", right)
    if _in("auxiliary", left):
        return True
    return bool(left) and not _in("before_noun", left) and not _in("after_verb", right)


def _is_third_person(left: str, right: str, further_left: str) -> bool:  # noqa: ARG001 (one shape for every form)
    if left != "and" and _in("before_noun", left):
        return False
    return not _in("after_verb", right) or right == ""


def _is_past(left: str, right: str, further_left: str) -> bool:  # noqa: ARG001
    if right == "by":
        return True
    if left in {"have", "has", "had"}:
        return right in _OPENS_OBJECT
    if not left or (left != "and" and _in("before_noun", left)) or _in("after_past", right):
        return False
    return not (_in("measured_noun", right) and left in {"and", "or", ",", "to"})


def _is_participle(left: str, right: str, further_left: str) -> bool:  # noqa: ARG001
    if left not in {"is", "was", "were", "are", "been", "be", "being", ",", "thereby", "thus", "without"}:
        return False
    return right not in {".", ",", ";", "", "in", "among"}


_CHECKS = {"base": _is_base, "third": _is_third_person, "past": _is_past, "participle": _is_participle}


def _compares(before: list[str]) -> bool:
    """Say whether `likely` is compared (`more likely to benefit`): that is no cause."""
    return bool({"more", "less", "as", "times", "most", "least"} & set(before[-_NEAR:]))


def _in(value: str, word: str) -> bool:
    return word in _neighbours()[value]


@cache
def _neighbours() -> dict[str, frozenset[str]]:
    held = lexicon.load("words/verb_neighbours")
    told = {
        value: frozenset(held.phrases(value))
        for value in ("auxiliary", "before_noun", "before_to", "after_past", "measured_noun")
    }
    prepositions = frozenset(held.phrases("preposition"))
    return told | {
        "auxiliary": told["auxiliary"] | {"not", "help"},
        "before_noun": told["before_noun"] | prepositions,
        "after_noun": frozenset({"in", "of", "was", "were", "is", "are", "and", ","}),
        "after_verb": prepositions | {"was", "were", "is", "are", "and", ",", "observed", "seen", "to", ".", ""},
        "after_past": told["after_past"] | prepositions | {"and", ",", ".", ";", ""},
    }


@cache
def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for verb in lexicon.load("words/claim_words").phrases("causal_verb"):
        for form, name in _inflected(verb):
            forms.setdefault(form, name)
    return forms


def _inflected(verb: str) -> Iterator[tuple[str, str]]:
    irregular = {"cut": "cut", "drive": "drove", "fight": "fought", "overcome": "overcame"}
    ends_in_y = verb.endswith("y") and verb[-2] not in "aeiou"
    stem = verb[:-1] if verb.endswith("e") else verb + verb[-1] if _DOUBLING.fullmatch(verb) else verb
    yield verb, "base"
    yield (verb[:-1] + "ies" if ends_in_y else verb + ("es" if verb.endswith(("s", "x", "ch", "sh")) else "s")), "third"
    yield irregular.get(verb, verb[:-1] + "ied" if ends_in_y else stem + "ed"), "past"
    yield stem + "ing", "participle"
