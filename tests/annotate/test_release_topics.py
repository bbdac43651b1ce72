"""What a release tells of other matters and of its house states nothing of the study."""

import pytest

from evidence.annotate import annotate
from evidence.article import Article
from evidence.ingest import read
from evidence.vocabulary import Zone

RELEASE = """Zolpinal eases shoulder pain

LEEDS, 3 March 2021 - A daily tablet of zolpinal eased shoulder pain in older adults, researchers found in a trial.

Shoulder pain is one of the most common reasons for which people see a doctor. It affects about one in five adults at some time
and can make dressing and sleeping hard.

The researchers randomly assigned 212 patients to zolpinal or placebo for 12 weeks. Pain fell by 3.1 points in the zolpinal
group and by 1.2 points in the placebo group.

###

Northfield University Hospital is one of the leading academic medical centres in the country, with more than 9,000 staff and
1,200 beds. For more information, visit our website or follow us on Twitter.

The study was funded by the Northfield Foundation.
"""


def zone_of(article: Article, words: str) -> Zone:
    start = article.text.index(words)
    return next(sentence.zone for sentence in annotate(article).sentences if sentence.start <= start < sentence.end)


@pytest.fixture(scope="module")
def release() -> Article:
    return read(RELEASE, kind="press_release")


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("It affects about one in five", Zone.BACKGROUND),
        ("leading academic medical centres", Zone.BOILERPLATE),
        ("follow us on Twitter", Zone.BOILERPLATE),
    ],
)
def test_other_matters_are_set_aside(release: Article, words: str, zone: Zone) -> None:
    assert zone_of(release, words) is zone


@pytest.mark.parametrize("words", ["eased shoulder pain in older", "randomly assigned 212", "Pain fell by 3.1"])
def test_the_study_keeps_its_place(release: Article, words: str) -> None:
    assert zone_of(release, words) in {Zone.LEAD, Zone.BODY}


def test_who_paid_stays_readable(release: Article) -> None:
    assert zone_of(release, "funded by the Northfield") is not Zone.BOILERPLATE


def test_an_abstract_is_not_judged_as_a_release() -> None:
    article = read(RELEASE.replace("###", ""), kind="abstract")
    assert zone_of(article, "follow us on Twitter") is not Zone.BOILERPLATE


def test_a_label_ends_the_part_before_it() -> None:
    text = (
        "Zolpinal is active\n\nBottom Line: Zolpinal was active in a trial.\n\nBackground: Shoulder pain is common.\n\n"
        "How the Study Was Conducted: The team enrolled 225 patients in a phase 1 trial of zolpinal.\n\n"
        "Author Comment: The team was pleased with the trial of zolpinal in these patients.\n"
    )
    article = read(text, kind="press_release")
    assert zone_of(article, "enrolled 225 patients") is Zone.BODY
    pleased = article.text.index("pleased")
    assert {each.section for each in annotate(article).sentences if each.start <= pleased < each.end} == {None}
