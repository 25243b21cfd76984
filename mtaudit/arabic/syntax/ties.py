"""What is said of words that agree with each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mtaudit.arabic.syntax.concord import Agreement, Place
from mtaudit.arabic.syntax.phrases import Phrase

Role = Literal[
    "subject",
    "predicate",
    "circumstance",
    "adjective",
    "demonstrative",
    "relative",
    "joined relative",
    "article",
    "possessor",
    "one",
    "resumption",
]
"""What the agreeing word is to the other: a verb has a subject; a circumstance is a participle such as قائلا; a joined
relative pronoun has و before it; a possessor is a form of ذو; `one` is أحد or إحدى; a resumption is the word whose
pronoun takes a noun up in the relative clause behind that."""

Manner = Literal[
    "next",
    "apart",
    "topic",
    "relative",
    "attribute",
    "joined",
    "copula",
    "judged",
    "clause",
    "speaking",
    "state",
    "phrase",
    "framed",
    "governed",
]
"""How a tie was found. Of a verb: its subject is right behind it (`next`), further (`apart`), before it (`topic`), is
before its relative pronoun, an indefinite noun right before it (`attribute`), that of the verb before it (`joined`)."""

Doubt = Literal["", "object", "unnamed", "command", "noun", "predicate", "alone"]
"""Why a tie may be none: the noun behind the verb may be its `object`, unless the source tells; it may be so only of a
subject that is named in no sentence before (`unnamed`); the verb may be an imperative or speak to somebody (`command`);
the verb may be a noun; the noun may be the predicate; the demonstrative may stand alone."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What an agreeing word may belong to: a noun of a phrase, or what another word shows.

    `noun` is the index of the noun or the word; `place` is where the agreeing word then stands.
    """

    noun: int
    place: Place
    phrase: Phrase | None = None
    shown: frozenset[Agreement] = frozenset()


@dataclass(frozen=True, slots=True)
class Tie:
    """A word that agrees with one of the candidates, if the sentence is right; the first is the likeliest.

    `target` is the index of the agreeing word.
    """

    role: Role
    target: int
    candidates: tuple[Candidate, ...]
    manner: Manner
    doubt: Doubt = ""
    shown: tuple[Agreement, ...] = ()
    """What the target shows, where that is not what its readings tell; the likeliest first."""
