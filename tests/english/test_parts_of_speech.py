"""Which part of speech a word is in its sentence."""

import pytest

from mtaudit.english.parts_of_speech import possible_parts
from mtaudit.english.tokens import tokenize


@pytest.mark.parametrize(
    ("sentence", "word", "lemma", "parts"),
    [
        ("She went back to light the candles.", "light", "light", "v"),
        ("The light was too weak.", "light", "light", "n"),
        ("They carried light weapons.", "light", "light", "nvar"),
        ("He operated on two patients.", "operated", "operate", "v"),
        ("She won in May.", "won", "win", "v"),
        ("It was the third of his wins.", "wins", "win", "n"),
        ("The May issue is sold out.", "issue", "issue", "nvar"),
        ("The firm ships the goods to Oman.", "ships", "ship", "v"),
        ("Most parties want a vote.", "parties", "party", "nv"),
        ("The ministers must table a plan.", "table", "table", "vr"),
    ],
)
def test_the_words_beside_it_tell_what_a_word_is(sentence: str, word: str, lemma: str, parts: str) -> None:
    words = [token.text for token in tokenize(sentence)]
    assert possible_parts(words, words.index(word), lemma) == set(parts)
