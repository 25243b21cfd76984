"""The English of a sentence: what it says, who wrote it, and whether it can be relied on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
