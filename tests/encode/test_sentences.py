"""Sentence vectors."""

import numpy as np

from mtaudit.encode.sentences import DIMENSIONS, encode, encode_cuts, encode_runs


def test_a_translation_is_nearer_than_another_sentence() -> None:
    arabic = encode(["أغلقت المدارس أبوابها بسبب الثلوج.", "فاز الفريق بثلاثة أهداف."])
    english = encode(["Schools were closed because of the snow.", "The team won by three goals."])
    similarity = english @ arabic.T
    assert similarity.argmax(axis=1).tolist() == [0, 1]
    assert similarity.diagonal().min() > 0.5


def test_any_string_has_a_unit_vector() -> None:
    vectors = encode(["", " ", "\x00", "\ud800", "\u202e؟", "كلمة " * 5000, "x" * 10000, "😀" * 50])
    assert vectors.shape == (8, DIMENSIONS)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-5)
    assert encode([]).shape == (0, DIMENSIONS)


def test_runs_give_the_vectors_of_their_concatenation() -> None:
    sentences = ["Schools were closed because of the snow.", "Buses did not run.", "Nobody was hurt."]
    runs = encode_runs(sentences)
    for size, first in ((2, 0), (2, 1), (3, 0)):
        whole = encode([" ".join(sentences[first : first + size])])
        assert float(runs.vectors(size, first, first + 1)[0] @ whole[0]) > 0.9
    assert runs.vectors(3).shape == (1, DIMENSIONS)


def test_cuts_give_the_vectors_of_both_parts() -> None:
    text = "Schools were closed on Monday  because of the snow."
    places, before, after = encode_cuts(text)
    assert [text[at:].split(maxsplit=1)[0] for at in places] == text.split()[1:]
    k = places.index(text.index("because"))
    parts = encode([text[: places[k]], text[places[k] :]])
    assert min(float(before[k] @ parts[0]), float(after[k] @ parts[1])) > 0.9
    assert encode_cuts("")[0] == encode_cuts("word")[0] == []
