"""Results as text: one renderer a format.

Importing this package is cheap; a format's module, and the library that it needs, is imported when it is first used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

from mtaudit.errors import OutputError, UnknownFormatError
from mtaudit.finding import Severity
from mtaudit.language import Language
from mtaudit.result import Result

FORMATS: Mapping[str, str] = {
    "text": "for the terminal",
    "json": "for programs: the whole result",
    "html": "for editors: one self-contained page",
    "sarif": "for code scanning (SARIF 2.1.0)",
    "junit": "for test dashboards (JUnit XML)",
    "github": "for GitHub Actions annotations",
    "markdown": "for pull requests and job summaries",
    "gitlab": "for GitLab (code quality)",
    "rdjson": "for reviewdog",
    "checkstyle": "for whatever reads Checkstyle XML",
}
"""The formats and whom each is for."""

FOR_PEOPLE = ("text", "html", "markdown")
"""Those whose own words are in the reader's language too."""

EXTENSIONS: Mapping[str, str] = {
    "text": "txt",
    "json": "json",
    "html": "html",
    "sarif": "sarif",
    "junit": "xml",
    "github": "txt",
    "markdown": "md",
    "gitlab": "json",
    "rdjson": "json",
    "checkstyle": "xml",
}
"""The usual file name extension of each format."""


_OF_MANY = frozenset({"sarif", "junit", "github", "gitlab", "rdjson", "checkstyle"})
"""Formats that hold the results of several articles at once."""


def render(
    result: Result,
    format_name: str,
    *,
    path: str | None = None,
    color: bool = False,
    width: int | None = None,
    language: str = "en",
    fail_on: Severity | None = "major",
) -> str:
    """Render a result in one of FORMATS; always the same text for the same result, with a newline at the end.

    `path` is the name of the audited file, for the formats that point into it. `color` (ANSI sequences) and `width`
    (in terminal cells) only matter to `text`, `fail_on`, the severity that fails a run, only to `junit`. `language` is
    `en`, `ar`, or one with a country, `ar_MA`: formats for programs have the messages in it, those for people every
    word.

    Raises:
        UnknownFormatError: there is no such format.
    """
    renderer = _renderer(format_name)
    result = result.in_language(Language(language))
    if format_name in _OF_MANY:
        return _together([(result, path or result.id)], format_name, fail_on)
    options: dict[str, Any] = {"color": color, "width": width} if format_name == "text" else {}
    if format_name in FOR_PEOPLE:
        options |= {"language": language}
    return renderer(result, path=path, **options)


def render_all(
    results: Sequence[Result],
    format_name: str,
    *,
    color: bool = False,
    language: str = "en",
    fail_on: Severity | None = "major",
) -> str:
    """Render the results of one run, each under its id; JSON has one a line where there are several.

    Raises:
        UnknownFormatError: there is no such format.
        OutputError: the format is a page an article, and there are several.
    """
    if format_name in _OF_MANY:
        return _together([(each.in_language(Language(language)), each.id) for each in results], format_name, fail_on)
    if format_name == "html" and len(results) > 1:
        raise OutputError("html is a page an article: give the folder for the pages, html=FOLDER/")
    if format_name == "json" and len(results) > 1:
        from mtaudit.interchange import dumps, to_dict

        return "".join(dumps(to_dict(each.in_language(Language(language)))) + "\n" for each in results)
    return "\n".join(render(each, format_name, path=each.id, color=color, language=language) for each in results)


def _together(results: Sequence[tuple[Result, str]], format_name: str, fail_on: Severity | None) -> str:
    renderer = _renderer(format_name)
    return renderer(results, fail_on=fail_on) if format_name == "junit" else renderer(results)


def _renderer(format_name: str) -> Callable[..., str]:
    if format_name not in FORMATS:
        raise UnknownFormatError(
            "no format is called {format_name!r}: choose one of {formats}",
            format_name=format_name,
            formats=", ".join(FORMATS),
        )
    renderer: Callable[..., str] = import_module(f"{__name__}.{format_name}").render
    return renderer
