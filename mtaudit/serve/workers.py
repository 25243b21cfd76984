"""Processes that audit: each takes one text at a time, and is replaced when it hangs or dies."""

from __future__ import annotations

import signal
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Lock
from typing import Any

from mtaudit.auditor import Auditor, Settings
from mtaudit.corpus.records import audit_record
from mtaudit.errors import MtauditError, UnrelatedError, defect, described
from mtaudit.message import Message, say
from mtaudit.pipeline import Progress
from mtaudit.readers import Record
from mtaudit.readers.pair import article_of
from mtaudit.result import Result


class BusyError(Exception):
    """As many texts wait as may."""


class SlowError(Exception):
    """A text took longer than it may."""


class KilledError(Exception):
    """The process that audited a text has died."""


class RefusedError(Exception):
    """What was given cannot be audited, and the reason."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Submission:
    """Two files as an editor gives them: names and bytes, of any format that is read. There may be no English one."""

    arabic: tuple[str, bytes]
    english: tuple[str, bytes] | None


Job = Submission | Record


class Workers:
    """Some processes, and a line of bounded length before them."""

    def __init__(self, settings: Settings, processes: int, *, waiting: int, seconds: float) -> None:
        """Each text may take `seconds`; the processes start when they are first needed."""
        self._settings, self._seconds = settings, seconds
        self._most = processes + waiting
        self._taken, self._lock = 0, Lock()
        self._threads = ThreadPoolExecutor(processes, thread_name_prefix="mtaudit-worker")
        self._idle: SimpleQueue[_Process] = SimpleQueue()
        self._all = [_Process(settings) for _ in range(processes)]
        for each in self._all:
            self._idle.put(each)

    @property
    def taken(self) -> int:
        """Texts that are audited or wait."""
        return self._taken

    def submit(self, job: Job, progress: Progress = lambda stage: None) -> Future[Any]:
        """Audit a text when a process is free; `progress` is called, in another thread, with each stage.

        The future has a `Result` for an article, and what a batch writes for a record. It raises `SlowError`,
        `KilledError` or `RefusedError`.

        Raises:
            BusyError: too many texts wait.
        """
        with self._lock:
            if self._taken >= self._most:
                raise BusyError
            self._taken += 1
        future = self._threads.submit(self._run, job, progress)
        future.add_done_callback(self._release)
        return future

    def close(self) -> None:
        """End the processes, also in the middle of a text."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for each in self._all:
            each.end()
        self._threads.shutdown()

    def _release(self, future: Future[Any]) -> None:
        with self._lock:
            self._taken -= 1

    def _run(self, job: Job, progress: Progress) -> Any:
        process = self._idle.get()
        try:
            return process.run(job, progress, self._seconds)
        finally:
            self._idle.put(process)


class _Process:
    """A process that is started when it has something to do, and anew after it was ended."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: Any = None
        self._ended = False
        self._lock = Lock()

    def run(self, job: Job, progress: Progress, seconds: float) -> Any:
        connection = self._started()
        deadline = time.monotonic() + seconds
        try:
            connection.send(job)
            while connection.poll(max(deadline - time.monotonic(), 0)):
                kind, value = connection.recv()
                if kind == "stage":
                    progress(value)
                elif kind == "refused":
                    raise RefusedError(value)
                else:
                    return value
        except (EOFError, OSError):
            self._stop()
            raise KilledError from None
        self._stop()
        raise SlowError

    def end(self) -> None:
        """Stop, and never start again."""
        self._ended = True
        self._stop()

    def _started(self) -> Connection:
        with self._lock:
            if self._ended:
                raise KilledError
            if self._process is None or not self._process.is_alive():
                context = get_context("spawn")
                self._connection, theirs = context.Pipe()
                self._process = context.Process(target=_work, args=(theirs, self._settings), daemon=True)
                self._process.start()
                theirs.close()
            return self._connection

    def _stop(self) -> None:
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._process.join()
                self._connection.close()
                self._process = None


def _work(connection: Connection, settings: Settings) -> None:
    """Audit what comes until nothing can come any more; interrupts are for the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    auditor = Auditor(settings)
    with suppress(EOFError, OSError):
        while True:
            job = connection.recv()
            connection.send(_done(job, auditor, lambda stage: connection.send(("stage", stage))))


def _done(job: Job, auditor: Auditor, progress: Progress) -> tuple[str, Any]:
    try:
        return "done", audit_record(job, auditor) if isinstance(job, Record) else _audit(job, auditor, progress)
    except (MtauditError, OSError) as error:
        return "refused", described(error)
    except Exception as error:
        return "refused", defect(error)


def _audit(submission: Submission, auditor: Auditor, progress: Progress) -> Result:
    progress(say("reading"))
    article = article_of(submission.arabic, submission.english)
    result = auditor.audit(article.target, article.source, id=submission.arabic[0], progress=progress)
    result = replace(result, locations=article.locations)
    if refused := auditor.refusal(result):
        raise UnrelatedError(refused)
    return result
