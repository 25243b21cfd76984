"""MarianMT checkpoints through transformers (Junczys-Dowmunt et al. 2018, https://aclanthology.org/P18-4020)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mtaudit.errors import ModelError
from mtaudit.translate.batches import LONGEST_OUTPUT, translate_all
from mtaudit.translate.pieces import END, Pieces
from mtaudit.translate.translator import USUAL, Decoding, Progress

INSTALL = "pip install 'mtaudit[marian]'"


def available() -> bool:
    """Whether torch and transformers are installed."""
    return find_spec("torch") is not None and find_spec("transformers") is not None


def hush() -> None:
    """Keep transformers' own lines and bars off standard error, which is ours: one line says what is wrong."""
    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity(logging.CRITICAL)


class MarianTranslator:
    """A checkpoint folder (config.json, source.spm, target.spm, vocab.json and weights), in 32-bit floats.

    Nothing is downloaded and no code of the checkpoint is run; weights that are not safetensors are read by torch
    with weights_only.
    """

    kind = "marian"
    fluent = True

    def __init__(self, folder: Path, name: str, revision: str, decoding: Decoding = USUAL) -> None:
        if not available():
            raise ModelError("{name}: needs torch and transformers: {install}", name=name, install=INSTALL)
        import torch
        from transformers import MarianMTModel

        hush()
        self.name, self.revision = name, decoding.sign(revision)
        self._beam, self._device = decoding.beam, decoding.device
        if self._device == "cuda" and not torch.cuda.is_available():
            raise ModelError("{name}: there is no CUDA device; --device cpu needs none", name=name)
        try:
            self._ids: dict[str, int] = json.loads((folder / "vocab.json").read_text("utf-8"))
            self._pieces = Pieces(folder, self._ids)
            self._model, loaded = MarianMTModel.from_pretrained(
                str(folder), local_files_only=True, dtype=torch.float32, output_loading_info=True
            )
            if lacking := sorted(loaded["missing_keys"]):
                raise ValueError(f"its weights lack {len(lacking)} tensors, {lacking[0]} the first of them")
            self._model.eval().to(self._device)
        except Exception as error:  # damaged files fail in torch, safetensors, json and sentencepiece, each its own way
            raise ModelError(
                "{name}: {folder} holds no Marian model that can be read ({reason})",
                name=name,
                folder=folder,
                reason=_first_line(error),
            ) from None
        self._texts = {number: piece for piece, number in self._ids.items()}
        self._unknown = self._ids.get("<unk>", 0)
        self._longest = int(self._model.config.max_position_embeddings)

    def translate(self, sentences: Sequence[str], progress: Progress | None = None) -> list[str]:
        """Translate sentences with beam search."""
        return translate_all(sentences, self._pieces.source, self._translate_batch, progress)

    def score(self, arabic: Sequence[str], english: Sequence[str]) -> list[list[float]]:
        """Log-probabilities of each piece of `english` and of its end, given `arabic`."""
        return [self._score(source, target) for source, target in zip(arabic, english, strict=True)]

    def places(self, english: str) -> list[tuple[int, int]]:
        """Where the pieces of a text stand in it."""
        return self._pieces.places(english)

    def _translate_batch(self, batch: list[list[str]]) -> list[str]:
        import torch

        ids, mask = self._padded(batch)
        with torch.inference_mode():
            output = self._model.generate(
                input_ids=ids,
                attention_mask=mask,
                num_beams=self._beam,
                max_length=min(LONGEST_OUTPUT, self._longest - 1),
                suppress_tokens=[self._unknown, self._model.config.pad_token_id],
            )
        skipped = {self._model.config.pad_token_id, self._ids.get(END)}
        return [
            self._pieces.text(
                [self._texts[number] for number in row if number not in skipped and number in self._texts]
            )
            for row in output.tolist()
        ]

    def _padded(self, batch: list[list[str]]) -> tuple[Any, Any]:
        import torch

        rows = [self._numbers(pieces) for pieces in batch]
        width = max(map(len, rows))
        pad = self._model.config.pad_token_id
        ids = torch.tensor([row + [pad] * (width - len(row)) for row in rows])
        mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])
        return ids.to(self._device), mask.to(self._device)

    def _numbers(self, pieces: list[str]) -> list[int]:
        kept = pieces if len(pieces) <= self._longest else [*pieces[: self._longest - 1], pieces[-1]]
        return [self._ids.get(piece, self._unknown) for piece in kept]

    def _score(self, arabic: str, english: str) -> list[float]:
        import torch

        ids, mask = self._padded([self._pieces.source(arabic)])
        labels = torch.tensor([self._numbers([*self._pieces.target(english), END])]).to(self._device)
        with torch.inference_mode():
            logits = self._model(input_ids=ids, attention_mask=mask, labels=labels).logits
            logits[:, :, self._model.config.pad_token_id] = float("-inf")
            chosen = logits.log_softmax(-1).gather(-1, labels.unsqueeze(-1))
        return [float(value) for value in chosen[0, :, 0]]


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
