"""Word links between an English sentence and its Arabic translation.

Each possible link is judged alone: a small network reads how alike the vectors of its two words are among those of
the sentence, what the lexicon, names, numbers and clitics say (`cues`), whether the words around are linked alike, and
where the words stand. `training/word_alignment.py` trains the network and the projections of the vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt

from mtaudit.align.cues import CUES, cues, english_class, english_classes
from mtaudit.arabic.words import Word, read_words
from mtaudit.document import Token
from mtaudit.encode.words import encode
from mtaudit.english.tokens import tokenize
from mtaudit.resources import LEARNED

Range = tuple[int, int]
Link = tuple[int, int]
"""The index of an English word and of an Arabic word that render each other."""
Matrix = npt.NDArray[np.float32]
Classes = npt.NDArray[np.int64]

LONGEST = 400
"""Words of a sentence that is linked to its translation: what is longer is no sentence, and costs the square."""

_FLOOR = -10.0
"""Log-probabilities below are all alike: no link."""

_AROUND = ((-1, 0), (1, 0), (2, 0), (0, -1), (0, 1), (-1, -1), (1, 1), (1, -1), (-1, 1))
"""English and Arabic offsets of the neighbours that support a link: "the" goes where the next word goes."""

_REACH = 6.0
"""English words over which the position of linked words tells where a word is expected, as a standard deviation."""


_WHOLE = {
    "n't": "not", "n’t": "not", "'ll": "will", "’ll": "will", "'re": "are", "’re": "are", "'ve": "have",
    "’ve": "have", "'m": "am", "’m": "am",
}  # fmt: skip
"""What the encoder reads for the short form of a word, which it has seldom seen apart from the word before."""

_LINKED = 0.3
"""Least probability of a link; 0.25 and 0.35 are no worse by more than 0.005 on hand-made links."""

_FIRM = 0.5
"""Probability of a link that a judgement on the words may rest on."""

_LINKED_LIGHT = 0.5
"""The same for articles and auxiliaries, which Arabic has no words for: a link says little, a wrong one misleads."""

_LIGHT = ("the", "a", "be", "auxiliary")


FEATURES = (
    "cosine",
    "log forward",
    "log backward",
    "forward",
    "backward",
    "strength",
    "best forward",
    "best backward",
    *(f"strength at {down:+},{right:+}" for down, right in _AROUND),
    "English word linked",
    "Arabic word linked",
    "English word better linked",
    "Arabic word better linked",
    *CUES,
    *(f"other Arabic {cue}" for cue in CUES[:4]),
    *(f"other English {cue}" for cue in CUES[:4]),
    "relative distance",
    "distance from expected",
    "offset from expected",
    "firmness of expected",
)
"""What the network reads of a cell, in order."""


@dataclass(frozen=True, eq=False)
class Pair:
    """The words of a sentence and its translation, their vectors, and what is worked out of them once."""

    english: Sequence[Token]
    arabic: Sequence[Word]
    english_vectors: Matrix
    arabic_vectors: Matrix

    @cached_property
    def cues(self) -> tuple[Matrix, Classes, Classes]:
        """See `mtaudit.align.cues.cues`."""
        return cues(self.english, self.arabic)

    @cached_property
    def likeness(self) -> Matrix:
        """Scaled cosines, of shape (English words, Arabic words), where renderings of each other are near."""
        model = _model()
        english = project_english(self.english_vectors)
        arabic = _project(self.arabic_vectors, model["arabic_weights"], model["arabic_bias"])
        return np.asarray(english @ arabic.T * model["scale"])

    @cached_property
    def probabilities(self) -> Matrix:
        """The probability of each link, of shape (English words, Arabic words)."""
        return _probabilities(self)


def is_linkable(english: Sequence[Token], arabic: Sequence[Token]) -> bool:
    """Whether both sides have words and are no longer than a sentence can be."""
    return 0 < len(english) <= LONGEST and 0 < len(arabic) <= LONGEST


@cache
def _model() -> dict[str, Matrix]:
    with np.load(LEARNED / "align" / "words.npz") as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}


def readable(word: str) -> str:
    """What the encoder reads for a word: short forms spelled out, no blank inside."""
    return _WHOLE.get(word, word).replace(" ", "")


def read_pairs(pairs: Sequence[tuple[Sequence[Token], Sequence[Word]]]) -> list[Pair]:
    """The vectors of the words of (English, Arabic) sentences, all encoded together."""
    vectors = encode([[readable(word.text) for word in side] for pair in pairs for side in pair])
    return [Pair(*pair, *sides) for pair, *sides in zip(pairs, vectors[::2], vectors[1::2], strict=True)]


def read_texts(pairs: Sequence[tuple[str, str]]) -> list[Pair]:
    """The same from texts."""
    return read_pairs([(tokenize(source), read_words(target)) for source, target in pairs])


def _project(vectors: Matrix, weights: Matrix, bias: Matrix) -> Matrix:
    projected = vectors @ weights.T + bias
    return np.asarray(projected / np.maximum(np.linalg.norm(projected, axis=1, keepdims=True), 1e-9))


def project_english(vectors: Matrix) -> Matrix:
    """Unit vectors of English words, near where they may render the same."""
    model = _model()
    return _project(vectors, model["english_weights"], model["english_bias"])


def _log_softmax(scores: Matrix, null: float) -> Matrix:
    """Over the last axis, with one more outcome, no link, whose score is `null`."""
    highest = np.maximum(scores.max(axis=-1, keepdims=True), null)
    total = np.exp(scores - highest).sum(axis=-1, keepdims=True) + np.exp(null - highest)
    return np.asarray(scores - highest - np.log(total))


def _shifted(matrix: Matrix, down: int, right: int) -> Matrix:
    """`result[i, j] == matrix[i + down, j + right]`, 0 outside."""
    rows, columns = matrix.shape
    padded = np.zeros((rows + 4, columns + 4), dtype=matrix.dtype)
    padded[2:-2, 2:-2] = matrix
    return padded[2 + down : 2 + down + rows, 2 + right : 2 + right + columns]


def expected_places(strength: Matrix) -> tuple[Matrix, Matrix]:
    """Where the words around an English word are linked to, as an Arabic index, and how firmly that is known."""
    count = len(strength)
    best, weight = strength.argmax(axis=1), strength.max(axis=1) ** 2
    distance = np.subtract.outer(np.arange(count), np.arange(count)) / _REACH
    kernel = np.exp(-0.5 * distance**2) * weight
    np.fill_diagonal(kernel, 0)
    total = kernel.sum(axis=1)
    return kernel @ best / np.maximum(total, 1e-6), total


def features(pair: Pair) -> tuple[Matrix, Classes, Classes]:
    """What the network reads: (English words, Arabic words, features), and the class of each word of both sides."""
    model = _model()
    scores = pair.likeness
    rows, columns = scores.shape
    forward = _log_softmax(scores, float(model["null"][0]))
    backward = _log_softmax(scores.T, float(model["null"][1])).T
    strength = np.exp((forward + backward) / 2)
    found, english, arabic = pair.cues
    ours, theirs = (np.arange(rows)[:, None] + 0.5) / rows, (np.arange(columns)[None] + 0.5) / columns
    expected, firmness = expected_places(strength)
    offset = (np.arange(columns)[None] - expected[:, None]) * np.minimum(1, firmness)[:, None]
    channels = [
        scores / model["scale"],
        np.maximum(forward, _FLOOR) / 5,
        np.maximum(backward, _FLOOR) / 5,
        np.exp(forward),
        np.exp(backward),
        strength,
        forward == forward.max(axis=1, keepdims=True),
        backward == backward.max(axis=0, keepdims=True),
        *(_shifted(strength, *offsets) for offsets in _AROUND),
        np.broadcast_to(np.exp(forward).sum(axis=1, keepdims=True), scores.shape),
        np.broadcast_to(np.exp(backward).sum(axis=0, keepdims=True), scores.shape),
        strength.max(axis=1, keepdims=True) - strength,
        strength.max(axis=0, keepdims=True) - strength,
        *found,
        *(channel.max(axis=1, keepdims=True) - channel for channel in found[:4]),
        *(channel.max(axis=0, keepdims=True) - channel for channel in found[:4]),
        np.abs(ours - theirs),
        np.minimum(np.abs(offset), 10) / 5,
        np.clip(offset, -10, 10) / 5,
        np.broadcast_to(np.minimum(1, firmness)[:, None], scores.shape),
    ]
    return np.stack(channels, axis=-1, dtype=np.float32, casting="unsafe"), english, arabic


def _probabilities(pair: Pair) -> Matrix:
    if not pair.english or not pair.arabic:
        return np.zeros((len(pair.english), len(pair.arabic)), dtype=np.float32)
    model = _model()
    cells, english, arabic = features(pair)
    hidden = cells @ model["cells"] + model["english"][english][:, None] + model["arabic"][arabic] + model["bias"]
    logits = np.maximum(hidden, 0) @ model["output"] + model["output_bias"]
    return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float32)


@cache
def _thresholds() -> Matrix:
    """By English class."""
    return np.array([_LINKED_LIGHT if name in _LIGHT else _LINKED for name in english_classes()], dtype=np.float32)


def link(pair: Pair) -> list[Link]:
    """The links of a pair, in order."""
    least = _thresholds()[[english_class(word) for word in pair.english]]
    return [(i, j) for i, j in np.argwhere(pair.probabilities > least[:, None]).tolist()]


def firm_links(pair: Pair) -> frozenset[Link]:
    """Links that are more probable than not."""
    return frozenset((i, j) for i, j in np.argwhere(pair.probabilities > _FIRM).tolist())


def align_words_many(pairs: Sequence[tuple[str, str]]) -> list[list[tuple[Range, Range]]]:
    """`align_words` for many (source, target) pairs at once: the encoder likes batches."""
    return [[(_range(pair.english[i]), _range(pair.arabic[j])) for i, j in link(pair)] for pair in read_texts(pairs)]


def align_words(source: str, target: str) -> list[tuple[Range, Range]]:
    """Links between character ranges of `source` and of `target`, by position."""
    return align_words_many([(source, target)])[0]


def _range(word: Token) -> Range:
    return word.start, word.end
