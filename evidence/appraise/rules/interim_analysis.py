"""DES106: the results are not the final ones."""

from collections.abc import Iterator

from evidence.appraise.design import in_people, value
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.wording import cited
from evidence.record import EvidenceRecord
from evidence.vocabulary import Analysis, Severity, Stage


@rule("DES106", Severity.SOME, Reference.CONSORT_2010.at("item 7b"))
def interim_analysis(record: EvidenceRecord) -> Iterator[Finding]:
    """Results are reported from a look before the trial's end.

    ## Why it matters

    Effects seen early are on average larger than those at the end, and harms that take time have not appeared yet.

    ## Raised

    ```text raised
    At an [interim analysis](fact field=study.stage value=interim), survival was longer with the drug.
    ```

    ```text raised
    Survival was longer with the drug in the analysis halfway ([0.70](estimate measure=hazard_ratio value=0.70
    analysis=interim)).
    ```

    ## Not raised

    ```text silent
    At the [final analysis](fact field=study.stage value=final), survival was longer with the drug.
    ```

    The first report of a final analysis is not interim:

    ```text silent
    In [topline results](fact field=study.stage value=topline), survival was longer with the drug.
    ```

    The final analysis is reported beside an earlier one:

    ```text silent
    At the [final analysis](fact field=study.stage value=final), survival was longer, as halfway ([0.70](estimate
    measure=hazard_ratio value=0.70 analysis=interim)).
    ```

    ## Known limits

    That a planned look had strict limits for stopping is not weighed.
    """
    stage = record.study.stage
    looks = [each.analysis for each in record.estimates if each.analysis and each.analysis.value is Analysis.INTERIM]
    interim = stage.evidence if stage and stage.value is Stage.INTERIM else ()
    if value(stage) is Stage.FINAL or not (interim or looks) or not in_people(record):
        return
    yield Finding(
        "The results come from an interim analysis; final ones may differ, and the text does not give them.",
        cited(interim, *(e.evidence for e in looks)),
    )
