from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from evidence.annotate.numbers.numerals import find_digits, plain
from evidence.annotate.numbers.words import find_words
from evidence.mentions import Mentions, NumberMention
from evidence.vocabulary import NumberKind, Qualifier

Annotated = Callable[..., Mentions]


def only(mentions: Mentions, text: str) -> NumberMention:
    found = [number for number in mentions.numbers if number.text == text]
    assert len(found) == 1, [number.text for number in mentions.numbers]
    return found[0]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("42", "42"),
        ("0.62", "0.62"),
        ("0·62", "0.62"),
        ("0,62", "0.62"),
        (".05", "0.05"),
        ("1,204", "1204"),
        ("10\u2009948", "10948"),
        ("1,204.5", "1204.5"),
        ("−0.5", "-0.5"),
        ("-0.5", "-0.5"),
        ("–0·5", "-0.5"),
        ("1.2 × 10−8", "1.2E-8"),
        ("1.2 × 10⁻⁸", "1.2E-8"),
        ("6.7 x 10(4)", "6.7E+4"),
        ("2.3 million", "2300000"),
    ],
)
def test_digits_are_read_as_printed(printed: str, value: str) -> None:
    words = plain(f"a value of {printed} here")
    (numeral,) = find_digits(words)
    assert numeral.value == Decimal(value)
    assert words[numeral.start : numeral.end] == plain(printed)


@pytest.mark.parametrize("name", ["IL-2", "HbA1c", "CD4", "COVID-19", "B12"])
def test_digits_of_names_are_no_numbers(name: str) -> None:
    assert list(find_digits(f"levels of {name} rose")) == []


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("forty-two", "42"),
        ("Twelve", "12"),
        ("one hundred and five", "105"),
        ("two hundred nineteen", "219"),
        ("three thousand four hundred", "3400"),
        ("a hundred", "100"),
        ("two-thirds", "0.666667"),
        ("a quarter", "0.25"),
        ("half", "0.5"),
        ("halved", "0.5"),
        ("doubled", "2"),
    ],
)
def test_number_words_are_read(printed: str, value: str) -> None:
    (numeral,) = find_words(f"{printed} of them")
    assert numeral.value == Decimal(value)


@pytest.mark.parametrize(
    "words", ["a third dose", "the half-life", "the second half of the year", "a double-blind trial", "alone"]
)
def test_words_that_look_like_numbers_are_none(words: str) -> None:
    assert [numeral for numeral in find_words(words) if numeral.value not in {2}] == []


@pytest.mark.parametrize(
    ("sentence", "printed", "kind"),
    [
        ("The dose was 20 mg a day.", "20", NumberKind.DOSE),
        ("Glucose fell by 20 mg/dl.", "20", NumberKind.QUANTITY),
        ("They were followed for 24 weeks.", "24", NumberKind.DURATION),
        ("At week 24 the trial ended.", "24", NumberKind.DURATION),
        ("Men aged 24 to 30 years took part.", "24", NumberKind.AGE),
        ("Men aged 24 to 30 years took part.", "30", NumberKind.AGE),
        ("The trial began in 2017 in Leeds.", "2017", NumberKind.DATE),
        ("The trial enrolled 2017 patients in Leeds.", "2017", NumberKind.COUNT),
        ("The grant was worth £2.5 million.", "2.5 million", NumberKind.MONEY),
        ("This was a phase 3 trial.", "3", NumberKind.ORDINAL),
        ("Survival was longer (p=0.03).", "0.03", NumberKind.P_VALUE),
        ("The mean was 5.2 (SD 1.1) points.", "1.1", NumberKind.SPREAD),
        ("The mean was 5.2 ± 1.1 points.", "1.1", NumberKind.SPREAD),
        ("The rate was 3.1 percentage points lower.", "3.1", NumberKind.PERCENTAGE_POINT),
        ("The rate was 31 percent.", "31", NumberKind.PERCENT),
        ("There were 24 v 34 per 100 000 person years.", "24", NumberKind.QUANTITY),
        ("The rate was 3532 per 10 000 child-months.", "3532", NumberKind.QUANTITY),
        ("The rates were 12 vs 31%.", "12", NumberKind.PERCENT),
        ("They compared 0.5% timolol with 2% latanoprost.", "0.5", NumberKind.DOSE),
        ("They compared 0.5% timolol with 2% latanoprost.", "2", NumberKind.DOSE),
        ("Brinzolamide 1%/timolol 0.5% was tried.", "1", NumberKind.DOSE),
        ("A 5% glucose drip was used.", "5", NumberKind.DOSE),
        ("Eyes itched in 12% (timolol) and 31%.", "12", NumberKind.PERCENT),
        ("Eyes itched less often (12% timolol, 31% placebo).", "12", NumberKind.PERCENT),
        ("One in five was cured.", "One in five", NumberKind.FRACTION),
        ("A two-fold rise was seen.", "two", NumberKind.FOLD),
        ("Hazard ratio 0.7 (95% CI 0.5-0.9).", "95", NumberKind.LEVEL),
        ("Hazard ratio 0.7 (95% CI 0.5-0.9).", "0.9", NumberKind.INTERVAL_BOUND),
        ("It is registered as NCT01234567.", "NCT01234567", NumberKind.IDENTIFIER),
        ("It appeared as doi 10.1000/xyz123.", "10.1000/xyz123", NumberKind.IDENTIFIER),
    ],
)
def test_numbers_are_typed(annotated: Annotated, sentence: str, printed: str, kind: NumberKind) -> None:
    assert only(annotated(sentence), printed).kind is kind


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        ("more than 40%", Qualifier.MORE),
        ("over 40%", Qualifier.MORE),
        ("at least 40%", Qualifier.MORE),
        ("≥40%", Qualifier.MORE),
        ("40% or more", Qualifier.MORE),
        ("up to 40%", Qualifier.LESS),
        ("<40%", Qualifier.LESS),
        ("about 40%", Qualifier.ABOUT),
        ("nearly 40%", Qualifier.ABOUT),
        ("40%", Qualifier.EXACT),
    ],
)
def test_qualifiers_are_read(annotated: Annotated, words: str, qualifier: Qualifier) -> None:
    assert only(annotated(f"Pain eased in {words} of them."), "40").qualifier is qualifier


def test_over_before_a_duration_is_no_qualifier(annotated: Annotated) -> None:
    assert only(annotated("Pain eased over 24 weeks."), "24").qualifier is Qualifier.EXACT


def test_a_number_of_the_disease_is_prevalence(annotated: Annotated) -> None:
    mentions = annotated("# A headline\nThe disease affects around 45,000 people in Europe at any one time.")
    assert only(mentions, "45,000").kind is NumberKind.PREVALENCE
    assert mentions.enrollment == ()


def test_offsets_point_at_the_printed_words(annotated: Annotated) -> None:
    text = "In 10\u2009948 adults, 41 [27%] of 152 and one in five fell ill (p < .001; 95% CI −1·2 to 0·3)."
    mentions = annotated(text)
    assert [text[n.start : n.end] for n in mentions.numbers] == [n.text for n in mentions.numbers]


@pytest.mark.parametrize(
    "unit", ["1", "1,", "1.", "(", "[1", "1-", "95% CI ", "p=", "1 (", "0.5 to ", "one ", " ", "1/", "±1", "a third of "]
)
def test_what_follows_a_long_run_is_read(annotated: Annotated, unit: str) -> None:
    """Each run would take minutes if a pattern backtracked."""
    mentions = annotated(f"Start {unit * 2000} end. Pain fell by 12.5 points.")
    last = mentions.numbers[-1]
    assert mentions.article.text[last.start : last.end] == last.text == "12.5"
