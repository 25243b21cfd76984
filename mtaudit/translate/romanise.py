"""Names that no lexicon knows, in readable Latin letters."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mtaudit.arabic.normalise import normalise
from mtaudit.resources import table

_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "ڤ": "v", "پ": "p", "چ": "ch", "گ": "g", "ژ": "zh",
}  # fmt: skip
_VOWELS = {"ا": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ة": "a", "ؤ": "u", "ئ": "i", "ء": ""}
_FOREIGN = {"و": ("w", "o"), "ي": ("y", "i")}
_OPENINGS = {"أو": "o", "او": "o", "إي": "i", "اي": "i"}
_NO_VOWEL = re.compile(r"([^aeiou]*[^aeiou](?<!h))([^aeiouh])")


@lru_cache(maxsize=1 << 14)
def romanise(word: str) -> str:
    """A name in Latin letters: its English form where the gazetteer has it, else letter by letter."""
    plain = normalise(word)
    known = _known().get(plain)
    if known:
        return known
    opening = next((start for start in _OPENINGS if plain.startswith(start)), "")
    letters = _OPENINGS.get(opening, "") + "".join(_letter(plain, at) for at in range(len(opening), len(plain)))
    if len(letters) > 1 and not re.search("[aeiou]", letters):
        letters = _NO_VOWEL.sub(r"\1a\2", letters)
    return letters[:1].upper() + letters[1:]


def _letter(word: str, at: int) -> str:
    letter = word[at]
    if letter in _FOREIGN:
        consonant, vowel = _FOREIGN[letter]
        following = word[at + 1 : at + 2]
        return consonant if at == 0 or following == "ا" or (following in _FOREIGN and at > 0) else vowel
    return _CONSONANTS.get(letter) or _VOWELS.get(letter, "" if "ؐ" <= letter <= "ۿ" else letter)


@cache
def _known() -> dict[str, str]:
    """The words of the gazetteer's names, where English and Arabic have as many."""
    known: dict[str, str] = {}
    for english, arabic, *_ in table("lexicon/people.tsv"):
        pairs = zip(english.split(), normalise(arabic).split(), strict=False)
        if len(english.split()) == len(arabic.split()):
            for latin, word in pairs:
                known.setdefault(word, latin)
    return known
