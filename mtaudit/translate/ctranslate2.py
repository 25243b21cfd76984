"""Marian checkpoints converted for CTranslate2, in 8-bit integers: four to five times as fast as transformers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from mtaudit.errors import ModelError
from mtaudit.translate.batches import BEAM, LONGEST_OUTPUT, translate_all
from mtaudit.translate.pieces import Pieces
from mtaudit.translate.translator import Progress


class CTranslate2Translator:
    """A converted folder: model.bin and its vocabulary beside source.spm and target.spm.

    `longest` is the number of positions of the model: pieces beyond it are cut off.
    """

    kind = "ctranslate2"
    fluent = True

    def __init__(self, folder: Path, name: str, revision: str, longest: int = 512) -> None:
        import ctranslate2

        self.name, self.revision = name, revision
        self._longest = longest
        try:
            self._pieces = Pieces(folder)
            self._model = ctranslate2.Translator(
                str(folder), device="cpu", inter_threads=_threads(), intra_threads=1, compute_type="default"
            )
        except (OSError, ValueError, RuntimeError) as error:
            raise ModelError(f"{name}: {folder} holds no CTranslate2 model that can be read ({error})") from None

    def translate(self, sentences: Sequence[str], progress: Progress | None = None) -> list[str]:
        """Translate sentences with beam search."""
        return translate_all(sentences, self._pieces.arabic, self._translate_batch, progress)

    def score(self, arabic: Sequence[str], english: Sequence[str]) -> list[list[float]]:
        """Log-probabilities of each piece of `english` and of its end, given `arabic`."""
        results = self._model.score_batch(
            [self._pieces.arabic(text) for text in arabic],
            [self._pieces.english(text)[: self._longest - 1] for text in english],
            max_input_length=self._longest,
        )
        return [list(result.log_probs) for result in results]

    def _translate_batch(self, batch: list[list[str]]) -> list[str]:
        results = self._model.translate_batch(
            batch,
            beam_size=BEAM,
            max_decoding_length=min(LONGEST_OUTPUT, self._longest - 1),
            max_input_length=self._longest,
            disable_unk=True,
            max_batch_size=max(1, -(-len(batch) // _threads())),
        )
        return [self._pieces.text(result.hypotheses[0]) for result in results]


def _threads() -> int:
    """One a core, or as many as OMP_NUM_THREADS says: a worker of a batch has one."""
    wanted = os.environ.get("OMP_NUM_THREADS", "")
    if wanted.isdigit() and int(wanted) > 0:
        return int(wanted)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
