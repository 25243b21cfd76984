"""What a word most likely is: one part of speech, with all the plausible readings that have it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from mtaudit.arabic.disambiguate import Ranked, gain_from_agreement, out_of_context
from mtaudit.arabic.disambiguator_features import tag
from mtaudit.arabic.guess import CATEGORY as GUESS
from mtaudit.arabic.morphology import Case, PartOfSpeech, Pronoun, Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.syntax.lists import closed_class, listed, quantifiers
from mtaudit.arabic.words import Word
from mtaudit.document import TokenKind
from mtaudit.grammar import Gender

Part = PartOfSpeech | Literal["mark", "number", "latin", "inna", "subordinator", "joiner", "particle"]

PLAUSIBLE = 0.02
"""A reading that is less probable is not reckoned with. Chosen by eye."""
CERTAIN = 0.9
LIKELY = 0.5
"""What is less probably a verb or adjective has no ties: the second where its place speaks for it too."""
_NEGLIGIBLE = 0.002
"""The same where a reading only makes one doubt."""
_NEVER_NOUNS = frozenset({"لكي", "كي"})
_AS_OFTEN = 0.4
"""A noun that is less often an adjective stays a noun, though the model may take it for one as it does not agree."""


_NOTHING = Reading("", "unknown")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word is taken for.

    `sure` is the probability, as the disambiguator sees it, that it has this part of speech and these clitics;
    `readings` are the plausible ones that have them, of a verb all, the likeliest first; none for marks and unknown
    words.
    """

    text: str
    """The word, normalised, without a conjunction attached."""
    part: Part
    sure: float
    readings: tuple[Reading, ...]
    conjunction: str = ""
    preposition: str = ""
    article: bool = False
    pronoun: Pronoun | None = None
    noun: Sense | None = None
    """Of a verb: the noun that the same letters may be (قتل)."""
    also: frozenset[PartOfSpeech] = frozenset()
    """Other parts of speech that it may be."""
    accusative: bool = False
    """Written with the tanwin of the accusative."""
    stem: str = ""
    """The word without clitics and without the alif of the accusative, as written."""
    lemmas: tuple[str, ...] = ()
    """Of the readings, without vowels."""

    @property
    def reading(self) -> Reading:
        """The likeliest reading; one that says nothing where there is none."""
        return self.readings[0] if self.readings else _NOTHING

    @property
    def lemma(self) -> str:
        """The lemma of the likeliest reading, without vowels."""
        return self.lemmas[0] if self.lemmas else ""

    def may_be(self, name: str) -> bool:
        """Whether a lemma of it is on a list."""
        return not listed(name).isdisjoint(self.lemmas)

    @property
    def is_name(self) -> bool:
        """A name, as far as one can see."""
        return self.part in ("proper", "latin", "unknown")

    @property
    def is_definite(self) -> bool:
        """Definite by itself."""
        return self.article or self.pronoun is not None or self.is_name or self.part == "demonstrative"

    @property
    def may_be_person(self) -> bool:
        """A name, or a noun that may name people."""
        return not self.readings or self.part == "proper" or self.reading.human is not False

    @property
    def acts(self) -> bool:
        """Whether it can act: a person, a body, a place."""
        if self.part == "proper" or self.reading.human:
            return True
        return any(
            self.stem in listed(name) or self.lemma in listed(name) for name in ("bodies", "people", "collectives")
        )

    @property
    def is_nominal(self) -> bool:
        """Whether it may stand in a noun phrase as its noun."""
        return self.part in ("noun", "proper", "latin", "unknown", "numeral", "number")


def senses(words: Sequence[Word], *, speaker: bool = False) -> list[Sense]:
    """The sense of each word of a sentence; `speaker`: somebody says "I" or "you" in it."""
    found: list[Sense] = []
    before: Sense | None = None
    for word in words:
        sense = _sense(word.text, word.kind, word.ranked, speaker)
        if before is None and sense.part == "noun" and sense.reading.case == "accusative" and not sense.accusative:
            sense = Sense(sense.text, "unknown", 0.0, (), sense.conjunction, stem=sense.text)  # ناديا
        if before is not None and before.part == "pronoun" and sense.part == "verb":
            sense = _as_elative(sense, word)
        if before is not None and before.text in _ONLY_BEFORE_VERBS and before.part != "verb":
            sense = _as_verb(sense, word)
        described = sense.part == "adjective" or (sense.part == "noun" and "adjective" in sense.also)
        if described and before is not None and before.readings and before.is_nominal:
            sense = _beside_noun(word.text, word.kind, word.ranked, speaker, tag(before.reading))
        found.append(sense)
        before = sense
    return found


_ONLY_BEFORE_VERBS = frozenset({"قد", "لقد", "فقد", "لم", "لن", "سوف"})


def _as_elative(sense: Sense, word: Word) -> Sense:
    """The sense of a verb after a pronoun: هي أبرد مكان, where it can be an elative."""
    if sense.reading.aspect != "perfect" or sense.conjunction or not re.fullmatch("أ[^اوي]{3}", sense.text):
        return sense
    elatives = tuple(r for r in word.readings if r.category == "Nel" and not r.conjunction and not r.pronoun)
    if not elatives:
        return Sense(sense.text, "unknown", 0.0, (), stem=sense.text)
    return Sense(sense.text, "noun", 1.0, elatives, stem=_stem(elatives[0]), lemmas=_lemmas(elatives))


def _as_verb(sense: Sense, word: Word) -> Sense:
    """The sense of a word after a particle that only verbs follow."""
    verbs = tuple(r for r in word.readings if r.part_of_speech == "verb" and not r.conjunction and r.person == 3)
    if not verbs:
        return sense
    return Sense(sense.text, "verb", 1.0, verbs, pronoun=verbs[0].pronoun, stem=_stem(verbs[0]), lemmas=_lemmas(verbs))


@lru_cache(maxsize=1 << 14)
def _beside_noun(text: str, kind: TokenKind, ranked: Ranked | None, speaker: bool, noun: str) -> Sense:
    """The sense of a noun or adjective after a noun, where it is no argument against an adjective that it disagrees.

    `noun` is the tag of the reading before.
    """
    sense = _sense(text, kind, ranked, speaker)
    if ranked is None or sense.conjunction or sense.preposition:
        return sense
    shares: dict[PartOfSpeech, float] = {}
    readings: list[Reading] = []
    for reading, probability in zip(ranked.readings, ranked.probabilities, strict=True):
        part = reading.part_of_speech
        if reading.category == GUESS and reading.article:
            continue  # الأمريكي is hardly a name
        clitics = reading.conjunction or reading.preposition or reading.pronoun
        if part == "adjective" and not clitics and probability > _NEGLIGIBLE:
            readings.append(reading)
            gain = gain_from_agreement(reading, noun)
        else:
            gain = 1.0
        shares[part] = shares.get(part, 0.0) + probability * gain
    chance = shares.get("adjective", 0.0) / sum(shares.values())
    if readings and noun[5] == "a" and noun[6] == "-":
        chance = 1.0  # a noun with the alif of the accusative governs nothing
    if chance < 0.5 or (
        chance < 1.0 and sense.part == "noun" and (sense.text.endswith("ية") or how_often_adjective(text) < _AS_OFTEN)
    ):
        return sense
    if sense.part == "adjective":
        return replace(sense, sure=chance)
    return replace(
        sense,
        part="adjective",
        sure=chance,
        readings=tuple(readings),
        article=readings[0].article,
        also=frozenset({"noun"}),
        stem=_stem(readings[0]),
        lemmas=_lemmas(readings),
    )


@lru_cache(maxsize=1 << 14)
def _sense(text: str, kind: TokenKind, ranked: Ranked | None, speaker: bool) -> Sense:
    if kind == "punctuation":
        return Sense(text, "mark", 1.0, ())
    if kind != "word":
        return Sense(text, "number" if kind == "number" else "latin", 1.0, (), stem=text)
    plain = _plain(text)
    if ranked is None or not ranked.readings:
        return Sense(plain, "unknown", 0.0, (), stem=plain)
    readings, probabilities = ranked.readings, ranked.probabilities
    if all(reading.category == GUESS for reading in readings) and (spoken := _as_speaking(plain)) is not None:
        return spoken
    top = _likeliest(readings, probabilities, speaker)
    rest = plain[1:] if top.conjunction else plain
    if rest in quantifiers() or rest in _NEVER_NOUNS:
        top = next((r for r in readings if not r.preposition and not r.pronoun and r.stem == rest), top)
    part: Part = top.part_of_speech
    closed = closed_class(rest, top.pronoun.form if top.pronoun else "")
    if rest == "غير":
        part, top = "particle", next((r for r in readings if r.part_of_speech == "particle"), top)
    elif rest in _NEVER_NOUNS:
        part = "subordinator"
    elif closed is not None and (part not in ("verb", "noun", "adjective", "proper") or _is_adverb(closed, top)):
        part = closed
    elif part == "demonstrative" and normalise(top.lemma) not in ("هذا", "ذلك"):
        part = "noun"  # ذو
    elif part == "noun" and _plain(top.lemma) in listed("adjectives") and not top.pronoun:
        part = "adjective"
    if part == "verb" and "\u064b" in text:
        part = "adverb"
    same: list[Reading] = []
    share = total = 0.0
    also: set[PartOfSpeech] = set()
    doubtful = speaker and top.part_of_speech == "verb" and any(_is_speech(r) for r in readings)
    is_verb = part == "verb"
    for reading, probability in zip(readings, probabilities, strict=True):
        if probability < _NEGLIGIBLE and not is_verb and same:
            break  # they are sorted
        if is_verb and top.person == 3 and reading.part_of_speech == "verb" and reading.person != 3 and not speaker:
            continue
        total += probability
        if reading.part_of_speech != top.part_of_speech:
            if probability > _NEGLIGIBLE and not reading.construct and (speaker or not reading.pronoun):
                also.add(reading.part_of_speech)
        elif _alike(reading, top):
            share += probability
            plausible = probability >= PLAUSIBLE and not (part == "noun" and _is_rare(text, reading))
            if plausible or reading is top or (is_verb and _is_possible(reading, top, rest, probability)):
                same.append(reading)
    return Sense(
        rest,
        part,
        share / total * (0.4 if doubtful else 1.0) if total else 1.0,
        tuple(same),
        top.conjunction,
        top.preposition,
        top.article,
        top.pronoun,
        _as_noun(rest, top, readings) if part == "verb" and "noun" in also else None,
        frozenset(also),
        "\u064b" in text,
        _stem(top),
        _lemmas(same),
    )


def _as_speaking(word: str) -> Sense | None:
    """A participle that the lexicon lacks, in the accusative: متجاهلا."""
    gender: Gender = "feminine" if word.endswith("ة") else "masculine"
    stem = word[:-1]
    if not word.endswith(("ا", "ة")) or stem not in listed("speaking participles"):
        return None
    case: Case = "accusative"
    reading = Reading(stem, "adjective", gender, "singular", case=case, stem=stem, category=GUESS)
    return Sense(word, "adjective", 1.0, (reading,), stem=stem, lemmas=(stem,))


def _stem(reading: Reading) -> str:
    written = _plain(reading.stem)
    return written.removesuffix("ا") if reading.case == "accusative" else written


def _lemmas(readings: Sequence[Reading]) -> tuple[str, ...]:
    if len(readings) == 1:
        return (_plain(readings[0].lemma),)
    return tuple(dict.fromkeys([_plain(reading.lemma) for reading in readings]))


_plain = lru_cache(maxsize=1 << 14)(normalise)


def _as_noun(text: str, verb: Reading, readings: Sequence[Reading]) -> Sense | None:
    nouns = tuple(
        r
        for r in readings
        if r.part_of_speech == "noun" and r.conjunction == verb.conjunction and not (r.preposition or r.pronoun)
    )
    if not nouns or verb.pronoun is not None:
        return None
    return Sense(text, "noun", 0.5, nouns, verb.conjunction, stem=_stem(nouns[0]), lemmas=_lemmas(nouns))


def _likeliest(readings: Sequence[Reading], probabilities: Sequence[float], speaker: bool) -> Reading:
    """The likeliest reading; a verb in the third person goes before the same letters in another, unless one speaks.

    A perfect with ل before it is rather a noun (لفحص).
    """
    top = readings[0]
    if top.part_of_speech != "verb":
        return top
    if top.aspect == "perfect":
        for reading, probability in zip(readings, probabilities, strict=True):
            if reading.category == "Nel" and probability >= PLAUSIBLE:
                return reading  # أكبر
    if top.aspect == "perfect" and top.preposition:
        return next((r for r in readings if r.part_of_speech == "noun"), top)
    if top.person == 3 or speaker:
        return top
    return next(
        (
            r
            for r in readings
            if r.part_of_speech == "verb" and r.person == 3 and (not r.pronoun or r.pronoun.person == 3)
        ),
        top,
    )


@lru_cache(maxsize=1 << 13)
def how_often_adjective(word: str) -> float:
    """How often a word is an adjective, as far as its spelling tells."""
    return sum(share for reading, share in out_of_context(word) if reading.part_of_speech == "adjective")


@lru_cache(maxsize=1 << 13)
def _shares_as_noun(word: str) -> dict[Reading, float]:
    """How probable the readings of a word as a noun are beside its likeliest one, as far as its spelling tells."""
    nouns = {reading: share for reading, share in out_of_context(word) if reading.part_of_speech == "noun"}
    highest = max(nouns.values(), default=1.0)
    return {reading: share / highest for reading, share in nouns.items()}


def _is_rare(word: str, noun: Reading) -> bool:
    """Whether a reading is so rare that only the error of a neighbour makes it plausible: رَيّاح in الرياح القوي."""
    return _shares_as_noun(word).get(noun, 1.0) < PLAUSIBLE


def _is_possible(verb: Reading, top: Reading, word: str, probability: float) -> bool:
    """Whether a verb is to be reckoned with: تسبب and its like are "was caused" and "she causes".

    The other way round the perfect is rare: تعيش is "she lives", hardly "he lived off".
    """
    if verb.aspect == "perfect" and top.aspect == "imperfect" and word.startswith("ت"):
        return probability >= PLAUSIBLE
    if probability >= (PLAUSIBLE if verb.passive else _NEGLIGIBLE / 2):
        return True
    twofold = word.startswith("ت") and len(word) == 4 and verb.aspect == "imperfect" and not verb.passive
    return twofold and verb.gender == "feminine"


def _is_adverb(closed: Part, top: Reading) -> bool:
    """أمس, which the lexicon has for a noun."""
    if closed not in ("adverb", "subordinator") or top.part_of_speech != "noun":
        return False
    return top.stem in ("آن", "أخص", "فعل", "طبع", "ضبط", "كامل", "تالي") or not (
        top.article or top.preposition or top.pronoun
    )


def _is_speech(reading: Reading) -> bool:
    return reading.part_of_speech == "verb" and reading.person in (1, 2) and reading.aspect != "imperative"


def somebody_speaks(words: Sequence[Word]) -> bool:
    """Whether a word of a sentence surely says "I", "we" or "you"."""
    for word in words:
        reading = word.reading
        if reading is None:
            continue
        if reading.pronoun is not None and reading.pronoun.person != 3:
            return True
        if reading.part_of_speech == "pronoun" and reading.person != 3:
            return True
        if reading.part_of_speech == "verb" and all(map(_is_speech, word.readings[:4])):
            return True
    return False


def _alike(reading: Reading, top: Reading) -> bool:
    """Whether two readings of one part of speech have the same clitics or, of verbs, the same person."""
    if reading.conjunction != top.conjunction:
        return False
    if top.part_of_speech == "verb":
        return reading.person == top.person
    return (
        reading.preposition == top.preposition
        and reading.article == top.article
        and (reading.pronoun is None) == (top.pronoun is None)
    )
