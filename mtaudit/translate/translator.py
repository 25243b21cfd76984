"""What a translator is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

Progress = Callable[[int], None]
"""Called with the number of sentences done since the last call."""


BEAM = 4
"""The beam of the published scores of OPUS-MT."""
DEVICES = ("cpu", "cuda")


@dataclass(frozen=True, slots=True)
class Decoding:
    """How a model is run: how many hypotheses it follows, and where."""

    beam: int = BEAM
    device: str = "cpu"

    def sign(self, revision: str) -> str:
        """A revision that says what is not as usual, for it may change translations."""
        unusual = [f"beam{self.beam}"] if self.beam != BEAM else []
        unusual += [self.device] if self.device != "cpu" else []
        return "-".join([revision, *unusual])


USUAL = Decoding()


class Translator(Protocol):
    """From Arabic into English. `fluent` says that it writes English sentences, not words side by side.

    `kind` is `marian`, `ctranslate2`, `firefox` or `gloss`. `revision` changes whenever translations may.
    """

    @property
    def name(self) -> str:
        """The model's name."""

    @property
    def kind(self) -> str:
        """The engine's name."""

    @property
    def revision(self) -> str:
        """The version of the model."""

    @property
    def fluent(self) -> bool:
        """Whether the translations are fluent English."""

    def translate(self, sentences: Sequence[str], progress: Progress | None = None) -> list[str]:
        """Translate sentences; any string is accepted, an empty one stays empty."""


@runtime_checkable
class TranslationModel(Translator, Protocol):
    """A translator that also tells how probable a given translation is."""

    def score(self, arabic: Sequence[str], english: Sequence[str]) -> list[list[float]]:
        """Natural log-probabilities of each English piece and of the sentence end, given the Arabic (forced decoding).

        A list a pair, one number a piece of `english` and one for the end.
        """

    def places(self, english: str) -> list[tuple[int, int]]:
        """Where in a text the pieces stand that `score` tells of, from character to character."""
