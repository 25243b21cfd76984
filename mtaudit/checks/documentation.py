"""A check's docstring as data: for `mtaudit explain`, the rule pages and the tests of the examples."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

from mtaudit.checks.declare import Check
from mtaudit.checks.measured import measured
from mtaudit.language import ENGLISH, LOCALE, Language

HEADINGS = ("What it finds", "Why it matters", "When it stays silent", "Measured", "Bad", "Good")
"""The fixed headings, in their order. `Measured`, which may be left out, holds what figures do not tell; the figures of
our own rules come from `mtaudit.checks.measured`. `Bad` and `Good` hold examples."""


@dataclass(frozen=True, slots=True)
class Example:
    """A target text, its source and its back-translation if the check reads them, and what a bad example marks."""

    target: str
    source: str | None
    marked: tuple[tuple[int, int], ...]
    back_translation: str | None = None


@dataclass(frozen=True, slots=True)
class Documentation:
    """What a check says of itself."""

    summary: str
    sections: dict[str, str]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]


def parse(check: Check, language: Language = ENGLISH) -> Documentation:
    """Parse the docstring of a check; in another language, what is written there of a rule of our own.

    The first line is the summary; the headings of HEADINGS follow, each on a line of its own, its text indented below
    it. An example is a line `ar: ...`, with a line `en: ...` below it where there is a source, and a line
    `back: ...` below that where the check reads what comes back; in a bad example
    `[[...]]` encloses what the check must mark (an empty `[[]]` for an omission).

    Raises:
        ValueError: a heading is missing, unknown or out of order, or an example lacks its marks.
    """
    summary, written = _parted(check.documentation)
    if tuple(written) not in (HEADINGS, tuple(each for each in HEADINGS if each != "Measured")):
        raise ValueError(f"{check.id}: the headings are {tuple(written)}, not {HEADINGS}")
    translation = LOCALE / language.code / "rules" / f"{check.id}.txt"
    if not check.origin and translation.is_file():
        summary, translated = _parted(translation.read_text("utf-8"))
        written |= translated
    said = ("" if check.origin else measured(check.id, language), written.get("Measured", ""))
    written["Measured"] = "\n\n".join(filter(None, said)) or language.gettext("Not measured yet.")
    sections = {heading: written[heading] for heading in HEADINGS}
    bad, good = _examples(sections.pop("Bad")), _examples(sections.pop("Good"))
    if not bad or not good or any(not e.marked for e in bad) or any(e.marked for e in good):
        raise ValueError(f"{check.id}: needs bad examples with marks and good ones without")
    return Documentation(summary, sections, bad, good)


def _parted(text: str) -> tuple[str, dict[str, str]]:
    """The first line, and the texts by their headings."""
    summary, _, rest = inspect.cleandoc(text).partition("\n")
    pieces = re.split(r"^(\S[^\n]*)\n", rest.strip() + "\n", flags=re.MULTILINE)
    headings = [heading.strip() for heading in pieces[1::2]]
    return summary.strip(), {h: inspect.cleandoc("\n" + body) for h, body in zip(headings, pieces[2::2], strict=True)}


def _examples(text: str) -> tuple[Example, ...]:
    return tuple(
        _example(match["target"], match["source"], match["back"])
        for match in re.finditer(
            r"^ar: (?P<target>.+)(?:\nen: (?P<source>.+))?(?:\nback: (?P<back>.+))?", text, re.MULTILINE
        )
    )


def _example(marked: str, source: str | None, back: str | None) -> Example:
    plain, ranges, start = "", [], 0
    for piece in re.split(r"(\[\[|\]\])", marked.strip()):
        if piece == "[[":
            start = len(plain)
        elif piece == "]]":
            ranges.append((start, len(plain)))
        else:
            plain += piece
    return Example(plain, source.strip() if source else None, tuple(ranges), back.strip() if back else None)
