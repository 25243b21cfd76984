"""The newsroom's own names and terms: how each is written in Arabic, and how it must not be."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mtaudit.arabic.normalise import normalise
from mtaudit.errors import GlossaryError
from mtaudit.message import say
from mtaudit.readers.encoding import decode
from mtaudit.readers.files import read_limited

MAXIMUM_BYTES = 10_000_000
_ADVICE = say("save the glossary as text with tabs between the columns")
LONGEST_TERM = 200
"""Characters of one term or form."""


@dataclass(frozen=True, slots=True)
class Term:
    """One entry. `arabic` holds the accepted forms, the preferred one first; it may be empty, so may `forbidden`."""

    english: str
    arabic: tuple[str, ...]
    forbidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms in file order. `fingerprint` changes with any of them."""

    terms: tuple[Term, ...]

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits for the signature of a result."""
        return hashlib.sha256(repr(self.terms).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def load(path: Path) -> Glossary:
    r"""Read a glossary file: what a spreadsheet saves as "text (tab delimited)", in any encoding it uses.

    Three columns: the English, the Arabic forms with the preferred one first, forbidden Arabic forms (may be left
    out). Forms are separated by `|`. Lines that are empty or begin with `#` are left out, and so is a first line that
    says `English`.

    Raises:
        GlossaryError: the file is no glossary, in one line that says why and where.
        ReadError: it is no text, or too large.
        OSError: it cannot be read.
    """
    terms = tuple(_terms(decode(read_limited(path, MAXIMUM_BYTES), "ar", str(path), _ADVICE), path))
    if not terms:
        raise GlossaryError("{path}: holds no term; a line is: English, tab, Arabic, tab, forbidden Arabic", path=path)
    return Glossary(terms)


def _terms(text: str, path: Path) -> Iterator[Term]:
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        columns = [column.strip().strip('"') for column in line.split("\t")]
        english = " ".join(columns[0].split())
        if number == 1 and english.lower() == "english":
            continue
        if not 2 <= len(columns) <= 3:
            raise GlossaryError(
                "{path}: line {number} has {columns} columns, not two or three separated by tabs",
                path=path,
                number=number,
                columns=len(columns),
            )
        arabic, forbidden = (_forms(column) for column in (*columns[1:], "")[:2])
        if not english or not (arabic or forbidden):
            raise GlossaryError("{path}: line {number} lacks the English or the Arabic", path=path, number=number)
        for form in (english, *arabic, *forbidden):
            if len(form) > LONGEST_TERM:
                raise GlossaryError(
                    "{path}: line {number} holds a form of more than {longest_term} characters",
                    path=path,
                    number=number,
                    longest_term=LONGEST_TERM,
                )
        if not all(any("ء" <= c <= "ي" for c in form) for form in arabic):
            raise GlossaryError(
                "{path}: line {number} has a form that is not Arabic in its second column", path=path, number=number
            )
        if both := set(arabic) & set(forbidden):
            raise GlossaryError(
                "{path}: line {number} both prefers and forbids {arabic}", path=path, number=number, arabic=min(both)
            )
        if seen.setdefault(english, number) != number:
            raise GlossaryError(
                "{path}: line {number} repeats {english!r} of line {before}",
                path=path,
                number=number,
                english=english,
                before=seen[english],
            )
        yield Term(english, arabic, forbidden)


def _forms(column: str) -> tuple[str, ...]:
    forms = (" ".join(normalise(form).split()) for form in column.split("|"))
    return tuple(dict.fromkeys(form for form in forms if form))
