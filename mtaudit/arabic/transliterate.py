"""Arabic script and Buckwalter's transliteration (Buckwalter 2002), one ASCII character a letter or vowel."""

from __future__ import annotations

_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىي\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670ٱ"
_BUCKWALTER = "'|>&<}AbptvjHxd*rzs$SDTZEg_fqklmnhwYyFNKaui~o`{"
_TO_BUCKWALTER = str.maketrans(_ARABIC, _BUCKWALTER)
_FROM_BUCKWALTER = str.maketrans(_BUCKWALTER, _ARABIC)
_VOWELS = str.maketrans("", "", "FNKauio~`")


def to_buckwalter(text: str) -> str:
    """Transliterate Arabic letters and diacritics; all else is kept."""
    return text.translate(_TO_BUCKWALTER)


def from_buckwalter(text: str) -> str:
    """Write a transliteration in Arabic script; all else is kept."""
    return text.translate(_FROM_BUCKWALTER)


def without_vowels(transliteration: str) -> str:
    """Strip the diacritics of a transliterated word."""
    return transliteration.translate(_VOWELS)
