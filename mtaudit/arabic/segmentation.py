"""The ways to cut a spelling into a prefix, a stem and a suffix of the lexicon that fit together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from mtaudit.arabic.lexicon import Affix, Stem, stems, tables

_LONGEST_PREFIX = 4
_LONGEST_SUFFIX = 6


class Cut(NamedTuple):
    """One way to cut a spelling: the stem goes from letter `start` to before letter `end`."""

    start: int
    end: int
    prefix: Affix
    stem: Stem
    suffix: Affix


@lru_cache(maxsize=1 << 14)
def segmentations(form: str) -> tuple[Cut, ...]:
    """The cuts of a transliterated spelling, in the lexicon's order."""
    fits = tables().stem_suffix
    return tuple(_cuts(form, lambda stem, suffix: f"{stem.category} {suffix.category}" in fits))


def more_segmentations(form: str, fits: Callable[[Stem, Affix], bool]) -> tuple[Cut, ...]:
    """The same with endings for which `fits` says so, whatever the lexicon gives their stem."""
    allowed = tables().stem_suffix
    return tuple(
        _cuts(form, lambda stem, suffix: f"{stem.category} {suffix.category}" in allowed or fits(stem, suffix))
    )


def _cuts(form: str, fits: Callable[[Stem, Affix], bool]) -> Iterator[Cut]:
    lexicon = tables()
    for start in range(min(_LONGEST_PREFIX, len(form) - 1) + 1):
        prefixes = lexicon.prefixes.get(form[:start], ())
        for end in range(len(form), max(start, len(form) - _LONGEST_SUFFIX - 1), -1):
            suffixes = lexicon.suffixes.get(form[end:])
            if not prefixes or not suffixes or form[start:end] not in lexicon.index:
                continue
            for stem in stems(form[start:end]):
                for prefix in prefixes:
                    if f"{prefix.category} {stem.category}" in lexicon.prefix_stem:
                        for suffix in suffixes:
                            if f"{prefix.category} {suffix.category}" in lexicon.prefix_suffix and fits(stem, suffix):
                                yield Cut(start, end, prefix, stem, suffix)
