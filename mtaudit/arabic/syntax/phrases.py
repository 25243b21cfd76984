"""The words of a sentence as phrases, verbs and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from mtaudit.arabic.syntax.lists import listed, possessors, quantifiers
from mtaudit.arabic.syntax.sense import Sense
from mtaudit.arabic.word_lists import word_list

Kind = Literal[
    "phrase",
    "verb",
    "adjective",
    "relative",
    "free",
    "inna",
    "subordinator",
    "joiner",
    "adverb",
    "pronoun",
    "comma",
    "stop",
    "other",
]
"""`free`: a relative word without gender (ما); `stop`: a mark that ends a clause."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with what belongs to it. All numbers are indices of words.

    `nouns` are the head and the nouns that it governs, in order: وزير, خارجية. `amounts` are words for a part or an
    amount before the head, `names` stand beside it in apposition.
    """

    start: int
    end: int
    nouns: tuple[int, ...]
    adjectives: tuple[int, ...] = ()
    names: tuple[int, ...] = ()
    amounts: tuple[int, ...] = ()
    demonstrative: int | None = None
    preposition: str = ""
    definite: bool = False
    accusative: bool = False
    """The spelling shows it (تقريرا)."""
    time: bool = False
    """It says when, or for how long."""
    joined: tuple[Phrase, ...] = ()
    """Phrases that و joins to it."""
    possessors: tuple[int, ...] = ()
    """Forms of ذو."""

    @property
    def head(self) -> int:
        """The word that agreement sees."""
        return self.nouns[0]


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a clause, from word `start` to before word `end`."""

    kind: Kind
    start: int
    end: int
    phrase: Phrase | None = None


_LONGEST_ASIDE = 14
"""Tokens in brackets that are read over."""
_LONGEST_QUOTED_NAME = 4
_OPENING, _CLOSING = "([{", ")]}"
QUOTES = "\"“”„«»'‘’"
_STOPS = ".!?؟:؛;…"
_PREFIXES = frozenset({"غير", "شبه", "فوق", "تحت"})
"""Before an adjective they make another adjective of it."""
_OF_ADJECTIVES = frozenset({"Nall", "N-ap", "N/ap", "N/At"})
"""Categories of the lexicon whose nouns are adjectives as well."""
_SELVES = frozenset({"نفس", "ذات", "عين", "أنفس"})
"""With a pronoun, after a noun: it itself."""


def read_items(senses: Sequence[Sense]) -> tuple[list[Item], list[Sense]]:
    """The pieces of a sentence in order, and the senses as the phrases make them: after a preposition قتل is a noun.

    Short asides in brackets and the marks around quoted names are left out.
    """
    reader = _Reader(senses)
    found = list(reader.items())
    settled = list(senses)
    for place, sense in enumerate(reader.senses):
        settled[reader.at[place]] = sense
    return found, settled


class _Words(NamedTuple):
    """A phrase as places in the reader's words."""

    start: int
    end: int
    nouns: Sequence[int]
    adjectives: Sequence[int] = ()
    names: Sequence[int] = ()
    amounts: Sequence[int] = ()
    demonstrative: int | None = None
    possessors: Sequence[int] = ()


class _Reader:
    """Reads phrases off the words that count: `at` are their indices, `senses` their senses."""

    def __init__(self, senses: Sequence[Sense]) -> None:
        self.at = _visible(senses)
        self.senses = [_with_conjunction(senses, i) for i in self.at]
        self.at.append(len(senses))
        self.verb: Sense | None = None
        """The verb of the clause so far."""
        self._needs_noun = False
        """Whether the word before is a verb behind which a noun is likelier than an adjective."""

    def items(self) -> Iterator[Item]:
        place = 0
        while place < len(self.senses):
            item, place = self.item(place)
            self._needs_noun = False
            if item.kind == "verb":
                self.verb = self.senses[place - 1]
                self._needs_noun = not self.verb.may_be("copulas")
            elif item.kind in ("stop", "inna", "subordinator", "relative", "free", "comma"):
                self.verb = None
            yield item

    def item(self, place: int) -> tuple[Item, int]:
        """The piece that begins at a place, and where the next one begins."""
        sense = self.senses[place]
        part = sense.part
        if part == "mark":
            kind: Kind = "stop" if sense.text[:1] in _STOPS or sense.text in QUOTES else "comma"
            return self._single(kind, place)
        if part == "verb":
            if sense.noun is None or not self._rather_noun(sense):
                return self._single("verb", place)
            self.senses[place] = sense.noun
        if sense.text in listed("free relatives") and not sense.pronoun and self._before_verb(place + 1):
            return self._single("free", place)
        if sense.text in listed("prepositional nouns") and part != "verb" and self._begins_phrase(place + 1):
            return self._prepositional(place)
        if _is_and(sense):
            return self._single("joiner", place)
        if self._is_speaking(sense):
            return self._single("adjective", place)
        if part in ("inna", "subordinator", "joiner", "relative", "adverb"):
            return self._single(part, place)
        if part == "pronoun" and sense.reading.person == 3:
            return self._single("pronoun", place)
        if part == "conjunction":
            return self._single("joiner" if sense.text in listed("joiners") else "subordinator", place)
        if part == "preposition":
            return self._prepositional(place)
        if part == "adjective" and not sense.article and not sense.preposition and not self._governs(place):
            if "noun" not in sense.also or not self._needs_noun:
                return self._single("adjective", place)
            phrase, end = self.phrase(place, "")
            return Item("phrase", phrase.start, phrase.end, phrase), end
        if self._begins_phrase(place):
            phrase, end = self.phrase(place, sense.preposition)
            return Item("phrase", phrase.start, phrase.end, phrase), end
        return self._single("other", place)

    def _is_speaking(self, sense: Sense) -> bool:
        """Whether a noun or adverb is rather a participle: مؤكدا."""
        if sense.part not in ("noun", "adverb") or sense.article or sense.pronoun is not None or not sense.readings:
            return False
        accusative = sense.accusative or sense.reading.case == "accusative" or sense.text.endswith("ة")
        return accusative and sense.lemma in listed("speaking participles")

    def _single(self, kind: Kind, place: int) -> tuple[Item, int]:
        return Item(kind, self.at[place], self.at[place] + 1), place + 1

    def _rather_noun(self, sense: Sense) -> bool:
        """Whether a perfect that may be a noun stands where the clause has its verb (أعلن الرئيس وقف القتال)."""
        if self.verb is None or sense.conjunction or sense.reading.aspect != "perfect":
            return False
        return not self.verb.may_be("copulas")

    def _before_verb(self, place: int) -> bool:
        while place < len(self.senses) and self.senses[place].part == "particle":
            place += 1
        return place < len(self.senses) and self.senses[place].part == "verb" and not self.senses[place].conjunction

    def _as_noun(self, place: int) -> None:
        """Take a word that may be a verb or a noun for a noun."""
        if place < len(self.senses) and (noun := self.senses[place].noun) is not None and not noun.conjunction:
            self.senses[place] = noun

    def _prepositional(self, place: int) -> tuple[Item, int]:
        if self.senses[place].pronoun is not None:
            return self._single("other", place)
        self._as_noun(place + 1)
        if not self._begins_phrase(place + 1):
            return self._single("other", place)
        phrase, end = self.phrase(place + 1, self.senses[place].text)
        return Item("phrase", self.at[place], phrase.end, phrase), end

    def _begins_phrase(self, place: int) -> bool:
        if place >= len(self.senses):
            return False
        sense = self.senses[place]
        if sense.is_nominal or sense.part == "demonstrative":
            return True
        if sense.part != "adjective":
            return False
        return sense.article or self._governs(place) or self._after_amount(place) is not None

    def _governs(self, place: int) -> bool:
        """Whether a word is an adjective in the construct: أكبر شركة, كبار المسؤولين."""
        sense = self.senses[place]
        if place + 1 >= len(self.senses) or not _is_open(sense):
            return False
        after = self.senses[place + 1]
        if after.conjunction or after.preposition or after.part not in ("noun", "proper", "adjective"):
            return False
        if after.article:
            return after.part != "adjective" or "noun" in after.also
        return after.part == "noun" and (
            sense.reading.construct or sense.reading.gender is None or "noun" in sense.also
        )

    def phrase(self, place: int, preposition: str) -> tuple[Phrase, int]:
        """The noun phrase that begins at a place, with what is joined to it, and where it ends."""
        words, end = self._simple(place)
        joined = []
        while end < len(self.senses) and self._is_joined(self.senses[end]):
            other, end = self._simple(end)
            joined.append(self._made(other))
        return self._made(words, preposition, tuple(joined)), end

    def _is_joined(self, sense: Sense) -> bool:
        nominal = sense.part in ("noun", "proper", "numeral", "latin")
        return sense.conjunction == "و" and not sense.preposition and nominal and sense.sure > 0.5

    def _simple(self, place: int) -> tuple[_Words, int]:
        start = place
        demonstrative = None
        if self.senses[place].part == "demonstrative":
            if not self._has_article(place + 1) or not self._may_be_measured(place + 1):
                return _Words(start, place + 1, [place]), place + 1
            demonstrative, place = place, place + 1
        amounts = []
        while (after := self._after_amount(place)) is not None:
            amounts.append(place)
            place = after
        if self._counts_times(place):
            return _Words(start, place + 1, [place], (), (), amounts, demonstrative), place + 1
        nouns, adjectives, names, owners, place = self._chain(place)
        return _Words(start, place, nouns, adjectives, names, amounts, demonstrative, owners), place

    def _after_amount(self, place: int) -> int | None:
        """Where what is measured begins, if a word for an amount stands here."""
        sense = self.senses[place]
        if place + 1 >= len(self.senses) or sense.pronoun is not None:
            return None
        after = self.senses[place + 1]
        counts = sense.part in ("numeral", "number")
        if not counts and sense.stem not in quantifiers() and not _is_elative(sense):
            return None
        if after.text == "من" and after.part == "preposition" and after.pronoun is None and not counts:
            return place + 2 if self._may_be_measured(place + 2) else None
        if counts and after.conjunction == "و" and after.part in ("numeral", "number"):
            return place + 1
        if after.conjunction or after.preposition or (counts and after.part == "latin"):
            return None
        return place + 1 if self._may_be_measured(place + 1) and (counts or _is_open(sense)) else None

    def _may_be_measured(self, place: int) -> bool:
        return place < len(self.senses) and (
            self.senses[place].is_nominal or self.senses[place].part in ("demonstrative", "adjective")
        )

    def _chain(self, place: int) -> tuple[list[int], list[int], list[int], list[int], int]:
        """A noun, the nouns that it governs, adjectives, names and forms of ذو, from a place on."""
        nouns, adjectives, names, owners = [place], list[int](), list[int](), list[int]()
        is_open = _is_open(self.senses[place])
        definite = self.senses[place].is_definite
        place += 1
        while place < len(self.senses):
            if is_open and not adjectives:
                self._as_noun(place)
            sense = self.senses[place]
            if sense.conjunction:
                alike = adjectives and sense.part == "adjective" and not sense.preposition
                if not alike or sense.article != self.senses[adjectives[-1]].article:
                    break
                adjectives.append(place)
            elif sense.preposition:
                break
            elif self._is_possessor(place, is_open and not adjectives):
                owners.append(place)
                *_, place = self._chain(place + 1)
                is_open = False
                continue
            elif sense.part == "adjective" and not sense.article and is_open and self._is_counted(place):
                nouns.append(place)
                is_open = False
            elif sense.part == "adjective" and self._is_amount(place, is_open and not adjectives):
                if not is_open or adjectives:
                    break
                nouns.append(place)
            elif sense.part == "adjective":
                if is_open and sense.article and not adjectives:
                    nouns.append(place)
                    is_open, definite = False, True
                elif self._fits(sense, nouns, definite) and not self._is_another_noun(place, nouns):
                    adjectives.append(place)
                    is_open = False
                else:
                    break
            elif sense.text in _PREFIXES and self._is_adjective(place + 1) and (not is_open or sense.text == "غير"):
                is_open = False
            elif (sense.part == "demonstrative" and is_open and self._has_article(place + 1)) or (
                is_open and not adjectives and sense.part in ("number", "numeral") and self._may_be_measured(place + 1)
            ):
                pass
            elif is_open and not adjectives and sense.is_nominal:
                nouns.append(place)
                is_open = _is_open(sense)
                definite = sense.is_definite
            elif (adjectives and self._is_false_construct(place, adjectives[-1])) or (
                not is_open and self._continues_name(place, nouns, names)
            ):
                names.append(place)
            else:
                break
            place += 1
        return nouns, adjectives, names, owners, place

    def _counts_times(self, place: int) -> bool:
        """Whether a word is the "time" of an ordinal, which governs nothing: لأول مرة."""
        before = self.senses[place - 1] if place else None
        return before is not None and self.senses[place].stem == "مرة" and before.stem in quantifiers()

    def _is_counted(self, place: int) -> bool:
        """Whether a number stands before a word, which is a noun then: 15 دقيقة."""
        return self.senses[place - 1].part in ("number", "numeral")

    def _is_possessor(self, place: int, governed: bool) -> bool:
        """Whether a word is a form of ذو with what is had: no The in a name, not ذات يوم, not governed (دعم ذوي)."""
        sense = self.senses[place]
        if sense.text not in possessors() or not self._may_be_measured(place + 1):
            return False
        after = self.senses[place + 1]
        if governed and all(number == "plural" for _, number in possessors()[sense.text][:1]):
            return False
        return after.part in ("noun", "adjective") and after.stem not in listed("times")

    def _is_amount(self, place: int, governed: bool) -> bool:
        """Whether an adjective is rather a word for an amount: العديد من, مدار عدة أيام."""
        sense = self.senses[place]
        if sense.stem not in quantifiers() or place + 1 >= len(self.senses):
            return False
        after = self.senses[place + 1]
        return (sense.article and after.text == "من") or (governed and not sense.article and after.part == "noun")

    def _is_adjective(self, place: int) -> bool:
        return place < len(self.senses) and self.senses[place].part == "adjective"

    def _has_article(self, place: int) -> bool:
        return place < len(self.senses) and self.senses[place].article and not self.senses[place].preposition

    def _is_false_construct(self, place: int, adjective: int) -> bool:
        """Whether a noun narrows the adjective before it: متعدد الأطراف."""
        sense, before = self.senses[place], self.senses[adjective]
        return adjective == place - 1 and sense.part == "noun" and sense.article and not before.article

    def _continues_name(self, place: int, nouns: list[int], names: list[int]) -> bool:
        """Whether a word after a closed phrase is a name beside it, goes on with a name, or is rather an adjective."""
        sense = self.senses[place]
        in_name = bool(names) or self.senses[nouns[-1]].part in ("proper", "latin", "unknown")
        if sense.part == "number":
            return not in_name and not self._may_be_measured(place + 1)
        if sense.is_name:
            return in_name or not self._is_plural(nouns[0])
        if sense.pronoun is not None and sense.stem in _SELVES:
            return True
        if sense.part == "noun" and sense.article and self.senses[place - 1].article:
            return _is_color(sense) or (
                sense.reading.category in _OF_ADJECTIVES and _alike(sense, self.senses[nouns[-1]])
            )
        return in_name and sense.text in word_list("parts of names")

    def _fits(self, sense: Sense, nouns: list[int], definite: bool) -> bool:
        """Whether an adjective is as definite as a phrase; a name in Latin script makes no noun definite."""
        if self.senses[nouns[-1]].part == "latin":
            return sense.article in (definite, self.senses[nouns[0]].article)
        return sense.article == definite

    def _is_another_noun(self, place: int, nouns: list[int]) -> bool:
        """Whether an adjective in the plural is rather a noun of its own: استقبل الرئيس الصحفيين."""
        sense = self.senses[place]
        counted = nouns[0] > 0 and self._is_counted(nouns[0])  # 34 موظفا آخرين
        if sense.reading.number == "singular" or "noun" not in sense.also or counted:
            return False
        readings = [reading for noun in nouns for reading in self.senses[noun].readings]
        if all(reading.human is False for reading in readings) and sense.reading.gender == "masculine":
            return True
        return all(reading.number == "singular" for reading in readings)

    def _is_plural(self, place: int) -> bool:
        readings = self.senses[place].readings
        return bool(readings) and all(reading.number == "plural" for reading in readings)

    def _made(self, words: _Words, preposition: str = "", joined: tuple[Phrase, ...] = ()) -> Phrase:
        first = self.senses[(words.amounts or words.nouns)[0]]
        measured = [self.senses[place] for place in (*words.amounts, words.nouns[0])]
        return Phrase(
            self.at[words.start],
            self.at[words.end - 1] + 1,
            self._indices(words.nouns),
            self._indices(words.adjectives),
            self._indices(words.names),
            self._indices(words.amounts),
            None if words.demonstrative is None else self.at[words.demonstrative],
            preposition,
            self.senses[words.nouns[-1]].is_definite,
            _is_accusative(first) or (words.start > 0 and specifies(self.senses[words.start - 1], first)),
            any(sense.stem in listed("times") for sense in measured),
            joined,
            self._indices(words.possessors),
        )

    def _indices(self, places: Sequence[int]) -> tuple[int, ...]:
        return tuple(self.at[place] for place in places)


def _visible(senses: Sequence[Sense]) -> list[int]:
    """The words without short asides in brackets and without the quotation marks around a name."""
    found: list[int] = []
    skip_to, closing = 0, -1
    for index, sense in enumerate(senses):
        if index < skip_to or index == closing or _is_apart(senses, index):
            continue
        if sense.part == "mark":
            if sense.text in _OPENING:
                mark = _CLOSING[_OPENING.index(sense.text)]
                end = _find(senses, index, _LONGEST_ASIDE, mark)
                if end is not None and _is_name(senses, index, end):
                    closing = end
                    continue
                if end is not None:
                    skip_to = end + 1
                    continue
            elif sense.text in QUOTES:
                end = _find(senses, index, _LONGEST_QUOTED_NAME + 2)
                if end is not None and senses[end].text in QUOTES:
                    closing = end
                    continue
        found.append(index)
    return found


def _is_apart(senses: Sequence[Sense], index: int) -> bool:
    """Whether a word is the conjunction و, written apart from the word that it joins."""
    if not _is_and(senses[index]) or index + 1 >= len(senses):
        return False
    return senses[index + 1].part not in ("mark", "number") or senses[index + 1].text in _OPENING + QUOTES


def _is_and(sense: Sense) -> bool:
    return sense.part == "conjunction" and sense.conjunction == "و" and sense.text == ""


def _is_name(senses: Sequence[Sense], opening: int, closing: int) -> bool:
    """Whether brackets hold a name that the sentence needs: قال (جون), في (باريس)."""
    if closing - opening > _LONGEST_QUOTED_NAME + 1:
        return False
    before = senses[opening - 1] if opening else None
    needed = before is None or _is_and(before) or before.part in ("preposition", "verb", "inna", "mark")
    return needed and all(sense.is_name for sense in senses[opening + 1 : closing])


def _with_conjunction(senses: Sequence[Sense], index: int) -> Sense:
    """A word, with a و before it that is written apart."""
    before = index - 1
    while before >= 0 and senses[before].part == "mark" and senses[before].text in _OPENING + QUOTES:
        before -= 1
    return replace(senses[index], conjunction="و") if before >= 0 and _is_apart(senses, before) else senses[index]


def _find(senses: Sequence[Sense], opening: int, longest: int, mark: str = "") -> int | None:
    """The next mark after an opening one, no further than `longest` words."""
    for index in range(opening + 1, min(opening + longest, len(senses))):
        if senses[index].part == "mark" and mark in ("", senses[index].text):
            return index
    return None


def _is_open(sense: Sense) -> bool:
    """Whether a word may govern the noun after it."""
    if sense.article or sense.accusative or sense.pronoun is not None:
        return False
    if sense.part in ("unknown", "proper") and sense.text.endswith(("ات", "ة")):
        return True
    if sense.part not in ("noun", "adjective", "numeral"):
        return False
    return any(_may_govern(r.case, r.number, r.construct) for r in sense.readings)


def _may_govern(case: str | None, number: str | None, construct: bool) -> bool:
    if case is None:
        return True
    return construct if number != "singular" else case != "accusative"


def _is_accusative(sense: Sense) -> bool:
    return sense.accusative or (
        bool(sense.readings)
        and all(
            reading.case == "accusative" or (reading.case == "oblique" and reading.number != "singular")
            for reading in sense.readings
        )
    )


def _alike(sense: Sense, noun: Sense) -> bool:
    """Whether two nouns may agree as noun and adjective do."""
    shown = {(reading.gender, reading.number) for reading in sense.readings}
    asked = {
        ("feminine", "singular")
        if reading.number == "plural" and not reading.human
        else (reading.gender, reading.number)
        for reading in noun.readings
    }
    return not shown.isdisjoint(asked)


def _is_color(sense: Sense) -> bool:
    """الأبيض, الأوسط: adjectives that the lexicon has for nouns."""
    return (
        bool(sense.readings)
        and re.fullmatch("أ[^اويى]?..", sense.stem) is not None
        and sense.reading.number == "singular"
    )


def specifies(elative: Sense, sense: Sense) -> bool:
    """Whether a noun says in what respect something is more or less: الأكثر دفئا."""
    return is_elative(elative) and sense.text.endswith("ا") and not (sense.article or sense.preposition)


def is_elative(sense: Sense) -> bool:
    """أكبر, أعلى: the same for all genders and numbers."""
    if not sense.readings or sense.reading.number not in ("singular", None):
        return False
    return sense.reading.category == "Nel" or (
        re.fullmatch("أ[^اىي]{2}[^اوي]?", sense.stem) is not None and "st" in sense.reading.gloss
    )


def _is_elative(sense: Sense) -> bool:
    """أكبر, أهم: before a noun it takes the noun's agreement."""
    return not sense.article and bool(sense.readings) and sense.part in ("adjective", "noun") and is_elative(sense)
