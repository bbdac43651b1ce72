"""The builder: requests become texts, from the cache where nothing changed, in several processes where much did."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence

from evidence.errors import EvidenceError
from evidence.newsletter.cache import Cache, key_of
from evidence.newsletter.options import Request
from evidence.newsletter.refusals import BlockRefused
from evidence.newsletter.writing import write_block

POOL_FROM = 16
"""Fewer requests than this are done in one process: a worker takes about two seconds to load the pipeline, a block a tenth."""

Work = Callable[[Request], str]
Told = tuple[str, None] | tuple[None, tuple[str, str]]


class Builder:
    """Writes what requests ask for.

    Attributes:
        work: writes one request; it must be importable by its name, since other processes call it.
        cache: of finished texts; None keeps nothing.
        jobs: the most processes at once; None is as many as there are processors.
    """

    def __init__(self, *, work: Work = write_block, cache: Cache | None = None, jobs: int | None = 1) -> None:
        self.work = work
        self.cache = cache
        self.jobs = jobs if jobs is not None else processors()

    def build(self, request: Request) -> str:
        """Write one request.

        Raises:
            EvidenceError: it is refused.
        """
        (result,) = self.build_all([request])
        if isinstance(result, EvidenceError):
            raise result
        return result

    def build_all(
        self, requests: Sequence[Request], *, on_done: Callable[[Request], None] | None = None
    ) -> list[str | EvidenceError]:
        """Write requests, in their order; one that is refused gives its error and the others go on.

        Args:
            requests: what to write; equal ones are written once.
            on_done: is called after each, in the order in which they are finished.
        """
        done = on_done or (lambda _: None)
        keys = {request: self._key(request) for request in requests}
        found = {request: text for request, key in keys.items() if (text := self._kept(key)) is not None}
        results: dict[Request, str | EvidenceError] = dict(found)
        for request in found:
            done(request)
        for request, told in self._work_on([request for request in keys if request not in found]):
            results[request] = self._keep(keys[request], told)
            done(request)
        return [results[request] for request in requests]

    def _key(self, request: Request) -> str | None:
        return key_of(request, self.work.__qualname__) if self.cache else None

    def _kept(self, key: str | None) -> str | None:
        return self.cache.get(key) if self.cache and key else None

    def _keep(self, key: str | None, told: Told) -> str | EvidenceError:
        text, refused = told
        if text is None:
            return BlockRefused(*(refused or ("", "")))
        if self.cache and key:
            self.cache.put(key, text)
        return text

    def _work_on(self, requests: Sequence[Request]) -> Iterator[tuple[Request, Told]]:
        if min(self.jobs, len(requests)) < 2 or len(requests) < POOL_FROM:  # noqa: PLR2004 - one is no pool
            return ((request, attempt(self.work, request)) for request in requests)
        return self._in_processes(requests)

    def _in_processes(self, requests: Iterable[Request]) -> Iterator[tuple[Request, Told]]:
        from concurrent.futures import ProcessPoolExecutor, as_completed
        from multiprocessing import get_context

        # A forked process would inherit the locks of the thread that draws the progress bar.
        with ProcessPoolExecutor(self.jobs, mp_context=get_context("spawn")) as pool:
            running = {pool.submit(attempt, self.work, request): request for request in requests}
            try:
                for future in as_completed(running):
                    yield running[future], future.result()
            finally:
                pool.shutdown(wait=False, cancel_futures=True)


def attempt(work: Work, request: Request) -> Told:
    """Do the work; a refusal comes back as its two sentences, since errors with their own arguments do not cross processes."""
    try:
        return work(request), None
    except EvidenceError as error:
        return None, (error.reason, error.next_step)


def processors() -> int:
    """Give how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
