"""Sentence beads."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.align import align_sentences
from mtaudit.align.sentences import Bead, align_vectors, propose_beads
from mtaudit.encode.sentences import encode_runs

ENGLISH = [
    "The harbour was closed on Sunday because of a storm.",
    "Two fishing boats sank near the lighthouse.",
    "The mayor promised help for the families.",
    "Schools will open again on Tuesday.",
    "In the evening the national team plays against Ghana.",
    "Doctors warn that the new virus spreads quickly among children.",
]
ARABIC = [
    "أغلق الميناء يوم الأحد بسبب عاصفة.",
    "وغرق قاربا صيد قرب المنارة.",
    "ووعد رئيس البلدية بمساعدة العائلات.",
    "وستفتح المدارس أبوابها مجددا يوم الثلاثاء.",
    "ويلعب المنتخب الوطني مساء أمام غانا.",
    "ويحذر الأطباء من أن الفيروس الجديد ينتشر بسرعة بين الأطفال.",
]


def unit(rows: int, seed: int) -> np.ndarray:
    vectors = np.random.default_rng(seed).normal(size=(rows, 512)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


def linked(beads: list[Bead]) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {(bead.source, bead.target) for bead in beads if bead.source and bead.target}


def test_a_gap_on_either_side() -> None:
    english, arabic = ENGLISH[:4], [ARABIC[0], ARABIC[2], ARABIC[3], "وفاز النادي المحلي بكأس كرة القدم."]
    assert align_sentences(english, arabic) == [([0], [0]), ([1], []), ([2], [1]), ([3], [2]), ([], [3])]


def test_sentences_that_were_joined_and_split() -> None:
    arabic = [ARABIC[0], ARABIC[1] + " " + ARABIC[2], "وستفتح المدارس أبوابها", "مجددا يوم الثلاثاء.", *ARABIC[4:]]
    assert align_sentences(ENGLISH, arabic) == [([0], [0]), ([1, 2], [1]), ([3], [2, 3]), ([4], [4]), ([5], [5])]


def test_a_block_that_moved_is_found() -> None:
    arabic = ARABIC[3:] + ARABIC[:3]
    assert align_sentences(ENGLISH, arabic) == [([i], [(i + 3) % 6]) for i in (3, 4, 5, 0, 1, 2)]


def test_words_that_moved_over_a_boundary_make_one_bead() -> None:
    english = ["Rebels attacked a village and burned houses.", "The army sent helicopters and two hundred soldiers."]
    arabic = ["هاجم متمردون قرية.", "وأحرقوا منازل فأرسل الجيش مروحيات ومئتي جندي."]
    assert align_sentences(english + ENGLISH, arabic + ARABIC)[:2] == [([0, 1], [0, 1]), ([2], [2])]


def test_a_short_sentence_that_a_part_of_another_renders() -> None:
    english = ["For two days they searched for tents, ropes and food.", "In vain.", *ENGLISH]
    arabic = ["وظلوا يومين يبحثون عن الخيام والحبال والطعام لكن دون جدوى.", *ARABIC]
    assert align_sentences(english, arabic)[:2] == [([0, 1], [0]), ([2], [1])]


def test_a_translation_is_further_evidence() -> None:
    nonsense = ["كلام بلا معنى."] * 6
    assert align_sentences(ENGLISH, nonsense, translated=ENGLISH) == [([i], [i]) for i in range(6)]


def test_words_speak_against_a_doubtful_bead() -> None:
    english = [ENGLISH[0], "Police arrested two men after a fire in a hotel in the old town.", ENGLISH[4]]
    arabic = [ARABIC[0], "وقال شهود إن دخانا كثيفا غطى الشوارع المحيطة بالفندق طوال الليل.", ARABIC[4]]
    proposed = propose_beads(encode_runs(english), encode_runs(arabic))[1]
    assert (proposed.source, proposed.target) == ((1,), (1,))
    assert align_sentences(english, arabic) == [([0], [0]), ([1], []), ([], [1]), ([2], [2])]


def test_empty_sides() -> None:
    assert align_sentences([], []) == []
    assert align_sentences(["One."], []) == [([0], [])]
    assert align_sentences([], ["واحد.", "اثنان."]) == [([], [0]), ([], [1])]


def test_long_texts_around_gaps_and_a_moved_block() -> None:
    target = unit(3000, 1)
    source = np.concatenate([target[:1000], unit(400, 2), target[1520:2000], target[1500:1520], target[2000:]])
    expected = [(k, k) for k in range(1000)] + [(1400 + k, 1520 + k) for k in range(480)]
    expected += [(1880 + k, 1500 + k) for k in range(20)] + [(1900 + k, 2000 + k) for k in range(1000)]
    assert linked(align_vectors(source, target)) == {((i,), (j,)) for i, j in expected}


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 40), st.integers(1, 40), st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=60))
def test_every_sentence_is_in_one_bead(height: int, width: int, alike: list[tuple[int, int]]) -> None:
    source, target = unit(height, 3), unit(width, 4)
    for i, j in alike:
        target[j % width] = source[i % height]
    beads = align_vectors(source, target)
    assert sorted(i for bead in beads for i in bead.source) == list(range(height))
    assert [j for bead in beads for j in bead.target] == list(range(width))
    assert all(len(bead.source) <= 4 and len(bead.target) <= 4 for bead in beads)
    assert all((bead.similarity is None) == (not bead.source or not bead.target) for bead in beads)
