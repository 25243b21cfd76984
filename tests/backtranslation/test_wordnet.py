"""How WordNet relates two words."""

from __future__ import annotations

import pytest

from mtaudit.backtranslation.wordnet import Relation, relation


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("buying", "purchased", "same"),
        ("decision", "decided", "same"),
        ("went", "travelled", "same"),
        ("children", "kids", "same"),
        ("ship", "vessel", "near"),
        ("doctor", "nurse", "kin"),
        ("early", "late", "opposite"),
        ("bought", "sells", "opposite"),
        ("minister", "harvest", "none"),
        ("Witkoff", "harvest", "unknown"),
    ],
)
def test_words_are_related_both_ways(one: str, other: str, related: Relation) -> None:
    assert relation(one, other) == relation(other, one) == related
