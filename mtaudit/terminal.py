"""What a person sees while waiting; nothing where standard error is no terminal."""

from __future__ import annotations

import os
import sys
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mtaudit.language import ENGLISH, Language
from mtaudit.message import Message, Value
from mtaudit.message import say as phrase
from mtaudit.report.visible import one_line

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
"""What the environment holds where windows can be opened (X11, Wayland)."""

QUIET, USUAL, VERBOSE = 0, 1, 2

_RATE_SECONDS = 300
"""Seconds that a rate is taken over: documents differ in length, and the time that is left should not jump."""


@dataclass(slots=True)
class _Terminal:
    """How much is said, whether in colours, and in which language, for this run."""

    volume: int = USUAL
    color: str = "auto"
    language: Language = ENGLISH


_terminal = _Terminal()


def set_terminal(volume: int, color: str) -> None:
    """Choose how much `note` and `detail` say, and whether in colours: auto, always or never."""
    _terminal.volume, _terminal.color = volume, color


def speak(language: Language) -> None:
    """Say everything in a language from now on."""
    _terminal.language = language


def say(message: str, /, **values: Value) -> None:
    """A line on standard error, in the language of the terminal: a message, or its template and values."""
    made = message if isinstance(message, Message) else phrase(message, **values)
    print(f"mtaudit: {one_line(_terminal.language.message(made))}", file=sys.stderr)


def note(message: str | None, /, **values: Value) -> None:
    """A line that is no error, and is left out of a quiet run; nothing for no message."""
    if message and _terminal.volume > QUIET:
        say(message, **values)


def detail(message: str, /, **values: Value) -> None:
    """A line for who wants to know more."""
    if _terminal.volume >= VERBOSE:
        say(message, **values)


def color() -> bool:
    """Whether standard output shows colours and wants them (https://no-color.org, https://force-color.org)."""
    if _terminal.color != "auto":
        return _terminal.color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _is_live() -> bool:
    """Whether something may move on standard error."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and _terminal.volume > QUIET


def show_page(path: Path) -> bool:
    """Open a page in the browser of whoever sits at a terminal before a display; whether there is one."""
    has_display = sys.platform in {"darwin", "win32"} or any(os.environ.get(each) for each in DISPLAYS)
    return sys.stdout.isatty() and has_display and webbrowser.open(path.resolve().as_uri())


@contextmanager
def stages() -> Iterator[Callable[[Message], None]]:
    """A spinner that names the stage."""
    if not _is_live():
        yield lambda stage: None
        return
    from rich.console import Console

    with Console(stderr=True).status("mtaudit") as status:
        yield lambda stage: status.update(f"mtaudit: {_terminal.language.message(stage)}")


@contextmanager
def documents(total: Callable[[], int | None]) -> Iterator[Callable[[object], None]]:
    """The documents done, of how many, how many a second, and the time that is left: call it with each document.

    `total` is asked for only where something can be seen.
    """
    if not _is_live():
        yield lambda document: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            speed = _terminal.language.number(task.speed, "#,##0.0") if task.speed else ""
            return Text(_terminal.language.gettext("{speed} a second", speed=speed) if speed else "")

    columns = (
        TextColumn(_terminal.language.gettext("documents")),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), speed_estimate_period=_RATE_SECONDS) as bar:
        task = bar.add_task("documents", total=total())
        yield lambda document: bar.advance(task)
