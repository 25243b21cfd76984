"""What the rules of forms ask of the source."""

from __future__ import annotations

from mtaudit.checks import Passage
from mtaudit.english.names import is_common


def renders_name(passage: Passage, index: int) -> bool:
    """Whether the source has a name in the place of a word, as far as one can tell by its capital."""
    if not passage.is_sentence:
        return False
    english = passage.linked_english(index)
    return any(token.text[:1].isupper() and not is_common(token.text.lower()) for token in english)
