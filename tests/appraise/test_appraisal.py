from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.appraise import appraise, explain, find_rule, rules
from evidence.appraise.references import Reference
from evidence.errors import UnknownRule
from evidence.evaluation.passage_record import record_from_passages
from evidence.record import EvidenceRecord
from evidence.vocabulary import Severity
from tests.appraise.examples import EXAMPLES

SHUFFLED = ("arms", "outcomes", "estimates", "subgroups", "claims", "funding", "conflicts")
RECORDS = [example.record for example in EXAMPLES]
CROWDED = record_from_passages(
    """[Pill helps sleep](claim where=headline kind=causal result=favours_intervention about=o2) and
[is safe](claim where=headline kind=safety); [it works](claim where=lead kind=causal result=favours_intervention) and
[does no harm](claim where=lead kind=safety).
In a [phase 2](fact field=study.phase value=phase2) trial, [[pain](outcome id=o1 role=primary result=no_difference) and
[gait](outcome id=o4 role=primary result=no_difference) were alike](primary status=not_met), but
[sleep](outcome id=o2 role=secondary result=favours_intervention) and [mood](outcome id=o3 role=secondary
result=favours_intervention) were better ([0.8](estimate measure=risk_ratio value=0.8 low=0.5 high=1.3 level=95 p=0.01
outcome=o2 significance=significant direction=favours_intervention), [0.40](estimate measure=odds_ratio value=0.40 low=0.50
high=0.90 outcome=o3), [0.30](estimate measure=odds_ratio value=0.30 low=0.50 high=0.90 outcome=o3), [20%](estimate
measure=relative_change value=20 unit=% outcome=o1), [9 points](estimate measure=mean_difference value=9 unit=points
contrast=within_arm outcome=o4)), above all in [men](subgroup timing=post_hoc result=benefit), [the old](subgroup
timing=post_hoc result=benefit), [the lean](subgroup result=benefit) and [the tall](subgroup result=benefit)."""
)


def shuffle(draw: st.DrawFn, record: EvidenceRecord) -> EvidenceRecord:
    parts = {name: tuple(draw(st.permutations(getattr(record, name)))) for name in SHUFFLED}
    enrollment = tuple(draw(st.permutations(record.study.enrollment)))
    endpoint = record.primary_endpoint.model_copy(
        update={"outcomes": tuple(draw(st.permutations(record.primary_endpoint.outcomes)))}
    )
    study = record.study.model_copy(update={"enrollment": enrollment})
    return record.model_copy(update={**parts, "study": study, "primary_endpoint": endpoint})


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[EvidenceRecord, EvidenceRecord]:
    record = draw(st.sampled_from([CROWDED, *RECORDS]))
    return record, shuffle(draw, record)


@st.composite
def shuffled_crowd(draw: st.DrawFn) -> EvidenceRecord:
    return shuffle(draw, CROWDED)


patiently = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@patiently
@given(shuffled())
def test_the_order_of_a_records_parts_does_not_matter(pair: tuple[EvidenceRecord, EvidenceRecord]) -> None:
    record, other = pair
    assert appraise(other) == appraise(record)


@patiently
@given(shuffled_crowd())
def test_a_crowded_record_is_appraised_in_any_order(other: EvidenceRecord) -> None:
    assert appraise(other) == appraise(CROWDED)
    assert len(appraise(other)) > 10


def test_the_most_serious_come_first_and_the_table_decides_between_equals() -> None:
    places = {rule.name: at for at, rule in enumerate(rules())}
    ranks = [(list(Severity).index(caveat.severity), places[caveat.name]) for caveat in appraise(CROWDED)]
    assert ranks == sorted(ranks)
    assert len({rank for rank, _ in ranks}) > 1


def test_appraising_twice_gives_the_same() -> None:
    assert appraise(CROWDED) == appraise(CROWDED)


def test_a_record_without_its_text_is_appraised_alike() -> None:
    bare = EvidenceRecord.model_validate_json(CROWDED.to_json())
    assert bare.article_text is None
    assert appraise(bare) == appraise(CROWDED)


def test_a_table_of_ones_own_is_used() -> None:
    only = find_rule("no_interval")
    assert {caveat.code for caveat in appraise(CROWDED, table=(only,))} == {"EFF102"}
    assert appraise(CROWDED, table=()) == ()


@pytest.mark.parametrize(
    "wanted", ["relative_effect_only", "EFF101", "eff101", "relative-effect-only", " Relative effect only "]
)
def test_a_rule_is_found_by_name_or_code(wanted: str) -> None:
    assert find_rule(wanted).code == "EFF101"


def test_an_unknown_rule_names_the_closest() -> None:
    with pytest.raises(UnknownRule) as caught:
        find_rule("relative_efect")
    assert "relative_effect_only" in caught.value.next_step
    with pytest.raises(UnknownRule) as caught:
        find_rule("EFF109")
    assert "EFF10" in caught.value.next_step


def test_a_rule_like_no_other_lists_them_all() -> None:
    with pytest.raises(UnknownRule) as caught:
        explain("§§§§")
    assert all(rule.name in caught.value.next_step for rule in rules())


def test_a_page_has_its_heading_parts_and_references() -> None:
    page = explain("EFF101")
    assert page.startswith("# Relative effect only\n\n`relative_effect_only` · EFF101 · severity: some\n\nA relative effect")
    assert "\n## Why it matters\n" in page
    assert "\n```text raised\n" in page
    assert f"\n## References\n\n- {Reference.CONSORT_2010} Item 17b.\n" in page


def test_pages_are_had_without_spacy() -> None:
    program = "import sys; from evidence.appraise import explain; explain('EFF101'); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
