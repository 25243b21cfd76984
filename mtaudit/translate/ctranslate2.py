"""Marian checkpoints converted for CTranslate2, in 8-bit integers: four to five times as fast as transformers."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from mtaudit.errors import ModelError
from mtaudit.translate.batches import LONGEST_OUTPUT, translate_all
from mtaudit.translate.pieces import Pieces
from mtaudit.translate.translator import USUAL, Decoding, Progress


class CTranslate2Translator:
    """A converted folder: model.bin and its vocabulary beside source.spm and target.spm.

    `longest` is the number of positions of the model: pieces beyond it are cut off.
    """

    kind = "ctranslate2"
    fluent = True

    def __init__(self, folder: Path, name: str, revision: str, decoding: Decoding = USUAL, longest: int = 512) -> None:
        import ctranslate2

        self.name, self.revision = name, decoding.sign(revision)
        self._beam, self._longest = decoding.beam, longest
        if decoding.device == "cuda" and not ctranslate2.get_cuda_device_count():
            raise ModelError("{name}: there is no CUDA device; --device cpu needs none", name=name)
        try:
            self._pieces = Pieces(folder, _vocabulary(folder))
            self._model = ctranslate2.Translator(
                str(folder), device=decoding.device, inter_threads=_threads(), intra_threads=1, compute_type="default"
            )
        except (OSError, ValueError, RuntimeError) as error:
            raise ModelError(
                "{name}: {folder} holds no CTranslate2 model that can be read ({reason})",
                name=name,
                folder=folder,
                reason=error,
            ) from None

    def translate(self, sentences: Sequence[str], progress: Progress | None = None) -> list[str]:
        """Translate sentences with beam search."""
        return translate_all(sentences, self._pieces.source, self._translate_batch, progress)

    def score(self, arabic: Sequence[str], english: Sequence[str]) -> list[list[float]]:
        """Log-probabilities of each piece of `english` and of its end, given `arabic`."""
        results = self._model.score_batch(
            [self._pieces.source(text) for text in arabic],
            [self._pieces.target(text)[: self._longest - 1] for text in english],
            max_input_length=self._longest,
        )
        return [list(result.log_probs) for result in results]

    def places(self, english: str) -> list[tuple[int, int]]:
        """Where the pieces of a text stand in it."""
        return self._pieces.places(english)

    def _translate_batch(self, batch: list[list[str]]) -> list[str]:
        results = self._model.translate_batch(
            batch,
            beam_size=self._beam,
            max_decoding_length=min(LONGEST_OUTPUT, self._longest - 1),
            max_input_length=self._longest,
            disable_unk=True,
            max_batch_size=max(1, -(-len(batch) // _threads())),
        )
        return [self._pieces.text(result.hypotheses[0]) for result in results]


def _vocabulary(folder: Path) -> frozenset[str]:
    """All pieces of a converted folder: one list for both sides, or one for each."""
    files = list(folder.glob("*_vocabulary.json"))
    if not files:
        raise ValueError("there is no vocabulary")
    return frozenset(piece for file in files for piece in json.loads(file.read_text("utf-8")))


def _threads() -> int:
    """One a core, or as many as OMP_NUM_THREADS says: a worker of a batch has one."""
    wanted = os.environ.get("OMP_NUM_THREADS", "")
    if wanted.isdigit() and int(wanted) > 0:
        return int(wanted)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
