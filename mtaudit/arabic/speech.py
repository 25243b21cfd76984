"""What stands in reported speech: after قال the clause begins with إن."""

from __future__ import annotations

from collections.abc import Container, Sequence

from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word

_FARTHEST = 9
"""Words between قال and its clause."""


def after_saying(words: Sequence[Word], index: int, verbs: Container[str] = ("قال",)) -> bool:
    """Whether a word such as أن begins what somebody said: it is the first one after قال, its subject and adverbials.

    `verbs` are the lemmas asked for.

    Not before a verb: قال له أن يذهب is "he told him to go".
    """
    following = words[index + 1] if index + 1 < len(words) else None
    bare = len(normalise(words[index].text)) == 2
    if following is None or (bare and any(r.part_of_speech == "verb" for r in following.readings)):
        return False
    for at in range(index - 1, max(-1, index - _FARTHEST), -1):
        word = words[at]
        if word.kind == "punctuation":
            return False
        reading = word.reading
        if reading is None:
            continue
        lemma = normalise(reading.lemma)
        if reading.part_of_speech == "verb":
            return lemma in verbs
        if lemma == "قول" and "قال" in verbs and at == index - 1:
            return reading.article or reading.pronoun is not None
        if at == index - 1 and not _may_end_phrase(word):
            return False
        if reading.part_of_speech in ("conjunction", "particle", "relative") or normalise(word.text) in ("قبل", "بعد"):
            return False
    return False


def _may_end_phrase(word: Word) -> bool:
    """Whether the subject or an adverbial may end with a word: no preposition, no noun that a clause explains."""
    reading = word.reading
    if reading is None or reading.part_of_speech in ("proper", "unknown", "pronoun", "numeral", "demonstrative"):
        return True
    if normalise(word.text) in word_list("adverbs within"):
        return True
    if reading.part_of_speech == "preposition":
        return reading.pronoun is not None
    return reading.part_of_speech in ("noun", "adjective") and (reading.article or reading.pronoun is not None)
