"""Which pronoun of the source an Arabic pronoun or verb renders."""

from __future__ import annotations

from mtaudit.checks import Passage
from mtaudit.checks.linked import english_indices
from mtaudit.english.pronouns import object_behind, owner_before, personal_pronoun, pronoun_before
from mtaudit.english.word_lists import function_words

_MOST = 3
"""English words linked to one Arabic word; more say little."""


def pronoun_rendered(passage: Passage, index: int) -> int | None:
    """The English pronoun that the pronoun attached to a word renders, None where it is not plain.

    It is linked to the word, or is the owner of the noun, or stands right behind the verb or preposition that is.
    """
    linked = english_indices(passage, index)
    if not linked or len(linked) > _MOST:
        return None
    own = [i for i in linked if personal_pronoun(passage.english, i) is not None]
    if own:
        return own[0] if len(own) == 1 else None
    part = passage.syntax.senses[index].part
    if part == "noun":
        found = {at for i in linked if (at := owner_before(passage.english, i)) is not None}
    elif part == "verb" and passage.syntax.senses[index].may_be("impersonal verbs"):  # يمكنهم, "they can"
        found = {at for i in linked if (at := pronoun_before(passage.english, i)) is not None}
    elif part in ("verb", "preposition"):
        found = {at for i in linked if (at := object_behind(passage.english, i)) is not None}
    else:
        return None
    return found.pop() if len(found) == 1 else None


def subject_rendered(passage: Passage, index: int) -> int | None:
    """The English pronoun that is the subject of what an Arabic verb renders, None where it is not plain."""
    linked = [i for i in english_indices(passage, index) if passage.english[i].text.lower() not in function_words()]
    found = {at for i in linked if (at := pronoun_before(passage.english, i)) is not None}
    return found.pop() if len(found) == 1 and len(linked) <= _MOST else None
