"""What a person sees while waiting; nothing where standard error is no terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mtaudit.report.visible import one_line


def say(message: str) -> None:
    """A line on standard error."""
    print(f"mtaudit: {one_line(message)}", file=sys.stderr)


def color() -> bool:
    """Whether standard output shows colours and wants them (https://no-color.org)."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


@contextmanager
def stages() -> Iterator[Callable[[str], None]]:
    """A spinner that names the stage."""
    if not sys.stderr.isatty():
        yield lambda stage: None
        return
    from rich.console import Console

    with Console(stderr=True).status("mtaudit") as status:
        yield lambda stage: status.update(f"mtaudit: {stage}")


@contextmanager
def documents() -> Iterator[Callable[[object], None]]:
    """A count of the documents done: call it with each."""
    if not sys.stderr.isatty():
        yield lambda document: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("documents"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("documents", total=None)
        yield lambda document: bar.advance(task)
