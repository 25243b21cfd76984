"""Results as text: one renderer a format.

Importing this package is cheap; a format's module, and the library that it needs, is imported when it is first used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from typing import Any

from mtaudit.errors import UnknownFormatError
from mtaudit.finding import Finding
from mtaudit.language import Language
from mtaudit.message import Message
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
}
"""The usual file name extension of each format."""


def render(
    result: Result,
    format_name: str,
    *,
    path: str | None = None,
    color: bool = False,
    width: int | None = None,
    language: str = "en",
) -> str:
    """Render a result in one of FORMATS; always the same text for the same result, with a newline at the end.

    `path` is the name of the audited file, for the formats that point into it. `color` (ANSI sequences) and `width`
    (in terminal cells) only matter to `text`. `language` is `en`, `ar`, or one with a country, `ar_MA`: formats for
    programs have the messages in it, those for people every word.

    Raises:
        UnknownFormatError: there is no such format.
    """
    if format_name not in FORMATS:
        raise UnknownFormatError(f"no format is called {format_name!r}: choose one of {', '.join(FORMATS)}")
    renderer: Callable[..., str] = import_module(f"{__name__}.{format_name}").render
    result = spoken(result, Language(language))
    options: dict[str, Any] = {"color": color, "width": width} if format_name == "text" else {}
    if format_name in FOR_PEOPLE:
        options |= {"language": language}
    return renderer(result, path=path, **options)


def spoken(result: Result, language: Language) -> Result:
    """The result with its messages in another language; they keep what they were made of."""
    found, hidden = ([_finding_in(each, language) for each in of] for of in (result.findings, result.hidden))
    return replace(result, findings=tuple(found), hidden=tuple(hidden))


def _finding_in(finding: Finding, language: Language) -> Finding:
    said = finding.message
    if not isinstance(said, Message):
        return finding
    return replace(finding, message=Message(language.message(said), said.template, said.values))
