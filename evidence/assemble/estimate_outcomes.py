"""Which outcome an estimate is about: one named in its clause or sentence, else the one that its words point back to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.assemble.index import Index, within
from evidence.assemble.outcome_identity import survival_kind
from evidence.assemble.outcomes import OutcomeGroup, group_of
from evidence.mentions import EstimateMention, Mention, OutcomeMention, Sentence
from evidence.vocabulary import OutcomeRole

_MEASURING = re.compile(
    r"""
    (?:(?:adjusted|annuali[sz]ed|event|hazards?|incidence|mean|odds|prevalence|protective|rate|relative|risk|vaccine)[ -])*
    (?:common|differences?|effects?|efficacy|effectiveness|events?|frequent|hazards?|incidence|means?|medians?|odds|rates?|ratios?
      |results?|risks?|scores?|values?)
    | .*\bthe[ ](?:rates?|scores?)
    | risk[ ]of[ ]the[ ]disease
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Words for how a thing is measured, which name nothing that was measured."""
_POINTS_BACK = re.compile(
    r"""
    \b(?: it | its | that | this | these | those | such
      | the[ ](?:[\d.,·]+[ ]?(?:%|percent|per[ ]cent)[ ])?
        (?:(?:absolute|adjusted|corresponding|main|mean|overall|relative|respective)[ ])*
        (?:changes?|comparisons?|differences?|effects?|figures?|gain|hazards?|improvement|medians?|odds|rates?|reduction|results?|risks?
          |scores?)
      | (?:mean|median)\s(?:changes?|levels?|scores?|values?)(?=\s(?:declined|dropped|fell|improved|rose|was|were)\b)
      | (?<!\bin\s)(?<!\bof\s)rates(?=\s(?:in\s[\w-]+\s)?were\b) )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"""(?: \b(?:fail(?:ed|ing)?\sto | (?:could|did|do|does|had|has|have)\s(?:never|not)) | n['’]t )\s (?:yet\s)?
        (?:achiev|attain|complet|develop|experienc|get|got|had|have|heal|maintain|meet|met|need|obtain|reach|receiv|recover|report
          |respond|return|show\sany|suffer|surviv)\w*""",
    re.VERBOSE | re.IGNORECASE,
)
_LIVING = re.compile(
    r"""\b(?: survived\s(?:for|to|until) | (?:was|were)\s(?:still\s)?alive(?!\s(?:and|with|without)\b)
      | lived\s(?:as\slong | for\s | longer | (?:a\s)?median | on\saverage) )""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words that tell of survival without its name (`patients survived for a median of 20 months`)."""
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]|^[^()\[\]]*[)\]]")
_FOR = re.compile(
    r"""(?:[\s%)\],;]*\bfor | \s(?:(?:relative\s)?(?:chances?|incidence|likelihood|odds|rates?|risks?)\s)?(?:in|of))\s
        (?:the\s(?:chances?|incidence|likelihood|odds|rates?|risks?)\sof\s)?(?:the\s|an?\s)?""",
    re.VERBOSE,
)
"""What ties an outcome to the effect right before it: `0.8 for infection`, `a 42% improvement in survival`."""
_NEXT_ITEM = re.compile(r"[^()]*\)\s?(?:,\s|and\s|,\sand\s)[\w\s'’-]*$")
"""What leads from the bracket of one item of a list to the next item (`Arithmetic (1.2, …) and movement (2, …)`)."""
_SHORT_ITEM = 4
"""Words of an item of such a list."""
_LIKELY = re.compile(r"\blikely\sto\s")
_AHEAD = 20
"""Characters behind an effect that hold `times less likely to`."""
_OF_ITS_OWN = re.compile(r"\s(?:in|of)\s")
_AND_ANOTHER = re.compile(
    r"""(?:\d|%|\)|percent|per\scent|fold|times|half|thirds?|quarters?|fifths?),?\sand\s(?:in\s)?(?:the\s|an?\s|their\s|its\s)?(?!(?:by|then|further|up|down)\b)
        [a-z][\w'’-]*(?:\s[\w'’-]+){0,6}?\sby\s(?:about\s|almost\s|nearly\s|only\s|up\sto\s)?$""",
    re.VERBOSE,
)
"""What names another thing that changed (`cut the size by 60% and the number of them by 30%`), whatever it is."""
IN_TURN = "rule:outcome_in_turn"
"""Who read the outcomes of a list that a row of effects is shared out over."""
_OF_TREATMENT = re.compile(
    r"\b(?:derived|drew|gained|got|had|saw)\s(?:an?\s|the\s)?(?:\w+\s)?(?:advantage|benefit|effect)s?\b",
    re.VERBOSE | re.IGNORECASE,
)
"""Words for what people had of the treatment (`derived a larger benefit`)."""
_REACH = 2
"""Sentences back, in the same paragraph: farther ones were on another outcome in the development texts."""


def outcome_of(index: Index, groups: Sequence[OutcomeGroup], mention: Mention) -> str | None:
    """Give the id of the outcome that an estimate is about.

    The one that it is printed `for` comes first, then the one named nearest before it in its clause, else after it, then the
    same in its sentence. Where the sentence only points back (`the hazard ratio was 0.8`), it is the outcome of a sentence just
    before, if that names no second one.
    """
    in_turn = _in_turn(index, mention)
    if in_turn:
        group = group_of(groups, in_turn)
        return group.id if group else None
    sentence = index.sentence_of(mention)
    for span in (index.clause_of(mention), sentence):
        found = _named(index, span) if span else ()
        nearest = _behind(index, found, mention) or _nearest(index, found, mention)
        if nearest and _is_denied(index, nearest, mention):
            return None
        group = group_of(groups, nearest) if nearest else None
        if group:
            return group.id
    return _told_otherwise(index, groups, sentence, mention) if sentence else None


def _told_otherwise(index: Index, groups: Sequence[OutcomeGroup], sentence: Sentence, mention: Mention) -> str | None:
    """Give the outcome of a sentence that names none: survival, what a benefit is measured by, or what it points back to."""
    if _LIVING.search(index.text, sentence.start, sentence.end):
        return _survival(groups)
    if _OF_TREATMENT.search(index.text, sentence.start, mention.start):
        return _only_primary(groups)
    points_back = _POINTS_BACK.search(index.text, sentence.start, mention.end)
    return _told_before(index, groups, sentence) if points_back else None


def _only_primary(groups: Sequence[OutcomeGroup]) -> str | None:
    """Give the one primary outcome: what a benefit without more words is measured by."""
    primary = [group.id for group in groups if group.role is OutcomeRole.PRIMARY]
    return primary[0] if len(primary) == 1 else None


def _survival(groups: Sequence[OutcomeGroup]) -> str | None:
    """Give the one outcome that is survival as such."""
    found = [group.id for group in groups if survival_kind(group.key) == "overall"]
    return found[0] if len(found) == 1 else None


def _is_denied(index: Index, outcome: OutcomeMention, mention: Mention) -> bool:
    """Say whether the people counted are those who had no such outcome (`43% had not reached recovery`)."""
    if mention.start <= outcome.start:
        return bool(_WITHOUT.search(index.text, mention.start, outcome.start))
    return bool(_WITHOUT.search(index.text, outcome.end, mention.start))


def _in_turn(index: Index, mention: Mention) -> OutcomeMention | None:
    """Give the outcome that stands at the place in its list which the estimate has in its row."""
    clause = index.clause_of(mention)
    names = [named for named in within(index.mentions.outcomes, clause) if named.by == IN_TURN] if clause else []
    row = [effect.start for effect in within(index.mentions.estimates, clause)] if clause and names else []
    return names[row.index(mention.start)] if len(row) == len(names) and mention.start in row else None


def _named(index: Index, span: Mention) -> tuple[OutcomeMention, ...]:
    return tuple(named for named in within(index.mentions.outcomes, span) if not _MEASURING.fullmatch(named.name))


def _behind(index: Index, found: Sequence[OutcomeMention], mention: Mention) -> OutcomeMention | None:
    """Give the outcome that stands right behind an estimate: `77% (19 to 96) for infection`, `24% lower death rate`."""
    after = next((outcome for outcome in found if outcome.start >= mention.end), None)
    if after is None:
        return None
    is_next = index.text[mention.end : after.start] == " " and index.text[mention.end - 1].isalpha()
    return after if is_next or _FOR.fullmatch(index.text, mention.end, after.start) else None


def _nearest(index: Index, found: Sequence[OutcomeMention], mention: Mention) -> OutcomeMention | None:
    """Give the outcome named last before an estimate, else the first after it that no semicolon parts from it."""
    likely = _LIKELY.search(index.text, mention.start, mention.end + _AHEAD)
    if likely:
        return next((each for each in found if each.start >= likely.end() and _is_close(index, likely.end(), each)), None)
    before = [outcome for outcome in found if outcome.start < mention.end]
    if before:
        return None if _is_of_another(index, before[-1], mention) else before[-1]
    after = next(iter(found), None)
    sentence = index.sentence_of(mention)
    if after is None or (sentence and _is_item(index, sentence, mention, after)):
        return None
    return after if ";" not in _BRACKETED.sub("", index.text[mention.end : after.start]) else None


def _is_item(index: Index, sentence: Sentence, mention: Mention, after: OutcomeMention) -> bool:
    """Say whether an estimate is of the first item of a list, and the outcome the next item (`Speed (1) and reach (2)`)."""
    opening = index.text[sentence.start : mention.start].partition("(")[0].split()
    return len(opening) <= _SHORT_ITEM and bool(_NEXT_ITEM.match(index.text, mention.end, after.start))


def _is_close(index: Index, at: int, outcome: OutcomeMention) -> bool:
    """Say whether no comma and no number part an outcome from the verb that leads to it (`less likely to have a stroke`)."""
    return not any(mark == "," or mark.isdigit() for mark in index.text[at : outcome.start])


def _is_of_another(index: Index, outcome: OutcomeMention, mention: Mention) -> bool:
    """Say whether an effect has a thing of its own that is no known outcome, behind a number on the outcome before it."""
    value = mention.value if isinstance(mention, EstimateMention) else None
    if _AND_ANOTHER.search(index.text, outcome.end, value.start if value else mention.start):
        return True
    sentence = index.sentence_of(mention)
    effects = within(index.mentions.estimates, sentence) if sentence else ()
    others = [effect for effect in effects if effect.end <= outcome.start]
    is_taken = bool(others and _FOR.fullmatch(index.text, others[-1].end, outcome.start))
    return is_taken and bool(_OF_ITS_OWN.match(index.text, mention.end))


def _told_before(index: Index, groups: Sequence[OutcomeGroup], sentence: Sentence) -> str | None:
    for back in range(1, _REACH + 1):
        earlier = index.sentence_at(sentence.index - back)
        if earlier is None or earlier.block != sentence.block:
            return None
        named = [group for group in (group_of(groups, mention) for mention in _named(index, earlier)) if group]
        told = {group.id: group for group in named}
        primary = [group.id for group in told.values() if group.role is OutcomeRole.PRIMARY]
        if told:
            return next(iter(told)) if len(told) == 1 else primary[0] if len(primary) == 1 else None
    return None
