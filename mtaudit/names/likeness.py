"""How like an English name an Arabic word is, whatever is attached to either."""

from __future__ import annotations

import re

from mtaudit.arabic.clitics import spoken_cores
from mtaudit.names.transducer import similarity

UNLIKE = 0.035
"""Similarity below which a word in the place of a name is not one of its spellings: 98 % of the words that
professional translations link to a name they spell in an unusual way are above it."""

SURE = 0.5
"""Similarity from which a spelling counts as one: below it another word may be meant."""

ENGLISH_ENDING = re.compile(r"(?<=\w{3})(?:i?ans?|eans?|e?s|ish|ese|ic|ines?|ites?|ism)$")
"""Of adjectives, inhabitants and plurals."""

ARABIC_ENDING = re.compile(r"(?<=\w{3})(?:ي|ي[هة]|يين|يون|يات|(?<!ا)ون|(?<!ا)ين|ان|ات|[هة])$")
"""The same, and of the feminine."""


def best_similarity(english: str, arabic: str) -> float:
    """The similarity without clitics, and without the endings of adjectives and plurals on both sides."""
    names = {english, ENGLISH_ENDING.sub("", english)}
    forms = {form for core in spoken_cores(arabic) for form in (core, ARABIC_ENDING.sub("", core))}
    return max(similarity(name, form) for name in names for form in forms)
