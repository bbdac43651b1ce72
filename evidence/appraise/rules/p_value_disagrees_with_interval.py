"""STA102: a printed p-value and a printed interval do not agree on significance."""

from collections.abc import Iterator
from decimal import Decimal

from evidence.appraise.design import asks_for_superiority
from evidence.appraise.effects import cite, in_text_order
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.statistics import Span, p_value_span, rounding, significance_level
from evidence.appraise.thresholds import P_VALUE_SLACK
from evidence.appraise.wording import cited, effect
from evidence.record import Estimate, EvidenceRecord, PValue
from evidence.vocabulary import Severity


@rule("STA102", Severity.SOME, Reference.ALTMAN_2011, Reference.NUIJTEN_2016)
def p_value_disagrees_with_interval(record: EvidenceRecord) -> Iterator[Finding]:
    """A p-value calls significant what the interval leaves open, or the reverse.

    ## Why it matters

    A p-value below 0.05 and a 95% interval that excludes no effect say the same. Where they contradict each other, one of them
    is wrong or belongs to another result.

    ## Raised

    ```text raised
    The ratio was [0.80](estimate measure=hazard_ratio value=0.80 low=0.50 high=1.28 level=95 p=0.01) (95%, 0.50 to 1.28;
    P = 0.01).
    ```

    ```text raised
    The ratio was [0.80](estimate measure=hazard_ratio value=0.80 low=0.70 high=0.91 level=95 p=0.40) (95%, 0.70 to 0.91;
    P = 0.40).
    ```

    ## Not raised

    Both say that the difference is significant:

    ```text silent
    The ratio was [0.80](estimate measure=hazard_ratio value=0.80 low=0.70 high=0.91 level=95 p=0.001) (95%, 0.70 to 0.91;
    P = 0.001).
    ```

    Both lie close to the border, where two tests of one comparison may differ:

    ```text silent
    The ratio was [0.80](estimate measure=hazard_ratio value=0.800 low=0.632 high=1.012 level=95 p=0.04) (95%, 0.632 to 1.012;
    P = 0.04).
    ```

    The p-value is that of a test for interaction:

    ```text silent
    The ratio was [0.80](estimate measure=hazard_ratio value=0.80 low=0.70 high=0.91 level=95 p=0.40 p_about=interaction) (95%,
    0.70 to 0.91; P for interaction 0.40).
    ```

    The interval's level is not stated:

    ```text silent
    The ratio was [0.80](estimate measure=hazard_ratio value=0.80 low=0.50 high=1.28 p=0.01) (0.50 to 1.28; P = 0.01).
    ```

    ## Known limits

    Levels other than 90, 95 and 99% are passed over, and so are trials of non-inferiority and equivalence.

    It fires on no article of the corpus: such slips of print are rare.
    """
    if not asks_for_superiority(record):
        return
    for estimate in in_text_order(record.estimates):
        if _disagree(estimate) and estimate.p_value and estimate.interval:
            printed = estimate.p_value.value
            yield Finding(
                f"The text gives {effect(estimate)} with a p-value ({printed.op} {printed.value.text}) and an interval that "
                "disagree on whether it is significant.",
                cited(cite([estimate]), estimate.interval.evidence, estimate.p_value.evidence),
            )


def _disagree(estimate: Estimate) -> bool:
    expected = p_value_span(estimate)
    if expected is None or estimate.p_value is None or estimate.interval is None or estimate.p_value.value.about:
        return False
    printed, level = _printed(estimate.p_value.value), significance_level(estimate.interval.value)
    if printed is None or level is None:
        return False
    return _apart(printed, expected, level) or _apart(expected, printed, level)


def _printed(p_value: PValue) -> Span | None:
    if not 0 <= p_value.value.value <= 1:
        return None
    if p_value.op in ("<", "≤"):
        return Span(Decimal(0), p_value.value.value)
    if p_value.op in (">", "≥"):
        return Span(p_value.value.value, Decimal(1))
    return rounding(p_value.value)


def _apart(significant: Span, other: Span, level: Decimal) -> bool:
    """Tell whether the first lies below the level, the second above it, and both clear of each other."""
    return significant.high <= level <= other.low and other.low > significant.high * P_VALUE_SLACK
