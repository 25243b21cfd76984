"""Which sense of an English word an Arabic one renders: what the rule and the attention ask of a passage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mtaudit.meaning.senses import Sense, senses_of

if TYPE_CHECKING:
    from mtaudit.checks.evidence import Passage


def rendered(senses: Iterable[Sense], passage: Passage, index: int) -> list[Sense]:
    """Those of some senses that an Arabic word renders, alone or with its neighbours."""
    return [sense for sense in senses if sense.is_rendered(passage.words, index)]


def other_senses(passage: Passage) -> dict[int, float]:
    """The Arabic words that render another sense than the sentence shows, and by how much it shows it, in cosines."""
    found: dict[int, float] = {}
    for i, choice in passage.senses.items():
        others = [sense for sense in senses_of(passage.english[i].text) if sense is not choice.sense]
        for j in (j for k, j in passage.links if k == i):
            if not choice.sense.is_rendered(passage.words, j) and rendered(others, passage, j):
                found[j] = choice.margin
    return found
