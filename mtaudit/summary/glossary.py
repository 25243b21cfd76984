"""The commonest wrong names and terms as a glossary: a proposal, for a person to read before `--glossary` does."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from mtaudit.arabic.normalise import normalise
from mtaudit.summary.figures import Wrong

_HEAD = (
    "# Proposed by mtaudit summary from what it found: read each line before you use it.\n"
    "# English, tab, Arabic as it shall be, tab, Arabic as it must not be; the number of findings stands above.\n"
)


def render_glossary(wrong: Iterable[Wrong]) -> str:
    """A line for each English name or term for which something was suggested, the most frequent first."""
    suggested = [each for each in wrong if each.arabic and _form(each.arabic) and "|" not in each.arabic + each.wrong]
    terms = [list(some) for _, some in groupby(sorted(suggested, key=_english), key=_english)]
    lines = [_line(some) for some in sorted(terms, key=lambda some: (-_count(some), _english(some[0])))]
    return _HEAD + "".join(lines)


def _line(renderings: list[Wrong]) -> str:
    arabic = list(
        dict.fromkeys(_form(each.arabic or "") for each in sorted(renderings, key=lambda each: -each.findings))
    )
    wrong = [each for each in dict.fromkeys(_form(each.wrong) for each in renderings) if each not in arabic]
    return f"# {_count(renderings)}\n{_english(renderings[0])}\t{arabic[0]}\t{'|'.join(wrong)}\n"


def _english(wrong: Wrong) -> str:
    return " ".join(wrong.english.split())


def _form(arabic: str) -> str:
    return " ".join(normalise(arabic).split())


def _count(some: Iterable[Wrong]) -> int:
    return sum(each.findings for each in some)
