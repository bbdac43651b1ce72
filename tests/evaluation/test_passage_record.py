from __future__ import annotations

from decimal import Decimal

import pytest

from evidence.errors import CorpusError
from evidence.evaluation.passage_record import record_from_passages
from evidence.vocabulary import Contrast, Masking, OutcomeResult, PrimaryStatus, Qualifier, SourceKind, Timing

HEADLINE = "[New drug works](claim where=headline kind=causal result=favours_intervention)"
METHODS = (
    "In a [phase 2b](fact field=study.phase value=phase2b) trial of [210](enrollment role=randomised) people, "
    "[the drug](arm id=a1 role=experimental n=105) and [placebo](arm id=a2 role=placebo_comparator) were given."
)
RESULTS = """[[Survival](outcome id=o1 role=primary result=no_difference) did not differ](primary status=not_met). In
[about 75% with a low score](subgroup id=s1 share=75 share_qualifier=about timing=prespecified result=benefit) the risk of
death was [over 30% lower](estimate measure=relative_risk_reduction value=30 unit=% qualifier=more outcome=o1 subgroup=s1
low=11 high=46 level=95 p="<0.01"). [The others](rest of=s1 result=harm) did worse.
[Rash](harm kind=event) came in [12 of 105](arm_result event=Rash arm=a1 events=12 n=105).
[A charity](fact field=funding) paid; [NCT0](fact field=source.registrations)."""
RELEASE = (HEADLINE, METHODS, RESULTS)


def test_every_quote_is_its_slice() -> None:
    record = record_from_passages(*RELEASE)
    text = record.article_text
    assert text is not None

    def walk(value: object) -> int:
        if isinstance(value, dict) and {"start", "end", "quote"} <= value.keys():
            assert text[value["start"] : value["end"]] == value["quote"]
            return 1
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
        return sum(walk(part) for part in parts)

    assert walk(record.model_dump()) > 15


def test_each_label_lands_in_its_field() -> None:
    record = record_from_passages(*RELEASE, kind=SourceKind.PRESS_RELEASE)
    estimate, subgroup, rest = record.estimates[0], *record.subgroups
    assert record.source.kind is SourceKind.PRESS_RELEASE
    assert record.source.registrations[0].value == "NCT0"
    assert record.study.enrollment[0].count.value.value == 210
    assert [arm.id for arm in record.arms] == ["a1", "a2"]
    assert record.primary_endpoint.status is PrimaryStatus.NOT_MET
    assert record.primary_endpoint.outcomes == ("o1",)
    assert estimate.value is not None
    assert (estimate.value.value.value, estimate.qualifier, estimate.contrast) == (
        Decimal(30),
        Qualifier.MORE,
        Contrast.BETWEEN_ARMS,
    )
    assert estimate.interval is not None
    assert estimate.interval.value.high is not None
    assert estimate.interval.value.high.value == Decimal(46)
    assert estimate.p_value is not None
    assert (estimate.p_value.value.op, estimate.p_value.value.value.text) == ("<", "0.01")
    assert subgroup.timing is not None
    assert (subgroup.share_qualifier, subgroup.timing.value) == (Qualifier.ABOUT, Timing.PRESPECIFIED)
    assert (rest.complement_of, rest.result.value) == ("s1", "harm")
    assert record.harms.reported
    assert record.harms.events[0].arm_results[0].events is not None
    assert record.claims[0].result is OutcomeResult.FAVOURS_INTERVENTION
    assert record.funding[0].value == "A charity"


def test_what_is_not_annotated_is_not_stated() -> None:
    record = record_from_passages("Nothing is known of this [trial](source kind=news).")
    assert record.source.kind is SourceKind.NEWS
    assert record.model_dump(exclude={"article_text", "engine", "source"}) == {
        **record_from_passages("x").model_dump(exclude={"article_text", "engine", "source"})
    }
    assert not record.harms.reported
    assert record.study.masking is None


def test_a_fact_takes_its_words_or_its_value() -> None:
    record = record_from_passages(
        "[Open label](fact field=study.masking value=none), in [12](fact field=study.sites) sites and "
        "[Chad](fact field=study.countries) and [Mali](fact field=study.countries)."
    )
    assert record.study.masking is not None
    assert record.study.masking.value is Masking.NONE
    assert record.study.sites is not None
    assert record.study.sites.value.value == 12
    assert [country.value for country in record.study.countries] == ["Chad", "Mali"]


@pytest.mark.parametrize(
    ("notation", "reason"),
    [
        ("[a](wonder)", "no such label"),
        ("[a](outcome colour=red)", "no attribute colour"),
        ("[a](outcome role=first)", "make no record"),
        ("[a](fact field=study.colour)", "no field study.colour"),
        ("[a](fact)", "no field"),
        ("[a](estimate measure=risk_ratio value=many)", "not a number"),
        ("[a](estimate measure=risk_ratio p=small)", "not a p-value"),
        ("[a](arm_result estimate=e9 value=3)", "names no estimate"),
        ("[a](harm kind=rumour)", "no kind of harm"),
        ("[a](primary)", "make no record"),
        ("[a](outcome id=o1) [b](outcome id=o1)", "the id o1 is taken"),
    ],
)
def test_a_wrong_annotation_is_refused(notation: str, reason: str) -> None:
    with pytest.raises(CorpusError, match=reason):
        record_from_passages(notation)


def test_a_counted_id_keeps_clear_of_the_given_ones() -> None:
    record = record_from_passages("[a](outcome id=o2) [b](outcome) [c](outcome)")
    assert [outcome.id for outcome in record.outcomes] == ["o2", "o1", "o3"]
