"""The persons that the pronouns of the source and of a back-translation speak of."""

from __future__ import annotations

from mtaudit.backtranslation.estimate import Returned
from mtaudit.checks.evidence import Passage
from mtaudit.document import Token
from mtaudit.english.gender import PRONOUNS
from mtaudit.grammar import Gender


def comes_back(passage: Passage, returned: Returned, place: int) -> bool | None:
    """Whether a pronoun of the source comes back with its gender; None for other words, and where it is not plain."""
    said, back = genders(passage.english), genders(returned.back.words)
    if place not in said:
        return None
    partner = dict(returned.partners).get(place + 1, 0) - 1
    if partner in back:
        return back[partner] == said[place]
    plain = len(set(said.values())) == len(set(back.values())) == 1
    return said[place] in back.values() if plain else None


def genders(words: tuple[Token, ...]) -> dict[int, Gender]:
    """The pronouns of a text that tell a man from a woman, by index."""
    return {i: PRONOUNS[word.text.lower()][0] for i, word in enumerate(words) if word.text.lower() in PRONOUNS}
