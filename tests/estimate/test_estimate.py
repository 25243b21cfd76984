from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.align.words import read_texts
from mtaudit.arabic.tokens import tokenize as arabic_tokens
from mtaudit.arabic.words import read_words
from mtaudit.english.tokens import tokenize as english_tokens
from mtaudit.estimate import Estimate, estimate_alone, estimate_pairs

SOURCE = "The minister arrived in Baghdad on Tuesday for talks on trade."
RIGHT = "وصل الوزير إلى بغداد يوم الثلاثاء لإجراء محادثات حول التجارة."
WRONG = "وصل الوزير إلى بغداد يوم الثلاثاء لإجراء محادثات حول البطيخ."
SHORT = "وصل الوزير إلى بغداد."


def estimate(*targets: str) -> list[Estimate]:
    return estimate_pairs(read_texts([(SOURCE, target) for target in targets]))


def wrong(estimated: Estimate, text: str, word: str) -> float:
    return estimated.target[[token.text for token in arabic_tokens(text)].index(word)] or 0.0


def missing(estimated: Estimate, word: str) -> float:
    return estimated.source[[token.text for token in english_tokens(SOURCE)].index(word)] or 0.0


def test_a_wrong_word_is_likelier_wrong() -> None:
    right, bad = estimate(RIGHT, WRONG)
    assert wrong(bad, WRONG, "البطيخ") > 2 * wrong(right, RIGHT, "التجارة")


def test_dropped_words_are_likelier_missing() -> None:
    whole, cut = estimate(RIGHT, SHORT)
    for word in ("Tuesday", "talks", "trade"):
        assert missing(cut, word) > 2 * missing(whole, word)


def test_without_a_source_nothing_is_missing() -> None:
    (alone,) = estimate_alone([read_words(SHORT)])
    assert [value is None for value in alone.target] == [False] * 4 + [True]
    assert alone.source == ()


@settings(max_examples=20, deadline=None)
@given(st.one_of(st.none(), st.text()), st.text())
def test_any_text_is_taken(source: str | None, target: str) -> None:
    words = read_words(target)
    (estimated,) = estimate_alone([words]) if source is None else estimate_pairs(read_texts([(source, target)]))
    assert len(estimated.target) == len(words)
    assert all(value is None or 0 <= value <= 1 for value in (*estimated.target, *estimated.source))
