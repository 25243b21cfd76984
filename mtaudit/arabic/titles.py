"""Titles, offices and occupations: which word is one, what gender it shows, and its form for the other gender."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from mtaudit.arabic.normalise import fold, normalise
from mtaudit.grammar import Gender
from mtaudit.resources import table

_HAMZAS = str.maketrans("أإآ", "ااا")
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ك", "ل")
_PRONOUNS = ("هما", "ها", "هم", "هن", "نا", "كم", "ه", "ي", "ك")


@dataclass(frozen=True, slots=True)
class Pair:
    """A noun for a person in both genders, without article; "-" where it lacks one.

    `both`: the masculine form is said of women too. `thing`: the feminine form is also the word for a thing.
    """

    masculine: str
    feminine: str
    english: frozenset[str]
    both: bool
    thing: bool


@dataclass(frozen=True, slots=True)
class Title:
    """A word that is a title, taken apart: what stands before its stem, the pronoun behind it, and its gender.

    `gender` is None for a word that is said of men and women alike.
    """

    pair: Pair
    form: Gender
    before: str
    """Conjunction, preposition and article as they are written."""
    pronoun: str
    accusative: bool

    @property
    def gender(self) -> Gender | None:
        """What the word tells of a person."""
        return None if self.form == "masculine" and self.pair.both else self.form

    @property
    def article(self) -> bool:
        """Whether it has the article."""
        return self.before.endswith(("ال", "لل"))

    @property
    def preposition(self) -> bool:
        """Whether ب, ك or ل is attached."""
        return any(self.before.lstrip("وف").startswith(each) for each in "بكل") and self.before != "ال"

    def other(self) -> str | None:
        """The word in the other gender; None where there is none."""
        stem = self.pair.feminine if self.form == "masculine" else self.pair.masculine
        if stem == "-":
            return None
        if self.article and self.form == "feminine" and stem + "ي" in _masculine_stems():
            stem += "ي"
        if self.pronoun:
            return self.before + (stem[:-1] + "ت" if stem.endswith("ة") else stem) + self.pronoun
        bare = stem.endswith("ة") or stem[-1] in "اىء"
        return self.before + stem + ("ا" if self.accusative and not bare and not self.article else "")


@cache
def pairs() -> tuple[Pair, ...]:
    """All nouns of `data/lexicon/arabic/titles.tsv`."""
    return tuple(
        Pair(masculine, feminine, frozenset(english.split("|")), "both" in note, "thing" in note)
        for masculine, feminine, english, *note in table("lexicon/arabic/titles.tsv")
    )


@cache
def titles() -> dict[str, Gender]:
    """Nouns that tell the gender of a person, as `fold` spells them, with the article and without."""
    found: dict[str, Gender] = {}
    for pair in pairs():
        for form, gender, doubtful in (
            (pair.masculine, "masculine", pair.both),
            (pair.feminine, "feminine", pair.thing),
        ):
            if form != "-" and " " not in form and not doubtful:
                found[fold(form)] = found[fold(f"ال{form}")] = gender  # type: ignore[assignment]
    return found


@lru_cache(maxsize=1 << 14)
def read_title(word: str, after: str = "") -> Title | None:
    """Take a word apart as a title in the singular; None for any other word.

    What needs no clitic is preferred: وزير is a minister, not "and a button". Some are titles only with the word
    `after` them: قائم بالأعمال.
    """
    return next(_readings(normalise(word).translate(_HAMZAS), normalise(after)), None)


def _readings(plain: str, after: str) -> Iterator[Title]:
    for before, rest in _starts(plain):
        for stem, pronoun, accusative in _ends(rest, bool(before) and before.endswith(("ال", "لل"))):
            if (found := _forms().get(stem) or _forms_of_two().get((stem, after))) is not None:
                pair, gender = found
                if not (accusative and gender == "feminine"):
                    yield Title(pair, gender, before, pronoun, accusative)


def _starts(plain: str) -> Iterator[tuple[str, str]]:
    """What may stand before the stem, the shortest first, and the rest."""
    for conjunction in _CONJUNCTIONS:
        for preposition in _PREPOSITIONS:
            for article in ("", "ل" if preposition == "ل" else "ال"):
                before = conjunction + preposition + article
                if plain.startswith(before) and len(plain) > len(before) + 1:
                    yield before, plain.removeprefix(before)


def _ends(rest: str, article: bool) -> Iterator[tuple[str, str, bool]]:
    """The stem with the pronoun and the alif of the accusative that may stand behind it."""
    yield rest, "", False
    if article:
        return
    if rest.endswith("ا"):
        yield rest[:-1], "", True
    for pronoun in _PRONOUNS:
        stem = rest.removesuffix(pronoun)
        if stem != rest and len(stem) > 1:
            yield (stem[:-1] + "ة" if stem.endswith("ت") else stem), pronoun, False


@cache
def _forms() -> dict[str, tuple[Pair, Gender]]:
    """All single words of the table, by their spelling without hamzas on alif."""
    found: dict[str, tuple[Pair, Gender]] = {}
    for pair in pairs():
        for form, gender in ((pair.masculine, "masculine"), (pair.feminine, "feminine")):
            if form != "-" and " " not in form:
                found.setdefault(form.translate(_HAMZAS), (pair, gender))  # type: ignore[arg-type]
    return found


@cache
def _forms_of_two() -> dict[tuple[str, str], tuple[Pair, Gender]]:
    """The first words of all titles of two words, with the second, as pairs of the first word alone."""
    found: dict[tuple[str, str], tuple[Pair, Gender]] = {}
    for pair in pairs():
        masculine, _, second = pair.masculine.partition(" ")
        feminine = pair.feminine.partition(" ")[0]
        if second and " " not in second:
            alone = replace(pair, masculine=masculine, feminine=feminine)
            found[masculine.translate(_HAMZAS), second] = (alone, "masculine")
            found[feminine.translate(_HAMZAS), second] = (alone, "feminine")
    return found


@cache
def _masculine_stems() -> frozenset[str]:
    """Masculine forms; قاض is القاضي with the article."""
    return frozenset(pair.masculine for pair in pairs())
