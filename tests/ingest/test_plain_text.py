"""Plain text: where paragraphs begin, what they are, and where they stood."""

import pytest

from evidence.ingest import read
from evidence.vocabulary import BlockKind
from tests.ingest.tracing import check_blocks, check_runs, kinds, texts

LEAD = "The tablet lowered the rate of falls in a trial of 412 people, the team reports in a journal this week."
BODY = "Falls fell by 12% in the tablet group and by 11% in the placebo group, which is no real difference at all."


def test_headline_is_the_first_short_line_that_is_no_rubric() -> None:
    source = f"Skip to main content\n\n12 May 2025\n\nNew tablet cuts falls in older people\n\n{LEAD}\n\n{BODY}"
    article = read(source)
    assert [kind for kind, _ in kinds(article)] == [
        BlockKind.BOILERPLATE, BlockKind.BOILERPLATE, BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH,
    ]  # fmt: skip
    assert article.metadata.published == "2025-05-12"


@pytest.mark.parametrize(
    "rubric",
    [
        "PRESS RELEASE", "For immediate release", "EMBARGOED until 23:30 hours UK time on 3 March 2024",
        "Public release: 3-Mar-2024",
        "EXAMPLE UNIVERSITY", "The Example Journal Press Release", "HEALTH NEWS TUESDAY 19 JULY 2016", "Tuesday, 19 July 2016",
        "Issued by the University of Example Press Office on 3 March 2024", "TITLE:", "By Ada Example", "### ",
    ],
)  # fmt: skip
def test_rubrics_above_the_headline_are_boilerplate(rubric: str) -> None:
    article = read(f"{rubric}\nNew tablet cuts falls in older people\n{LEAD}\n{BODY}")
    assert texts(article, BlockKind.HEADLINE) == ["New tablet cuts falls in older people"]
    assert kinds(article)[0][0] is BlockKind.BOILERPLATE


@pytest.mark.parametrize(
    "opening", [LEAD, "BOSTON, March 3, 2024 -- A tablet cuts falls", "PURPOSE: To learn whether a tablet cuts falls."]
)
def test_a_text_that_opens_with_its_story_has_no_headline(opening: str) -> None:
    assert texts(read(f"{opening}\n\n{BODY}\n\n{LEAD}"), BlockKind.HEADLINE) == []


def test_line_under_the_headline_is_a_subheadline_but_a_publisher_is_not() -> None:
    article = read(f"New tablet cuts falls in older people\nEXAMPLE UNIVERSITY\nBut only in those over eighty\n{LEAD}\n{BODY}")
    assert texts(article, BlockKind.SUBHEADLINE) == ["But only in those over eighty"]
    assert texts(article, BlockKind.BOILERPLATE) == ["EXAMPLE UNIVERSITY"]


def test_hard_wrapped_lines_join_and_keep_their_places() -> None:
    source = (
        "OBJECTIVE: To learn whether a tablet taken every day lowers the rate of\n"
        "falls in older people who live at home and can walk without any help from\n"
        "others.\n"
        "METHODS: We assigned 412 people by chance to the tablet or to a placebo and\n"
        "counted their falls over 12 months, with 10⁹ cells/L and 0·58 as they were.\n"
    )
    article = read(source)
    assert len(article.blocks) == 2
    assert "rate of falls in older" in article.text
    assert "10⁹ cells/L and 0·58" in article.text
    for word in ("falls in older", "others", "METHODS", "0·58"):
        assert article.source_offset(article.text.index(word)) == source.index(word)
    assert article.source_line(article.text.index("METHODS")) == 4
    check_runs(article)


def test_single_line_paragraphs_do_not_join() -> None:
    article = read(f"{LEAD}\n{BODY}\n{LEAD}")
    assert [text for _, text in kinds(article)] == [LEAD, BODY, LEAD]


def test_short_paragraphs_that_begin_with_capitals_do_not_join() -> None:
    source = "The tablet worked well in the trial of 412 people who live at home.\nThe placebo worked as well as that.\n"
    source += "Nobody knows the reason."
    assert len(read(source).blocks) == 3


def test_notes_boilerplate_and_cards() -> None:
    source = "\n\n".join(
        [
            "New tablet cuts falls in older people", LEAD, BODY, BODY, "-ends-", "The study was funded by the Example Fund.",
            "Notes to editors", "The paper is open to all.", "About Example University", "Example University is old.",
            "Media contact:", "Ada Example", "Tel: 020 7946 0000", "ada@example.org",
        ]
    )  # fmt: skip
    found = {text: kind for kind, text in kinds(read(source))}
    for text in (
        "-ends-",
        "About Example University",
        "Example University is old.",
        "Media contact:",
        "Ada Example",
        "ada@example.org",
    ):
        assert found[text] is BlockKind.BOILERPLATE, text
    for text in ("The study was funded by the Example Fund.", "Notes to editors", "The paper is open to all."):
        assert found[text] is BlockKind.NOTES, text
    assert found[BODY] is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    "line",
    [
        "About 45,000 people in Europe live with the disease, and a quarter of them die within a year.",
        "Contact with other people fell in the tablet group, by 12 hours a week.",
        "Ends of bones heal faster with the tablet than without, by 12 days on average.",
        "Notes taken by nurses showed 12 falls in the tablet group and 30 in the other.",
        "Share of people with a fall: 12% with the tablet and 30% with the placebo, over the twelve months of the trial.",
        "About the same number of people fell in both groups.",
    ],
)
def test_sentences_that_begin_like_boilerplate_stay(line: str) -> None:
    found = kinds(read(f"New tablet cuts falls in older people\n\n{LEAD}\n\n{line}\n\n{BODY}"))
    assert found[2] == (BlockKind.PARAGRAPH, line)
    assert found[3] == (BlockKind.PARAGRAPH, BODY)


def test_what_is_said_about_the_trial_is_no_boilerplate() -> None:
    source = "\n\n".join(["New tablet cuts falls in people", LEAD, BODY, "About the STEADY trial", "STEADY was double-blind."])
    assert kinds(read(source))[-1] == (BlockKind.NOTES, "STEADY was double-blind.")


def test_citation_header_of_an_abstract() -> None:
    source = (
        "\n1. Ex J Falls. 2004 Dec;27(12):28-80.\n\nA tablet against placebo for falls: a trial.\n\nExample A(1), Sample B.\n\n"
        "Author information: \n(1)Department of Falls, Example.\n\nFalls are common in people. We gave 412 people a tablet.\n\n"
        "© 2004 Example Press.\n\nDOI: 10.1234/exj.27 \nPMID: 123456  [Indexed]\n"
    )
    article = read(source)
    assert [kind for kind, _ in kinds(article)] == [
        BlockKind.BOILERPLATE, BlockKind.HEADLINE, BlockKind.BOILERPLATE, BlockKind.BOILERPLATE, BlockKind.BOILERPLATE,
        BlockKind.PARAGRAPH, BlockKind.BOILERPLATE, BlockKind.NOTES, BlockKind.NOTES,
    ]  # fmt: skip
    meta = article.metadata
    assert (meta.journal, meta.published, meta.doi, meta.pmid) == ("Ex J Falls", "2004-12", "10.1234/exj.27", "123456")


def test_abstract_labels_are_headings_only_when_they_stand_alone() -> None:
    article = read(f"ABSTRACT.METHODS:\n{LEAD}\n\nRESULTS: {BODY}")
    assert texts(article, BlockKind.HEADING) == ["ABSTRACT.METHODS:"]


def test_windows_newlines_byte_order_mark_and_soft_hyphens() -> None:
    article = read(f"\ufeffNew tab\u00adlet cuts falls in older people\r\n\r\n{LEAD}\r\n")
    assert article.text.startswith("New tablet cuts")
    assert "\r" not in article.text
    assert article.source_line(article.text.index(LEAD)) == 3
    check_blocks(article)
    check_runs(article)


def test_list_items() -> None:
    article = read(f"{LEAD}\n\n• fewer falls\n• fewer fractures\n-17 points is no item\n\n{BODY}")
    assert texts(article, BlockKind.LIST_ITEM) == ["• fewer falls", "• fewer fractures"]
