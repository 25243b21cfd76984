"""One way to read an Arabic word: its lemma, part of speech, features and clitics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mtaudit.arabic.clitics import Pronoun
from mtaudit.grammar import Gender, Number, Person

Aspect = Literal["perfect", "imperfect", "imperative"]
Mood = Literal["indicative", "subjunctive", "jussive"]
Case = Literal["nominative", "accusative", "genitive", "oblique"]
PartOfSpeech = Literal[
    "noun",
    "adjective",
    "verb",
    "proper",
    "pronoun",
    "demonstrative",
    "relative",
    "preposition",
    "conjunction",
    "particle",
    "adverb",
    "numeral",
    "interjection",
    "unknown",
]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word. Features are None where the form does not tell or the word has none.

    `gender` and `number` are those that agreement sees: functional, not of the ending (خليفة is masculine, حرب is
    feminine, a broken plural is plural). For a verb they are its subject's. `mood` and `case` are given only where
    the spelling shows them (يكتبون, يكتبوا, مهندسون, مهندسين: "oblique"). `human` says that a noun names people.
    """

    lemma: str
    """Vocalised Arabic, as in the lexicon."""
    part_of_speech: PartOfSpeech
    gender: Gender | None = None
    number: Number | None = None
    person: Person | None = None
    aspect: Aspect | None = None
    passive: bool = False
    mood: Mood | None = None
    """What the ending says: يكتبون, يكتبوا ("subjunctive", of which the jussive is spelled alike), يكن ("jussive")."""
    case: Case | None = None
    conjunction: str = ""
    """Attached و or ف."""
    preposition: str = ""
    """Attached ب, ل or ك."""
    article: bool = False
    future: bool = False
    """The س of سيكتب."""
    stem: str = ""
    """The word without clitics, as written in the text, endings kept (وبزيادتهم: زيادت)."""
    pronoun: Pronoun | None = None
    human: bool | None = None
    gloss: str = ""
    """English glosses of the stem, separated by `;`."""
    moods: tuple[Mood, ...] = ()
    """For an imperfect verb all moods that the spelling allows: يكتب all three, يكون no jussive, يكن only that."""
    construct: bool = False
    """A dual or sound plural without its ن (مهندسو, مهندسيها)."""
    category: str = ""
    """The stem's category in the lexicon ("NduAt", "IV_0hAnn"), which says how it inflects."""
    entry: int = -1
    """Which lemma of the lexicon this is a form of; -1 for none."""
