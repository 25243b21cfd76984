"""The SentencePiece models of a Marian checkpoint: text to pieces and back, as MarianTokenizer does it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from mtaudit.translate.folders import SENTENCE_PIECES

END = "</s>"
_BLANK = "▁"
"""What SentencePiece writes for a blank."""
_INTO_ARABIC = ">>ara<<"
"""What a model that writes several kinds of Arabic wants before the sentence; Modern Standard Arabic."""


class Pieces:
    """The source and target pieces of a checkpoint folder that holds source.spm and target.spm.

    Raises:
        ValueError: they are not those of the vocabulary.
    """

    def __init__(self, folder: Path, vocabulary: Collection[str]) -> None:
        import sentencepiece

        self._source, self._target = (
            sentencepiece.SentencePieceProcessor(model_file=str(folder / name)) for name in SENTENCE_PIECES
        )
        for name, model in zip(SENTENCE_PIECES, (self._source, self._target), strict=True):
            pieces = {model.id_to_piece(number) for number in range(model.get_piece_size())}
            if 2 * len(pieces.intersection(vocabulary)) < len(pieces):
                raise ValueError(f"the vocabulary lacks most pieces of {name}")
        self._start = [_INTO_ARABIC] if _INTO_ARABIC in vocabulary else []

    def source(self, text: str) -> list[str]:
        """The source pieces of a text, with the end mark."""
        return [*self._start, *_encode(self._source, text), END]

    def target(self, text: str) -> list[str]:
        """The target pieces of a text, without the end mark."""
        return _encode(self._target, text)

    def places(self, text: str) -> list[tuple[int, int]]:
        """The characters of a text that each of its target pieces stands for."""
        places = []
        at = 0
        for piece in _encode(self._target, text):
            letters = piece.replace(_BLANK, " ").strip()
            found = text.find(letters, at)
            start = found if 0 <= found <= at + len(piece) else at  # normalised pieces are not found: they follow on
            at = min(start + len(letters), len(text))
            places.append((start, at))
        return places

    def text(self, pieces: list[str]) -> str:
        """The text of target pieces."""
        return str(self._target.decode([piece for piece in pieces if piece != END])).strip()


def _encode(model: Any, text: str) -> list[str]:
    return list(model.encode(_clean(text), out_type=str))


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
