from __future__ import annotations

import inspect
import re
from collections import Counter
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from evidence.appraise import appraise, rules
from evidence.appraise.rule import Rule
from evidence.appraise.rules import RULES
from evidence.caveat import Caveat
from evidence.evaluation.passage_record import record_from_passages
from evidence.record import Estimate, EvidenceRecord, Harms, Model, PrimaryEndpoint, Source, Study, Subgroup
from evidence.vocabulary import Severity
from tests.appraise.examples import EXAMPLES, Example, examples_of

FAMILIES = ("OUT", "SUB", "EFF", "STA", "DES", "CLM", "HRM", "FND", "PUB")
PARTS = ["Why it matters", "Raised", "Not raised", "Known limits"]
PARTS_OF_A_RECORD: dict[str, type[Model]] = {
    "estimates": Estimate,
    "harms": Harms,
    "primary_endpoint": PrimaryEndpoint,
    "source": Source,
    "study": Study,
    "subgroups": Subgroup,
}
NUMBER = re.compile(r"\d+(?:[.·]\d+)*")
QUOTED = re.compile(r"“[^”]*”")


def found_in(example: Example) -> list[Caveat]:
    return [caveat for caveat in appraise(example.record) if caveat.name == example.rule.name]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_raises_its_caveat_or_does_not(example: Example) -> None:
    assert bool(found_in(example)) == example.raised


@pytest.mark.parametrize("example", [each for each in EXAMPLES if each.raised], ids=str)
def test_a_finding_cites_words_or_names_an_absence(example: Example) -> None:
    text = example.record.article_text
    assert text is not None
    for caveat in found_in(example):
        assert caveat.evidence or caveat.absence
        assert all(text[each.start : each.end] == each.quote for each in caveat.evidence)


@pytest.mark.parametrize("example", [each for each in EXAMPLES if each.raised], ids=str)
def test_an_absence_is_a_field_of_the_record(example: Example) -> None:
    for path in {caveat.absence for caveat in found_in(example) if caveat.absence}:
        part, _, name = path.partition(".")
        assert part in EvidenceRecord.model_fields
        assert not name or name in PARTS_OF_A_RECORD[part].model_fields


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_message_is_one_sentence(example: Example) -> None:
    for caveat in appraise(example.record):
        outside = QUOTED.sub("words", caveat.message)
        assert outside.endswith(".")
        assert not outside.endswith("..")
        assert not re.search(r"[.!?]\s", outside)
        assert outside[0].isupper()


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_message_holds_no_number_that_the_record_does_not_hold(example: Example) -> None:
    known = set(NUMBER.findall(example.record.to_json(with_text=True)))
    for caveat in appraise(example.record):
        assert set(NUMBER.findall(caveat.message)) <= known


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_has_its_own_file_and_all_parts_of_a_page(rule: Rule) -> None:
    assert rule.find.__module__ == f"evidence.appraise.rules.{rule.name}"
    tokens = MarkdownIt().parse(rule.page)
    headings = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    assert headings == PARTS
    assert rule.sources
    kinds = Counter(example.raised for example in examples_of(rule))
    assert kinds[True] >= 1
    assert kinds[False] >= 1
    assert sum(token.type == "fence" for token in tokens) == sum(kinds.values())


def test_every_file_is_in_the_table_of_contents() -> None:
    folder = Path(inspect.getfile(RULES[0].find)).parent
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == {rule.name for rule in RULES}


def test_codes_are_unique_and_name_their_family() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) and code[:3] in FAMILIES for code in codes)
    families = list(dict.fromkeys(code[:3] for code in codes))
    assert families == list(FAMILIES)


# Codes are a promise to other programs: this list only ever grows.
PUBLISHED = {
    "OUT101": ("primary_endpoint_not_met", "serious"),
    "OUT102": ("primary_endpoint_mixed", "some"),
    "OUT103": ("primary_result_not_stated", "some"),
    "OUT104": ("secondary_outcome_promoted", "serious"),
    "OUT105": ("composite_outcome", "note"),
    "OUT106": ("surrogate_outcome", "some"),
    "OUT107": ("several_primary_outcomes", "note"),
    "OUT108": ("within_one_arm_only", "some"),
    "SUB101": ("benefit_in_a_subgroup_only", "serious"),
    "SUB102": ("nothing_said_of_the_rest", "serious"),
    "SUB103": ("post_hoc_subgroup", "some"),
    "SUB104": ("no_interaction_test", "some"),
    "SUB105": ("opposite_direction_in_the_rest", "serious"),
    "EFF101": ("relative_effect_only", "some"),
    "EFF102": ("no_interval", "some"),
    "EFF103": ("interval_includes_no_effect_while_benefit_claimed", "some"),
    "EFF104": ("before_after_change_shown_as_effect", "some"),
    "EFF105": ("no_effect_size", "some"),
    "EFF106": ("as_good_as_without_test", "some"),
    "STA101": ("estimate_outside_its_interval", "some"),
    "STA102": ("p_value_disagrees_with_interval", "some"),
    "STA103": ("percentages_disagree_with_counts", "some"),
    "STA104": ("significance_chasing_words", "some"),
    "STA105": ("nominal_p_value", "some"),
    "DES101": ("no_comparator", "some"),
    "DES102": ("not_randomised", "some"),
    "DES103": ("open_label", "note"),
    "DES104": ("few_participants", "some"),
    "DES105": ("early_phase", "note"),
    "DES106": ("interim_analysis", "some"),
    "DES107": ("animals_or_cells_only", "serious"),
    "DES108": ("stopped_early", "some"),
    "DES109": ("short_follow_up", "some"),
    "DES110": ("non_inferiority", "note"),
    "DES111": ("margin_not_stated", "some"),
    "CLM101": ("headline_beyond_primary_result", "serious"),
    "CLM102": ("causal_words_for_observational_study", "some"),
    "CLM103": ("safety_claimed_without_numbers", "some"),
    "CLM104": ("hype_words", "note"),
    "CLM105": ("advice_from_one_study", "some"),
    "CLM106": ("quotation_beyond_results", "some"),
    "HRM101": ("harms_not_reported", "some"),
    "HRM102": ("harms_not_quantified", "some"),
    "HRM103": ("more_harm_with_intervention", "some"),
    "HRM104": ("discontinuations_not_reported", "note"),
    "FND101": ("funding_not_stated", "note"),
    "FND102": ("industry_funded", "note"),
    "FND103": ("authors_interests", "note"),
    "PUB101": ("not_peer_reviewed", "some"),
    "PUB102": ("conference_result", "some"),
    "PUB103": ("preprint", "some"),
    "PUB104": ("registration_not_stated", "note"),
}


def test_published_codes_keep_their_meaning() -> None:
    assert {rule.code: (rule.name, str(rule.severity)) for rule in RULES} == PUBLISHED


def test_nothing_known_raises_nothing() -> None:
    assert appraise(record_from_passages("Nothing is known.")) == ()


HUMAN_TRIAL = """[New drug works](claim where=headline kind=causal result=favours_intervention) and is
[safe](claim where=lead kind=safety). [Release](source kind=press_release). [Rats](fact field=study.subjects value={subjects})
in this [randomised](fact field=study.allocation value=randomized) [phase 2](fact field=study.phase value=phase2)
[open-label](fact field=study.masking value=none) trial of [12](enrollment role=randomised).
[[Survival](outcome id=o1 role=primary result=no_difference) was alike](primary status=not_met), but in [the young](subgroup
result=benefit timing=post_hoc) it was longer by [30%](estimate measure=relative_risk_reduction value=30 unit=% outcome=o1).
[Nothing untoward](harm kind=statement) was seen."""


def names(record: EvidenceRecord) -> set[str]:
    return {caveat.name for caveat in appraise(record)}


def test_animals_get_no_caveats_of_trials_in_people() -> None:
    raised = names(record_from_passages(HUMAN_TRIAL.format(subjects="animals")))
    assert raised == {"animals_or_cells_only", "funding_not_stated"}


def test_the_same_text_about_people_gets_them() -> None:
    raised = names(record_from_passages(HUMAN_TRIAL.format(subjects="people")))
    assert "animals_or_cells_only" not in raised
    assert len(raised) > 12


# The shape of a release on a missed primary outcome, in words made for this test.
MISSED = """[New pill works and is safe](claim where=headline kind=causal result=favours_intervention)

[Release](source kind=press_release): in this [phase 2b](fact field=study.phase value=phase2b)
[double-blind](fact field=study.masking value=double) [randomised](fact field=study.allocation value=randomized) trial,
[310](enrollment role=randomised) people had [the pill](arm id=a1 role=experimental) or [placebo](arm id=a2
role=placebo_comparator). [Harms were no more common than with placebo](harm kind=statement excess=no_difference).
[The main analysis of [survival](outcome id=o1 role=primary result=no_difference) showed no benefit](primary status=not_met).
[About 70%](subgroup id=s1 share=70 share_qualifier=about timing=prespecified result=benefit) lived longer, their risk cut by
[over 35%](estimate measure=relative_risk_reduction value=35 unit=% qualifier=more outcome=o1 subgroup=s1
significance=significant).
[A charity](fact field=funding) paid, and the [Journal of Pills](fact field=source.journal) has the paper."""


def test_a_missed_primary_outcome_gets_the_caveats_an_editor_would_raise() -> None:
    assert [(caveat.severity, caveat.name) for caveat in appraise(record_from_passages(MISSED))] == [
        (Severity.SERIOUS, "primary_endpoint_not_met"),
        (Severity.SERIOUS, "benefit_in_a_subgroup_only"),
        (Severity.SERIOUS, "nothing_said_of_the_rest"),
        (Severity.SERIOUS, "headline_beyond_primary_result"),
        (Severity.SOME, "no_interaction_test"),
        (Severity.SOME, "relative_effect_only"),
        (Severity.SOME, "no_interval"),
        (Severity.SOME, "harms_not_quantified"),
        (Severity.NOTE, "early_phase"),
        (Severity.NOTE, "discontinuations_not_reported"),
        (Severity.NOTE, "registration_not_stated"),
    ]


def test_messages_say_what_is_known_then_what_is_not() -> None:
    messages = {caveat.name: caveat.message for caveat in appraise(record_from_passages(MISSED))}
    assert messages["relative_effect_only"] == (
        "The text gives a relative effect (a relative risk reduction of more than 35%) but not how many people had the outcome "
        "in each group."
    )
    assert messages["primary_endpoint_not_met"] == "The text reports that the primary outcome (survival) was not met."
    assert messages["headline_beyond_primary_result"] == (
        "The headline says “New pill works and is safe”, while the primary outcome (survival) was not met."
    )
