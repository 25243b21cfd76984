"""The SentencePiece models of a Marian checkpoint: text to pieces and back, as MarianTokenizer does it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

END = "</s>"


class Pieces:
    """The source and target pieces of a checkpoint folder that holds source.spm and target.spm."""

    def __init__(self, folder: Path) -> None:
        import sentencepiece

        self._source, self._target = (
            sentencepiece.SentencePieceProcessor(model_file=str(folder / name)) for name in ("source.spm", "target.spm")
        )

    def arabic(self, text: str) -> list[str]:
        """The source pieces of a text, with the end mark."""
        return [*_encode(self._source, text), END]

    def english(self, text: str) -> list[str]:
        """The target pieces of a text, without the end mark."""
        return _encode(self._target, text)

    def text(self, pieces: list[str]) -> str:
        """The text of target pieces."""
        return str(self._target.decode([piece for piece in pieces if piece != END])).strip()


def _encode(model: Any, text: str) -> list[str]:
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return list(model.encode(clean, out_type=str))
