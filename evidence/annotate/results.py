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
from evidence.annotate.endpoints import NON_INFERIOR, Cue, endpoint_cue
from evidence.annotate.levels import DOSE, significance_of, significance_of_interval, stated_level
from evidence.annotate.negation import is_denied_after, is_negated
from evidence.annotate.outcomes.find import definition_of_outcome
from evidence.annotate.outcomes.ranks import roles_named
from evidence.annotate.phrases import find_phrases, pattern
from evidence.annotate.pointing import answers_in_place, points_at_primary
from evidence.annotate.significance import find_significance
from evidence.mentions import Clause, OutcomeMention, ResultMention, Sentence
from evidence.vocabulary import OutcomeResult, OutcomeRole, PrimaryStatus, Section, Significance, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_COMPARING = {None, "superiority", "non-inferiority", "noninferiority", "equivalence"}
_SILENT_ZONES = {Zone.BACKGROUND, Zone.BOILERPLATE, Zone.QUOTATION}
_SILENT_SECTIONS = {Section.BACKGROUND, Section.OBJECTIVE, Section.METHODS}
_HYPOTHETICAL = re.compile(
    r"""
        \b(?:will\s(?:be|assess|test) | would\s(?:be|need) | if\sapproved | warrant(?:s|ed)?
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
_OF_DESIGN = re.compile(
    r"""
        \s(?:trial | study | design | margins? | limits? | analys[ie]s | tests? | testing | criteri(?:on|a)
        | comparison | threshold | question)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""After `non-inferiority` these name the plan (`a margin of 5%`); whether it held, another word must say."""
_PROGNOSTIC = re.compile(
    r"""\b(?: prognostic | independent(?:ly)?\spredict\w+ | predictors?\sof | predictive\sof
        | (?:age|baseline\s\w+|expression|genotype|histology|mutations?|sex|stage|status)\s(?:was|were)\s
          (?:not\s)?(?:\w+ly\s)?(?:associated|correlated)\swith
        | (?:ability|power|powered)\sto\sdetect )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Who does well whatever the treatment, or what a trial was able to find: no comparison of arms."""
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
        if _may_report(sentences[clause.sentence])
        for result in _in_clause(doc, clause, _numbers_say(doc, clause), _outcomes(doc, clause))
    )


def _may_report(sentence: Sentence) -> bool:
    return sentence.zone not in _SILENT_ZONES and sentence.section not in _SILENT_SECTIONS


def _numbers_say(doc: Doc, clause: Clause) -> Significance | None:
    """Judge the first p-value of the clause, else the first interval of an effect against no effect."""
    inside = [p for p in doc._.p_values if clause.start <= p.start < clause.end and p.about in _COMPARING]
    level = stated_level(doc, clause)
    told = [said for p in inside if (said := significance_of(p, level))]
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
    cue = (
        endpoint_cue(text, clause, is_pointing=is_pointing)
        or _by_dose(doc, clause)
        or _line_cue(text, clause, significance)
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
        about_primary=OutcomeRole.PRIMARY in ranks or is_pointing,
        about_secondary=bool(ranks - {OutcomeRole.PRIMARY}),
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


def _reports_nothing(text: str, clause: Clause, *, told: bool) -> bool:
    """Say whether a clause is silent, unless numbers or a pointer tell of a result, or is of prognosis."""
    return (not told and _is_silent(text, clause)) or bool(_PROGNOSTIC.search(text, clause.start, clause.end))


def _is_silent(text: str, clause: Clause) -> bool:
    """Say whether a clause holds no word that could report a result: most do not, and need no further look."""
    shapes = (_TESTED, *(pattern(name) for name in _CUES))
    return not any(shape.search(text, clause.start, clause.end) for shape in shapes)


def _is_hypothetical(text: str, start: int, end: int) -> bool:
    """Say whether what follows `text[start:end]` is an aim, a plan or a possibility."""
    if _PURPOSE.search(text, start, end) and not _ASSERTED_INFINITIVE.search(text, start, end):
        return True
    return bool(_HYPOTHETICAL.search(text, start, end) or pattern("words/outcome_limits", "aim").search(text, start, end))


def _by_dose(doc: Doc, clause: Clause) -> Cue | None:
    """Give the clause as mixed where its p-values fall on both sides of the level, each with a dose of its own."""
    text, level = doc._.article.text, stated_level(doc, clause)
    tested = [p for p in doc._.p_values if clause.start <= p.start < clause.end and p.about in _COMPARING]
    said = {significance_of(p, level) for p in tested} - {None}
    doses = {found.group().casefold() for found in DOSE.finditer(text, clause.start, clause.end)}
    if len(said) < len(Significance) or len(doses) < len(said):
        return None
    return Cue(tested[0].start, tested[-1].end, result=OutcomeResult.MIXED)


def _line_cue(text: str, clause: Clause, significance: Significance | None) -> Cue | None:
    """Give what the clause says of a margin, a boundary or a test of equivalence."""
    tested = _EQUIVALENCE_TEST.search(text, clause.start, clause.end)
    if tested and significance:
        met = significance is Significance.SIGNIFICANT
        return Cue(*tested.span(), status=PrimaryStatus.MET if met else PrimaryStatus.NOT_MET)
    line = find_boundary(text, clause.start, clause.end)
    return Cue(line.start, line.end, status=line.status) if line else None


def _judgement(text: str, clause: Clause, significance: Significance | None, outcomes: Sequence[OutcomeMention]) -> Cue | None:
    non_inferior = NON_INFERIOR.search(text, clause.start, clause.end)
    if non_inferior and not _OF_DESIGN.match(text, non_inferior.end(), clause.end):
        denied = is_negated(text, clause.start, non_inferior.start()) or is_denied_after(text, non_inferior.end(), clause.end)
        return Cue(*non_inferior.span(), status=PrimaryStatus.NOT_MET if denied else PrimaryStatus.MET)
    cues = [*_judged(text, clause, significance, outcomes), *_denied_contrasts(text, clause)]
    return min(cues, key=lambda cue: cue.start, default=None)


def _judged(text: str, clause: Clause, significance: Significance | None, outcomes: Sequence[OutcomeMention]) -> Iterator[Cue]:
    """Give the judgements of a clause; a word inside an outcome's name judges nothing (`the risk of disease worsening`)."""
    for term in find_phrases("words/benefit_cues", text, clause.start, clause.end):
        if any(outcome.start <= term.start < outcome.end for outcome in outcomes):
            continue
        denied = is_negated(text, clause.start, term.start) or is_denied_after(text, term.end, clause.end)
        result = _polarity(OutcomeResult(term.value), denied=denied, significance=significance)
        yield Cue(term.start, term.end, result=result, denied=denied)


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
