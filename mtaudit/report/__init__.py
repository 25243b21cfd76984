"""Results as text: one renderer a format.

Importing this package is cheap; a format's module, and the library that it needs, is imported when it is first used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from mtaudit.errors import UnknownFormatError
from mtaudit.result import Result

FORMATS: Mapping[str, str] = {
    "text": "for the terminal",
    "json": "for programs: the whole result",
    "html": "for editors: one self-contained page",
    "sarif": "for code scanning (SARIF 2.1.0)",
    "junit": "for test dashboards (JUnit XML)",
    "github": "for GitHub Actions annotations",
    "markdown": "for pull requests and job summaries",
}
"""The formats and whom each is for."""

EXTENSIONS: Mapping[str, str] = {
    "text": "txt",
    "json": "json",
    "html": "html",
    "sarif": "sarif",
    "junit": "xml",
    "github": "txt",
    "markdown": "md",
}
"""The usual file name extension of each format."""


def render(
    result: Result, format_name: str, *, path: str | None = None, color: bool = False, width: int | None = None
) -> str:
    """Render a result in one of FORMATS; always the same text for the same result, with a newline at the end.

    `path` is the name of the audited file, for the formats that point into it. `color` (ANSI sequences) and `width`
    (in terminal cells) only matter to `text`.

    Raises:
        UnknownFormatError: there is no such format.
    """
    if format_name not in FORMATS:
        raise UnknownFormatError(f"no format is called {format_name!r}: choose one of {', '.join(FORMATS)}")
    renderer: Callable[..., str] = import_module(f"{__name__}.{format_name}").render
    if format_name == "text":
        return renderer(result, path=path, color=color, width=width)
    return renderer(result, path=path)
