"""HTML: one self-contained page for editors, without scripts, that opens offline and on a phone.

What came from outside is escaped, hidden characters are named, and every piece of text keeps its direction to
itself (Unicode Technical Report 9, isolates), so that no text can change how the report around it reads.
"""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from mtaudit.finding import MQM_TYPES, SEVERITIES, WEIGHTS, Severity
from mtaudit.report.layout import rows
from mtaudit.report.rules import documented, paragraphs, reported
from mtaudit.report.summary import back_translation_label, percent, plural, summarise
from mtaudit.report.visible import HIDDEN, name, visible
from mtaudit.result import Result

SYMBOLS: dict[Severity, str] = {"critical": "▲", "major": "◆", "minor": "●"}
"""Shapes, so that nothing hangs on colour alone."""

_ARABIC = r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]+"
_NUMBER = r"(?:(?<![\d.,])\d[\d.,]*[ \u00a0])?"
_PHRASE = re.compile(rf"{_NUMBER}{_ARABIC}(?:[ \u00a0]{_NUMBER}{_ARABIC})*")
"""Arabic words in a row, with the numbers before them."""


def render(result: Result, *, path: str | None = None) -> str:
    """The whole page."""
    findings = {finding.rule for finding in result.findings}
    return (
        environment()
        .get_template("report.html")
        .render(
            result=result,
            name=path or result.id or "-",
            summary=summarise(result),
            rows=rows(result),
            rules=documented(findings),
        )
    )


@cache
def environment() -> Environment:
    """The templates of this package, and what they call."""
    made = Environment(
        loader=PackageLoader("mtaudit.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "shown": shown,
        "plain": visible,
        "isolated": isolated,
        "quoted": quoted,
        "direction": direction,
        "paragraphs": paragraphs,
        "reported": reported,
    }
    made.globals |= {
        "symbols": SYMBOLS,
        "weights": WEIGHTS,
        "severities": SEVERITIES,
        "mqm_types": MQM_TYPES,
        "percent": percent,
        "plural": plural,
        "back_translation_label": back_translation_label,
    }
    return made


def shown(text: str) -> Markup:
    """Escaped text in which hidden characters are named."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Markup("").join(
        Markup('<span class="hidden">{}</span>').format(name(piece)) if HIDDEN.fullmatch(piece) else escape(piece)
        for piece in re.split(f"({HIDDEN.pattern})", text)
    )


def quoted(text: str) -> Markup:
    """The same, blanks at the ends shown too."""
    core = text.strip(" ")
    before = len(text) - len(text.lstrip(" "))
    return shown("␣" * before + core + "␣" * (len(text) - before - len(core)))


def direction(text: str) -> str:
    """For what may be Arabic or English: punctuation alone is Arabic too."""
    return "auto" if re.search("[A-Za-z]", text) else "rtl"


def isolated(text: str) -> Markup:
    """The same for an English message: every Arabic phrase in it keeps its direction to itself."""
    return Markup("").join(
        Markup('<bdi lang="ar" dir="rtl">{}</bdi>').format(shown(piece)) if _PHRASE.fullmatch(piece) else shown(piece)
        for piece in re.split(f"({_PHRASE.pattern})", text)
    )
