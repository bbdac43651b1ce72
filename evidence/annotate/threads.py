"""Keep numpy to one thread while an article is read: its arrays are small, and threads that wait cost more than they add."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import Any


def one_thread() -> AbstractContextManager[Any]:
    """Give a context in which numpy's linear algebra runs on one thread; outside it, everything is as before."""
    limit: AbstractContextManager[Any] = _switch().limit(limits=1, user_api="blas")
    return limit


@cache
def _switch() -> Any:
    import numpy  # noqa: F401  (its libraries must be loaded before the switch looks for them)
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
