"""What an editor would print of the people of a trial: who they were, and not which group they were in or what they did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.annotate.noun_phrases import words_of
from evidence.annotate.printed_names import printed_name

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from evidence.mentions import Sentence

_CLAUSE = re.compile(
    r"""\s (?P<clause>
            (?: who\s(?:had|have|has|were|was|still|could|did\snot|do\snot|each|suffer\w*|live[sd]?
                |dr[ai]nk|need(?:ed)?|plan(?:ned)?|require[sd]?|smoke[sd]?|undergo|underwent|weigh(?:ed)?|work(?:ed|s)?) | whose
              | (?:in|of)\swhom ) \s
            (?: (?! \s(?:were|was|took|ate|kept|received|got|joined)\s(?:then\s)?
                    (?:part\b|random\w*|assigned|allocated|enrol\w*|divided|given|placebo|either|the|a) ) [^,;:.()]
              | [.](?=\d) )+ )""",
    re.VERBOSE,
)
_AFTER_START = re.compile(
    r"""\b (?: placebo | group | arm | during\sthe\s(?:trial|study) | side\seffects? | completed | response | responded
          | follow-?up | at\sbaseline | random\w* | assigned | allocated | (?:average|mean|median)\sage | analys[ie]s | included
          | died | took\spart | participated | results? ) \b
      | \d\s?%""",
    re.VERBOSE | re.IGNORECASE,
)
"""What tells that words speak of the course of the trial."""
_ASSIGNED = re.compile(r"\b(?:allocated|assigned|random\w*)\b", re.IGNORECASE)
_TO_ARMS = re.compile(
    r"""(?<!\badmitted)(?<!\ballergic)(?<!\bclose)(?<!\bdue)(?<!\bexposed)(?<!\bgoing)(?<!\bable)(?<!\bmild)(?<!\bmoderate)
        (?<!\bprior)(?<!\breferred)(?<!\brefractory)(?<!\brelated)(?<!\bresistant)(?<!\bresponse)(?<!\bresponsive)
        (?<!\bscheduled)(?<!\bsensitive)(?<!\bunable)(?<!\bup)(?<!\bwilling)
        \sto\s (?!\d|\w+ly\b|moderate\b|severe\b|high\b|the\sage\b)""",
    re.VERBOSE | re.IGNORECASE,
)
"""`assigned women who had gout to rye or placebo`: where the words on the women end."""
_SECTION_WORD = re.compile(
    r"^(?:participants?|patients?|methods?|subjects?|setting)\s(?=[\w-]+s\b\s(?:with|who|aged|whose)\b)",
    re.VERBOSE | re.IGNORECASE,
)
_TREATED = re.compile(
    r"""\s(?:on|taking|receiving|given|getting|treated\swith|assigned\sto|using|at)\s(?:the\s|an?\s)?(?P<what>[^,;()]+)$""",
    re.VERBOSE | re.IGNORECASE,
)
_ANY_TREATMENT = re.compile(
    r"(?:drug|treatment|placebo|medicine|control|tablets?|pills?|vaccine|\d[\d.]*\s?m?c?g)\b", re.VERBOSE | re.IGNORECASE
)
_TOOK_PART = re.compile(
    r""",?\s(?:who|that)\s(?:took\spart|participated|completed|enrol+ed|joined)\b.*$
      | ,?\s(?:whose|with\san?)\s(?:average|mean|median)\sage\b.*$""",
    re.VERBOSE,
)
_AVERAGE_AGE = re.compile(r",\s\d+\s(?:years\sold\s)?on\saverage$")
_TIME = re.compile(
    r"\s(?:for|over|during)\s(?:an?\s)?(?:average|mean|median|period|about|up|\d|the\scourse)\b.*$", re.VERBOSE | re.IGNORECASE
)
"""How long people were followed tells nothing of who they were."""
_PLACES_ONLY = re.compile(
    r"\w+\s(?:at|from|in)\s(?:\d+|\w+)\s(?:[\w-]+\s){0,3}(?:sites|cent(?:er|re)s|hospitals|clinics|countries|practices)",
    re.VERBOSE | re.IGNORECASE,
)
"""Where people were treated tells nothing of who they were (`patients at 39 sites`)."""
_AT_ONE = re.compile(
    r"""(?<!\d)\s(?:at|from|in|to)\s(?:any|each|one|two|three|four|five|six|seven|eight|nine|ten|\d+)
        (?:\s(?:clinical|different|trial|trials|medical|university|institutions|sites|cent(?:er|re)s|hospitals|clinics|countries))*$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What is left of `to one of two hospitals`."""
_POINTING = re.compile(r"\b(?:this|these|that|those|our|their|its|his|her)\s(?=\w)", re.IGNORECASE)
_MAY_FOLLOW = re.compile(r"(?:ed|ing|ages|years|old|older|younger|naive)$|^(?:born|new|at|\d)")
"""What may stand right behind a word for people; another noun there is the head of the phrase."""
_PLURAL = ("s", "en", "ple")
_SHORTEST = 2


def who_clause(text: str, sentence: Sentence, end: int) -> int | None:
    """Give where the clause ends that says of people, right behind `end`, what they had or were; None where there is none."""
    found = _CLAUSE.match(text, end, sentence.end)
    if found is None or _AFTER_START.search(found["clause"]):
        return None
    return found.end()


def before_arms(text: str, sentence: Sentence, start: int, end: int) -> int:
    """Give where words on people end before the arms that they were assigned to; `end` where no arms follow."""
    to_arms = _TO_ARMS.search(text, start, end) if _ASSIGNED.search(text, sentence.start, start) else None
    return to_arms.start() if to_arms else end


def description_of(doc: Doc, words: str) -> str | None:
    """Give the description that some words hold, as it is printed; None where they tell nothing of who took part."""
    words = _AT_ONE.sub("", words)
    name = printed_name(_TIME.sub("", _AVERAGE_AGE.sub("", _TOOK_PART.sub("", _SECTION_WORD.sub("", words)))))
    if (
        not name
        or len(name.split()) < _SHORTEST
        or _PLACES_ONLY.fullmatch(name)
        or _POINTING.search(name)
        or _is_arm(doc, name)
    ):
        return None
    return name if _has_people(doc, name) else None


def _is_arm(doc: Doc, name: str) -> bool:
    """Tell whether words name those who were given something in the trial."""
    treated = _TREATED.search(name)
    if treated is None:
        return False
    what = treated["what"].casefold()
    return bool(_ANY_TREATMENT.search(what)) or any(arm.label.casefold() in what for arm in doc._.arms)


def _has_people(doc: Doc, name: str) -> bool:
    """Tell whether a word for people heads the words, and another one tells which people."""
    people, words = _people(doc), words_of(name)
    if all(word.text in people or word.kind in {"conjunction", "mark", "determiner"} for word in words):
        return False
    heads = [place for place, word in enumerate(words) if word.text in people and word.text.endswith(_PLURAL)]
    if not heads:
        return any(word.text in people for word in words)
    following = words[heads[0] + 1] if heads[0] + 1 < len(words) else None
    return following is None or following.kind != "" or following.text in people or bool(_MAY_FOLLOW.search(following.text))


def _people(doc: Doc) -> frozenset[str]:
    """Give the words for people that the article uses."""
    text = doc._.article.text
    found = {text[term.start : term.end].casefold() for term in doc._.terms.of("subjects", 0, len(text))}
    return frozenset(part for each in found for part in each.split())
