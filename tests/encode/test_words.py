import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.encode import states
from mtaudit.encode.states import DIMENSIONS
from mtaudit.encode.words import encode, pieces


def cosine(one: npt.NDArray[np.float32], other: npt.NDArray[np.float32]) -> float:
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other)))


def test_every_word_has_one_vector() -> None:
    vectors = encode([["The", "minister", "resigned", "."], [], ["استقال", "الوزير"]])
    assert [v.shape for v in vectors] == [(4, DIMENSIONS), (0, DIMENSIONS), (2, DIMENSIONS)]
    assert all(v.dtype == np.float32 for v in vectors)


def test_translations_are_alike() -> None:
    english, arabic = encode([["The", "minister", "visited", "the", "hospital"], ["زار", "الوزير", "المستشفى"]])
    english = english - english.mean(axis=0)
    arabic = arabic - arabic.mean(axis=0)
    likeness = [[cosine(e, a) for a in arabic] for e in (english[1], english[2], english[4])]
    assert np.argmax(likeness, axis=1).tolist() == [1, 0, 2]


def test_a_vector_depends_on_the_sentence() -> None:
    river, money = encode([["the", "bank", "of", "the", "river"], ["the", "bank", "lent", "money"]])
    assert cosine(river[1], money[1]) < 0.99


def test_empty_words_are_zero_and_debris_is_cut() -> None:
    (vectors,) = encode([["", " ", "\u200b", "word", "ا" * 100_000]])
    assert not vectors[0].any()
    assert not vectors[1].any()
    assert vectors[3].any()
    assert vectors[4].any()


def test_long_sentences_are_read_in_parts() -> None:
    (vectors,) = encode([["كلمة", "word"] * 700])
    assert vectors.shape == (1400, DIMENSIONS)
    assert np.abs(vectors).sum(axis=1).min() > 0


def test_company_in_a_batch_does_not_matter() -> None:
    sentence = ["خفض", "البنك", "المركزي", "سعر", "الفائدة"]
    (alone,) = encode([sentence])
    together = encode([["a"] * 30, sentence, ["b", "c"]])[1]
    assert together == pytest.approx(alone, abs=0.1)
    assert min(cosine(a, b) for a, b in zip(alone, together, strict=True)) > 0.999


def test_a_sentence_that_stands_twice_is_encoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder, encoded = states._encoder("encoder"), list[list[int]]()

    class Counting:
        def forward_batch(self, ids: list[list[int]]) -> object:
            encoded.extend(ids)
            return encoder.forward_batch(ids)

    monkeypatch.setattr(states, "_encoder", lambda folder: Counting())
    first, other, again = encode([["بدأت", "المحادثات"], ["المحادثات", "بدأت"], ["بدأت", "المحادثات"]])
    assert len(encoded) == 2
    assert (first == again).all()
    assert (first != other).any()


def test_marks_take_one_piece() -> None:
    assert len(pieces("،")) == len(pieces(".")) == 1
    assert pieces("") == ()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=4))
def test_any_text_is_encoded(sentences: list[list[str]]) -> None:
    vectors = encode(sentences)
    assert [len(v) for v in vectors] == [len(s) for s in sentences]
    assert all(np.isfinite(v).all() for v in vectors)
