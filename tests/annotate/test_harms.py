"""Harms: statements, whose excess, and whether a number backs them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate.harms import excess
from evidence.annotate.harms.comparison import is_counted
from evidence.mentions import Mentions
from evidence.vocabulary import HarmKind, OutcomeResult


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("the drug was safe with no excess of side effects compared to placebo", OutcomeResult.NO_DIFFERENCE),
        ("side effects were similar in both groups", OutcomeResult.NO_DIFFERENCE),
        ("side effects were more common with the drug than with placebo", OutcomeResult.FAVOURS_COMPARATOR),
        ("there were fewer side effects than with placebo", OutcomeResult.FAVOURS_INTERVENTION),
        ("the drug was well tolerated", None),
        ("adverse events were equally frequent", OutcomeResult.NO_DIFFERENCE),
        ("about as many patients had adverse events with the drug as without", OutcomeResult.NO_DIFFERENCE),
        ("serious adverse events were spread evenly over the groups", OutcomeResult.NO_DIFFERENCE),
        ("side effects were more common with the new vaccine", OutcomeResult.FAVOURS_COMPARATOR),
        ("more protection came with more bleeding", OutcomeResult.FAVOURS_COMPARATOR),
        ("bleeding was seen in no more than 5% of patients", None),
        ("side effects were more frequent in summer", None),
        ("adverse events of grade 3 or higher were seen in 20.8% with the drug and in 19.6% of the placebo group", None),
    ],
)
def test_excess(words: str, result: OutcomeResult | None) -> None:
    assert excess(words) is result


@pytest.mark.parametrize(
    ("text", "kind", "quantified"),
    [
        ("The drug was well tolerated.", HarmKind.STATEMENT, False),
        ("Serious adverse events occurred in 4% of patients.", HarmKind.SERIOUS, True),
        ("Nine people withdrew because of side effects.", HarmKind.DISCONTINUATION, True),
    ],
)
def test_statements(annotated: Callable[..., Mentions], text: str, kind: HarmKind, *, quantified: bool) -> None:
    mention = next(harm for harm in annotated(text).harms if harm.kind is not HarmKind.EVENT)
    assert (mention.kind, mention.quantified) == (kind, quantified)


def test_events_are_named(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated("The most common side effects were nausea and headache, but no rash.")
    assert [harm.name for harm in mentions.harms if harm.kind is HarmKind.EVENT] == ["nausea", "headache"]


def test_a_disease_in_passing_is_no_harm(annotated: Callable[..., Mentions]) -> None:
    assert not annotated("The trial studied headache in 40 adults.").harms


def test_a_quotation_is_never_a_number(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated("“It is a very safe drug and only 3% of patients had side effects,” said Dr Lind.")
    assert mentions.harms
    assert all(harm.confidence <= 0.5 and not harm.quantified for harm in mentions.harms)


@pytest.mark.parametrize(
    "text",
    [
        "Major bleeding was the primary safety outcome.",
        "Zolpinal was given until progression or unacceptable toxicity.",
        "What are the possible side effects of Zolpira?",
        "The aim was to determine whether the pill was safe.",
        "Many drugs for gout cause harsh side effects.",
        "Gout is a life-threatening disease.",
        "They searched the national Adverse Event Reporting System for gout.",
        "The supplement had no adverse effect on how well the children read.",
        "Patients on the maximum tolerated dose of Zolpira were randomised.",
    ],
)
def test_what_reports_no_harms_of_the_trial(annotated: Callable[..., Mentions], text: str) -> None:
    assert not annotated(text).harms


def test_no_excess_of_an_event_is_a_statement(annotated: Callable[..., Mentions]) -> None:
    harm = next(iter(annotated("There was no excess of serious bleeding.").harms))
    assert (harm.kind, harm.excess) == (HarmKind.STATEMENT, OutcomeResult.NO_DIFFERENCE)


def test_a_rise_of_an_event_elsewhere_is_no_statement(annotated: Callable[..., Mentions]) -> None:
    assert not annotated("The trial saw an increase in bleeding rooms.").harms


def test_quoted_words_stand_alone(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated("Gout improved, but side effects were more common with the drug than with placebo.")
    harm = next(harm for harm in mentions.harms if harm.kind is HarmKind.STATEMENT)
    assert mentions.article.text[harm.start : harm.end] == "side effects were more common with the drug than with placebo."


def test_events_carry_the_values_of_their_item(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated(
        "Adults were randomised to zolpinal or placebo.\nThe most common adverse events were nausea (12% with zolpinal vs 4% "
        "with placebo) and headache."
    )
    values = {harm.name: [result.value and result.value.text for result in harm.arm_results] for harm in mentions.harms}
    assert values["nausea"] == ["12", "4"]
    assert values["headache"] == []


def test_an_example_has_no_number_of_its_own(annotated: Callable[..., Mentions]) -> None:
    told = "Side effects such as nausea were seen in 12% with zolpinal and in 4% with placebo."
    mentions = annotated(f"Adults were randomised to zolpinal or placebo.\n{told}")
    assert [harm.arm_results for harm in mentions.harms if harm.name == "nausea"] == [()]


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("nausea occurred in 12% of patients", True),
        ("Three patients stopped because of nausea", True),
        ("the safety profile in 2,025 patients was favourable", False),
        ("side effects did not differ (95% CI overlapped)", False),
    ],
)
def test_only_numbers_of_events_count(words: str, *, counted: bool) -> None:
    assert is_counted(words) is counted


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("there were fewer side effects in the placebo group", OutcomeResult.FAVOURS_COMPARATOR),
        ("adverse events were decreased white cell counts (66% vs 70%)", None),
    ],
)
def test_excess_looks_at_the_side_that_is_named(words: str, result: OutcomeResult | None) -> None:
    assert excess(words) is result


def test_an_event_is_compared_by_its_name() -> None:
    assert excess("shivers were more common with the drug", events=(0,)) is OutcomeResult.FAVOURS_COMPARATOR
    assert excess("shivers were more common with the drug") is None


@pytest.mark.parametrize(
    "text",
    [
        "No side effects were noticed.",
        "No serious harms came to light in either part.",
        "There was no difference in side-effects between the pill and placebo.",
        "The groups showed no difference in stroke or other safety end-points.",
        "“It is cheap, and it is safe,” said Dr Lind.",
    ],
)
def test_a_denied_harm_is_reported(annotated: Callable[..., Mentions], text: str) -> None:
    assert any(harm.kind is not HarmKind.WARNING for harm in annotated(text).harms)


@pytest.mark.parametrize(
    "text",
    [
        "The study does not report side effects.",
        "Whether the doses are safe over a longer time was not examined.",
        "Pressure stayed within safe limits in all of them.",
        "The trial had two primary outcomes: adverse events and pain.",
    ],
)
def test_harms_that_are_not_told(annotated: Callable[..., Mentions], text: str) -> None:
    assert not annotated(text).harms


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The most common side effects were itchy elbows and sore toes.", ["itchy elbows", "sore toes"]),
        ("Green tongues (8%, against 2%) and nausea were the leading adverse events.", ["green tongues", "nausea"]),
        ("The sole adverse event was a rash, from which the patient recovered.", ["rash"]),
        ("The most common side effects were mild.", []),
    ],
)
def test_lists_name_events(annotated: Callable[..., Mentions], text: str, names: list[str]) -> None:
    assert [harm.name for harm in annotated(text).harms if harm.kind is HarmKind.EVENT] == names


@pytest.mark.parametrize(
    "text",
    [
        "Two patients on the pill left the study.",
        "One participant withdrew from placebo and five from the drug.",
        "Even so, nobody gave up the treatment.",
        "There were no discontinuations.",
        "More patients finished therapy in the short group, 97% against 90%.",
    ],
)
def test_people_who_stopped_or_stayed(annotated: Callable[..., Mentions], text: str) -> None:
    assert [harm.kind for harm in annotated(text).harms] == [HarmKind.STOPPING]


@pytest.mark.parametrize(
    "text",
    [
        "Protection ends when you stop taking it.",
        "The trial was stopped after 30 patients.",
        "Treatment was given until they discontinued treatment or for 30 weeks.",
        "Two patients had withdrawal symptoms.",
        "Five participants withdrew money.",
        "They stopped taking it.",
    ],
)
def test_nobody_is_said_to_have_stopped(annotated: Callable[..., Mentions], text: str) -> None:
    assert not [harm for harm in annotated(text).harms if harm.kind is HarmKind.STOPPING]


def test_a_warning_is_no_statement_on_the_trial(annotated: Callable[..., Mentions]) -> None:
    assert [harm.kind for harm in annotated("Both kinds of drug can cause bleeding.").harms] == [HarmKind.WARNING]
    assert not annotated("Old cars can cause headache.").harms


GIVEN = "The trial compared zolpinal with placebo in adults with gout. "


@pytest.mark.parametrize(
    "text",
    [
        "Scans did not reveal any events of brain oedema with zolpinal, and nausea was no more common.",
        "Zolpinal gave a 20% improvement in measures of depression and anxiety.",
        "In patients with hypertension the target was reached in 71% on zolpinal and 32% on placebo.",
        "Writing in the journal Stroke, they count 12% of adults on zolpinal.",
        "Zolpinal was safe and effective in pain, ulcerative colitis and headache.",
        "The most common side effects are either eliminated or reduced with zolpinal.",
        "White blood cells called infection-fighting cells fell in 20% of patients on zolpinal.",
    ],
)
def test_what_is_no_event_of_the_treatment(annotated: Callable[..., Mentions], text: str) -> None:
    events = {harm.name for harm in annotated(GIVEN + text).harms if harm.kind is HarmKind.EVENT}
    assert events <= {"nausea"}


def test_an_event_after_but_is_told_as_a_harm(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated(GIVEN + "Zolpinal was well tolerated, but with mild headache.")
    assert [harm.name for harm in mentions.harms if harm.kind is HarmKind.EVENT] == ["headache"]


def test_events_that_nothing_was_given_for_are_no_harms(annotated: Callable[..., Mentions]) -> None:
    assert not annotated("Farm children were 54% less likely to have fever than others.").harms
    assert annotated("New pill\n\n" + GIVEN + "\n\nNausea was seen in 12% of adults on zolpinal and 4% on placebo.\n").harms


@pytest.mark.parametrize(
    "text",
    [
        "Happy teenagers were more aware of the harms of alcohol.",
        "Participants were asked to keep their blood sugar safe.",
        "The study will measure adverse events of zolpinal.",
        "The records did not give enough information to tell whether side effects of zolpinal led to a change.",
        "Treatment was resumed after a major bleeding event in half of them.",
    ],
)
def test_words_for_harm_that_tell_none(annotated: Callable[..., Mentions], text: str) -> None:
    assert not [harm for harm in annotated(GIVEN + text).harms if harm.kind in (HarmKind.STATEMENT, HarmKind.SERIOUS)]


def test_half_of_a_pair_of_words_is_no_item(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated(
        "The most common side effects were nausea, decreased red and white cells, and numbness in the hand or face."
    )
    names = {harm.name for harm in mentions.harms if harm.kind is HarmKind.EVENT}
    assert names & {"decreased red", "face"} == set()
    assert names >= {"nausea", "numbness"}


@pytest.mark.parametrize("when", ["after finishing treatment", "before completing the course"])
def test_a_time_is_nobody_who_saw_it_through(annotated: Callable[..., Mentions], when: str) -> None:
    mentions = annotated(GIVEN + f"No virus was found in 95% of patients 12 weeks {when}.")
    assert not [harm for harm in mentions.harms if harm.kind is HarmKind.STOPPING]


def test_a_rate_of_retention_counts_no_harm() -> None:
    assert not is_counted("the device was well tolerated, with a retention rate of 89 percent")


def test_parts_of_the_participants_are_no_arms() -> None:
    words = (
        "users with a history of depression had an increased incidence of adverse events compared to users without this history"
    )
    assert excess(words) is None


def test_a_complication_of_a_disease_is_no_harm(annotated: Callable[..., Mentions]) -> None:
    of_disease = annotated(
        GIVEN + "Zolpinal was tried in retinopathy, a complication of diabetes that was seen in 12% of adults."
    )
    of_treatment = annotated(GIVEN + "Complications of the treatment were seen in 12% of adults on zolpinal.")
    assert not [harm for harm in of_disease.harms if harm.kind is HarmKind.STATEMENT]
    assert [harm for harm in of_treatment.harms if harm.kind is HarmKind.STATEMENT]
