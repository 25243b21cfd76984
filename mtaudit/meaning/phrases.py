"""English expressions whose literal translation is wrong, terms that have a name of their own, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from mtaudit.arabic.words import Word
from mtaudit.document import Token
from mtaudit.english.lemmas import possible_lemmas
from mtaudit.english.tokens import tokenize
from mtaudit.meaning.expressions import Expression, alternatives, expressions, find, stands
from mtaudit.resources import LEXICON, lines, words

_GAP = "..."
"""In an English expression: an object."""

_LONGEST_OBJECT = 4
"""Words of an object between the parts of an expression."""

_AMBIGUOUS = frozenset({"in", "on", "all"})
"""Last words of expressions that more often belong to what follows, if a word does: cut in two, at all levels."""

_LONGEST_OWNER = 3
"""Words of a noun that owns what follows, before its 's: the prime minister's."""

_POSSESSIVE = "one's"
_POSSESSIVES = frozenset({"my", "your", "his", "her", "its", "our", "their", "one's"})
_GENITIVES = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """An English expression in its dictionary form, good Arabic for it, and what it is word by word."""

    words: tuple[str, ...]
    good: tuple[Expression, ...]
    written: tuple[str, ...]
    """The good Arabic as the lexicon writes it."""
    literal: tuple[Expression, ...]
    beside: frozenset[str] = frozenset()
    """Words of which one must stand in the sentence, where the expression alone does not tell the field."""


Placed = tuple[Phrase, tuple[int, ...]]
"""An expression and the indices of its words in a sentence."""


class Expressions(NamedTuple):
    """What the lexicon has of an English sentence: expressions that must not be translated word by word, and terms."""

    phrases: tuple[Placed, ...]
    terms: tuple[Placed, ...]


@cache
def _by_first_word(folder: str) -> Mapping[str, list[str]]:
    """The lines of the lexicon by the first word of the English."""
    found: dict[str, list[str]] = {}
    for path in sorted((LEXICON / folder).glob("*.tsv")):
        for line in lines(f"lexicon/{folder}/{path.name}"):
            english, _, _ = line.partition("\t")
            found.setdefault(next(_parts(english)), []).append(line)
    return found


@lru_cache(maxsize=1 << 12)
def _beginning_with(word: str, folder: str) -> tuple[Phrase, ...]:
    """The expressions that begin with a word."""
    return tuple(map(_phrase, _by_first_word(folder).get(word, ())))


def _phrase(line: str) -> Phrase:
    english, good, literal, *beside = line.split("\t")
    field = frozenset(each for cell in beside for each in cell.split())
    return Phrase(tuple(_parts(english)), expressions(good), alternatives(good), expressions(literal), field)


def _parts(english: str) -> Iterator[str]:
    """The words of an expression as the tokeniser parts them: by-election is three."""
    for part in english.split():
        if part in (_GAP, _POSSESSIVE) or part.isalpha():
            yield part
        else:
            yield from (token.text for token in tokenize(part))


def find_expressions(tokens: Sequence[Token]) -> Expressions:
    """Both of a sentence."""
    return Expressions(tuple(find_phrases(tokens)), tuple(find_terms(tokens)))


def find_phrases(tokens: Sequence[Token]) -> Iterator[Placed]:
    """The expressions of an English sentence, each with the indices of its words; none that is part of a longer one."""
    return _longest(tokens, "phrases")


def find_terms(tokens: Sequence[Token]) -> Iterator[Placed]:
    """The terms of an English sentence in the same way; none whose field the other words do not show."""
    return _longest(tokens, "terms")


def _longest(tokens: Sequence[Token], folder: str) -> Iterator[Placed]:
    found = list(_find_all(tokens, folder))
    for phrase, indices in found:
        if not any(set(indices) < set(others) for _, others in found):
            yield phrase, indices


def _find_all(tokens: Sequence[Token], folder: str) -> Iterator[Placed]:
    for start, token in enumerate(tokens):
        for lemma in possible_lemmas(token.text):
            for phrase in _beginning_with(lemma, folder):
                indices = _match(phrase.words, tokens, start)
                if indices and (not phrase.beside or _is_of_field(phrase, tokens, indices)):
                    yield phrase, indices


def _is_of_field(phrase: Phrase, tokens: Sequence[Token], indices: Sequence[int]) -> bool:
    """Whether a word of the field of a term stands beside it; a name in capitals is no term."""
    is_name = len(indices) == 1 and indices[0] > 0 and not tokens[indices[0]].text.islower()
    others = (token for k, token in enumerate(tokens) if k not in indices)
    return not is_name and any(not phrase.beside.isdisjoint(possible_lemmas(token.text)) for token in others)


def _match(parts: Sequence[str], tokens: Sequence[Token], start: int) -> tuple[int, ...]:
    found: list[int] = []
    at, gap = start, 0
    for word in parts:
        if word == _GAP:
            gap = _LONGEST_OBJECT
            continue
        at = _behind_adverb(tokens, at) if found and not gap and not _is_at(word, tokens, at) else at
        if word == _POSSESSIVE and (end := _genitive(tokens, at)):
            reached: int | None = end
        else:
            reached = next((k for k in range(at, min(at + gap + 1, len(tokens))) if _is(word, tokens[k])), None)
        if reached is None:
            return ()
        found.append(reached)
        at, gap = reached + 1, 0
    return () if _goes_on(parts, tokens, at) else tuple(found)


def _is_at(word: str, tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and _is(word, tokens[at])


def _behind_adverb(tokens: Sequence[Token], at: int) -> int:
    """The place behind one adverb that may stand within an expression: the ball is now in their court."""
    adverb = at < len(tokens) and tokens[at].text in words("lexicon/english/inner_adverbs.txt")
    return at + adverb


def _genitive(tokens: Sequence[Token], at: int) -> int | None:
    """Where a noun in the genitive ends that begins here: Athens', the prime minister's."""
    for end in range(at + 1, min(at + _LONGEST_OWNER + 1, len(tokens))):
        if tokens[end].text in _GENITIVES:
            return end
        if tokens[end].kind == "punctuation":
            return None
    return None


def _goes_on(parts: Sequence[str], tokens: Sequence[Token], after: int) -> bool:
    """Whether the last word of an expression may belong to what follows: dig in the ground."""
    return parts[-1] in _AMBIGUOUS and after < len(tokens) and tokens[after].kind != "punctuation"


def _is(word: str, token: Token) -> bool:
    if word == _POSSESSIVE:
        return token.text.lower() in _POSSESSIVES
    return word in possible_lemmas(token.text)


def is_well_rendered(phrase: Phrase, arabic: Sequence[Word]) -> bool:
    """Whether a good rendering of an expression stands anywhere in a sentence."""
    return any(stands(good, arabic) for good in phrase.good)


def well_rendered(found: Expressions, arabic: Sequence[Word]) -> frozenset[int]:
    """The English words of expressions and terms of which a good rendering stands in the Arabic."""
    return frozenset(
        i for phrase, indices in (*found.phrases, *found.terms) if is_well_rendered(phrase, arabic) for i in indices
    )


def literal_places(phrase: Phrase, arabic: Sequence[Word]) -> Iterator[range]:
    """Where the words of a sentence render an expression literally; none where a good rendering stands anywhere."""
    if not is_well_rendered(phrase, arabic):
        for literal in phrase.literal:
            yield from find(literal, arabic)
