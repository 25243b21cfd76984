"""Classes of consonants, one bit each: what an English letter may be in Arabic. A cheap test before the transducer."""

from __future__ import annotations

from functools import lru_cache

_LABIAL, _F, _DENTAL, _SIBILANT, _VELAR, _M, _N, _L, _R, _H = (1 << bit for bit in range(10))
_ENGLISH_CLASSES = {
    **dict.fromkeys("bp", _LABIAL | _F),
    **dict.fromkeys("fv", _F),
    "t": _DENTAL | _SIBILANT,
    "d": _DENTAL,
    "s": _SIBILANT | _DENTAL,
    "z": _SIBILANT | _DENTAL,
    "x": _SIBILANT | _VELAR,
    "c": _SIBILANT | _VELAR | _DENTAL,
    **dict.fromkeys("kqg", _VELAR),
    "j": _VELAR | _H | _SIBILANT,
    "m": _M,
    "n": _N,
    "l": _L,
    "r": _R,
    "h": _H | _VELAR | _SIBILANT | _DENTAL,
    "w": _F,
}
_ARABIC_CLASSES = {
    "ب": _LABIAL,
    "ف": _F,
    **dict.fromkeys("تدط", _DENTAL),
    **dict.fromkeys("ثذظض", _DENTAL),
    **dict.fromkeys("سزصش", _SIBILANT),
    **dict.fromkeys("كقغجخ", _VELAR),
    "م": _M,
    "ن": _N,
    "ل": _L,
    "ر": _R,
    **dict.fromkeys("هح", _H),
}
_FIRM = frozenset("bpfvdmlrn")
"""English letters that are hardly ever silent."""


@lru_cache(maxsize=1 << 14)
def english_classes(name: str) -> tuple[int, int]:
    """Consonant classes that the Arabic may have, and those that it must have."""
    possible = firm = 0
    for letter in name:
        classes = _ENGLISH_CLASSES.get(letter, 0)
        possible |= classes
        if letter in _FIRM and classes.bit_count() == 1:
            firm |= classes
    return possible, firm


def lacks(firm: int, arabic: str) -> bool:
    """Whether two classes of consonants that must be there are not."""
    return (firm & ~arabic_classes(arabic)).bit_count() > 1


@lru_cache(maxsize=1 << 16)
def arabic_classes(word: str) -> int:
    """The classes of the consonants of an Arabic word."""
    classes = 0
    for letter in word:
        classes |= _ARABIC_CLASSES.get(letter, 0)
    return classes
