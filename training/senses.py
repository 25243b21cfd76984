"""Store the vectors of the words in the examples of `data/lexicon/senses`: `python -m training.senses`.

Each example marks its word with asterisks. The directions are those of Fisher's linear discriminant: along them the
senses of one word lie far apart and the examples of one sense together, taken over all words. It prints how many
examples show their sense when each is held against the others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from mtaudit.encode.words import encode
from mtaudit.english.tokens import tokenize
from mtaudit.meaning.context import Matrix, beside, centred, unit
from mtaudit.meaning.senses import sense_rows
from mtaudit.resources import LEARNED

_MARKED = re.compile(r"\*([^*]+)\*")

DIRECTIONS = 128
"""Learned from half of the words, 128 tell the senses of the other half best: 0.857 of their examples; 256: 0.846, the
vectors as they are: 0.811."""

SHRINKAGE = 0.6
"""Share of the identity in the scatter within senses. With 0.3 new sentences are told worse than without directions."""


def read_example(example: str) -> tuple[list[str], int]:
    """The words of an example, and which of them is marked."""
    match = _MARKED.search(example)
    if match is None:
        raise ValueError(f"no word is marked: {example!r}")
    tokens = tokenize(example.replace("*", ""))
    return [token.text for token in tokens], next(i for i, token in enumerate(tokens) if token.end > match.start())


def discriminant(vectors: Matrix, senses: Sequence[int], words: Sequence[str]) -> Matrix:
    """The directions, of shape (numbers of a vector, DIRECTIONS); `words` are those of the senses."""
    label = np.asarray(senses)
    middles = np.stack([vectors[label == sense].mean(axis=0) for sense in range(len(words))])
    within = _scatter(vectors - middles[label])
    _, word = np.unique(np.asarray(words), return_inverse=True)
    between = _scatter(middles - np.stack([middles[word == each].mean(axis=0) for each in range(word.max() + 1)])[word])
    within = (1 - SHRINKAGE) * within + SHRINKAGE * np.trace(within) / len(within) * np.eye(len(within))
    values, axes = np.linalg.eigh(within)
    whitening = axes * values**-0.5
    _, turned = np.linalg.eigh(whitening.T @ between @ whitening)
    return np.asarray(whitening @ turned[:, ::-1][:, :DIRECTIONS], dtype=np.float32)


def _scatter(residuals: Matrix) -> Matrix:
    return np.asarray(residuals.T @ residuals / len(residuals))


def main() -> None:
    rows = list(sense_rows())
    cells = [row[-1].split(" | ") for row in rows]
    senses = [number for number, cell in enumerate(cells) for _ in cell]
    examples = [read_example(each) for cell in cells for each in cell]
    states = encode([words for words, _ in examples])
    pairs = np.stack([beside(words, found, index) for found, (words, index) in zip(states, examples, strict=True)])
    mean = pairs.mean(axis=0)
    placed = centred(pairs, mean)
    directions = discriminant(placed, senses, [row[0] for row in rows])
    vectors = unit(placed @ directions)
    scale = 127 / np.abs(vectors).max(axis=1, keepdims=True)
    folder = LEARNED / "senses"
    folder.mkdir(exist_ok=True)
    np.savez(
        folder / "vectors.npz",
        mean=mean.astype(np.float16),
        directions=directions.astype(np.float16),
        vectors=np.rint(vectors * scale).astype(np.int8),
    )
    print(f"{len(vectors)} examples, {_told(vectors, senses, [row[0] for row in rows]):.3f} show their sense")


def _told(vectors: Matrix, senses: Sequence[int], words: Sequence[str]) -> float:
    """The share of examples whose nearest two and mean are of their own sense, itself left out."""
    label = np.asarray(senses)
    of_word: defaultdict[str, list[int]] = defaultdict(list)
    for sense, word in enumerate(words):
        of_word[word].append(sense)
    right = 0
    for example, vector in enumerate(vectors):
        scores = {}
        for sense in of_word[words[label[example]]]:
            others = np.flatnonzero(label == sense)
            found = vectors[others[others != example]]
            scores[sense] = np.sort(found @ vector)[-2:].mean() + unit(found.mean(axis=0)) @ vector
        right += max(scores, key=lambda sense: scores[sense]) == label[example]
    return right / len(vectors)


if __name__ == "__main__":
    main()
