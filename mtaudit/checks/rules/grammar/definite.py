"""GRM: the article of a noun before its adjective, or before a noun that it governs, as the source shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.clitics import ARTICLE, LI, LI_ARTICLE
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.syntax.concord import of_readings, shown
from mtaudit.arabic.syntax.lists import listed, quantifiers
from mtaudit.arabic.syntax.phrases import is_elative
from mtaudit.arabic.syntax.sense import CERTAIN, LIKELY, Sense, how_often_adjective
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.checks.rules.agreement.described import described
from mtaudit.english.tokens import lower
from mtaudit.english.word_lists import word_list
from mtaudit.message import say

_HARDLY = 0.05
"""How often a noun is an adjective out of context, so that it is none. Chosen by eye."""
_NEARLY_ALWAYS = 0.95
"""How often a word is an adjective that no noun of the source shows to be one. Chosen by eye."""


@check("GRM026", "missing-article-of-noun", "grammar", "minor", needs_source=True)
def missing_article_of_noun(evidence: Evidence) -> Iterator[Mark]:
    """Report a noun without the article whose adjective has it.

    What it finds
        An adjective with the article right behind a noun without it, which it describes in the source: سيارة الجديدة,
        "the new car"; في عام الماضي; or with which it makes one word of the source: هندسة المعمارية, "architecture".
    Why it matters
        It is a plain grammar mistake: noun and adjective are both definite, or neither is.
    When it stays silent
        The word may be a noun that the first one governs (وزير الداخلية), or the adjective agrees with another noun
        before (قناة الجزيرة الفضائية).
    Bad
        ar: أغلقت الشرطة [[شارع القديم]] أمس.
        en: Police closed the old street yesterday.
    Good
        ar: أغلقت الشرطة الشارع القديم أمس، ثم شارع المدينة القديم.
        en: Police closed the old street yesterday, then the old city street.
    """
    for passage in evidence.prose:
        if not passage.is_sentence:
            continue
        senses = passage.syntax.senses
        for index in range(len(senses) - 1):
            noun, adjective = senses[index], senses[index + 1]
            common = noun.part == "noun" or _is_common_in_source(passage, index)
            if not common or not _lacks_article(noun) or not _is_definite_adjective(adjective):
                continue
            if index and _governs(senses[index - 1]):
                continue  # شارع مدينة القديم
            described = _described(passage, index, index + 1)
            if described is None or not of_readings(noun, noun.readings).allowed & shown(adjective.readings):
                continue
            words = passage.words[index : index + 2]
            bare = passage.english[described - 1].text.lower() in ("a", "an") if described else False
            right = (
                f"{words[0].text} {normalise(words[1].text).removeprefix(ARTICLE)}"
                if bare
                else f"{_with_article(words[0].text, noun)} {words[1].text}"
            )
            message = say("the adjective has the article, its noun {noun} does not", noun=words[0].text)
            yield Mark((words[0], words[1]), message, 0.8, suggestion=right)


def _lacks_article(sense: Sense) -> bool:
    """Whether a word is surely a noun without article or pronoun that may stand alone."""
    noun = sense.part == "noun" or (sense.part == "proper" and "noun" in sense.also)
    bare = not (sense.article or sense.pronoun or sense.accusative) and noun and sense.sure >= LIKELY
    if not bare or not sense.readings or is_elative(sense) or sense.reading.case == "accusative":
        return False
    return sense.stem not in quantifiers() and sense.text not in listed("prepositional nouns")


def _is_common_in_source(passage: Passage, index: int) -> bool:
    """Whether a word that may be a name is none, for the source writes it small: كابلات, "cables"."""
    english = passage.linked_english(index)
    return bool(english) and all(token.text.islower() for token in english)


def _is_definite_adjective(sense: Sense) -> bool:
    plain = sense.article and not (sense.conjunction or sense.preposition or sense.pronoun)
    human = "noun" in sense.also and sense.reading.number != "singular"
    return plain and sense.part == "adjective" and sense.sure >= CERTAIN and not human and not is_elative(sense)


def _governs(before: Sense) -> bool:
    """Whether a word may be a noun to which the adjective belongs."""
    return before.part in ("noun", "adjective", "unknown", "proper") and not before.article and before.pronoun is None


def _described(passage: Passage, noun: int, adjective: int) -> int | None:
    """The English of an adjective, if the English of the noun stands right behind it or is that of both."""
    described, describing = _english(passage, noun), _english(passage, adjective)
    if described is not None and not english_indices(passage, adjective):
        surely = how_often_adjective(passage.words[adjective].text) > _NEARLY_ALWAYS
        return described if surely else None  # هندسة المعمارية, "architecture"
    if described is None or describing is None or described != describing + 1:
        return None
    return None if lower(passage.english, described + 1) in ("-", "'s", "’s") else describing


def _english(passage: Passage, index: int) -> int | None:
    """The index of the one English word that is linked to an Arabic one, articles apart."""
    found = [i for i in english_indices(passage, index) if lower(passage.english, i) not in ("the", "a", "an")]
    return found[0] if len(found) == 1 else None


def _with_article(text: str, noun: Sense) -> str:
    """A noun with the article, behind the preposition that it has attached."""
    plain = normalise(text)
    start = noun.conjunction + noun.preposition
    rest = plain.removeprefix(start)
    if noun.preposition == LI:
        return noun.conjunction + LI_ARTICLE + rest
    return start + ARTICLE + rest


@check("GRM027", "article-in-construct", "grammar", "minor", needs_source=True)
def article_in_construct(evidence: Evidence) -> Iterator[Mark]:
    """Report a noun that has the article though it governs the noun after it.

    What it finds
        Two nouns with the article side by side that are one thing of another in the source: المدير البنك, "the
        director of the bank"; المركز الشرطة, "the police station".
    Why it matters
        It is a plain grammar mistake: what governs a noun has no article.
    When it stays silent
        The second noun says what the first one is (الدول الأعضاء), or it may be an adjective or a name; without "of" in
        the source, where it agrees with the first one.
    Bad
        ar: احترق [[المركز الشرطة]] أمس.
        en: The police station burned yesterday.
        ar: قال [[المدير البنك]] إن الأموال سرقت.
        en: The director of the bank said that the money had been stolen.
    Good
        ar: احترق مركز الشرطة، وقال مدير البنك إن الدول الأعضاء وافقت على حماية القطط الأليفة.
        en: The police station burned, and the director of the bank said that member states agreed to protect pet cats.
    """
    for passage in evidence.prose:
        if not passage.is_sentence:
            continue
        senses = passage.syntax.senses
        for index in range(len(senses) - 1):
            first, second = senses[index], senses[index + 1]
            if not (_is_definite_noun(first) and _is_definite_noun(second)) or second.preposition:
                continue
            if second.conjunction or second.stem in listed("appositive nouns") or _is_elative_or_adjective(second):
                continue
            if index and senses[index - 1].stem in quantifiers():
                continue  # بعض الزوار القدامى
            if _is_of(passage, index, index + 1) and not _may_describe_head(senses, index):
                words = passage.words[index : index + 2]
                message = say("what governs a noun has no article")
                right = f"{_without_article(words[0].text, first)} {words[1].text}"
                yield Mark((words[0], words[1]), message, 0.8, suggestion=right)


def _is_definite_noun(sense: Sense) -> bool:
    return sense.article and sense.part == "noun" and sense.sure >= LIKELY and sense.pronoun is None


def _is_elative_or_adjective(sense: Sense) -> bool:
    return "adjective" in sense.also or is_elative(sense) or how_often_adjective(sense.text) > _HARDLY


def _is_of(passage: Passage, first: int, second: int) -> bool:
    """Whether the source has one noun right before the other (the police car) or "of" between them."""
    head, owner = _english(passage, first), _english(passage, second)
    if head is None or owner is None:
        return False
    if owner == head - 1:
        governing, governed = passage.syntax.senses[first], passage.syntax.senses[second]
        describes = of_readings(governing, governing.readings).allowed & shown(governed.readings)
        return passage.english[owner].text.islower() and not describes  # القطط الأليفة, "pet cats"
    between = [token.text.lower() for token in passage.english[head + 1 : owner]]
    return between in (["of"], ["of", "the"])


def _may_describe_head(senses: Sequence[Sense], first: int) -> bool:
    """Whether what stands behind a noun may describe the one that governs that: حركة المرور المؤدية."""
    governing = senses[first - 1] if first else None
    if governing is None or governing.part != "noun" or governing.article or not governing.readings:
        return False
    return bool(of_readings(governing, governing.readings).allowed & shown(senses[first + 1].readings))


def _without_article(text: str, noun: Sense) -> str:
    plain = normalise(text)
    if noun.preposition == LI:
        return plain.replace(LI_ARTICLE, LI, 1)
    return plain.replace(ARTICLE, "", 1)


@check("GRM031", "article-of-specification", "grammar", "minor", needs_source=True)
def article_of_specification(evidence: Evidence) -> Iterator[Mark]:
    """Report an article at the noun that says in what respect something is more or most.

    What it finds
        A verbal noun with the article behind أكثر, أقل or أشد and what that governs, for an adjective of the source
        behind most, more or their kin: أكثر المدن الازدحام, "the most crowded cities"; الأكثر الإثارة; or an adjective
        for one behind "the most": أكثر المدن المزدحمة.
    Why it matters
        It is a plain grammar mistake, and nobody can tell what the two nouns have to do with each other.
    When it stays silent
        The noun renders no adjective, or there is none of these words before it.
    Bad
        ar: القاهرة من أكثر المدن [[الازدحام]] في العالم.
        en: Cairo is one of the most crowded cities in the world.
    Good
        ar: القاهرة من أكثر المدن ازدحاما في العالم، وهي أكثر المدن العربية سكانا.
        en: Cairo is one of the most crowded cities in the world and the most populous Arab city.
    """
    for passage in evidence.prose:
        if not passage.is_sentence:
            continue
        senses = passage.syntax.senses
        for index, sense in enumerate(senses):
            plain = sense.article and not (sense.conjunction or sense.preposition or sense.pronoun)
            adjective = sense.part == "adjective" or how_often_adjective(sense.text) > _HARDLY
            if not plain or sense.part not in ("noun", "adjective") or not _specifies(senses, index):
                continue
            if senses[index - 1].part == "noun" and not senses[index - 1].is_definite:
                continue  # أكثر رياضات المضمار
            if _renders_compared(passage, index, superlative=adjective):
                bare = sense.text.removeprefix(ARTICLE)
                right = bare if bare.endswith(("ة", "ى", "ا", "اء")) else bare + "ا"
                message = say("what says in what respect something is most has no article")
                several = sense.reading.number == "plural"
                yield Mark(passage.words[index], message, 0.8, suggestion=None if adjective or several else right)


_LONGEST_COMPARED = 3
"""Words between أكثر and the noun that says in what respect."""


def _specifies(senses: Sequence[Sense], index: int) -> bool:
    """Whether أكثر or its kin stands before a noun, with nothing but nouns and adjectives between."""
    for before in reversed(senses[max(index - _LONGEST_COMPARED - 1, 0) : index]):
        if before.stem.removeprefix(ARTICLE) in listed("comparing words"):
            return True
        if before.part not in ("noun", "adjective") or before.preposition or before.conjunction:
            return False
    return False


def _renders_compared(passage: Passage, index: int, *, superlative: bool) -> bool:
    """Whether a word renders one of the source behind most, more, least or less.

    `superlative`: behind "the most", for أكثر الدول المتقدمة may be "most developed countries".
    """
    for i in english_indices(passage, index):
        degree, before = lower(passage.english, i - 1), lower(passage.english, i - 2)
        if degree in ("most", "least") and (not superlative or before in word_list("before superlatives")):
            return True
        if degree in ("more", "less") and not superlative:
            return True
    return False


@check("GRM032", "missing-article-of-adjective", "grammar", "minor", needs_source=True)
def missing_article_of_adjective(evidence: Evidence) -> Iterator[Mark]:
    """Report an adjective without the article behind the noun with it that it describes.

    What it finds
        An adjective right behind a noun with the article, or behind غير, whose English stands right before that of the
        noun: السيارات قديمة, "the old cars"; العدسات غير مكلفة, "inexpensive lenses".
    Why it matters
        It is a plain grammar mistake: noun and adjective are both definite, or neither is; the adjective reads as what
        is said of the noun.
    When it stays silent
        The English is indefinite with a or an (هذه المشكلة صعبة, "this is a hard problem"), a verb of being or becoming
        stands before the noun, or the adjective is in the accusative.
    Bad
        ar: منعت البلدية [[السيارات قديمة]] من دخول الميناء.
        en: The municipality banned old cars from entering the harbour.
        ar: اشترى المتحف [[اللوحات غير معروفة]] للرسام.
        en: The museum bought the unknown paintings of the painter.
    Good
        ar: منعت البلدية السيارات القديمة من دخول الميناء، وهذه المشكلة صعبة.
        en: The municipality banned old cars from entering the harbour, and this is a hard problem.
    """
    for passage in evidence.prose:
        if not passage.is_sentence:
            continue
        senses = passage.syntax.senses
        for index in range(1, len(senses)):
            negated = senses[index - 1].text == "غير"
            noun = index - 1 - negated
            if noun < 0 or not _is_bare_adjective(senses[index]) or not _is_definite_noun(senses[noun]):
                continue
            if not _is_described(passage, noun, index) or _may_be_said_of(passage, noun, index):
                continue
            words = passage.words[noun : index + 1]
            article = f"{ARTICLE}{normalise(words[-1].text)}"
            right = " ".join([*(word.text for word in words[:-1]), article])
            yield Mark(words, say("the noun has the article, its adjective does not"), 0.75, suggestion=right)


def _is_bare_adjective(sense: Sense) -> bool:
    plain = not (sense.article or sense.conjunction or sense.preposition or sense.pronoun or sense.accusative)
    return plain and sense.part == "adjective" and sense.sure >= CERTAIN and not is_elative(sense)


def _is_described(passage: Passage, noun: int, adjective: int) -> bool:
    """Whether the source has an adjective before a noun, or before one that goes with it (tiny radio signals)."""
    if described(passage, adjective) == noun:
        return True
    english = _english(passage, adjective)
    beside, head = (
        ([j for i, j in passage.links if i == english + by] if english is not None else []) for by in (1, 2)
    )
    return beside == [noun] and head == [noun - 1] and not passage.syntax.senses[noun - 1].article


def _may_be_said_of(passage: Passage, noun: int, adjective: int) -> bool:
    """Whether an adjective is rather what a clause says of the noun, in either text."""
    senses, english = passage.syntax.senses, english_indices(passage, adjective)
    if lower(passage.english, min(english) - 1) in ("a", "an", "very", "too", "so", "as"):
        return True
    if noun and senses[noun - 1].part == "demonstrative":
        return True
    return any(sense.part == "verb" and sense.may_be("copulas") for sense in senses[max(noun - 3, 0) : noun])
