"""Sentence beads."""

import numpy as np

from mtaudit.align.sentences import align_sentences, align_vectors


def unit(rows: int, seed: int) -> np.ndarray:
    vectors = np.random.default_rng(seed).normal(size=(rows, 512)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_a_short_article_with_a_gap_on_either_side() -> None:
    english = [
        "The harbour was closed on Sunday because of a storm.",
        "Two fishing boats sank near the lighthouse.",
        "The mayor promised help for the families.",
        "Schools will open again on Tuesday.",
    ]
    arabic = [
        "أغلق الميناء يوم الأحد بسبب عاصفة.",
        "ووعد رئيس البلدية بمساعدة العائلات.",
        "وستفتح المدارس أبوابها مجددا يوم الثلاثاء.",
        "وفازت النادي المحلي بكأس كرة القدم.",
    ]
    assert align_sentences(english, arabic) == [([0], [0]), ([1], []), ([2], [1]), ([3], [2]), ([], [3])]


def test_long_texts_are_aligned_around_a_gap() -> None:
    target = unit(3000, 1)
    source = np.concatenate([target[:1000], unit(400, 2), target[1500:]])
    beads = align_vectors(source, target)
    assert {(b.source, b.target) for b in beads if b.source and b.target} == {
        ((i,), (j,)) for i, j in [*((k, k) for k in range(1000)), *((1400 + k, 1500 + k) for k in range(1500))]
    }


def test_empty_sides() -> None:
    assert align_sentences([], []) == []
    assert align_sentences(["One."], []) == [([0], [])]
    assert align_sentences([], ["واحد.", "اثنان."]) == [([], [0]), ([], [1])]
