"""Spelling without what readers ignore, and without what writers confuse.

`normalise` changes nothing that counts. The other levels also put one letter for several; take the least that does:

- `fold_alefs`: أ إ آ become ا.
- `fold_hamzas`: ى, ئ and ؤ too lose what sets them apart; ة stays.
- `fold_finals`: beside the alefs, ى becomes ي and ة ه; hamzas inside a word stay.
- `fold`: all of it.
- `fold_sounds`: letters that write the same sound in a name.
"""

from __future__ import annotations

import re
import unicodedata

LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc"
)
"""Arabic letters, as the inside of a character class."""

MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
"""Diacritics, Quranic marks and tatweel, as the inside of a character class."""

CONTROLS = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
"""Zero-width and bidirectional controls, as the inside of a character class."""

VOWELS = "\u064b-\u065f\u0670"
"""Short vowels, tanween, shadda and sukun, as the inside of a character class."""

_STRAY = re.compile(f" [{VOWELS}]+ ?")
"""A diacritic that a tokeniser has cut off its word: ي ُ عد for يُعد."""

_IGNORED = re.compile(f"[{MARKS}{CONTROLS}]+")
_UNUSUAL = re.compile("[^\0-\x7f\u0621-\u063f\u0641-\u064a]")

_Letters = tuple[tuple[str, str], ...]
_VARIANTS: _Letters = (("ٱ", "ا"), ("ک", "ك"), ("ی", "ي"), ("ې", "ي"), ("ہ", "ه"), ("ە", "ه"), ("ھ", "ه"))
_ALEFS: _Letters = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"))
_SEATS: _Letters = (("ئ", "ي"), ("ؤ", "و"))
_HAMZAS: _Letters = (*_ALEFS, *_SEATS, ("ى", "ي"))
_FINALS: _Letters = (*_ALEFS, ("ى", "ي"), ("ة", "ه"))
_ALL: _Letters = (*_HAMZAS, ("ة", "ه"))
_PERSIAN: _Letters = (("ڤ", "ف"), ("ڨ", "ق"), ("پ", "ب"), ("چ", "ج"), ("گ", "ك"), ("ژ", "ز"))
_SOUNDS: _Letters = (*_ALEFS, ("ى", "ي"), *_PERSIAN)


def normalise(word: str) -> str:
    """Strip diacritics, tatweel and controls; presentation forms, Persian kaf and yeh become plain letters."""
    if _UNUSUAL.search(word) is None:
        return word
    word = _replaced(unicodedata.normalize("NFKC", word), _VARIANTS)
    return _IGNORED.sub("", _STRAY.sub("", word) if " " in word else word)


def _replaced(word: str, letters: _Letters) -> str:
    """The same with other letters. `str.translate`, which fails at each that stays, takes twice as long for a word, and
    a hundred times as long for a page.
    """
    for letter, other in letters:
        word = word.replace(letter, other)
    return word


def fold_alefs(word: str) -> str:
    """Normalise, and drop the hamza of alefs, which is the one that is left out most."""
    return _replaced(normalise(word), _ALEFS)


def fold_hamzas(word: str) -> str:
    """Normalise, and drop all hamzas with a seat and the difference of ى and ي, but keep ة: a stem loses its ending."""
    return _replaced(normalise(word), _HAMZAS)


def fold_finals(word: str) -> str:
    """Normalise, drop the hamza of alefs, and put ي for ى, ه for ة.

    The hamza of ئ stays: without it مئة (hundred) is the end of كمية (quantity).
    """
    return _replaced(normalise(word), _FINALS)


def fold(word: str) -> str:
    """Normalise, and drop what writers leave out or confuse: the hamza of أ إ آ ؤ ئ, ى for ي, ه for ة."""
    return _replaced(normalise(word), _ALL)


def fold_sounds(name: str) -> str:
    """Normalise, and put one letter for those that write one sound: alefs, ى and ي, letters borrowed from Persian."""
    return _replaced(normalise(name), _SOUNDS)
