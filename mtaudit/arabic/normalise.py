"""Spelling without what readers ignore: diacritics, tatweel, invisible controls, presentation forms."""

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
_UNUSUAL = re.compile("[^\u0621-\u064a]")
_VARIANTS = str.maketrans({"ٱ": "ا", "ک": "ك", "ی": "ي", "ې": "ي", "ہ": "ه", "ە": "ه", "ھ": "ه"})
_FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه"})


def normalise(word: str) -> str:
    """Strip diacritics, tatweel and controls; presentation forms, Persian kaf and yeh become plain letters."""
    if _UNUSUAL.search(word):
        word = unicodedata.normalize("NFKC", word).translate(_VARIANTS)
    return _IGNORED.sub("", _STRAY.sub("", word) if " " in word else word)


def fold(word: str) -> str:
    """Normalise, and drop what writers leave out or confuse: the hamza of أ إ آ ؤ ئ, ى for ي, ه for ة."""
    return normalise(word).translate(_FOLDED)
