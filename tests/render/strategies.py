"""Hypothesis strategies for whole records: every field may be missing, every phrase may be awkward."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from evidence import vocabulary as v
from evidence.caveat import Caveat
from evidence.record import (
    Arm,
    ArmResult,
    Claim,
    Enrollment,
    Estimate,
    EvidenceRecord,
    HarmEvent,
    Harms,
    Interval,
    Number,
    Outcome,
    Population,
    PrimaryEndpoint,
    Provenance,
    PValue,
    Source,
    Stated,
    Study,
    Subgroup,
)
from tests.render.examples import TEXT, blank

Text = st.SearchStrategy[str]

_NOUNS = ("survival", "risk of death", "the study drug", "placebo", "people with gout", "older adults", "mRNA level", "walking")
_MORE = ("in the first group", "(short form)", "of a kind", "at night, by day", "after a year", "plus care", "with pain")
_PHRASES = (
    *_NOUNS,
    "Progression-free survival",
    "Schirmer's score",
    "adults with a low level of the marker (LLM) who had been ill for less than two years",
    *(f"{noun} {more}" for noun in _NOUNS for more in _MORE),
)
PHRASES: Text = st.sampled_from(_PHRASES)
_ODD = (
    *("the trial", "the placebo group", "participants (n", "a] level.", "", " ", "…"),
    *("“half a quotation", "the risk", "trial", "12 mg.", "5 times (or more), then none"),
)
AWKWARD: Text = st.sampled_from((*_PHRASES[::3], *_ODD))
HOSTILE: Text = st.sampled_from(
    (
        "<script>alert(1)</script>",
        "a | b",
        "[link](javascript:alert(1))",
        "{{ 7*7 }} {% raw %}",
        "`code` **bold** _it_ ~~gone~~",
        *("# heading", "- item", "3. item", "![x](http://example.org/x.png)", "&lt;b&gt; &amp;"),
        "</mark></main><img src=x onerror=alert(1)>",
        '" onmouseover="alert(1)',
        "line\n\nbreak \u202e turned \x00 round",
        *("> quoted", "<!-- gone", "\\[escaped\\]"),
    )
) | st.text(max_size=20)

NUMERALS = st.sampled_from(("12", "0.66", "1·24", "40", "220", "3,105", "83", "-2.5", "one in five"))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def few(strategy: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=most).map(tuple)


_CITED = tuple(
    Provenance(start=at, end=at + size, quote=TEXT[at : at + size]) for at in range(0, 400, 37) for size in (1, 9, 80)
)
_PROOFS = ((), *((words,) for words in _CITED), *zip(_CITED, _CITED[5:], strict=False))


def proofs() -> st.SearchStrategy[Any]:
    return st.sampled_from(_PROOFS)


def stated(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(lambda value, evidence: Stated(value=value, evidence=evidence, by="user"), values, proofs())


def one_of(members: type[StrEnum]) -> st.SearchStrategy[Any]:
    return st.sampled_from(members)


NUMBERS = st.builds(Number, text=NUMERALS, value=st.just(Decimal(1)))
INTERVALS = st.builds(Interval, low=maybe(NUMBERS), high=maybe(NUMBERS), level=maybe(NUMBERS), kind=one_of(v.IntervalKind))
P_VALUES = st.builds(
    PValue,
    op=st.sampled_from("=<>≤≥"),
    value=NUMBERS,
    about=maybe(st.sampled_from(("interaction", "non_inferiority"))),
    nominal=maybe(st.booleans()),
)
UNITS = maybe(st.sampled_from(("%", "percentage points", "months", "mg/L", "percent")))


def _source(texts: Text) -> st.SearchStrategy[Any]:
    fact = maybe(stated(texts))
    return st.builds(
        Source,
        kind=one_of(v.SourceKind),
        title=fact,
        publisher=fact,
        published=maybe(stated(texts | st.just("2025-05-12"))),
        journal=fact,
        doi=fact,
        pmid=fact,
        registrations=few(stated(texts)),
        peer_review=maybe(stated(one_of(v.PeerReview))),
        sha256=st.just("0"),
    )


def _study(texts: Text) -> st.SearchStrategy[Any]:
    return st.builds(
        Study,
        study_type=maybe(stated(one_of(v.StudyType))),
        allocation=maybe(stated(one_of(v.Allocation))),
        intervention_model=maybe(stated(one_of(v.InterventionModel))),
        cluster=maybe(stated(st.booleans())),
        observational_model=maybe(stated(one_of(v.ObservationalModel))),
        masking=maybe(stated(one_of(v.Masking))),
        masked=few(stated(texts)),
        phase=maybe(stated(one_of(v.Phase))),
        comparator_type=maybe(stated(one_of(v.ComparatorType))),
        hypothesis=maybe(stated(one_of(v.Hypothesis))),
        margin=maybe(stated(texts)),
        acronyms=few(stated(texts)),
        sites=maybe(stated(NUMBERS)),
        countries=few(stated(texts)),
        enrollment=few(st.builds(Enrollment, count=stated(NUMBERS), role=one_of(v.EnrollmentRole))),
        follow_up=maybe(stated(texts)),
        recruitment_period=maybe(stated(texts)),
        stage=maybe(stated(one_of(v.Stage))),
        stopped_early=maybe(stated(one_of(v.StoppedEarly))),
        subjects=maybe(stated(one_of(v.Subjects))),
    )


def _arm(texts: Text, at: int) -> st.SearchStrategy[Any]:
    fact = maybe(stated(texts))
    return st.builds(
        Arm,
        id=st.just(f"a{at}"),
        role=maybe(stated(one_of(v.ArmRole))),
        label=stated(texts),
        intervention=fact,
        dose=fact,
        schedule=fact,
        duration=fact,
        background=fact,
        n=maybe(stated(NUMBERS)),
    )


def _outcome(texts: Text, at: int) -> st.SearchStrategy[Any]:
    flag = maybe(stated(st.booleans()))
    return st.builds(
        Outcome,
        id=st.just(f"o{at}"),
        name=stated(texts),
        role=stated(one_of(v.OutcomeRole)),
        time_frame=maybe(stated(texts)),
        is_composite=flag,
        is_surrogate=flag,
        is_harm=flag,
        result=stated(one_of(v.OutcomeResult)),
    )


def _arm_result(texts: Text) -> st.SearchStrategy[Any]:
    return st.builds(
        ArmResult,
        arm=st.sampled_from((None, "a1", "a2", "a9")),
        label=maybe(texts),
        value=maybe(NUMBERS),
        unit=UNITS,
        events=maybe(NUMBERS),
        n=maybe(NUMBERS),
        interval=maybe(INTERVALS),
        evidence=proofs(),
    )


def _estimate(texts: Text, at: int) -> st.SearchStrategy[Any]:
    return st.builds(
        Estimate,
        id=st.just(f"e{at}"),
        outcome=st.sampled_from((None, "o1", "o2", "o9")),
        arms=st.sampled_from(((), ("a1",), ("a1", "a2"), ("a9",))),
        trial=maybe(texts),
        subgroup=st.sampled_from((None, "s1", "s9")),
        analysis=maybe(stated(one_of(v.Analysis))),
        measure=stated(one_of(v.Measure)),
        value=maybe(stated(NUMBERS)),
        qualifier=one_of(v.Qualifier),
        unit=UNITS,
        interval=maybe(stated(INTERVALS)),
        p_value=maybe(stated(P_VALUES)),
        arm_results=few(_arm_result(texts)),
        direction=maybe(stated(one_of(v.Direction))),
        change=maybe(stated(one_of(v.Change))),
        significance=maybe(stated(one_of(v.Significance))),
        contrast=one_of(v.Contrast),
        evidence=proofs(),
    )


def _subgroup(texts: Text) -> st.SearchStrategy[Any]:
    return st.builds(
        Subgroup,
        id=st.just("s1"),
        definition=stated(texts),
        share=maybe(stated(NUMBERS)),
        share_qualifier=one_of(v.Qualifier),
        n=maybe(stated(NUMBERS)),
        timing=maybe(stated(one_of(v.Timing))),
        interaction_p=maybe(stated(P_VALUES)),
        result=stated(one_of(v.SubgroupResult)),
    )


def _harms(texts: Text) -> st.SearchStrategy[Any]:
    event = st.builds(HarmEvent, name=stated(texts), arm_results=few(_arm_result(texts)))
    return st.builds(
        Harms,
        reported=st.booleans(),
        statement=maybe(stated(texts)),
        excess=maybe(stated(one_of(v.OutcomeResult))),
        quantified=maybe(stated(st.just(True))),
        serious=maybe(stated(texts)),
        events=few(event),
        discontinuations=few(stated(texts)),
    )


def _claim(texts: Text) -> st.SearchStrategy[Any]:
    return st.builds(
        Claim,
        where=one_of(v.ClaimWhere),
        kind=stated(one_of(v.ClaimKind)),
        text=texts,
        result=maybe(one_of(v.OutcomeResult)),
        scope=st.sampled_from((None, "s1")),
        evidence=proofs(),
    )


@st.composite
def records(draw: st.DrawFn, texts: Text = AWKWARD) -> EvidenceRecord:
    fact = maybe(stated(texts))
    population = st.builds(Population, condition=fact, description=fact, age=fact, sex=fact, eligibility=few(stated(texts)))
    verdict = st.builds(
        PrimaryEndpoint,
        status=one_of(v.PrimaryStatus),
        outcomes=st.sampled_from(((), ("o1",), ("o1", "o2"))),
        evidence=proofs(),
        by=st.sampled_from(("rule:endpoint_stated", "rule:stated_aim_reported", "rule:overall_conclusion", "user")),
        confidence=st.sampled_from((1.0, 0.7)),
    )
    return blank(
        source=draw(_source(texts)),
        study=draw(_study(texts)),
        population=draw(population),
        arms=tuple(draw(_arm(texts, at)) for at in range(1, draw(st.integers(1, 4)))),
        outcomes=tuple(draw(_outcome(texts, at)) for at in range(1, draw(st.integers(1, 4)))),
        estimates=tuple(draw(_estimate(texts, at)) for at in range(1, draw(st.integers(1, 4)))),
        subgroups=draw(few(_subgroup(texts), 1)),
        primary_endpoint=draw(verdict),
        harms=draw(_harms(texts)),
        claims=draw(few(_claim(texts))),
        funding=draw(few(stated(texts))),
        conflicts=draw(few(stated(texts))),
        article_text=draw(st.sampled_from((None, TEXT))),
    )


@st.composite
def caveats(draw: st.DrawFn, texts: Text = PHRASES) -> Caveat:
    return Caveat(
        name=draw(st.sampled_from(("relative_effect_only", "early_phase", "primary_endpoint_not_met"))),
        code="TST001",
        severity=draw(one_of(v.Severity)),
        message=f"The text says of {draw(texts)} what it does not show",
        evidence=draw(proofs()),
        absence=draw(st.sampled_from((None, "harms.reported", "funding"))),
    )
