"""Which words and sentences of a translation render which of its source."""

from mtaudit.align.sentences import align_sentences
from mtaudit.align.words import align_words, align_words_many

__all__ = ["align_sentences", "align_words", "align_words_many"]
