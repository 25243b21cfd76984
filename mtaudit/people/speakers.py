"""Who speaks: the one who is quoted with قوله, and the one of whom a report goes on with وأضاف."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mtaudit.arabic.agreement import third_person
from mtaudit.arabic.government import likely, share
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.syntax.lists import listed
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.grammar import Gender
from mtaudit.people.heads import Head, read_head
from mtaudit.people.roster import Bearer

_FARTHEST = 45
"""Words between the verb that quotes and قوله."""
_OPENING = 3
"""Words of a sentence of which one is the verb, or the subject begins."""
_SURE = 0.6
_POSSIBLE = 0.05
_PREPOSITIONS = ("عن", "إلى", "الى", "لسان")
_MARKS_AFTER_SAYING = frozenset({":", '"', "“", "«", "'"})
_ENDS = frozenset({".", "؟", "?", "!", "…"})


@dataclass(frozen=True, slots=True)
class Saying:
    """A word that tells by its pronoun or its gender who speaks (قولها, وأضافت), and who that is."""

    index: int
    reading: Reading
    shown: Gender
    head: Head

    @property
    def goes_on(self) -> bool:
        """Whether it is the verb or participle with which a report goes on, not a word with a pronoun."""
        return self.reading.part_of_speech == "verb" or self.reading.pronoun is None


def read_sayings(passages: Iterable[tuple[Sequence[Word], Sequence[Bearer]]]) -> Iterator[tuple[Saying, ...]]:
    """The sayings of each passage of a text, given its words and the persons named in it."""
    before: list[Head] = []
    for words, bearers in passages:
        quoted = tuple(_quotations(words, bearers))
        found = list(quoted)
        for start, end in _sentences(words):
            subject = _subject(words, start, end, bearers)
            continuation = _continuation(words, start, end, before)
            found += continuation
            found += _participles(words, start, end, [subject] if subject else before)
            found += _accounts(words, start, end, [subject] if subject else before)
            if not continuation:  # else the same speaker goes on
                before = [subject, *(each.head for each in quoted if start <= each.index < end)] if subject else []
        yield tuple(found)


def _quotations(words: Sequence[Word], bearers: Sequence[Bearer]) -> Iterator[Saying]:
    """The words that quote somebody after a verb and عن or إلى: نقلت الصحيفة عن الوزيرة قولها."""
    verb = last = -1
    for index, word in enumerate(words):
        if word.text in _ENDS:
            verb = -1
        elif _quotes(word):
            verb = last = index
        said = _with_pronoun(word, "sayings")
        if said is None or verb < 0 or index - verb > _FARTHEST:
            continue
        at = next((at for at in range(last + 1, index) if _is_preposition(words[at])), None)
        if at is not None:
            head = _after_preposition(words, at, index, bearers)
        else:
            head = _without_preposition(words, verb, bearers) if last == verb else None
        last = index
        if head is not None:
            yield Saying(index, *said, head)


def _after_preposition(words: Sequence[Word], at: int, end: int, bearers: Sequence[Bearer]) -> Head | None:
    """Who is quoted: the pronoun of عنه, or the phrase after عن."""
    reading = words[at].reading
    pronoun = reading.pronoun if reading is not None else None
    if pronoun is None:
        return read_head(words, at + 1, end, bearers)
    if pronoun.person == 3 and pronoun.number == "singular" and pronoun.gender is not None:
        return Head(at, words[at].text, pronoun.gender, is_person=True)
    return None


def _without_preposition(words: Sequence[Word], verb: int, bearers: Sequence[Bearer]) -> Head | None:
    """Who is quoted where عن is missing: the person right behind a verb of the other gender, who is not its subject."""
    for bearer in bearers:
        if bearer.first == verb + 1 and bearer.gender is not None:
            reading = _verb(words[verb])
            unlike = reading is not None and reading.gender not in (bearer.gender, None)
            return read_head(words, bearer.first, bearer.last, [bearer]) if unlike else None
    return None


def _accounts(words: Sequence[Word], start: int, end: int, heads: Sequence[Head]) -> Iterator[Saying]:
    """The words for what somebody says, after the subject of the sentence: بحسب قوله، على حد تعبيرها."""
    for index in range(start + 1, end):
        said = _with_pronoun(words[index], "accounts")
        if said is None or normalise(words[index - 1].text) not in word_list("according to"):
            continue
        fits = [each for each in heads if each.index < index or not start <= each.index < end]
        if fits and all(each.is_person and each.gender == fits[0].gender for each in fits):
            yield Saying(index, *said, fits[0])


def _continuation(words: Sequence[Word], start: int, end: int, before: Sequence[Head]) -> list[Saying]:
    """The verb without a subject that begins a sentence and goes on about the one who spoke before: وأضافت أن."""
    verb = _verb(words[start])
    if verb is None or verb.gender is None or normalise(verb.lemma) not in word_list("goes on"):
        return []
    same = bool(before) and all(each.is_person and each.gender == before[0].gender for each in before)
    return [Saying(start, verb, verb.gender, before[0])] if same and _says(words, start + 1, end) else []


def _participles(words: Sequence[Word], start: int, end: int, heads: Sequence[Head]) -> Iterator[Saying]:
    """The participles that begin what somebody says, after the subject of the sentence: مشيرة إلى أن، وتابع قائلا.

    Right behind a verb it speaks of whom that speaks of; further on of the subject, if nothing of its own gender stands
    between that could speak.
    """
    if not heads or any(each.gender != heads[0].gender for each in heads):
        return
    head = heads[0]
    for index in range(start + 1, end):
        shown = _participle_gender(words[index])
        if shown is None or not _says(words, index + 1, end):
            continue
        verb = _verb(words[index - 1])
        if verb is not None and normalise(verb.lemma) in word_list("goes on"):
            if verb.gender == head.gender != shown:
                yield Saying(index, _AS_PARTICIPLE, shown, head)
        elif not any(_may_speak(word, shown) for word in words[start:index]):
            yield Saying(index, _AS_PARTICIPLE, shown, head)


_AS_PARTICIPLE = Reading("", "adjective")


def _participle_gender(word: Word) -> Gender | None:
    """The gender of a participle of saying in the accusative: قائلا, مشيرة."""
    plain = normalise(word.text)
    if plain[:-1] not in listed("speaking participles"):
        return None
    return "masculine" if plain.endswith("ا") else "feminine" if plain.endswith("ة") else None


def _may_speak(word: Word, gender: Gender) -> bool:
    """Whether a word is a verb or a noun for somebody or something of a gender, or may be a name."""
    readings = [each for each in likely(word) if each.part_of_speech in ("verb", "noun")]
    if word.kind == "latin":
        return True
    return any(each.gender in (gender, None) and (each.person == 3 or bool(each.human)) for each in readings)


def _subject(words: Sequence[Word], start: int, end: int, bearers: Sequence[Bearer]) -> Head | None:
    """The subject of a sentence that begins with its verb, or with the subject."""
    for at in range(start, min(start + _OPENING, end)):
        if _verb(words[at]) is not None:
            after = at + 1
            while after < end and normalise(words[after].text) in ("قد", "أيضا", "كذلك"):
                after += 1
            return read_head(words, after, end, bearers)
    return read_head(words, start, end, bearers)


def _sentences(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences of a passage."""
    start = 0
    for at, word in enumerate(words):
        if word.text in _ENDS:
            yield start, at + 1
            start = at + 1
    if start < len(words):
        yield start, len(words)


def _says(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether what is said follows a verb, so that it has no subject of its own."""
    if at < end and normalise(words[at].text) in ("إلى", "الى", "على"):
        at += 1
    return at < end and (
        normalise(words[at].text) in word_list("after saying") or words[at].text in _MARKS_AFTER_SAYING
    )


def _quotes(word: Word) -> bool:
    if normalise(word.text).removeprefix("و") in ("نقلا", "نسبة"):
        return True
    return share(word, lambda r: r.part_of_speech == "verb" and normalise(r.lemma) in word_list("quoting")) >= _POSSIBLE


def _is_preposition(word: Word) -> bool:
    reading = word.reading
    plain = normalise(word.text)
    bare = plain[1:] if plain[:1] == "و" else plain
    if bare in _PREPOSITIONS:
        return True
    attached = reading is not None and reading.part_of_speech == "preposition" and reading.pronoun is not None
    return attached and bare.startswith(("عن", "إلي", "الي"))


def _with_pronoun(word: Word, accepted: str) -> tuple[Reading, Gender] | None:
    """The reading of a word of saying with a pronoun in the third person singular, and the pronoun's gender."""
    for reading in word.readings:
        pronoun = reading.pronoun
        if reading.part_of_speech != "noun" or normalise(reading.lemma) not in word_list(accepted):
            continue
        if pronoun is not None and pronoun.person == 3 and pronoun.number == "singular" and pronoun.gender is not None:
            return reading, pronoun.gender
    return None


def _verb(word: Word) -> Reading | None:
    """The likeliest reading of a word that surely is a verb in the third person singular."""
    if word.kind != "word" or share(word, lambda r: r.part_of_speech == "verb") < _SURE:
        return None
    readings = [r for r in third_person(word.readings) if r.part_of_speech == "verb" and r.number == "singular"]
    genders = {r.gender for r in readings}
    return readings[0] if readings and len(genders) == 1 else None
