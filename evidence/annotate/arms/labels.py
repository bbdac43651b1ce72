"""The label of an arm: of all the spellings that a text has for it, the one that reads best in a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from evidence.annotate.abbreviations import is_short_form
from evidence.annotate.arms.candidates import is_attribute
from evidence.annotate.arms.naming import plain
from evidence.annotate.facts import clean, sentence_case
from evidence.annotate.printed_names import printed_name

_ASIDE = re.compile(
    r"""\s?\((?:[^()]|\([^()]*\))*\)
      | \s\d+(?:[.,·]\d+)?\s?(?:mg|g|µg|μg|mcg|ml|IU|Gy|U)\b (?:/\w+(?:\(\d\))?)* (?:\sper\sday|\sdaily|\sonce\sdaily|
          \stwice\sdaily)?""",
    re.VERBOSE | re.IGNORECASE,
)
_OPEN_END = re.compile(r"\s(?:and|or|plus|with|of)$")
_IS_GROUP = re.compile(r"\b(?:arm|group)s?\b", re.IGNORECASE)
_OPENS_TITLE = re.compile(r"[A-Z][a-z]+(?:ly|ed|ing|al|ic|ive|ous|ary|ent)(?:-[a-z]+)*\s[a-z]")
"""An attribute with the capital of the title that it opened; the names of drugs and people end otherwise."""


def spoken(form: str) -> str:
    """Give a form without the doses and brackets that stood inside it."""
    words = clean(re.sub(r"\s+(?=[,;])", "", _ASIDE.sub(" ", form)))
    return _OPEN_END.sub("", words) or form


def best_spelling(forms: Sequence[str], key: str, text: str) -> str:
    """Give the spelling for print: a long form before its abbreviation, then the one that the text prefers.

    Args:
        forms: every spelling found, as often as it was found.
        key: the plain form under which they are one name.
        text: the article, which tells whether a capital belongs to a word.
    """
    counted = Counter(printed_name(spoken(form)) or form for form in forms)
    own = [form for form in counted if plain(form) == key] or list(counted)
    spelled = [form for form in own if not any(map(is_short_form, form.split()))]
    spelled = spelled or [form for form in own if not is_short_form(form)] or own
    best = max(spelled, key=lambda form: (counted[form], form[:1].islower(), -len(form), form))
    if is_attribute(best):
        fuller = [form for form in counted if form.casefold().startswith(f"{best.casefold()} ") and not is_attribute(form)]
        best = max(fuller, key=lambda form: (counted[form], -len(form)), default=f"{best} group")
    elif printed_name(best) is None and not _IS_GROUP.search(best):
        best = f"{best} group"
    label = sentence_case(best, text)
    return label[0].lower() + label[1:] if _OPENS_TITLE.match(label) else label
