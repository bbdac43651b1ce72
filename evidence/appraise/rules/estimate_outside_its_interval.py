"""STA101: a printed estimate does not lie in its printed interval."""

from collections.abc import Iterator

from evidence.appraise.effects import cite, in_text_order
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.statistics import Span, limits, rounding
from evidence.appraise.wording import cited, effect
from evidence.record import Estimate, EvidenceRecord
from evidence.vocabulary import Qualifier, Severity


@rule("STA101", Severity.SOME, Reference.NUIJTEN_2016)
def estimate_outside_its_interval(record: EvidenceRecord) -> Iterator[Finding]:
    """A point estimate and its interval cannot both be right.

    ## Why it matters

    An interval is built around its estimate. If the estimate lies outside, a number was copied wrongly, or the two belong to
    different results.

    ## Raised

    ```text raised
    The ratio was [0.50](estimate measure=hazard_ratio value=0.50 low=0.62 high=0.91 level=95) (0.62 to 0.91).
    ```

    ## Not raised

    It lies inside:

    ```text silent
    The ratio was [0.75](estimate measure=hazard_ratio value=0.75 low=0.62 high=0.91 level=95) (0.62 to 0.91).
    ```

    It lies inside before rounding:

    ```text silent
    The ratio was [0.6](estimate measure=hazard_ratio value=0.6 low=0.62 high=0.91 level=95) (0.62 to 0.91).
    ```

    A fall is printed without its sign, and the interval with it:

    ```text silent
    Scores fell by [5.2](estimate measure=mean_difference value=5.2 low=-8.1 high=-2.3 level=95) (−8.1 to −2.3).
    ```

    The interval is that of the ratio:

    ```text silent
    The risk fell by [30%](estimate measure=relative_risk_reduction value=30 unit=% low=0.55 high=0.89 level=95) (0.55 to 0.89).
    ```

    A range of observed values is no interval around an estimate:

    ```text silent
    The ratio was [0.50](estimate measure=hazard_ratio value=0.50 low=0.62 high=0.91 interval_kind=interquartile) (0.62 to
    0.91).
    ```

    ## Known limits

    The mistake may lie in the reading of the text rather than in the text: look at the words cited.

    It fires on no article of the corpus: such slips of print are rare.
    """
    for estimate in in_text_order(record.estimates):
        if _outside(estimate) and estimate.interval is not None:
            yield Finding(
                f"The text gives {effect(estimate)} with an interval that does not contain it.",
                cited(cite([estimate]), estimate.interval.evidence),
            )


def _outside(estimate: Estimate) -> bool:
    bounds = limits(estimate)
    if bounds is None or estimate.value is None or estimate.qualifier is not Qualifier.EXACT:
        return False
    interval = Span(rounding(bounds[0]).low, rounding(bounds[1]).high)
    printed = rounding(estimate.value.value)
    return not printed.overlaps(interval) and not printed.mirrored().overlaps(interval)
