"""How long all rules take on one record: `python -m benchmarks.appraise`.

The records are those of the examples in the rules' docstrings, and one that raises more than ten caveats.
"""

from __future__ import annotations

import sys
from statistics import median
from time import perf_counter

from evidence.appraise import appraise, rules
from evidence.evaluation.passage_record import record_from_passages
from evidence.record import EvidenceRecord
from evidence.testing import examples_of

ROUNDS = 20
CROWDED = """[Pill helps sleep](claim where=headline kind=causal result=favours_intervention about=o2) and is
[safe](claim where=lead kind=safety). In a [phase 2](fact field=study.phase value=phase2) trial, [[pain](outcome id=o1
role=primary result=no_difference) was alike](primary status=not_met), but [sleep](outcome id=o2 role=secondary
result=favours_intervention) was better ([0.8](estimate measure=risk_ratio value=0.8 low=0.5 high=1.3 level=95 p=0.01
outcome=o2 significance=significant), [20%](estimate measure=relative_change value=20 unit=% outcome=o1)), above all in
[men](subgroup timing=post_hoc result=benefit), and [the old](subgroup result=harm) lost."""


def milliseconds(record: EvidenceRecord) -> float:
    """Give the median time of all rules on a record."""
    times = []
    for _ in range(ROUNDS):
        started = perf_counter()
        appraise(record)
        times.append(perf_counter() - started)
    return 1000 * median(times)


def main() -> None:
    """Print the median over the records and the worst."""
    records = [example.record for rule in rules() for example in examples_of(rule)] + [record_from_passages(CROWDED)]
    times = sorted(map(milliseconds, records))
    sys.stdout.write(f"{len(rules())} rules, {len(records)} records: median {median(times):.2f} ms, worst {times[-1]:.2f} ms\n")


if __name__ == "__main__":
    main()
