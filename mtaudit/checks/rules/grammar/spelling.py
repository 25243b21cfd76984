"""What the rules of spelling share: the likely misspellings of a kind, and one finding where a text errs throughout."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from mtaudit.arabic.misspellings import Misspelling
from mtaudit.arabic.spelling import Confusion
from mtaudit.checks import Evidence, Mark, Passage
from mtaudit.checks.rules.grammar.source import renders_name
from mtaudit.message import Message, say

HAMZAS: frozenset[Confusion] = frozenset({"hamza left out", "needless hamza", "wrong hamza"})
"""What the rule of hamzas speaks of; words with a wrong last letter too are for the rules of these."""

_LIKELY = 0.7
"""The least probability of a misspelling. Of 480 in essays written for this one was none."""
_THROUGHOUT: dict[Confusion, int] = {"hamza left out": 20, "ه for ة": 20, "ى for ي": 2, "ي for ى": 20}
"""So many words, and this share of those that could be, are a habit of the text and make one finding. ى for ي is what
Egypt writes."""
_HABIT: dict[Confusion, float] = {"hamza left out": 0.8, "ه for ة": 0.8, "ى for ي": 0.4, "ي for ى": 0.8}
_ALIKE: dict[Confusion, frozenset[Confusion]] = {"hamza left out": frozenset({"hamza left out", "wrong hamza"})}
"""Who leaves hamzas out at the beginning of words leaves them out inside too."""


def misspelled(evidence: Evidence, kinds: Collection[Confusion]) -> list[tuple[Passage, Misspelling]]:
    """The words that are likely misspelled in one of these ways, and are no names in the source."""
    return [
        (passage, each)
        for passage, found in zip(evidence.prose, evidence.spelling.found, strict=True)
        for each in found
        if each.probability >= _LIKELY and not each.kinds.isdisjoint(kinds) and not _renders_name(passage, each)
    ]


def _renders_name(passage: Passage, misspelling: Misspelling) -> bool:
    """Whether the source has a name in the place of a word whose hamza is in doubt: Farage, of فاراج."""
    return not misspelling.kinds.isdisjoint(HAMZAS) and renders_name(passage, misspelling.index)


def marks(evidence: Evidence, found: list[Misspelling], habits: dict[Confusion, Message]) -> Iterator[Mark]:
    """A mark for each misspelling; one for all of a kind that the text makes throughout.

    `habits` says what the writer does, by what is confused.
    """
    for kind, habit in habits.items():
        same = _ALIKE.get(kind, frozenset({kind}))
        alike = [each for each in found if not each.kinds.isdisjoint(same)]
        if len(alike) >= _THROUGHOUT[kind] and evidence.spelling.rates[kind] >= _HABIT[kind]:
            yield Mark(
                alike[0].word,
                say("{habit} throughout the text, in {count} words", habit=habit, count=len(alike)),
                0.95,
                suggestion=alike[0].right,
                evidence={
                    "words": len(alike),
                    "places": " ".join(f"{each.word.start}-{each.word.end}" for each in alike),
                    "spellings": " ".join(dict.fromkeys(each.right for each in alike)),
                },
            )
            found = [each for each in found if each.kinds.isdisjoint(same)]
    for each in found:
        yield Mark(
            each.word, say("the word is written {right}", right=each.right), each.probability, suggestion=each.right
        )
