from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import Mentions
from evidence.vocabulary import Section, SourceKind, Zone

Annotated = Callable[..., Mentions]

RELEASE = """# New pill helps hearts
A new pill cut heart attacks in a trial of 900 people.
Heart disease affects 7 million people in Britain. Half of them are over sixty.
Previous studies have shown that the older pill does little.
The trial recruited patients at 40 hospitals, and participants were followed for a year.
“This is a wonderful day for everyone with a bad heart,” said Dr Ana Prado.
Dr Kim Holt, head of the unit, said: “We shall now treat every patient with it, as they deserve.”"""


def zone_of(mentions: Mentions, words: str) -> Zone:
    return next(s.zone for s in mentions.sentences if words in mentions.article.text[s.start : s.end])


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("New pill helps", Zone.HEADLINE),
        ("A new pill cut", Zone.LEAD),
        ("affects 7 million", Zone.BACKGROUND),
        ("Half of them", Zone.BACKGROUND),
        ("Previous studies", Zone.BACKGROUND),
        ("The trial recruited", Zone.BODY),
        ("wonderful day", Zone.QUOTATION),
        ("We shall now treat", Zone.QUOTATION),
    ],
)
def test_each_sentence_of_a_release_has_its_zone(annotated: Annotated, words: str, zone: Zone) -> None:
    assert zone_of(annotated(RELEASE), words) is zone


@pytest.mark.parametrize(("words", "speaker"), [("wonderful day", "Dr Ana Prado"), ("We shall now", "Dr Kim Holt")])
def test_a_quotation_names_its_speaker(annotated: Annotated, words: str, speaker: str) -> None:
    mentions = annotated(RELEASE)
    assert next(s.speaker for s in mentions.sentences if words in mentions.article.text[s.start : s.end]) == speaker


def test_a_term_in_quotation_marks_is_no_speech(annotated: Annotated) -> None:
    mentions = annotated("The so-called “sugar pill” was given to half of the patients in the trial.")
    assert mentions.sentences[0].zone is not Zone.QUOTATION


def test_a_result_with_a_prevalence_word_is_not_background(annotated: Annotated) -> None:
    mentions = annotated("# T\nx y.\nz w.\nThe new drug affects sleep: patients in the trial slept an hour longer.")
    assert mentions.sentences[-1].zone is Zone.BODY


def test_labels_of_an_abstract_open_sections(annotated: Annotated) -> None:
    text = "BACKGROUND: Gout hurts. METHODS: We randomly assigned 80 adults. RESULTS: Pain fell. CONCLUSIONS: Colchicine helps."
    sections = [s.section for s in annotated(text, SourceKind.ABSTRACT).sentences]
    assert sections == [Section.BACKGROUND, Section.METHODS, Section.RESULTS, Section.CONCLUSIONS]


def test_a_reference_list_is_no_part_of_the_news(annotated: Annotated) -> None:
    mentions = annotated("# Pill helps\nThe trial included 80 adults.\nIt ended in May.\nReferences\nMoss J. Lancet 2020.")
    assert [sentence.zone for sentence in mentions.sentences][-1] is Zone.BOILERPLATE
    assert mentions.sentences[1].zone is Zone.LEAD
