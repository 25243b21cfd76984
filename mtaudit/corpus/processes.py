"""Records audited in several processes, in order, a few chunks of them in memory at any time."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any

from mtaudit.auditor import Auditor, Settings
from mtaudit.corpus.records import audit_record
from mtaudit.readers import BadLine, Record

CHUNK = 32
"""Records a worker takes at once: enough to hide the cost of handing them over, few enough to keep results coming."""


def audit_records(
    records: Iterable[Record | BadLine], settings: Settings, *, jobs: int = 1
) -> Iterator[dict[str, Any]]:
    """Audit records in order, in `jobs` processes.

    Raises:
        UnknownRuleError: the settings name no rule.
        ModelError: the model is not on this machine.
        ChildProcessError: a process was killed.
    """
    chunks = _chunks(records)
    first = list(islice(chunks, 2))
    every = chain(first, chunks)
    if jobs <= 1 or len(first) < 2:
        auditor = Auditor(settings)
        for chunk in every:
            yield from (audit_record(record, auditor) for record in chunk)
        return
    with (
        single_threaded(),
        ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_start_worker, initargs=(settings,)) as pool,
    ):
        waiting: deque[Future[list[dict[str, Any]]]] = deque()
        try:
            for chunk in every:
                waiting.append(pool.submit(_audit_chunk, chunk))
                if len(waiting) > 2 * jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool:
            raise ChildProcessError(
                "a worker process was killed, perhaps for want of memory; run it again with fewer --jobs to go on"
            ) from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


_auditors: list[Auditor] = []
"""The one auditor of a worker process."""


def _start_worker(settings: Settings) -> None:
    """Load once; leave interrupts to the parent, and end with it, even when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if (parent := parent_process()) is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()
    _auditors[:] = [Auditor(settings)]


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


def _audit_chunk(chunk: list[Record | BadLine]) -> list[dict[str, Any]]:
    [auditor] = _auditors
    return [audit_record(record, auditor) for record in chunk]


def _chunks(records: Iterable[Record | BadLine]) -> Iterator[list[Record | BadLine]]:
    iterator = iter(records)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


@contextmanager
def single_threaded() -> Iterator[None]:
    """One thread a worker that is started meanwhile: the processes already use every core."""
    limits = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    before = {name: os.environ.get(name) for name in limits}
    os.environ.update(limits)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
