"""The small classes of English words of `data/lexicon/english/word_lists.tsv`."""

from __future__ import annotations

from functools import cache

from mtaudit.resources import listed, table


def word_list(key: str) -> frozenset[str]:
    """A list by its name; its words are in lower case."""
    return listed("lexicon/english/word_lists.tsv", key)


@cache
def function_words() -> dict[str, str]:
    """The class of every function word: preposition, pronoun, modal, ...."""
    return {word: name for name, words in table("lexicon/align/function_words.tsv") for word in words.split()}
