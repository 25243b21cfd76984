"""What the page has been asked: articles that are audited, and results that stay for a while in memory."""

from __future__ import annotations

import secrets
import time
from concurrent.futures import Future
from dataclasses import dataclass, field

from mtaudit.message import Message
from mtaudit.result import Result
from mtaudit.serve.limits import Limits
from mtaudit.serve.workers import BusyError, Submission, Workers


@dataclass(slots=True)
class Job:
    """An article of the page; `stage` is what is done with it."""

    name: str
    stage: Message | None = None
    future: Future[Result] = field(default_factory=Future)
    since: float = field(default_factory=time.monotonic)

    def advance(self, stage: Message) -> None:
        """Take note of a stage."""
        self.stage = stage


class Jobs:
    """Jobs by an identifier that nobody can guess; the oldest go first."""

    def __init__(self, workers: Workers, limits: Limits) -> None:
        self._workers, self._limits = workers, limits
        self._jobs: dict[str, Job] = {}

    def start(self, submission: Submission) -> str:
        """Audit an article.

        Raises:
            BusyError: too many wait, or are kept and not finished.
        """
        self._forget_old()
        if len(self._jobs) >= self._limits.kept:
            raise BusyError
        job = Job(submission.arabic[0])
        job.future = self._workers.submit(submission, job.advance)
        identifier = secrets.token_urlsafe(16)
        self._jobs[identifier] = job
        return identifier

    def get(self, identifier: str) -> Job | None:
        """The job, if it is still there."""
        self._forget_old()
        return self._jobs.get(identifier)

    def forget(self, identifier: str) -> None:
        """Drop a job and its result; what has not begun is not done."""
        if job := self._jobs.pop(identifier, None):
            job.future.cancel()

    def _forget_old(self) -> None:
        """Drop what is older than it may be, and of finished jobs the oldest where there are too many."""
        now = time.monotonic()
        for identifier, job in list(self._jobs.items()):
            old = now - job.since > self._limits.keep
            if job.future.done() and (old or len(self._jobs) >= self._limits.kept):
                del self._jobs[identifier]
