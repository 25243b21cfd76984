import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.estimate import Estimate, estimate_many

SOURCE = "The minister arrived in Baghdad on Tuesday for talks on trade."
RIGHT = "وصل الوزير إلى بغداد يوم الثلاثاء لإجراء محادثات حول التجارة."
WRONG = "وصل الوزير إلى بغداد يوم الثلاثاء لإجراء محادثات حول البطيخ."
SHORT = "وصل الوزير إلى بغداد."


def probability(estimate: Estimate, text: str, word: str) -> float:
    at = text.index(word)
    return next(p for start, end, p in (*estimate.target, *estimate.source) if start <= at < end)


def test_a_wrong_word_is_likelier_wrong() -> None:
    right, wrong = estimate_many([(SOURCE, RIGHT), (SOURCE, WRONG)])
    assert probability(wrong, WRONG, "البطيخ") > 2 * probability(right, RIGHT, "التجارة")


def test_dropped_words_are_likelier_missing() -> None:
    whole, cut = estimate_many([(SOURCE, RIGHT), (SOURCE, SHORT)])
    for word in ("Tuesday", "talks", "trade"):
        assert probability(cut, SOURCE, word) > 2 * probability(whole, SOURCE, word)


def test_order_and_batches_change_nothing() -> None:
    together = estimate_many([(SOURCE, RIGHT), (None, SHORT), (SOURCE, WRONG)])
    assert [len(e.target) for e in together] == [10, 4, 10]
    alone = estimate_many([(None, SHORT)])[0]
    assert [p for *_, p in alone.target] == pytest.approx([p for *_, p in together[1].target], abs=0.05)
    assert alone.source == ()


@settings(max_examples=20, deadline=None)
@given(st.one_of(st.none(), st.text()), st.text())
def test_any_text_is_taken(source: str | None, target: str) -> None:
    (estimate,) = estimate_many([(source, target)])
    assert all(0 <= p <= 1 and target[start:end].strip() for start, end, p in estimate.target)
    assert all(0 <= p <= 1 and (source or "")[start:end].strip() for start, end, p in estimate.source)
