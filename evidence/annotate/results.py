"""Results in words: what each clause says came of a comparison, and whether it speaks of the primary endpoint.

One clause, one statement. The strongest cue of the clause decides: a verdict on an endpoint, then a judgement (benefit, worse),
then a change (reduced), then significance alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from evidence.annotate.binding import bind_outcomes
from evidence.annotate.boundaries import find_boundary
from evidence.annotate.chance import find_chance
from evidence.annotate.direction import change_words, clause_change
from evidence.annotate.endpoints import Cue, endpoint_cue
from evidence.annotate.estimates.scope import contrast_of
from evidence.annotate.judging_words import judges_nothing, prolongs_harm
from evidence.annotate.levels import comparing_p_values, significance_of, significance_of_interval, stated_level, tested_apart
from evidence.annotate.likeness import find_likeness, is_in_all_arms, is_like_others, is_told_by_arm
from evidence.annotate.negation import is_denied_after, is_negated
from evidence.annotate.non_inferiority import find_non_inferiority, find_superiority, within_margin
from evidence.annotate.outcomes.find import definition_of_outcome
from evidence.annotate.outcomes.ranks import roles_named
from evidence.annotate.phrases import find_phrases, pattern
from evidence.annotate.pointing import answers_in_place, points_at_primary
from evidence.annotate.reporting import is_in_a_name, may_report
from evidence.annotate.significance import find_significance
from evidence.mentions import Clause, OutcomeMention, ResultMention
from evidence.vocabulary import Contrast, OutcomeResult, OutcomeRole, PrimaryStatus, Significance

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from evidence.annotate.terms import Term

_HYPOTHETICAL = re.compile(
    r"""
        \b(?:(?:worr(?:y|ies|ied) | fear(?:s|ed)? | suspect(?:s|ed)? | hope[sd]?)\sthat
        | will\s(?:be|assess|test) | would\s(?:be|need) | if\sapproved | warrant(?:s|ed)?
        | (?:may|might|could|can)(?!\snot))\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CUES = ("words/change_words", "words/benefit_cues", "words/chance", "words/contrast_words", "words/endpoint_cues")
_TESTED = re.compile(r"signific|trend|\bn\.?s\b|inferior|worse|margin|bound|threshold|futil", re.IGNORECASE)
_PURPOSE = re.compile(r"\bto\s(?:(?:further|significantly|help|better)\s)?$", re.IGNORECASE)
_ASSERTED_INFINITIVE = re.compile(
    r"""\b(?: shown | found | proven | proved | demonstrated | reported | seen | seem(?:s|ed)? | appear(?:s|ed)?
        | fail(?:s|ed|ing)?
        | enough(?:\sfor(?:\s[\w-]+){1,4})?
        | unable | able | tend(?:s|ed)? | continue[sd]? | lead(?:s|ing)? | led | likely | due )\s to\s(?:\w+\s)?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""After these an infinitive reports (`was found to reduce`); elsewhere it states a purpose (`a pill to reduce`)."""
_EQUIVALENCE_TEST = re.compile(
    r"""\b(?:test(?:s|ed)?\s(?:of|for)|p\s(?:values?\s)?for)\s(?:equivalence|non-?\s?inferiority)\b
      | \b(?:equivalence|non-?\s?inferiority)\s(?:test,?\s)?\(?(?:1-sided\s|one-sided\s)?p\s?(?:value)?\s?[=<>≤≥]
      | \bp\s?[=<>≤≥]\s?0?[.·]\d+,?\sfor\s(?:the\stest\sof\s)?(?:equivalence|non-?\s?inferiority)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PASSED = re.compile(
    r"\b(?:fulfil(?:led|ling)|meeting|met|pass(?:ed|ing)|satisf(?:ied|ying))\s(?:the\s|its\s|a\s)?(?:formal\s)?$",
    re.VERBOSE | re.IGNORECASE,
)
"""What says that a test came out as hoped (`satisfying the test of non-inferiority`)."""
_BOTH = re.compile(
    r"\b(?:both|either|neither)\s(?:of\sthe\s|of\sits\s|of\sthese\s)?end\s?points?\b", re.VERBOSE | re.IGNORECASE
)
"""The endpoints of the trial as a pair (`not demonstrated for either end point`)."""
_LESS = re.compile(
    r"""
        (?:\s(?:by\s)?[\d.]+\s?(?:%|percent))?\s(?:significantly\s)?(?:less | more\sslowly
        | slower)\b(?!\sthan\s\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PROGNOSTIC = re.compile(
    r"""\b(?: prognostic | independent(?:ly)?\spredict\w+ | predictors?\sof | predictive\sof
        | (?:age|baseline\s\w+|expression|genotype|histology|mutations?|sex|stage|status)\s(?:was|were)\s
          (?:not\s)?(?:\w+ly\s)?associated\swith | correlated\swith
        | (?:ability|power|powered)\sto\sdetect )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Who does well whatever the treatment, or what a trial was able to find: no comparison of arms."""
_INTERACTION = re.compile(
    r"""
        (?<!time[\s-])(?<!treatment[\s-])\binteractions?\b(?!\s(?:of|with)\stime)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BY_TIME = re.compile(r"\btime\b|\bvisit\b", re.IGNORECASE)
"""An interaction tells for whom a treatment works; one with time, how its effect grew."""
_RESTRICTED = re.compile(
    r"""\b(?:limit(?:ing|ation|ed)|restrict(?:ing|ion|ed)|confin(?:ing|ed))\s(?:of\s)?(?:the\s|our\s)?(?:analys[ie]s\s)?to\b
      | \bsensitivity\sanalys[ie]s\b | \banalys[ie]s\s(?:was|were)\s(?:limited|restricted|confined)\sto\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What was analysed in part, or otherwise, beside the main analysis."""
_FAVOURED = re.compile(
    r"""(?:\s(?!compared|versus|vs|than|over|relative)\w+){0,3}? \s(?:with|for|in|among|on)\s (?:the\s)?
        (?P<arm> (?:(?!\s(?:than|compared|versus|vs|over)\b)[^,;:.()]){2,60} )""",
    re.VERBOSE | re.IGNORECASE,
)


def find_results(doc: Doc) -> tuple[ResultMention, ...]:
    """Find the statement of every clause that may report a result."""
    sentences = doc._.sentences
    return tuple(
        result
        for clause in doc._.clauses
        if may_report(doc._.article.text, sentences[clause.sentence])
        for result in _in_clause(doc, clause, _numbers_say(doc, clause), _outcomes(doc, clause))
    )


def _numbers_say(doc: Doc, clause: Clause) -> Significance | None:
    """Judge the first p-value of the clause, else the first interval of an effect against no effect."""
    level = stated_level(doc, clause)
    told = [said for p in comparing_p_values(doc, clause) if (said := significance_of(p, level))]
    effects = [effect for effect in doc._.estimates if clause.start <= effect.start < clause.end]
    told += [said for said in map(significance_of_interval, effects) if said]
    return told[0] if told else None


def _outcomes(doc: Doc, clause: Clause) -> tuple[OutcomeMention, ...]:
    sentence = doc._.sentences[clause.sentence]
    return tuple(outcome for outcome in doc._.outcomes if sentence.start <= outcome.start < clause.end)


def _in_clause(
    doc: Doc, clause: Clause, numbers_say: Significance | None, outcomes: tuple[OutcomeMention, ...]
) -> Iterator[ResultMention]:
    text = doc._.article.text
    is_pointing = _is_pointing(doc, clause)
    if _reports_nothing(text, clause, told=numbers_say is not None or is_pointing):
        return
    words = text[clause.start : clause.end]
    found = find_significance(text, clause.start, clause.end)
    significance = found[0][2] if found else find_chance(text, clause.start, clause.end) or numbers_say
    change = clause_change(words)
    stated = endpoint_cue(text, clause, is_pointing=is_pointing)
    cue = (
        (stated if stated and not is_in_a_name(text, stated.start, clause.end, outcomes) else None)
        or _mixed_by_part(doc, clause)
        or _line_cue(doc, clause, significance)
        or _judgement(text, clause, significance, outcomes)
    )
    if cue is None and (change or significance):
        cue = _change_cue(text, clause)
    if cue is None or (_is_hypothetical(text, clause.start, cue.start) and numbers_say is None):
        return
    defined = definition_of_outcome(text, clause.start, clause.end)
    if defined is not None and cue.end > defined:
        return
    ranks = roles_named(text, clause.start, clause.end)
    yield ResultMention(
        start=cue.start,
        end=cue.end,
        status=cue.status,
        result=cue.result,
        change=change,
        significance=significance,
        denied=cue.denied,
        about_primary=OutcomeRole.PRIMARY in ranks or is_pointing or bool(_BOTH.search(text, clause.start, clause.end)),
        about_secondary=bool(ranks - {OutcomeRole.PRIMARY}) or _is_restricted(doc, clause),
        about=bind_outcomes(text, clause, cue.start, cue.end, outcomes),
        favoured=_favoured(text, clause, cue),
        by="rule:results",
    )


def _is_pointing(doc: Doc, clause: Clause) -> bool:
    """Say whether a clause speaks of the primary endpoint that its neighbour or its own sentence names."""
    text, sentences = doc._.article.text, doc._.sentences
    if points_at_primary(text, sentences, clause.sentence):
        return True
    return answers_in_place(text, sentences[clause.sentence], clause.start)


def _is_restricted(doc: Doc, clause: Clause) -> bool:
    return bool(_RESTRICTED.search(doc._.article.text, doc._.sentences[clause.sentence].start, clause.end))


def _reports_nothing(text: str, clause: Clause, *, told: bool) -> bool:
    """Say whether a clause is silent, unless numbers or a pointer tell of a result, is of prognosis, or of every arm alike."""
    if _INTERACTION.search(text, clause.start, clause.end) and not _BY_TIME.search(text, clause.start, clause.end):
        return True
    if not told and contrast_of(text[clause.start : clause.end]) is Contrast.WITHIN_ARM:
        return True
    if is_like_others(text, clause.start, clause.end):
        return True
    if is_in_all_arms(text, clause.start, clause.end) or _PROGNOSTIC.search(text, clause.start, clause.end):
        return True
    return not told and _is_silent(text, clause)


def _is_silent(text: str, clause: Clause) -> bool:
    """Say whether a clause holds no word that could report a result: most do not, and need no further look."""
    place = (clause.start, clause.end)
    return not (_TESTED.search(text, *place) or any(pattern(name).search(text, *place) for name in _CUES))


def _is_hypothetical(text: str, start: int, end: int) -> bool:
    """Say whether what follows `text[start:end]` is an aim, a plan or a possibility."""
    if _PURPOSE.search(text, start, end) and not _ASSERTED_INFINITIVE.search(text, start, end):
        return True
    return bool(_HYPOTHETICAL.search(text, start, end) or pattern("words/outcome_limits", "aim").search(text, start, end))


def _mixed_by_part(doc: Doc, clause: Clause) -> Cue | None:
    apart = tested_apart(doc, clause)
    return Cue(*apart, result=OutcomeResult.MIXED) if apart else None


def _line_cue(doc: Doc, clause: Clause, significance: Significance | None) -> Cue | None:
    """Give what the clause says of a margin, a boundary or a test of equivalence, or what its interval says of the margin."""
    text = doc._.article.text
    tested = _EQUIVALENCE_TEST.search(text, clause.start, clause.end)
    agrees = tested and _PASSED.search(text, clause.start, tested.start())
    if tested and agrees and not is_negated(text, clause.start, agrees.start()):
        return Cue(agrees.start(), tested.end(), status=PrimaryStatus.MET)
    if tested and significance:
        met = significance is Significance.SIGNIFICANT
        return Cue(*tested.span(), status=PrimaryStatus.MET if met else PrimaryStatus.NOT_MET)
    line = find_boundary(text, clause.start, clause.end)
    if line:
        return Cue(line.start, line.end, status=line.status)
    judged = within_margin(doc, clause)
    return Cue(judged[0], judged[1], status=judged[2]) if judged else None


def _judgement(text: str, clause: Clause, significance: Significance | None, outcomes: Sequence[OutcomeMention]) -> Cue | None:
    proven = find_non_inferiority(text, clause) or find_superiority(text, clause)
    if proven:
        return Cue(proven[0], proven[1], status=proven[2])
    likeness = find_likeness(text, clause.start, clause.end)
    if likeness:
        return Cue(*likeness, result=OutcomeResult.NO_DIFFERENCE)
    cues = [*_judged(text, clause, significance, outcomes), *_denied_contrasts(text, clause)]
    return min(cues, key=lambda cue: cue.start, default=None)


def _judged(text: str, clause: Clause, significance: Significance | None, outcomes: Sequence[OutcomeMention]) -> Iterator[Cue]:
    """Give the judgements of a clause; a word inside an outcome's name judges nothing (`the risk of disease worsening`)."""
    for term in find_phrases("words/benefit_cues", text, clause.start, clause.end):
        if is_in_a_name(text, term.start, clause.end, outcomes):
            continue
        if is_told_by_arm(text, clause.start, clause.end) or judges_nothing(text, clause.start, term):
            continue
        denied = is_negated(text, clause.start, term.start) or is_denied_after(text, term.end, clause.end)
        side = _less_of_it(text, term, clause.end)
        result = _polarity(side, denied=denied, significance=significance)
        yield Cue(term.start, term.end, result=result, denied=denied)


def _less_of_it(text: str, term: Term, end: int) -> OutcomeResult:
    """Give whom a judgement favours: who worsened less did better, and whose illness was prolonged did worse."""
    side = OutcomeResult(term.value)
    return side.turned if _LESS.match(text, term.end, end) or prolongs_harm(text, term, end) else side


def _denied_contrasts(text: str, clause: Clause) -> Iterator[Cue]:
    """Give the contrasts that the clause denies (`no treatment differences`, `did not affect`)."""
    for term in find_phrases("words/contrast_words", text, clause.start, clause.end):
        if is_negated(text, clause.start, term.start) or is_denied_after(text, term.end, clause.end):
            yield Cue(term.start, term.end, result=OutcomeResult.NO_DIFFERENCE, denied=True)


def _change_cue(text: str, clause: Clause) -> Cue:
    """Give the first word of change, else the whole clause, where significance stands alone."""
    first = next(change_words(text, clause.start, clause.end), None)
    return Cue(first.start, first.end) if first else Cue(clause.start, clause.end)


def _polarity(value: OutcomeResult, *, denied: bool, significance: Significance | None) -> OutcomeResult | None:
    if value is OutcomeResult.NO_DIFFERENCE:
        return None if denied else value
    if denied or significance is Significance.NOT_SIGNIFICANT:
        return OutcomeResult.NO_DIFFERENCE
    return value


def _favoured(text: str, clause: Clause, cue: Cue) -> tuple[int, int] | None:
    """Give the words after a judgement that name the favoured arm (`was longer with placebo`)."""
    if cue.end == clause.end:
        return None
    found = _FAVOURED.match(text, cue.end, clause.end)
    return found.span("arm") if found else None
