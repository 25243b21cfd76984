"""Whom an Arabic text names: names, the titles before them, and what these tell of a man or a woman."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from mtaudit.arabic.agreement import third_person
from mtaudit.arabic.given_names import given_name_gender
from mtaudit.arabic.government import likely, share
from mtaudit.arabic.guess import CATEGORY
from mtaudit.arabic.normalise import fold, normalise
from mtaudit.arabic.titles import Title, read_title
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.grammar import Gender
from mtaudit.people.gazetteer import arabic_index

_LONGEST_NAME = 5
_LONGEST_PHRASE = 10
"""Words of a title with all that belongs to it (كبير المستشارين في وزارة الخارجية)."""
_NO_NAME = frozenset({"preposition", "conjunction", "particle", "demonstrative", "relative", "pronoun", "verb"})
_SURE = 0.5
_CERTAIN = 0.95


@dataclass(frozen=True, slots=True)
class ArabicName:
    """A name of a person, as a range of words, and the gender that the name itself tells."""

    first: int
    last: int
    gender: Gender | None


@dataclass(frozen=True, slots=True)
class TitleBefore:
    """A title that may belong to the name after it. `clear`: it stands where it can hardly be somebody else's."""

    index: int
    title: Title
    clear: bool


def read_arabic_names(words: Sequence[Word]) -> Iterator[ArabicName]:
    """The names in a sentence that are surely of a person: of known people, and such as begin with a given name."""
    folded = [fold(word.text) for word in words]
    index = arabic_index()
    at = 0
    while at < len(words):
        bare = bare_name(words[at])
        full = index.at([*folded[:at], bare, *folded[at + 1 :]], at) if bare in index.full else None
        if full is not None:
            yield ArabicName(at, at + full[0], full[1])
            at += full[0]
        elif (gender := _given_gender(words, at)) is not None:
            end = name_end(words, at + 1)
            yield ArabicName(at, end, gender)
            at = end
        else:
            if bare in index.alone:
                yield ArabicName(at, at + 1, index.alone[bare])
            at += 1


def bare_name(word: Word) -> str:
    """A word as `fold` spells it, without و or ف before it where these are hardly the first letter of the name.

    و is taken off where the word is so read, ف, which names rarely have attached, only before a known name.
    """
    folded, bare = fold(word.text), fold(word.text)[1:]
    index = arabic_index()
    if folded[:1] not in ("و", "ف") or len(bare) < 3 or folded in index.full or folded in index.alone:
        return folded
    if bare in index.full or bare in index.alone or given_name_gender(bare) is not None:
        return bare
    return bare if folded[0] == "و" and word.reading is not None and word.reading.conjunction else folded


def name_end(words: Sequence[Word], at: int) -> int:
    """The end of a name whose first word stands before `at`."""
    start = at
    while at < len(words) and at < start + _LONGEST_NAME - 1 and (is_name_word(words[at]) or _is_surname(words, at)):
        at += 1
    while at > start and normalise(words[at - 1].text) in word_list("in names"):
        at -= 1
    return at


def is_name_word(word: Word) -> bool:
    """Whether a word is probably a name, or a particle in one."""
    if word.kind != "word":
        return word.kind == "latin" and word.text[:1].isupper()
    if normalise(word.text) in word_list("in names"):
        return True
    if any(r.conjunction or r.preposition for r in word.readings[:1]):
        return False
    return not word.readings or share_of_names(word) >= _SURE


def share_of_names(word: Word) -> float:
    """The probability that a word is a name."""
    return sum(
        p
        for r, p in zip(word.readings, word.probabilities, strict=True)
        if r.category == CATEGORY or r.part_of_speech == "proper"
    )


def _is_surname(words: Sequence[Word], at: int) -> bool:
    """Whether a word of the language is rather a family name, right after a given name: سامي حداد، سناء العلوي.

    What looks like a masculine adjective is one behind the given name of a woman.
    """
    word, before = words[at], words[at - 1]
    given = given_name_gender(before.text)
    if given is None or word.kind != "word" or read_title(word.text) is not None:
        return False
    masculine = (
        share(word, lambda r: r.part_of_speech == "adjective" and r.article and r.gender == "masculine") >= _SURE
    )
    return given_name_gender(word.text) is not None or (given == "feminine" and masculine)


def _given_gender(words: Sequence[Word], at: int) -> Gender | None:
    """The gender of a given name that stands as one: before another name, or after a title."""
    word = words[at]
    if word.kind != "word":
        return None
    gender = given_name_gender(word.text)
    if gender is None:
        return None
    following = words[at + 1] if at + 1 < len(words) else None
    before_name = following is not None and following.kind != "punctuation" and name_end(words, at + 1) > at + 1
    titled = _after_title(words, at) or (before_name and any(each.clear for each in titles_before(words, at)))
    if word.readings and share_of_names(word) < _SURE and not titled:
        return None
    alone = gender == "feminine" and _is_only_name(word) and at > 0 and _is_verb(words[at - 1])
    if not (before_name or alone or _after_title(words, at)):
        return None
    return None if at and _begins_name(words[at - 1]) else gender


def _is_verb(word: Word) -> bool:
    return share(word, lambda r: r.part_of_speech == "verb" and r.person == 3) >= _SURE


def _is_only_name(word: Word) -> bool:
    """Whether a word is a name and no place: alone, such a name of a woman is hardly a family name."""
    return not word.readings or (share_of_names(word) > _CERTAIN and word.readings[0].gender is None)


def _begins_name(word: Word) -> bool:
    """Whether a word may be the beginning of a name that goes on: a name, unless it is that of a place.

    No name of a person begins with the article: رئيسة وزراء الدنمارك ميته فريدريكسن.
    """
    if fold(word.text) in word_list("prefixes of places"):
        return True
    if fold(word.text).startswith("ال") and given_name_gender(word.text) is None:
        return False
    return word.kind == "word" and is_name_word(word) and all(r.gender is None for r in word.readings[:1])


def _after_title(words: Sequence[Word], at: int) -> bool:
    """Whether a title with the article stands before the word, adjectives between (الممثلة المصرية يسرا)."""
    at -= 1
    while at > 0 and any(r.part_of_speech == "adjective" and r.article for r in words[at].readings[:1]):
        at -= 1
    title = read_title(words[at].text) if at >= 0 and words[at].kind == "word" else None
    return title is not None and title.article


def titles_before(words: Sequence[Word], name: int, people: Set[int] = frozenset()) -> list[TitleBefore]:
    """The titles in the phrase before a name that may be its bearer's, the nearest first (الرئيس, زوجة of زوجة الرئيس).

    None where the name is rather the complement of the phrase (متحدث باسم ترامب، محامي ترامب). `people` are words that
    are surely nouns for people, whatever else they may stand for.
    """
    found: list[TitleBefore] = []
    crossed = False
    for at in range(name - 1, max(-1, name - 1 - _LONGEST_PHRASE), -1):
        word = words[at]
        title = _title_at(words, at)
        if title is not None and (at in people or not _is_thing(title, at, name)):
            if at == name - 1 and not title.article and not title.pronoun:
                break
            found.append(TitleBefore(at, title, not crossed or _takes_complement(words, at)))
            if title.before.strip("ال") or title.pronoun or at == 0:
                break
            if not _may_govern(words, at - 1) and not _describes(words, at):
                break
        elif (
            (found and not _may_govern(words, at))
            or not _may_stand_between(word)
            or (at == name - 1 and not _may_end_title(word))
        ):
            break
        else:
            crossed = crossed or _is_preposition(word)
    return found


def _is_thing(title: Title, at: int, name: int) -> bool:
    """Whether a word is rather one for a thing: مديرة منظمة الأغذية."""
    return title.pair.thing and title.form == "feminine" and not (title.article and at == name - 1)


def _describes(words: Sequence[Word], at: int) -> bool:
    """Whether a title is the adjective of the title before it: الخبير الاقتصادي، الجنرال المتقاعد."""
    title, before = _title_at(words, at), _title_at(words, at - 1)
    if title is None or before is None or not (title.article and before.article):
        return False
    return title.pair.thing or share(words[at], lambda r: r.part_of_speech == "adjective") >= _SURE


def _title_at(words: Sequence[Word], at: int) -> Title | None:
    word = words[at]
    after = words[at + 1].text if at + 1 < len(words) else ""
    title = read_title(word.text, after) if word.kind == "word" else None
    return title if title is not None and share(word, lambda r: r.part_of_speech == "verb") < _SURE else None


def _may_govern(words: Sequence[Word], at: int) -> bool:
    """Whether a word is an indefinite noun, so that what follows is its owner: زوجة الرئيس."""
    title = _title_at(words, at)
    if title is not None:
        return not (title.article or title.pronoun or title.accusative)
    return share(words[at], lambda r: r.part_of_speech == "noun" and not r.article and not r.pronoun) >= _SURE


def _takes_complement(words: Sequence[Word], title: int) -> bool:
    """Whether the preposition right after a title names its office: متحدث باسم، مبعوث إلى، باحث في."""
    following = words[title + 1 : title + 4]
    return any(_is_preposition(word) or fold(word.text) == "باسم" for word in following)


def _is_preposition(word: Word) -> bool:
    return bool(word.readings) and word.readings[0].part_of_speech == "preposition" and word.readings[0].pronoun is None


def _may_stand_between(word: Word) -> bool:
    """Whether a word may be part of the phrase of a title: a noun, an adjective, a name, a preposition."""
    if word.kind != "word":
        return False
    if not word.readings or normalise(word.text) == "باسم":
        return True
    if share(word, lambda r: r.part_of_speech in _NO_NAME - {"preposition"}) >= _SURE:
        return False
    return not (normalise(word.text) in word_list("inna") or fold(word.text) in ("قوله", "قولها"))


def _may_end_title(word: Word) -> bool:
    """Whether the phrase of a title may end with a word, so that a name after it is its bearer's.

    That is an adjective or a definite noun or a name; after an indefinite noun the name is the noun's owner.
    """
    if not word.readings:
        return True
    if _is_preposition(word):
        return False
    first = third_person(word.readings)[0]
    if first.part_of_speech == "proper" and first.preposition and first.gender is None:
        return False  # rather the given name of somebody else: ابن لسارة بالين
    if first.part_of_speech in ("proper", "adjective", "numeral", "unknown") or first.category == CATEGORY:
        return True
    return first.part_of_speech == "noun" and (first.article or first.pronoun is not None)


def stands_alone(words: Sequence[Word], start: int) -> bool:
    """Whether the phrase that begins here holds a name in apposition, not the object of its verb.

    التقى الرئيس الفرنسي أنجيلا ميركل is "the French president met Angela Merkel". That is possible after a verb that
    may have a person as its object.
    """
    title = read_title(words[start].text)
    if start == 0 or (title is not None and title.preposition):
        return True
    before = words[start - 1]
    if before.kind != "word":
        return True
    verbs = [r for r in likely(before) if r.part_of_speech == "verb" and r.person == 3]
    if not verbs:
        return share(before, lambda r: r.part_of_speech == "adverb") < _SURE
    return all(takes_no_person(r.lemma, r.category, r.passive) and r.pronoun is None for r in verbs)


def takes_no_person(lemma: str, category: str, passive: bool) -> bool:
    """Whether a verb has no person as its object: what follows it is its subject."""
    return passive or "_intr" in category or normalise(lemma) in word_list("subject verbs")
