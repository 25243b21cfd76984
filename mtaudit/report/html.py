"""HTML: one self-contained page to fix an article in; it opens offline, on a phone, and reads without scripts.

What came from outside is escaped, hidden characters are named, and every piece of text keeps its direction to
itself (Unicode Technical Report 9, isolates), so that no text can change how the report around it reads. The content
security policy allows the page's own script and style, by their checksums, and nothing else.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from pathlib import PurePath

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from mtaudit.finding import CATEGORIES, MQM_TYPES, SEVERITIES, WEIGHTS, Category, Finding, Severity
from mtaudit.language import Language
from mtaudit.report.layout import Numbered, Piece, Row, pieces, rows, running
from mtaudit.report.page_data import anchors, is_weak, page_data
from mtaudit.report.rules import documented, paragraphs, reported
from mtaudit.report.summary import percent, plural, summarise
from mtaudit.report.visible import HIDDEN, name, visible
from mtaudit.report.wording import wording
from mtaudit.result import Doubt, OtherBackTranslation, Place, Result, RoundTrip

SYMBOLS: dict[Severity, str] = {"critical": "▲", "major": "◆", "minor": "●"}
"""Shapes, so that nothing hangs on colour alone."""

KEYS = {
    "next": "KeyJ",
    "previous": "KeyK",
    "accept": "KeyA",
    "dismiss": "KeyD",
    "later": "KeyL",
    "edit": "KeyE",
    "everywhere": "KeyX",
    "undo": "KeyZ",
    "next-sentence": "KeyM",
    "previous-sentence": "KeyN",
    "search": "KeyF",
    "copy": "KeyC",
    "shade": "KeyS",
    "theme": "KeyT",
    "help": "KeyH",
}
"""What each key does: places on the keyboard (`KeyboardEvent.code`), whatever letters its layout has there."""

_ARABIC = r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]+"
_NUMBER = r"(?:(?<![\d.,])\d[\d.,]*[ \u00a0])?"
_PHRASE = re.compile(rf"{_NUMBER}{_ARABIC}(?:[ \u00a0]{_NUMBER}{_ARABIC})*")
"""Arabic words in a row, with the numbers before them."""
_LATIN = re.compile(r"(?:(?<![\w.,])[$€£]?\d[\d.,]*[ %-])?[A-Za-z][\w'’.&/-]*(?: [A-Za-z0-9][\w'’.&/-]*)*")
"""Latin words in a row, with the number before them."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The files of the articles before and behind one, in the same folder, and that of their index."""

    before: str | None
    after: str | None
    index: str


def render(
    result: Result, *, path: str | None = None, language: str = "en", neighbours: Neighbours | None = None
) -> str:
    """The whole page, its own words in `language`, with links to its `neighbours`."""
    words = wording(language)
    title = path or result.id or "-"
    laid = rows(result)
    numbered = [each for row in laid for each in row.findings]
    called = anchors(numbered)
    counts = Counter(finding.category for finding in result.findings)
    style, script = files("base.css", "workplace.css"), files("edits.js", "workplace.js")
    return (
        environment()
        .get_template("report.html")
        .render(
            result=result,
            name=title,
            say=words,
            summary=summarise(result),
            rows=laid,
            article=tuple(running(result, laid)),
            numbered=numbered,
            anchors=called,
            categories=_in_order(counts),
            rules=documented({finding.rule for finding in result.findings}, Language(language)),
            keys=KEYS,
            neighbours=neighbours,
            data=page_data(result, laid, called, title, words),
            style=style,
            script=script,
            policy=policy(style, script),
        )
    )


def _in_order(counts: Counter[Category]) -> list[tuple[Category, int]]:
    return [(category, counts[category]) for category in CATEGORIES if counts[category]]


def policy(style: str, script: str) -> str:
    """Nothing but the page's own style and script runs, and nothing is loaded."""
    return (
        f"default-src 'none'; style-src '{_checksum(style)}'; script-src '{_checksum(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _checksum(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def files(*names: str) -> Markup:
    """Style sheets or scripts of the templates, one behind the other: they go into the page as they are."""
    loader = environment().loader
    assert loader is not None
    return Markup("").join(Markup(loader.get_source(environment(), each)[0]) for each in names)


def source_pieces(row: Row) -> tuple[Piece, ...]:
    """The source of a passage, cut around what findings speak of and the words that did not come back."""
    source = row.segment.source if row.segment else None
    if source is None:
        return ()
    marks = [
        Numbered(each.number, replace(each.finding, start=start, end=end))
        for each in row.findings
        for start, end in _in_source(each.finding)
    ]
    return tuple(pieces(source.text, source.start, marks, _places(row, "unmatched_source")))


def _in_source(finding: Finding) -> tuple[Place, ...]:
    """Where in the source to look: where the finding points, else the words that its words render."""
    if finding.source_start is None or finding.source_end is None:
        return finding.linked
    return ((finding.source_start, finding.source_end),)


def back_pieces(row: Row) -> tuple[Piece, ...]:
    """The back-translation of a passage, cut around the words that nothing in the source accounts for."""
    text = row.segment.back_translation if row.segment else None
    return tuple(pieces(text or "", 0, (), _places(row, "unmatched")))


def other_pieces(other: OtherBackTranslation) -> tuple[Piece, ...]:
    """The same of a further back-translation."""
    return tuple(pieces(other.text, 0, (), _unmatched(other.round_trip, "unmatched")))


def _places(row: Row, name: str) -> list[Doubt]:
    return _unmatched(row.segment.round_trip if row.segment else None, name)


def _unmatched(trip: RoundTrip | None, name: str) -> list[Doubt]:
    return [Doubt(start, end, 1.0) for start, end in getattr(trip, name)] if trip and trip.fluent else []


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
        "file_name": file_name,
        "paragraphs": paragraphs,
        "reported": reported,
        "source_pieces": source_pieces,
        "back_pieces": back_pieces,
        "other_pieces": other_pieces,
    }
    made.tests |= {"weak": is_weak}
    made.globals |= {
        "symbols": SYMBOLS,
        "weights": WEIGHTS,
        "severities": SEVERITIES,
        "mqm_types": MQM_TYPES,
        "percent": percent,
        "plural": plural,
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


def file_name(text: str) -> str:
    """Of a path the last part; anything else, the first words of a text for example, as it is."""
    return PurePath(text).name if re.search(r"\.\w{1,6}$", text) else text


def direction(text: str) -> str:
    """For what may be Arabic or English: punctuation alone is Arabic too."""
    return "auto" if re.search("[A-Za-z]", text) else "rtl"


@pass_context
def isolated(context: Context, text: str) -> Markup:
    """The same for a message: every phrase in it of the other direction keeps that to itself."""
    words = context.get("say")
    phrase, frame = _PHRASE, Markup('<bdi lang="ar" dir="rtl">{}</bdi>')
    if words is not None and words.direction == "rtl":
        phrase, frame = _LATIN, Markup('<bdi lang="en" dir="ltr">{}</bdi>')
    return Markup("").join(
        frame.format(shown(piece)) if phrase.fullmatch(piece) else shown(piece)
        for piece in re.split(f"({phrase.pattern})", text)
    )
