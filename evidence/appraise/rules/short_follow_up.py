"""DES109: a disease of years, watched for weeks or a few months."""

import re
from collections.abc import Iterator

from evidence.appraise.design import is_trial, place
from evidence.appraise.horizon import days, lasting_condition
from evidence.appraise.references import Reference
from evidence.appraise.rule import Finding, rule
from evidence.appraise.thresholds import SHORT_FOLLOW_UP_DAYS
from evidence.appraise.wording import bare, cited, quoted
from evidence.record import EvidenceRecord, Stated
from evidence.vocabulary import Severity

_LEAD = re.compile(r"^(?:after|at|by|during|for|over|within)\s", re.IGNORECASE)
"""A preposition that opens a time frame and does not belong behind `for`."""

_POINT = re.compile(r"(?:at|by)\s|(?:day|week|month|year)s?\s\d", re.IGNORECASE)
"""When an outcome was measured (`at week 24`): people may have been seen for longer."""


@rule("DES109", Severity.SOME, Reference.ICH_E1, Reference.HEALTH_NEWS_REVIEW.at("criterion 4"))
def short_follow_up(record: EvidenceRecord) -> Iterator[Finding]:
    """People with a lasting disease were followed for half a year or less.

    ## Why it matters

    A treatment that will be taken for years can lose its effect or show its harms long after a short trial has ended.

    ## Raised

    ```text raised
    People with [type 2 diabetes](fact field=population.condition) took the drug for [12 weeks](fact field=study.follow_up) in
    this [trial](fact field=study.study_type value=interventional).
    ```

    The time stands with the outcome:

    ```text raised
    In this [trial](fact field=study.study_type value=interventional) in [asthma](fact field=population.condition),
    [breath](outcome time_frame="eight weeks" result=favours_intervention) was measured.
    ```

    ## Not raised

    They were followed for long:

    ```text silent
    People with [type 2 diabetes](fact field=population.condition) took the drug for [two years](fact field=study.follow_up)
    in this [trial](fact field=study.study_type value=interventional).
    ```

    The disease passes by itself:

    ```text silent
    People with [a cold](fact field=population.condition) took the drug for [12 days](fact field=study.follow_up) in this
    [trial](fact field=study.study_type value=interventional).
    ```

    One outcome was measured late:

    ```text silent
    People with [asthma](fact field=population.condition) were seen after [12 weeks](fact field=study.follow_up) in this
    [trial](fact field=study.study_type value=interventional), and [breath](outcome time_frame="24 months") again later.
    ```

    How long is not said:

    ```text silent
    People with [asthma](fact field=population.condition) took the drug in this [trial](fact field=study.study_type
    value=interventional).
    ```

    A point in time at which an outcome was measured is told, and not how long they were seen:

    ```text silent
    In this [trial](fact field=study.study_type value=interventional) in [asthma](fact field=population.condition),
    [breath](outcome time_frame="at week 12" result=favours_intervention) was measured.
    ```

    It was no trial of a treatment:

    ```text silent
    People with [asthma](fact field=population.condition) were seen for [12 weeks](fact field=study.follow_up) in this
    [cohort](fact field=study.study_type value=observational).
    ```

    ## Known limits

    Which diseases last is a list (`evidence/appraise/lexicons/lasting_conditions.toml`). For a quick question, such as the
    relief of an attack, a short trial is right.
    """
    lasting = lasting_condition(record)
    spans = [(days(each.value), each) for each in _times(record)]
    known = [(length, each) for length, each in spans if length is not None]
    if lasting is None or not known or not is_trial(record):
        return
    condition, named = lasting
    longest, stated = max(known, key=lambda pair: (pair[0], -place(pair[1].evidence)))
    if longest <= SHORT_FOLLOW_UP_DAYS and not _is_point_of_outcome(record, stated):
        yield Finding(
            f"Participants were followed for {quoted(stated.value)}, which is short for {bare(condition)}.",
            cited(stated.evidence, named.evidence),
        )


def _is_point_of_outcome(record: EvidenceRecord, stated: Stated[str]) -> bool:
    of_outcome = any(stated is outcome.time_frame for outcome in record.outcomes)
    return of_outcome and _POINT.match(stated.value) is not None


def _times(record: EvidenceRecord) -> list[Stated[str]]:
    study = record.study.follow_up
    frames = [outcome.time_frame for outcome in record.outcomes] + [arm.duration for arm in record.arms]
    return [each for each in (study, *frames) if each is not None]
