"""Give the values of a sentence to groups, the surest construct first."""

from __future__ import annotations

from evidence.annotate.arm_values.beside import bind_beside, bind_fronted, bind_lists
from evidence.annotate.arm_values.bound import Bound
from evidence.annotate.arm_values.drops import drop_compounds, drop_effects, drop_sizes
from evidence.annotate.arm_values.respectively import bind_respectively
from evidence.annotate.arm_values.rows import (
    bind_compared,
    bind_counterparts,
    bind_labelled_rows,
    bind_unnamed_rows,
    bind_versus,
    keep_order,
)


def bind(bound: Bound, *, allocates: bool) -> None:
    """Give every value that can be given; what is left over belongs to no single group.

    Args:
        bound: the sentence; `given` is filled.
        allocates: whether the sentence says how many were assigned to each group.
    """
    bind_respectively(bound)
    bind_labelled_rows(bound)
    bind_unnamed_rows(bound)
    bind_versus(bound)
    bind_beside(bound)
    bind_lists(bound)
    bind_counterparts(bound)
    bind_compared(bound)
    bind_fronted(bound)
    keep_order(bound)
    drop_compounds(bound)
    drop_effects(bound)
    drop_sizes(bound, allocates=allocates)
