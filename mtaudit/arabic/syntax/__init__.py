"""A reader of clauses: noun phrases, verbs, and which words agree with which.

It goes by parts of speech and word order, never by agreement: a word that does not agree is what the rules look for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mtaudit.arabic.syntax.attributes import attributes
from mtaudit.arabic.syntax.clauses import Clause, read_clauses
from mtaudit.arabic.syntax.concord import Agreement, Concord, of_noun, of_phrase, of_readings, shown
from mtaudit.arabic.syntax.names import NameGender, names_of
from mtaudit.arabic.syntax.phrases import Phrase, read_items
from mtaudit.arabic.syntax.predicates import predicates
from mtaudit.arabic.syntax.resumptions import resumptions
from mtaudit.arabic.syntax.sense import Sense, senses, somebody_speaks
from mtaudit.arabic.syntax.subjects import subjects
from mtaudit.arabic.syntax.ties import Candidate, Role, Tie
from mtaudit.arabic.words import Word

__all__ = [
    "Candidate",
    "Clause",
    "Disagreement",
    "NameGender",
    "Phrase",
    "Role",
    "Syntax",
    "Tie",
    "disagreement",
    "names_of",
    "of_readings",
    "read_syntax",
]


@dataclass(frozen=True, slots=True)
class Syntax:
    """What was read of a sentence: a sense for every word, the ties between them, and the clauses in order."""

    senses: tuple[Sense, ...]
    ties: tuple[Tie, ...]
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A tie that does not hold: what its target shows, the word that it should agree with, and what it should show.

    `wanted` is None where more than one correction is as near.
    """

    tie: Tie
    shown: Agreement
    controller: int
    wanted: Agreement | None


def read_syntax(words: Sequence[Word]) -> Syntax:
    """Read a sentence. The cost grows with its length."""
    pieces, settled = read_items(senses(words, speaker=somebody_speaks(words)))
    sentence = read_clauses(settled, pieces)
    ties = (*subjects(sentence), *predicates(sentence), *attributes(sentence), *resumptions(sentence))
    return Syntax(tuple(settled), tuple(tie for tie in ties if tie.candidates), tuple(sentence.clauses))


def disagreement(syntax: Syntax, tie: Tie, name_gender: NameGender) -> Disagreement | None:
    """Whether the target of a tie agrees with none of its candidates."""
    target = syntax.senses[tie.target]
    if not target.readings:
        return None
    own = frozenset(tie.shown) or shown(target.readings)
    first = _asked(syntax, tie.candidates[0], name_gender)
    if tie.role != "article":
        if first.allowed & own:
            return None
        if any(_asked(syntax, each, name_gender).allowed & own for each in tie.candidates[1:]):
            return None
    read: Agreement = (target.reading.gender or "masculine", target.reading.number or "singular")
    displayed = tie.shown[0] if tie.shown else read
    return Disagreement(tie, displayed, tie.candidates[0].noun, first.best or _nearest(displayed, first.allowed))


def _asked(syntax: Syntax, candidate: Candidate, name_gender: NameGender) -> Concord:
    """What a candidate asks of the target of its tie."""
    if candidate.phrase is None:
        return Concord(candidate.shown)
    if candidate.noun == candidate.phrase.head and candidate.place != "attribute":
        return of_phrase(candidate.phrase, syntax.senses, candidate.place, name_gender)
    return of_noun(candidate.phrase, candidate.noun, syntax.senses, candidate.place, name_gender)


def _nearest(displayed: Agreement, allowed: frozenset[Agreement]) -> Agreement | None:
    """What is allowed and changes least."""
    ranked = sorted(((a[0] != displayed[0]) + (a[1] != displayed[1]), *a) for a in allowed)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return next(a for a in allowed if a == ranked[0][1:])
