import pytest

from evidence.annotate import annotate
from evidence.ingest import read
from evidence.mentions import SpanMention
from evidence.vocabulary import SpanLabel

ABSTRACT = """Budesonide for mild asthma in teenagers: a randomised trial

METHODS: We randomly assigned 214 teenagers with mild asthma to receive budesonide or placebo for 12 weeks. The primary outcome
was the rate of severe exacerbations.

RESULTS: The rate of severe exacerbations was lower with budesonide than with placebo. Quality of life did not differ between
groups.
"""


@pytest.fixture(scope="module")
def spans() -> tuple[SpanMention, ...]:
    return annotate(read(ABSTRACT, kind="abstract")).spans


def words(spans: tuple[SpanMention, ...], label: SpanLabel) -> set[str]:
    text = read(ABSTRACT, kind="abstract").text
    return {" ".join(text[span.start : span.end].split()).lower() for span in spans if span.label is label}


def test_treatment_and_comparator_are_told_apart(spans: tuple[SpanMention, ...]) -> None:
    assert "budesonide" in words(spans, SpanLabel.INTERVENTION)
    assert words(spans, SpanLabel.COMPARATOR) == {"placebo"}


def test_outcomes_are_marked_where_they_are_reported(spans: tuple[SpanMention, ...]) -> None:
    assert "quality of life" in words(spans, SpanLabel.OUTCOME)


def test_participants_are_marked_with_their_condition(spans: tuple[SpanMention, ...]) -> None:
    assert any("teenagers with mild asthma" in found for found in words(spans, SpanLabel.POPULATION))


def test_spans_stand_in_order_and_name_the_model(spans: tuple[SpanMention, ...]) -> None:
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    assert {span.by for span in spans} == {"model:spans@2"}
    assert all(0 <= span.confidence <= 1 for span in spans)


def test_boilerplate_is_left_alone() -> None:
    article = read(
        ABSTRACT + "\nAbout Example University\n\nExample University treats patients with asthma.\n", kind="press_release"
    )
    found = annotate(article)
    assert not [span for span in found.spans if "Example" in article.text[span.start : span.end]]
