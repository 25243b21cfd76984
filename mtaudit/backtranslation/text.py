"""The English of a sentence: what it says, who wrote it, and whether it can be relied on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from mtaudit.document import Token

GIVEN = "given"
"""The model of a back-translation that somebody else made."""


@dataclass(frozen=True, slots=True)
class BackTranslated:
    """A back-translation by a model, or one that was given.

    `fluent`: whether it is English sentences, not words side by side. `fault` says what is wrong with one that is not
    to be relied on.
    """

    text: str
    model: str
    fluent: bool
    fault: str | None = None

    @property
    def is_evidence(self) -> bool:
        """Whether it tells anything about the translation."""
        return self.fluent and self.fault is None


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A back-translation of a passage that is evidence, and its words."""

    of: BackTranslated
    words: tuple[Token, ...]

    def said(self, words: Sequence[int]) -> str:
        """Some of its words as they stand in it, from the first to the last; nothing for none."""
        return self.of.text[self.words[min(words)].start : self.words[max(words)].end] if words else ""


def join(parts: Sequence[BackTranslated]) -> BackTranslated | None:
    """That of several sentences together."""
    if not any(part.text for part in parts):
        return None
    return BackTranslated(
        " ".join(part.text for part in parts if part.text),
        ", ".join(dict.fromkeys(part.model for part in parts)),
        all(part.fluent for part in parts),
        next((part.fault for part in parts if part.fault), None),
    )


def chrf(returned: str, source: str) -> float:
    """How like the source a back-translation is, from 0 to 100 (Popović 2015, https://aclanthology.org/W15-3049)."""
    return round(min(100.0, float(_metric().sentence_score(returned, [source]).score)), 1)


@cache
def _metric() -> Any:
    from sacrebleu.metrics.chrf import CHRF

    return CHRF()
