"""Records audited in several processes, in order, a few chunks of them in memory at any time.

A process that dies or takes too long over a text costs no other text: what it had not yet answered goes to a new
process, the first record alone, and only a record over which one process after the other fails becomes an `error`.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from math import inf
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from time import monotonic
from typing import Any

from mtaudit.auditor import Auditor, Settings
from mtaudit.corpus.records import audit_record, failure
from mtaudit.errors import MtauditError
from mtaudit.examples import demo_texts
from mtaudit.message import say
from mtaudit.readers import BadLine, Record

CHUNK = 32
"""Records a worker takes at once: enough to hide the cost of handing them over, few enough to keep results coming."""

_STARTS = 3
"""Processes that may die one after the other before they have loaded."""

_DEATHS = 3
"""Processes that die over a text before it is to blame: somebody who kills at random hits the same one twice."""


def audit_records(
    records: Iterable[Record | BadLine], settings: Settings, *, jobs: int = 1, timeout: float | None = None
) -> Generator[dict[str, Any], None, None]:
    """Audit records in order, in `jobs` processes; in this one where one job has all the time that it wants.

    A record that takes more than `timeout` seconds, or that kills three processes, gives a result with an `error`.

    Raises:
        UnknownRuleError: the settings name no rule.
        ModelError: the model is not on this machine.
        ChildProcessError: processes are killed before they have a text.
    """
    if jobs <= 1 and timeout is None:
        auditor = Auditor(settings)
        for record in records:
            yield audit_record(record, auditor)
        return
    pool = Pool(settings, max(jobs, 1), timeout)
    try:
        yield from pool.audit(records)
    finally:
        pool.close()


@dataclass(slots=True, eq=False)
class _Chunk:
    """Records that are handed over together, how many are done, and results that nobody has taken yet.

    `failures` counts the processes that failed over the first that is left, which is then handed over alone.
    """

    records: list[Record | BadLine]
    done: int = 0
    results: deque[dict[str, Any]] = field(default_factory=deque)
    failures: int = 0

    @property
    def left(self) -> list[Record | BadLine]:
        return self.records[self.done :]

    def add(self, result: dict[str, Any]) -> None:
        self.results.append(result)
        self.done += 1
        self.failures = 0


class _Worker:
    """A process, and what it is at: the chunk, how many results of it are awaited, and until when the next one is."""

    def __init__(self, settings: Settings) -> None:
        context = get_context("spawn")
        self.pipe, others = context.Pipe()
        self._process = context.Process(target=_work, args=(others, settings), daemon=True)
        with single_threaded():
            self._process.start()
        others.close()
        self.is_ready = False
        self.chunk: _Chunk | None = None
        self.awaited = 0
        self.deadline = inf

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.pipe.close()


class Pool:
    """Workers, the chunks that they have to do, and all chunks whose results are not taken, in order.

    They stay for what is audited next, until the pool is closed.
    """

    def __init__(self, settings: Settings, jobs: int, timeout: float | None) -> None:
        self._settings, self._jobs, self._timeout = settings, jobs, timeout
        self._workers: list[_Worker] = []
        self._due: deque[_Chunk] = deque()
        self._in_order: deque[_Chunk] = deque()
        self._lost_starts = 0

    def audit(self, records: Iterable[Record | BadLine]) -> Iterator[dict[str, Any]]:
        """The results of all records, in order."""
        chunks = _chunks(records)
        while True:
            for chunk in islice(chunks, max(2 * self._jobs + 1 - len(self._in_order), 0)):
                self._in_order.append(chunk)
                self._due.append(chunk)
            if not self._in_order:
                return
            first = self._in_order[0]
            self._hand_over()
            self._receive(wait=not first.results)
            if first.results:
                yield first.results.popleft()
            if not first.results and not first.left:
                self._in_order.popleft()

    def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.end()

    def _hand_over(self) -> None:
        """Give each idle worker a chunk; start workers as long as there are chunks for them."""
        idle = [worker for worker in self._workers if worker.chunk is None]
        for _ in range(min(self._jobs - len(self._workers), len(self._due) - len(idle))):
            self._workers.append(_Worker(self._settings))
        for worker in idle:
            if worker.is_ready and self._due:
                worker.chunk = self._due.popleft()
                self._send(worker, worker.chunk)

    def _send(self, worker: _Worker, chunk: _Chunk) -> None:
        records = chunk.left[:1] if chunk.failures else chunk.left
        worker.awaited = len(records)
        worker.deadline = monotonic() + (self._timeout or inf)
        try:
            worker.pipe.send(records)
        except OSError:
            worker.chunk = None
            self._due.appendleft(chunk)
            self._lost(worker)

    def _receive(self, *, wait: bool) -> None:
        """Take what workers have to say, waiting for it if told to; end those that take too long."""
        busy = [worker for worker in self._workers if worker.chunk or not worker.is_ready]
        if not busy:
            return
        least = min(worker.deadline for worker in busy)
        seconds = None if least == inf else max(least - monotonic(), 0)
        speaking = connection.wait([worker.pipe for worker in busy], seconds if wait else 0)
        for worker in busy:
            if worker.pipe in speaking:
                try:
                    said = worker.pipe.recv()
                except (EOFError, OSError):
                    self._lost(worker)
                else:
                    self._heard(worker, said)
            elif worker.deadline <= monotonic():
                self._lost(worker, took_too_long=True)

    def _heard(self, worker: _Worker, said: Any) -> None:
        if isinstance(said, Exception):
            raise said
        if worker.chunk is None:
            worker.is_ready, self._lost_starts = True, 0
            return
        worker.chunk.add(said)
        worker.awaited -= 1
        worker.deadline = monotonic() + (self._timeout or inf)
        if worker.awaited:
            return
        if worker.chunk.left:
            self._send(worker, worker.chunk)
        else:
            worker.chunk, worker.deadline = None, inf

    def _lost(self, worker: _Worker, *, took_too_long: bool = False) -> None:
        """A worker died, or is ended: its chunk is due again, without the record that is to blame once that is sure."""
        self._workers.remove(worker)
        worker.end()
        if not worker.is_ready:
            self._lost_starts += 1
            if self._lost_starts == _STARTS:
                raise ChildProcessError(
                    "a worker process was killed while it loaded, perhaps for want of memory; run it again with fewer "
                    "--jobs to go on"
                )
        if (chunk := worker.chunk) is None:
            return
        chunk.failures += 1
        was_alone = chunk.failures > 1 or len(chunk.left) == 1
        if chunk.failures == _DEATHS or (took_too_long and was_alone):
            chunk.add(self._failed(chunk.left[0], took_too_long))
        if chunk.left:
            self._due.appendleft(chunk)

    def _failed(self, record: Record | BadLine, took_too_long: bool) -> dict[str, Any]:
        error = (
            say("took longer than {seconds} seconds; --timeout gives it more", seconds=f"{self._timeout:g}")
            if took_too_long
            else say("its process was killed three times, perhaps for want of memory")
        )
        return failure(record, Auditor(self._settings).signature, error)


def _work(pipe: connection.Connection, settings: Settings) -> None:
    """Load once, say so, and audit what comes through the pipe until nobody is at its other end.

    The lexicon is loaded with a first text, so that no later one pays for it with the time that it may take.
    """
    _leave_interrupts_to_parent()
    try:
        auditor = Auditor(settings)
        audit_record(Record(1, None, demo_texts()[0], None), auditor)
        pipe.send(None)
        while True:
            for record in pipe.recv():
                pipe.send(audit_record(record, auditor))
    except EOFError:
        return
    except (MtauditError, OSError) as error:
        with suppress(OSError):
            pipe.send(error)


def _leave_interrupts_to_parent() -> None:
    """Leave interrupts to the parent, and end with it, even when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if (parent := parent_process()) is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


def _chunks(records: Iterable[Record | BadLine]) -> Iterator[_Chunk]:
    iterator = iter(records)
    while some := list(islice(iterator, CHUNK)):
        yield _Chunk(some)


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
