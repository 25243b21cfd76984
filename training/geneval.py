"""MT-GenEval English-Arabic (Currey et al. 2022): each English sentence with a right and a wrong-gender translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mtaudit.grammar import OTHER, Gender


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation of an English sentence about a person of a gender, and the ranges of the words that tell it."""

    number: int
    gender: Gender
    wrong: bool
    english: str
    arabic: str
    marked: tuple[tuple[int, int], ...]


def translations(folder: Path) -> Iterator[Translation]:
    """The right and the wrong translation of each sentence of the development part."""
    for gender, other in OTHER.items():
        names = (f"{gender}.en", f"{gender}.ar", f"annot.{gender}.ar", f"annot.{other}.ar")
        columns = ((folder / f"sent-dev.{name}").read_text(encoding="utf-8").splitlines() for name in names)
        for number, (english, right, marked, wrong) in enumerate(zip(*columns, strict=True)):
            plain, ranges = unmark(marked)
            yield Translation(number, gender, False, english, right, ranges if plain == right else ())
            yield Translation(number, gender, True, english, *unmark(wrong))


def unmark(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Strip <F>..</F> and <M>..</M>; return the text and the marked ranges."""
    plain, ranges, start = "", [], 0
    for piece in re.split(r"(</?[FM]>)", text):
        if re.fullmatch(r"<[FM]>", piece):
            start = len(plain)
        elif re.fullmatch(r"</[FM]>", piece):
            ranges.append((start, len(plain)))
        else:
            plain += piece
    return plain, tuple(ranges)
