"""Which words of an English text are names: by capitals, position, a vocabulary, and the rest of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from mtaudit.arabic.lexicon import tables
from mtaudit.document import Token
from mtaudit.resources import words

NameKind = Literal["name", "word", "initial", "acronym"]
"""`word`: a common word, capitalised where no sentence begins (Brown, University); `initial`: one that begins a
sentence, or is no name anywhere."""

_OPENING = frozenset(".!?:;“‘«([–—•…")
_QUOTES = frozenset("\"'")
_ENDINGS = ("'s", "s", "es", "ed", "d", "ing", "ly", "er", "r", "ers", "rs", "al", "ness", "est", "st", "like", "ish")
_INNER_CAPITAL = re.compile(r"(?<=\w)[A-Z]")
_PREFIXED = re.compile(r"(?:Mc|Mac|De|Del|Di|Da|Du|La|Le|Van|Von|Fitz|O)[A-Z][a-z]+$")
_WORD = re.compile(r"(?<![^\W_])[a-z]{2,}(?![^\W_])")


@dataclass(frozen=True, slots=True)
class EnglishName:
    """One word of a name: the index of its token, and how certain it is."""

    index: int
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Usage:
    """How a document writes its words: those that it writes small, and those capital where no sentence begins."""

    small: frozenset[str]
    capital: frozenset[str]


@cache
def _vocabulary() -> frozenset[str]:
    """English words that are written small: those that the Arabic lexicon explains its entries with, and a list."""
    glosses = "\n".join(line.rpartition("\t")[2].partition("<")[0] for line in tables().lines if line[:1] != ";")
    return frozenset(_WORD.findall(glosses)) | words("learned/english/common_words.txt")


def _not_names() -> frozenset[str]:
    return words("lexicon/english/not_names.txt")


def is_written_small(word: str) -> bool:
    """Whether a word in lower case, or what it is the plural of, is an English word just so."""
    return word in _vocabulary() or (word.endswith("s") and word[:-1] in _vocabulary())


@lru_cache(maxsize=1 << 14)
def is_common(word: str) -> bool:
    """Whether a word in lower case is an English word and not only a name."""
    vocabulary = _vocabulary()
    if word in vocabulary or word in _not_names():
        return True
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word.removesuffix(ending)
            if stem in vocabulary or stem + "e" in vocabulary or (stem[-1] == "i" and stem[:-1] + "y" in vocabulary):
                return True
            if stem[-1] == stem[-2] and stem[:-1] in vocabulary:
                return True
    return False


def usage(sentences: Iterable[Sequence[Token]]) -> Usage:
    """Collect how the sentences of a document write their words."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for tokens in sentences:
        if not is_title_case(tokens):
            for index, token in enumerate(tokens):
                if token.text.islower():
                    small[token.text] += 1
                elif token.text[0].isupper() and not _begins(tokens, index):
                    capital[token.text.lower()] += 1
    return Usage(frozenset(small), frozenset(capital))


def find_names(tokens: Sequence[Token], document: Usage) -> tuple[EnglishName, ...]:
    """The words of names in one sentence, in order."""
    title_case = is_title_case(tokens)
    return tuple(
        EnglishName(index, _kind(tokens, index, document, title_case))
        for index, token in enumerate(tokens)
        if token.kind == "word" and token.text[0].isupper() and (len(token.text) > 1 or token.text.isascii() is False)
    )


def is_title_case(tokens: Sequence[Token]) -> bool:
    """Whether Common Words Begin With a Capital, as in headlines."""
    words = [token.text for token in tokens[1:] if token.kind == "word" and len(token.text) > 3]
    common = [word for word in words if is_common(word.lower())]
    return len(common) > 1 and sum(word[0].isupper() for word in common) > 0.7 * len(common)


def _kind(tokens: Sequence[Token], index: int, document: Usage, title_case: bool) -> NameKind:
    word = tokens[index].text
    low = word.lower()
    if not word.isascii():
        low = low.replace("’", "'")
    if "." in word or (_INNER_CAPITAL.search(word) and not _PREFIXED.match(word)):
        return "acronym"
    if low in _not_names():
        return "initial"
    if low in document.small or is_common(low):
        return "word" if not _begins(tokens, index) else "initial"
    return "initial" if title_case and low not in document.capital else "name"


def _begins(tokens: Sequence[Token], index: int) -> bool:
    """Whether a sentence or a quotation begins with the token."""
    if index == 0:
        return True
    before = tokens[index - 1]
    if before.text in _QUOTES:
        return index == 1 or before.start > tokens[index - 2].end
    return before.text in _OPENING
