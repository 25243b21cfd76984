"""Which words and sentences of a translation render which of its source."""

from mtaudit.align.sentences import align_sentences

__all__ = ["align_sentences"]
