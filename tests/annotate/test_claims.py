"""Claims: their strength, the result they assert, and where they stand."""

from collections.abc import Callable

import pytest

from evidence.annotate.claims import asserted_result, claim_strength
from evidence.annotate.claims.hype import find_hype
from evidence.mentions import ClaimMention, Mentions
from evidence.vocabulary import ClaimKind, ClaimWhere, OutcomeResult

FAVOURS, AGAINST, NEITHER = OutcomeResult.FAVOURS_INTERVENTION, OutcomeResult.FAVOURS_COMPARATOR, OutcomeResult.NO_DIFFERENCE


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Evening walks reduce the risk of falls in older adults.", ClaimKind.CAUSAL),
        ("Evening walks may reduce the risk of falls in older adults.", ClaimKind.CONDITIONAL_CAUSAL),
        ("Evening walks are associated with a reduced risk of falls.", ClaimKind.CORRELATIONAL),
        ("Evening walks may be associated with fewer falls.", ClaimKind.CORRELATIONAL),
        ("Older adults who walk in the evening have a lower risk of falls than those who do not.", ClaimKind.CORRELATIONAL),
        ("The gel did not improve sleep.", ClaimKind.CAUSAL),
        ("Researchers found that the gel improves sleep.", ClaimKind.CAUSAL),
        ("Further studies should examine the gel.", ClaimKind.NONE),
        ("Can the gel improve sleep?", ClaimKind.NONE),
        ("The study examined whether the gel improves sleep.", ClaimKind.NONE),
        ("The gel is a drug which improves sleep.", ClaimKind.NONE),
        ("The clinic opened in spring and employs ten nurses.", ClaimKind.NONE),
        ("The gel improved sleep, but further research is needed.", ClaimKind.CAUSAL),
        ("According to a survey of nurses, the gel improves sleep.", ClaimKind.CAUSAL),
        ("Earlier research has shown that the gel improves sleep.", ClaimKind.NONE),
        ("The gel reduces the need for sleeping pills.", ClaimKind.CAUSAL),
        ("The doses tested reduce pain.", ClaimKind.CAUSAL),
        ("The gel reduces the itching associated with eczema.", ClaimKind.CAUSAL),
        ("Itching is associated with eczema.", ClaimKind.CORRELATIONAL),
        ("Men are more likely to stop the gel.", ClaimKind.CORRELATIONAL),
        ("The clinics have treated more than 40 adults.", ClaimKind.NONE),
        ("The clinics have treated more adults.", ClaimKind.CORRELATIONAL),
        ("A weekly gel keeps the rash away", ClaimKind.CAUSAL),
        ("A weekly gel may keep the rash away", ClaimKind.CONDITIONAL_CAUSAL),
        ("The nurses keep the keys in a drawer", ClaimKind.NONE),
        ("A weekly gel makes walking easier", ClaimKind.CAUSAL),
        ("Older patients make much less use of the clinic each year", ClaimKind.CORRELATIONAL),
        ("A weekly gel, made in Leeds, is sold in shops", ClaimKind.NONE),
        ("Night shifts push blood sugar up", ClaimKind.CAUSAL),
        ("The trial brought nurses together", ClaimKind.NONE),
        ("The gel gives people with eczema quiet nights", ClaimKind.CAUSAL),
        ("The team gave patients a dose each night", ClaimKind.NONE),
        ("The gel adds four months of remission", ClaimKind.CAUSAL),
        ("The report adds that four months of tests are planned", ClaimKind.NONE),
        ("Second jab shields dialysis patients", ClaimKind.CAUSAL),
    ],
)
def test_strength(sentence: str, kind: ClaimKind) -> None:
    assert claim_strength(sentence) is kind


@pytest.mark.parametrize(
    ("sentence", "result"),
    [
        ("New research finds Tralozin safe and effective at low doses", FAVOURS),
        ("Tralozin cuts deaths by a third", FAVOURS),
        ("Tralozin extends survival", FAVOURS),
        ("Tralozin linked to lower risk of dementia", FAVOURS),
        ("Tralozin fails to extend survival in heart failure", NEITHER),
        ("Tralozin no better than placebo", NEITHER),
        ("Adding Tralozin to standard care does not improve survival", NEITHER),
        ("Tralozin misses its main goal", NEITHER),
        ("Tralozin raises the risk of stroke", AGAINST),
        ("Tralozin shortens survival", AGAINST),
        ("The drug did not improve survival but eased pain", OutcomeResult.MIXED),
        ("Trial tests whether Tralozin helps", None),
        ("Tolerability and efficacy of Tralozin in gout: a randomised trial", None),
        ("Effectiveness of Tralozin in children", None),
        ("Tralozin shows efficacy in gout", FAVOURS),
        ("Can Tralozin help?", None),
        ("Tralozin does not harm the kidneys", None),
        ("Researchers hope Tralozin will cut deaths", None),
        ("Trial of Tralozin enrols its first patient", None),
        ("Monthly pill keeps migraine at bay", FAVOURS),
        ("Tralozin may reduce harm to the lungs", FAVOURS),
        ("Tralozin prevents migraine", FAVOURS),
        ("New pill to prevent migraine reaches clinics", None),
        ("Tralozin was shown to prevent migraine", FAVOURS),
        ("Small increases in walking reduce falls", FAVOURS),
        ("Tralozin raises exercise capacity in people with heart failure", FAVOURS),
        ("Tralozin helps patients with gout", FAVOURS),
        ("Scan helps find patients with gout", None),
        ("Tralozin improves gout", FAVOURS),
        ("Scan improves diagnosis of gout", None),
        ("Tralozin works for gout", FAVOURS),
        ("Tralozin works by blocking an enzyme", None),
        ("The new scheme is our work", None),
        ("There is no effective treatment for gout", None),
        ("Tralozin is not effective", NEITHER),
        ("Slow-release Tralozin enters the market", None),
        ("Which pill is best? Tralozin reaches the clinics", None),
        ("Researchers assessed the benefits of Tralozin", None),
        ("Researchers confirm the benefits of Tralozin", FAVOURS),
        ("Patients who may benefit are sought", None),
        ("Gel eases lower back pain", FAVOURS),
        ("Pain spreads to the lower back", None),
        ("Tralozin is more effective than placebo", FAVOURS),
        ("Tralozin is less effective than placebo", AGAINST),
        ("Prospect of better treatment for gout", None),
        ("Tralozin is better than the usual treatment", FAVOURS),
        ("The team develops more effective treatments for gout", None),
        ("Both gels are effective treatments for gout", FAVOURS),
        ("The team joins the fight against gout", None),
        ("Gels fight gout", FAVOURS),
        ("The team looks for drugs that can slow arthritis", None),
        ("The team is proud of this ongoing work", None),
    ],
)
def test_asserted_result(sentence: str, result: OutcomeResult | None) -> None:
    assert asserted_result(sentence) is result


RELEASE = """
# Tralozin safe and effective for knee pain
A landmark trial in 90 adults found that Tralozin may ease knee pain.
“Doctors should offer Tralozin to everyone with a painful knee,” said Professor Ann Lee.
The clinic opened in spring and employs ten nurses.
"""


def at(mentions: Mentions, where: ClaimWhere) -> list[ClaimMention]:
    return [claim for claim in mentions.claims if claim.where is where]


def test_the_headline_is_a_claim(annotated: Callable[..., Mentions]) -> None:
    (claim,) = at(annotated(RELEASE), ClaimWhere.HEADLINE)
    assert (claim.kind, claim.result) == (ClaimKind.CAUSAL, FAVOURS)


def test_the_lead_keeps_its_modal_and_its_hype(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated(RELEASE)
    (claim,) = at(mentions, ClaimWhere.LEAD)
    assert claim.kind is ClaimKind.CONDITIONAL_CAUSAL
    assert claim.conditional
    assert [mentions.article.text[start:end] for start, end in claim.hype] == ["landmark"]


def test_quoted_advice_has_a_speaker(annotated: Callable[..., Mentions]) -> None:
    (claim,) = at(annotated(RELEASE), ClaimWhere.QUOTATION)
    assert claim.kind is ClaimKind.ADVICE
    assert claim.speaker is not None
    assert "Ann Lee" in claim.speaker


def test_a_headline_on_safety_alone(annotated: Callable[..., Mentions]) -> None:
    (claim,) = at(annotated("# Tralozin is well tolerated\nThe clinic opened in spring."), ClaimWhere.HEADLINE)
    assert (claim.kind, claim.result) == (ClaimKind.SAFETY, None)


def test_a_headline_that_claims_nothing_is_kept_as_such(annotated: Callable[..., Mentions]) -> None:
    (claim,) = at(annotated("# Trial of Tralozin opens in Leeds\nThe clinic opened in spring."), ClaimWhere.HEADLINE)
    assert (claim.kind, claim.result) == (ClaimKind.NONE, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A breakthrough in the care of gout.", ["breakthrough"]),
        ("Tralozin eases breakthrough pain.", []),
        ("The regulator gave it a breakthrough therapy designation.", []),
        ("Tralozin is no miracle.", []),
        ("An exciting and unprecedented result.", ["exciting", "unprecedented"]),
    ],
)
def test_words_that_oversell(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in find_hype(text, 0, len(text))] == words


def test_a_lead_that_only_compares_numbers_claims_nothing(annotated: Callable[..., Mentions]) -> None:
    text = "# Tralozin cuts deaths\nThe men were older than the women. Tralozin is linked to fewer falls."
    (claim,) = at(annotated(text), ClaimWhere.LEAD)
    assert claim.kind is ClaimKind.CORRELATIONAL
    assert claim.end - claim.start == len("Tralozin is linked to fewer falls.")


def test_a_lead_claims_once_and_then_reports(annotated: Callable[..., Mentions]) -> None:
    text = "# Tralozin cuts deaths\nTralozin protects the heart. Tralozin reduced falls."
    (claim,) = at(annotated(text), ClaimWhere.LEAD)
    assert claim.end - claim.start == len("Tralozin protects the heart.")


def test_a_line_above_the_headline_that_claims_nothing_gives_way_to_it(annotated: Callable[..., Mentions]) -> None:
    text = "# The clinic of Leeds. Tralozin cuts deaths. Tralozin protects the heart.\nThe clinic opened in spring."
    (claim,) = at(annotated(text), ClaimWhere.HEADLINE)
    assert claim.result is OutcomeResult.FAVOURS_INTERVENTION
    assert claim.end - claim.start == len("Tralozin cuts deaths.")


def test_advice_is_not_a_question(annotated: Callable[..., Mentions]) -> None:
    (claim,) = at(annotated("# Should everyone take Tralozin?\nThe clinic opened in spring."), ClaimWhere.HEADLINE)
    assert (claim.kind, claim.result) == (ClaimKind.NONE, None)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Green tea may be useful in migraine.", ClaimKind.CONDITIONAL_CAUSAL),
        ("The findings point to a potential role for zinc in wound care.", ClaimKind.CONDITIONAL_CAUSAL),
        ("Obesity was common among the drivers of one city.", ClaimKind.NONE),
    ],
)
def test_a_hope_without_a_verb_of_cause_is_conditional(sentence: str, kind: ClaimKind) -> None:
    assert claim_strength(sentence) is kind
