"""Store the vectors of the words in the examples of `data/lexicon/senses`: `python -m training.senses`.

Each example marks its word with asterisks. The vectors are the word encoder's, less the mean of all of them, as int8.
"""

from __future__ import annotations

import re

import numpy as np

from mtaudit.encode.words import encode
from mtaudit.english.tokens import tokenize
from mtaudit.meaning.senses import sense_rows
from mtaudit.resources import LEARNED

_MARKED = re.compile(r"\*([^*]+)\*")


def read_example(example: str) -> tuple[list[str], int]:
    """The words of an example, and which of them is marked."""
    match = _MARKED.search(example)
    if match is None:
        raise ValueError(f"no word is marked: {example!r}")
    tokens = tokenize(example.replace("*", ""))
    return [token.text for token in tokens], next(i for i, token in enumerate(tokens) if token.end > match.start())


def main() -> None:
    examples = [read_example(each) for *_, cell in sense_rows() for each in cell.split(" | ")]
    states = encode([words for words, _ in examples])
    vectors = np.array([found[index] for found, (_, index) in zip(states, examples, strict=True)])
    mean = vectors.mean(axis=0)
    centred = vectors - mean
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    scale = 127 / np.abs(centred).max(axis=1, keepdims=True)
    folder = LEARNED / "senses"
    folder.mkdir(exist_ok=True)
    np.savez_compressed(
        folder / "vectors.npz", mean=mean.astype(np.float16), vectors=np.rint(centred * scale).astype(np.int8)
    )
    print(f"{len(vectors)} examples")


if __name__ == "__main__":
    main()
