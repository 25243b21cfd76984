"""What several checks ask of a passage: its text, and its source through the word links."""

from __future__ import annotations

from mtaudit.arabic.words import Word
from mtaudit.checks.evidence import Passage
from mtaudit.english.gender import between_subject_and_verb

_OPENING = frozenset({".", ",", ":", ";", "that", "when", "while", "as", "after", "before", "if", "but"})
"""What may stand before the first name of a clause."""


LONGEST = 400
"""Words of the longest sentence that is read with its source; what is longer is no sentence, and costs the square."""


def is_sentence(passage: Passage) -> bool:
    """Whether a passage has a source and is no longer than a sentence can be."""
    return passage.source is not None and len(passage.words) <= LONGEST and len(passage.english) <= LONGEST


def english_indices(passage: Passage, word_index: int) -> list[int]:
    """The English tokens linked to an Arabic word."""
    return [i for i, j in passage.links if j == word_index]


def two_names_before(passage: Passage, verb: int) -> bool:
    """Whether the source has "A and B" before the verb, and the last word before the Arabic verb is of B."""
    linked = english_indices(passage, verb)
    if len(linked) != 1:
        return False
    at = linked[0] - 1
    while at >= 0 and passage.english[at].text.lower() in between_subject_and_verb():
        at -= 1
    start = max(at - 4, 0)
    words = [token.text for token in passage.english[start : at + 1]]
    if "and" not in words[1:-1]:
        return False
    joint = start + words.index("and")
    first, second = passage.english[joint - 1], passage.english[joint + 1]
    opens = joint < 2 or passage.english[joint - 2].text.lower() in _OPENING
    named = first.text[:1].isupper() and second.text[:1].isupper()
    return opens and named and any(joint < i <= at for i in english_indices(passage, verb - 1))


def passage_text(passage: Passage, first: Word, last: Word) -> str:
    """The text from the first to the last word."""
    if passage.target is None:
        return ""
    return passage.target.text[first.start - passage.target.start : last.end - passage.target.start]
