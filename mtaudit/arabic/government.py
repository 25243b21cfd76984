"""Which nouns of a sentence must be in the accusative by what stands before them, as far as neighbours tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mtaudit.arabic.clitics import without_conjunction
from mtaudit.arabic.existence import existents
from mtaudit.arabic.guess import CATEGORY
from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.transliterate import to_buckwalter
from mtaudit.arabic.word_lists import is_listed, word_list
from mtaudit.arabic.words import Word
from mtaudit.message import Message, say

POSSIBLE = 0.05
"""A reading that is less probable is not thought of."""
_PASSIVE_VOWEL = "\u064f"
SURE = 0.6
"""A reading that is less probable decides nothing."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a predicate, an object or an adverbial: an indefinite noun there is in the accusative."""

    index: int
    reason: Message
    certain: bool = False
    """The clause ends with it, so that a word that may be a name is none."""


def likely(word: Word) -> tuple[Reading, ...]:
    """The readings of the lexicon that are not improbable; where a name is likelier than any of them, none."""
    pairs = list(zip(word.readings, word.probabilities, strict=True))
    if sum(p for r, p in pairs if r.category == CATEGORY) > 0.5:
        return ()
    return tuple(r for r, p in pairs if p >= POSSIBLE and r.category != CATEGORY)


def share(word: Word, wanted: Callable[[Reading], bool]) -> float:
    """The probability that a word is read as wanted."""
    return sum(
        p for r, p in zip(word.readings, word.probabilities, strict=True) if r.category != CATEGORY and wanted(r)
    )


def is_nominal(reading: Reading) -> bool:
    """A noun or an adjective."""
    return reading.part_of_speech in ("noun", "adjective")


def is_adjective(reading: Reading) -> bool:
    """An adjective, or what the lexicon calls a noun and inflects like one: جميل."""
    if reading.part_of_speech == "adjective":
        return True
    return reading.part_of_speech == "noun" and reading.category in DESCRIBING and reading.human is False


def is_bare(reading: Reading) -> bool:
    """A noun or adjective without article, preposition and pronoun."""
    return is_nominal(reading) and not (reading.article or reading.preposition or reading.pronoun or reading.construct)


def is_defined(reading: Reading) -> bool:
    """A noun or adjective with the article or a pronoun."""
    return is_nominal(reading) and not reading.preposition and (reading.article or reading.pronoun is not None)


def _is_definite(reading: Reading) -> bool:
    return is_defined(reading) or reading.part_of_speech == "proper"


def _masculine(reading: Reading) -> bool:
    return is_bare(reading) and reading.gender == "masculine" and reading.number == "singular"


def accusative(word: Word, *, certain: bool = False) -> str | None:
    """The word with the alif of the indefinite accusative, where it lacks it; None where it takes none, or has it.

    `certain`: it is no name, though it may look like one.
    """
    plain = normalise(word.text)
    if plain in word_list("not inflected") or (not certain and share(word, is_bare) < SURE):
        return None
    reading = next((r for r in word.readings if is_bare(r) and (not certain or r.category in DESCRIBING)), None)
    return _accusative(plain, reading) if reading is not None else None


DESCRIBING = ("N-ap", "Nall", "N/ap")
"""Categories of the lexicon whose words may be adjectives."""


@lru_cache(maxsize=1 << 12)
def _accusative(plain: str, reading: Reading) -> str | None:
    if reading.case is not None or reading.number == "dual":
        return None
    form = inflect(plain, reading, case="accusative")
    return form if form is not None and form != plain and form in (plain + "ا", plain[:-1] + "ئا") else None


def has_tanwin_alif(word: Word) -> bool:
    """Whether a word is written with the alif of the indefinite accusative."""
    return normalise(word.text).endswith("ا") and any(r.case == "accusative" for r in word.readings)


def without_tanwin(word: Word, *, adjective: bool = False) -> str | None:
    """A noun with the alif of the indefinite accusative without it; None where there is none, or it is an adverbial.

    `adjective`: the same of an adjective, which is an adverbial where it ends in يا (رسميا).
    """
    plain = normalise(word.text)
    adverbial = plain in word_list("adverbial accusatives") or plain in word_list("adverbs within")
    if adverbial or not has_tanwin_alif(word) or (adjective and plain.endswith("يا")):
        return None
    if share(word, lambda r: is_nominal(r) if adjective else is_noun(r) and not is_adjective(r)) < SURE:
        return None
    return re.sub("ئ?ا$", lambda ending: "ء" if len(ending[0]) > 1 else "", plain)


def ends_phrase(words: Sequence[Word], index: int) -> bool:
    """Whether an indefinite noun governs no genitive after it: what follows is its adjective, or another phrase."""
    if index + 1 >= len(words):
        return True
    after = words[index + 1]
    if after.kind == "punctuation":
        return after.text not in "\"“”«»'(["
    if after.kind != "word" or not likely(after):
        return False
    if any(r.pronoun and (r.part_of_speech == "preposition" or normalise(r.lemma) == "مثل") for r in after.readings):
        return True
    first = likely(after)[0]
    if first.conjunction and is_bare(first):
        # بناء وتصميم المباني: both govern what follows
        return index + 2 >= len(words) or ends_phrase(words, index + 1)
    if first.conjunction or first.preposition or first.part_of_speech in ("preposition", "conjunction", "particle"):
        return True
    if first.part_of_speech in ("verb", "adverb"):
        name = any(r.part_of_speech == "proper" for r in after.readings)
        return not name and share(after, lambda r: r.part_of_speech in ("verb", "adverb")) >= SURE
    only = _is_action(words[index])  # تسريب موظف, "an employee's leaking": a noun that looks like an adjective
    if only and any(is_noun(r) and r.human for r in likely(after)):
        return False
    if (
        index + 2 < len(words)
        and share(words[index + 2], lambda r: is_noun(r) and (is_bare(r) or is_defined(r))) >= SURE
    ):
        return False  # مسكن أكبر جالية, وضع مجسم سيارة: what looks like an adjective governs a noun
    adjective = share(after, lambda r: (r.part_of_speech == "adjective" if only else is_adjective(r)) and is_bare(r))
    return adjective >= SURE and normalise(after.text) not in ("مختلف", "غير")


_ACTION = re.compile("ta[^aiu]o?[^aiu]iy[^aiu]|<i[^aiu]o[^aiu]A[^aiu]|[{]i.*A[^aiu]")


def _is_action(word: Word) -> bool:
    """Whether a noun names an action, so that its doer may follow in the genitive."""
    return any(_ACTION.fullmatch(to_buckwalter(r.lemma)) for r in likely(word) if r.part_of_speech == "noun")


def slots(words: Sequence[Word]) -> Iterator[Slot]:
    """The places where an indefinite noun is in the accusative.

    They are behind a verb with its subject, behind an elative with the article, and beside an adjective that shows it.
    """
    found: dict[int, Slot] = {}
    for slot in _slots(words):
        plain = normalise(words[slot.index].text)
        if plain in word_list("adverbs within"):
            continue
        if plain not in word_list("times") or _is_described(words, slot.index):
            found.setdefault(slot.index, slot)
    yield from found.values()


def _is_described(words: Sequence[Word], index: int) -> bool:
    """Whether an adjective follows an indefinite noun: وقت ممتع."""
    return index + 1 < len(words) and share(words[index + 1], lambda r: is_adjective(r) and _masculine(r)) >= SURE


def _slots(words: Sequence[Word]) -> Iterator[Slot]:
    for index, word in enumerate(words):
        if _is_verb(word):
            if index + 1 < len(words) and normalise(words[index + 1].text) in word_list("adverbial adjectives"):
                yield Slot(index + 1, say("{word} tells how, in the accusative", word=words[index + 1].text))
            copula = _is_copula(word)
            for at in _objects(words, index):
                if copula and _shows_no_case(words[at]) and _is_described(words, at) and ends_phrase(words, at + 1):
                    yield Slot(at + 1, say("the verb has its subject, so what follows is in the accusative"))
                if ends_phrase(words, at) or (copula and _is_tens(words[at])):
                    certain = copula and at > index + 1 and _ends_with(words, at)
                    yield Slot(at, say("the verb has its subject, so what follows is in the accusative"), certain)
        elif normalise(word.text) in word_list("elatives") and _names_degree(words, index + 1):
            yield Slot(index + 1, say("after {particle} the noun is in the accusative", particle=word.text))
    for existent in existents(words):
        if existent.governed and ends_phrase(words, existent.index):
            yield Slot(existent.index, say("behind إن and its sisters what there is stands in the accusative"))
    yield from _beside_adjectives(words)


def _shows_no_case(word: Word) -> bool:
    """Whether a noun has the same form in every case: مبنى."""
    return normalise(word.text).endswith("ى") and share(word, lambda r: _masculine(r) and is_noun(r)) >= SURE


def _is_copula(word: Word) -> bool:
    return any(normalise(r.lemma) in word_list("copulas") for r in likely(word) if r.part_of_speech == "verb")


def _is_tens(word: Word) -> bool:
    """Whether a word is عشرون or one of the tens after it, which govern no genitive."""
    return share(word, lambda r: r.part_of_speech == "numeral" and r.case in ("nominative", "oblique")) >= SURE


def _ends_with(words: Sequence[Word], at: int) -> bool:
    """Whether a clause ends with a word, or with a word for degree after it."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is None or after.text in (".", "،", "؛", "!", "؟") or normalise(after.text) in word_list("degrees")


def _names_degree(words: Sequence[Word], at: int) -> bool:
    """Whether a noun stands here that tells in what something is more or less: الأكثر انتشارا."""
    return at < len(words) and ends_phrase(words, at) and share(words[at], is_noun) >= SURE


def _is_verb(word: Word) -> bool:
    """Whether a word is a verb, and no elative that looks like its first person (أضعف)."""
    if _PASSIVE_VOWEL in word.text or without_conjunction(normalise(word.text)) in word_list("quantifiers"):
        return False
    elative = any(r.category == "Nel" for r in word.readings) and any(r.person == 1 for r in likely(word))
    return not elative and share(word, lambda r: r.part_of_speech == "verb" and r.aspect != "imperative") >= SURE


def _objects(words: Sequence[Word], index: int) -> Iterator[int]:
    """Where the predicate or the objects of a verb may begin; nothing where the subject may still follow."""
    verb = words[index]
    verbs = [r for r in likely(verb) if r.part_of_speech == "verb"]
    copula = any(normalise(r.lemma) in word_list("copulas") for r in verbs)
    at = index + 1 if copula else _skip(words, index + 1)
    if at is None or at >= len(words):
        return
    if has_subject(words, index):
        if any(r.pronoun for r in verbs) and any(r.human for r in likely(words[at])):
            return  # ساعدنا: we helped, or he helped us
        yield at
        end = definite_phrase(words, at)
        if end > at and end < len(words) and not _conjoined(words[end]):
            yield end
        return
    if any(r.pronoun for r in verbs):
        return
    amount = normalise(words[at].text) in word_list("quantifiers")  # whose verb agrees with what is counted
    masculine = share(words[at], _masculine) >= SURE
    noun = copula or share(words[at], is_noun) >= SURE
    if masculine and noun and not amount and not any(map(_is_he, verbs)) and not all(map(_says, verbs)):
        yield at  # تمثل, كتبت: a masculine noun is no subject of these
    elif copula and masculine and (_is_predicate(words, at) or _has_topic(words, index)):
        yield at
    elif copula or not all("_intr" in r.category or r.passive for r in verbs):
        end = definite_phrase(words, index + 1)
        if copula and end > index + 2 and _only_looks_like_name(words, end - 1):
            yield end - 1
            return
        if copula and (beside := _behind_aside(words, end)) is not None and end > index + 1:
            yield beside
            return
        governs = copula or not all(map(_says, verbs)) or (end < len(words) and _is_described(words, end))
        free = index + 1 < end < len(words) and not _conjoined(words[end])
        if governs and free and _may_be_subject(words[index + 1], verbs):
            yield end


def _behind_aside(words: Sequence[Word], at: int) -> int | None:
    """Where indefinite nouns end the clause behind a preposition and what it governs: كان الطقس في الشمال بارد."""
    if at + 1 >= len(words) or share(words[at], lambda r: r.part_of_speech == "preposition") < SURE:
        return None
    end = definite_phrase(words, at + 1)
    return end if at + 1 < end < len(words) and _ends_clause(words, end) and words[end].kind == "word" else None


def _has_topic(words: Sequence[Word], index: int) -> bool:
    """Whether the subject stands before a verb of becoming: ابنه صار معلما."""
    becomes = any(normalise(r.lemma) in word_list("verbs of becoming") for r in likely(words[index]))
    return becomes and index > 0 and share(words[index - 1], is_defined) >= SURE


def _only_looks_like_name(words: Sequence[Word], at: int) -> bool:
    """Whether a word behind a common noun is an adjective though it is a name too: كان الجو جميل جدا."""
    common = share(words[at - 1], lambda r: r.part_of_speech == "proper") < POSSIBLE
    described = words[at].readings[0].part_of_speech == "proper" and any(
        is_bare(r) and r.category in DESCRIBING for r in words[at].readings
    )
    return common and described and _ends_with(words, at)


def _is_predicate(words: Sequence[Word], at: int) -> bool:
    """Whether a noun right after كان is what somebody was, not who was something."""
    adjective = share(words[at], lambda r: _masculine(r) and is_adjective(r) and not r.human) >= SURE
    adjective = adjective and not any(r.human is not False and is_noun(r) for r in likely(words[at]))
    after = words[at + 1] if at + 1 < len(words) else None
    described = after is not None and any(is_nominal(r) and is_bare(r) for r in after.readings)
    if described and not _ends_with(words, at) and any(r.part_of_speech == "proper" for r in words[at].readings):
        return False  # أصبح سعيد غنيا: a name, of which more is said
    return (adjective and not _acts(words, at)) or _ends_clause(words, at)


def _acts(words: Sequence[Word], at: int) -> bool:
    """Whether a verb or another adjective follows, so that this may be a name: كان سعيد يعمل."""
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or not after.readings:
        return False
    return share(after, lambda r: r.part_of_speech == "verb" or (is_adjective(r) and is_bare(r))) >= SURE


def _may_be_subject(word: Word, verbs: Sequence[Reading]) -> bool:
    """Whether a noun has the gender of a verb before it: in لم يمسس اللافتة ضرر the subject is the last word."""
    readings = likely(word)
    singular = [r for r in readings if r.number == "singular" and r.gender is not None]
    return len(singular) < len(readings) or any(r.gender in (verb.gender, None) for r in singular for verb in verbs)


def has_subject(words: Sequence[Word], index: int) -> bool:
    """Whether a verb's form itself tells its subject: we, you, they; I, unless it may be he (أعد, not أن أعد)."""
    verb = words[index]
    governed = index > 0 and is_listed(normalise(words[index - 1].text), "before imperfect")
    if governed and any(map(_is_i, verb.readings)) and all(r.aspect == "perfect" or _is_i(r) for r in likely(verb)):
        return True
    if any(map(_is_he, verb.readings)) and any(map(_is_i, likely(verb))):
        return False
    return share(verb, lambda r: r.part_of_speech == "verb" and (r.person in (1, 2) or r.number == "plural")) >= SURE


def takes_no_object(verb: Reading) -> bool:
    """Whether a verb has no object, or no person as its object: what stands right behind it is its subject."""
    return "_intr" in verb.category or verb.passive or _says(verb)


def _says(verb: Reading) -> bool:
    """Whether a verb takes no person as its object: the name after قالت is its subject."""
    return normalise(verb.lemma) in word_list("subject verbs")


def _conjoined(word: Word) -> bool:
    return any(r.conjunction for r in likely(word))


def _is_i(verb: Reading) -> bool:
    return verb.aspect == "imperfect" and verb.person == 1 and verb.number == "singular"


def _is_he(verb: Reading) -> bool:
    return verb.person == 3 and verb.gender == "masculine" and verb.number == "singular"


def _ends_clause(words: Sequence[Word], at: int) -> bool:
    """Whether only indefinite nouns and adjectives stand from here to the end of the clause."""
    while at < len(words) and words[at].kind == "word" and share(words[at], is_bare) >= SURE:
        at += 1
    return at >= len(words) or words[at].text in (".", "،", "؛", "!", "؟") or normalise(words[at].text) == "ثم"


def _skip(words: Sequence[Word], at: int) -> int | None:
    """The first word that is none of those that may stand before an object (لي, أيضا)."""
    while at < len(words) and words[at].kind == "word":
        if normalise(words[at].text) not in word_list("adverbs within"):
            return at
        at += 1
    return None


def definite_phrase(words: Sequence[Word], at: int) -> int:
    """The end of a definite noun with its genitives and adjectives, or of a demonstrative that stands for one."""
    if at < len(words) and share(words[at], lambda r: r.part_of_speech == "demonstrative") >= SURE:
        return definite_phrase(words, at + 1)
    start = at
    while at < len(words) and words[at].kind == "word" and share(words[at], _is_definite) >= SURE:
        at += 1
    if at == start and at + 1 < len(words) and share(words[at], is_bare) >= SURE:
        return definite_phrase(words, at + 1) if share(words[at + 1], is_defined) >= SURE else start
    return at


def _beside_adjectives(words: Sequence[Word]) -> Iterator[Slot]:
    """Nouns without the alif whose adjective has it, and adjectives without it whose noun has it."""
    for index in range(len(words) - 1):
        noun, adjective = words[index], words[index + 1]
        if not _SHOWN.search(noun.text + " " + adjective.text):
            continue
        if _are_many(noun, adjective) and index and _may_precede_object(words, index - 1, subject=False):
            yield Slot(index, say("{adjective} is in the accusative, so its noun is too", adjective=adjective.text))
        if not (_is_masculine(noun, is_noun) and _is_masculine(adjective, is_adjective)):
            continue
        if has_tanwin_alif(adjective) and not has_tanwin_alif(noun):
            if index and _may_precede_object(words, index - 1):
                yield Slot(index, say("{adjective} is in the accusative, so its noun is too", adjective=adjective.text))
        elif has_tanwin_alif(noun) and not has_tanwin_alif(adjective) and ends_phrase(words, index + 1):
            yield Slot(index + 1, say("{noun} is in the accusative, so its adjective is too", noun=noun.text))


def is_noun(reading: Reading) -> bool:
    """A noun, of whatever inflection."""
    return reading.part_of_speech == "noun"


def _is_masculine(word: Word, wanted: Callable[[Reading], bool]) -> bool:
    adverb = normalise(word.text) in word_list("adverbs within")
    return not adverb and share(word, lambda r: _masculine(r) and wanted(r)) >= SURE


_SHOWN = re.compile("(?:ا[\u064b\u0640]*|[\u064b]ا|ين)(?: |$)")
"""The end of a word that shows the accusative."""


def _are_many(noun: Word, adjective: Word) -> bool:
    """Whether a broken plural and a sound plural in ين stand together: أشخاص آخرين."""
    plural = share(noun, lambda r: is_bare(r) and r.number == "plural" and r.case is None) >= SURE
    return plural and share(adjective, lambda r: is_bare(r) and r.case == "oblique" and r.number == "plural") >= SURE


def _may_precede_object(words: Sequence[Word], index: int, *, subject: bool = True) -> bool:
    """Whether a noun behind this word may be an object or a predicate: no genitive, and no subject of its verb.

    `subject`: whether the noun may be a subject at all.
    """
    before = words[index]
    readings = likely(before)
    if not readings or before.kind != "word":
        return False
    first = readings[0]
    if first.part_of_speech == "verb":
        if not subject or all(
            r.person in (1, 2) or r.number in ("plural", "dual") or r.gender == "feminine" for r in readings
        ):
            return True
        copula = normalise(first.lemma) in word_list("copulas")
        begins = index == 0 or words[index - 1].kind == "punctuation"
        return bool(first.pronoun) or (copula and (begins or share(words[index - 1], is_defined) >= SURE))
    return share(before, is_defined) >= SURE
