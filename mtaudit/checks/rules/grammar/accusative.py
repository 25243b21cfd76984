"""GRM: the alif of the indefinite accusative, left out and needless."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise, takewhile

from mtaudit.arabic.existence import existents
from mtaudit.arabic.government import (
    SURE,
    Slot,
    accusative,
    ends_phrase,
    has_tanwin_alif,
    is_adjective,
    is_nominal,
    is_noun,
    likely,
    share,
    slots,
    takes_no_object,
    without_tanwin,
)
from mtaudit.arabic.nominal import nominal_predicates
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.syntax.predicates import is_state
from mtaudit.arabic.syntax.sense import CERTAIN, LIKELY, Sense
from mtaudit.arabic.word_lists import is_inna, is_listed, word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.checks.rules.agreement.described import described
from mtaudit.checks.rules.agreement.ties import broken, is_subject_in_source
from mtaudit.checks.rules.grammar.source import renders_name
from mtaudit.english.tokens import lower
from mtaudit.message import say

_RATHER = 0.3
"""What there is may look like an adjective as well if it is so probably a noun. Chosen by eye."""
_LONGEST_PAIR = 9
"""Words from كل من to what و joins to the first of the two."""


@check("GRM013", "missing-accusative-alif", "grammar", "minor")
def missing_accusative_alif(evidence: Evidence) -> Iterator[Mark]:
    """Report an indefinite noun or adjective that lacks the alif of the accusative.

    What it finds
        The predicate of كان and its sisters (كان الجو بارد), the object of a verb that has its subject (أطلقت كوريا
        صاروخ) or for which the source has an object (يشاهد برنامج, "watching a programme"), what there is behind إن (إن
        هناك خطر, لأن لديهم سبب), a noun whose adjective has the alif, and the reverse (قرار صعبا, صاروخا باليستي); كل
        before two nouns behind إن (أن كل من الوزير والسفير) or as an object (تستضيف كل من, "hosts both").
    Why it matters
        It is the one case ending that Arabic always writes, and every proofreader adds it.
    When it stays silent
        The noun may be a subject, or govern a genitive; it takes no alif (a diptote, a word in ة, a name).
    Bad
        ar: كان الانسحاب [[قرار]] صعبا على الجميع.
        ar: كان الطقس في الشمال [[بارد]].
        ar: كان الطريق [[طويل]]، وأصبح الهواء باردا.
        ar: قالت الشرطة إن هناك [[خطر]] على السكان، وأعلنت أن [[كل]] من الوزير والسفير غادرا.
        ar: جلس الطفل يشاهد [[برنامج]] جديد.
        en: The child sat watching a new programme.
    Good
        ar: كان الانسحاب قرارا صعبا، وكان مدير الشركة حاضرا، ووصل رجل مسرعا، وكان في الغرفة رجل مريض.
        ar: سيتم تعيين أكثر من مئة معلم قبل بداية العام الدراسي.
        en: More than a hundred teachers will be appointed before the school year begins.
        ar: قالت الشرطة إن هناك خطرا، وإن كل من يعمل يتعب، وإن كلا من الوزير والسفير غادرا.
    """
    disagreeing = {(each.passage.index, each.tie.target) for each in broken(evidence, "predicate")}
    for passage in evidence.prose:
        told = list(slots(passage.words))
        for slot in (*told, *_objects_in_source(passage, {slot.index for slot in told})):
            word = passage.words[slot.index]
            form = accusative(word) or (accusative(word, certain=True) if slot.certain else None)
            if (passage.index, slot.index) in disagreeing:
                continue  # الأسعار لا تزال مرتفع
            if form is None or _follows_name(passage.words, slot) or _precedes_name(passage, slot.index):
                continue
            if not renders_name(passage, slot.index):
                yield Mark(word, slot.reason, 0.8, suggestion=form)
        for before, each in pairwise(enumerate(passage.words)):
            if not _is_each_of(passage.words, each[0]):
                continue
            if is_inna(normalise(before[1].text), light=False):
                yield Mark(each[1], say("behind إن and its sisters it is in the accusative"), 0.8, suggestion="كلا")
            elif _is_object_in_source(passage, each[0]):
                message = say("the verb has its subject, so what follows is in the accusative")
                yield Mark(each[1], message, 0.8, suggestion="كلا")


def _is_object_in_source(passage: Passage, index: int) -> bool:
    """Whether the source has "both" or "each of" right behind the verb before a word: يستضيف كل من."""
    if not passage.is_sentence or passage.syntax.senses[index - 1].part != "verb":
        return False
    verbs = english_indices(passage, index - 1)
    return bool(verbs) and lower(passage.english, max(verbs) + 1) in ("both", "each")


def _objects_in_source(passage: Passage, told: Container[int]) -> Iterator[Slot]:
    """The nouns right behind a verb that may have either for its subject, where the source has them behind the verb,
    but for those that are `told` already."""
    if not passage.is_sentence:
        return
    senses = passage.syntax.senses
    for index, sense in enumerate(senses[:-2]):
        noun = (
            index + 1 + (senses[index + 1].part == "preposition" and senses[index + 1].pronoun is not None)
        )  # خلق فيه
        if noun in told or not _may_have_object(sense) or not ends_phrase(passage.words, noun):
            continue
        if is_subject_in_source(passage, index, noun) is False:
            yield Slot(noun, say("the verb has its subject, so what follows is in the accusative"))


def _may_have_object(sense: Sense) -> bool:
    """Whether a word is a verb, and no noun or elative of the same letters, that may have an object behind it."""
    sure = CERTAIN if sense.noun is not None else LIKELY
    if sense.part != "verb" or sense.sure < sure or sense.pronoun is not None:
        return False
    if sense.may_be("copulas") or sense.may_be("carriers of verbal nouns"):
        return False
    other = sense.text in word_list("there is, verbs") or sense.text in word_list("not inflected")
    return not other and not all(map(takes_no_object, sense.readings))


@check("GRM020", "needless-accusative-alif", "grammar", "minor")
def needless_accusative_alif(evidence: Evidence) -> Iterator[Mark]:
    """Report a subject, or a noun that is said of one, that has the alif of the accusative.

    What it finds
        What there is, behind هناك and لديه (هناك سؤالا, كان لديه منزلا), what is said of a pronoun or demonstrative
        (إنه شخصا, هو رجلا, هذا كتابا) or of the noun before it (إن الجو باردا, الكتاب مفيدا), people behind a verb in
        the singular that takes no object (حضر طلابا), what غير governs (كان غير رسميا), and the adjective of a noun
        that a preposition governs (في منزل صغيرا).
    Why it matters
        It is a plain grammar mistake that readers stumble over.
    When it stays silent
        إن stands before it, which asks for the accusative; the word is an adverbial (هناك غالبا).
    Bad
        ar: كان هناك [[مقالا]] عن الأزمة، وليس لديهم [[منزلا]] في المدينة.
        ar: حضر [[رجالا]] كثيرون إلى المحكمة، وقال القاضي إنه [[رجلا]] كريم.
        ar: هذا [[كتابا]] مفيد.
        ar: كان الاجتماع غير [[رسميا]] في بيت [[كبيرا]].
        ar: قال المدير إن الجو [[باردا]] جدا.
    Good
        ar: إن الأطفال معا، وكان الجو باردا، وإن الفريق متأخرا بهدفين يلعب جيدا.
        ar: كان هناك مقال عن الأزمة، ويعيش هناك غالبا، وإن هناك خطرا، وكان لديه أيضا منزل، وحضر الطلاب رجالا ونساء.
    """
    for passage in evidence.prose:
        words = passage.words
        subjects = {each.index for each in existents(words) if not each.governed}
        subjects |= {index for index in range(1, len(words)) if _is_said(words, index)}
        predicates = {index for index in nominal_predicates(words) if has_tanwin_alif(words[index])}
        predicates |= {index for index in subjects if share(words[index], is_noun) >= _RATHER}  # هناك خطرا
        subjects |= {index + 1 for index, (verb, noun) in enumerate(pairwise(words)) if _acts(verb, noun)}
        for index in sorted(subjects | predicates):
            word = words[index]
            form = without_tanwin(word, adjective=index in predicates)
            if form is not None and not renders_name(passage, index):
                yield Mark(word, say("here the noun is in the nominative"), 0.8, suggestion=form)
        for index in _behind_genitives(passage):
            form = without_tanwin(words[index], adjective=True) or normalise(words[index].text).removesuffix("ا")
            yield Mark(words[index], say("like its noun it is in the genitive"), 0.75, suggestion=form)
        for before, word in zip(passage.syntax.senses, words[1:], strict=False):
            plain = normalise(word.text)
            adverb = plain in word_list("adverbial accusatives") or plain in word_list("adverbs within")
            if before.text == "غير" and has_tanwin_alif(word) and not adverb:
                yield Mark(word, say("behind غير it is in the genitive"), 0.85, suggestion=plain.removesuffix("ا"))


def _behind_genitives(passage: Passage) -> Iterator[int]:
    """Adjectives with the alif behind an indefinite noun that a preposition governs: في منزل صغيرا.

    A participle may say in what state somebody is (خرج من مستشفى سالما), unless the source has it before the noun.
    """
    senses = passage.syntax.senses
    for index in range(2, len(senses)):
        adjective, noun, before = senses[index], senses[index - 1], senses[index - 2]
        governed = before.part == "preposition" and before.pronoun is None and not noun.preposition
        governed = governed or noun.preposition not in ("", "ك")
        if not governed or noun.part != "noun" or noun.sure < LIKELY:
            continue
        bare = not (noun.article or noun.pronoun or noun.accusative) and noun.reading.case is None
        if not bare or noun.reading.gender != "masculine" or noun.reading.number != "singular":
            continue
        describes = share(passage.words[index], lambda r: is_adjective(r) and r.case == "accusative") >= _RATHER
        if not describes or adjective.part == "adverb" or adjective.conjunction:
            continue
        plain = normalise(passage.words[index].text)
        if plain in word_list("adverbial accusatives") or plain in word_list("adverbs within"):
            continue
        if passage.is_sentence and described(passage, index) is not None:
            if described(passage, index) == index - 1:
                yield index
        elif not (plain.endswith("يا") or is_state(adjective)):
            yield index


def _follows_name(words: Sequence[Word], slot: Slot) -> bool:
    """Whether a word that may be a name stands behind another name: ليلى سعيد."""
    before, word = words[slot.index - 1], words[slot.index]
    return (
        all(any(r.part_of_speech == "proper" for r in each.readings) for each in (before, word))
        and share(before, lambda r: r.part_of_speech != "proper") < SURE
    )


def _precedes_name(passage: Passage, index: int) -> bool:
    """Whether a noun governs a name behind it, as the source shows: مستقبل روي, "the future of Roe"."""
    of = max(english_indices(passage, index), default=-1) + 1 if passage.is_sentence else 0
    named = of > 0 and lower(passage.english, of) == "of" and of + 1 < len(passage.english)
    return named and passage.english[of + 1].text[:1].isupper()


def _is_each_of(words: Sequence[Word], index: int) -> bool:
    """Whether كل من stands here before two nouns: "both"."""
    plain = [normalise(word.text) for word in words[index : index + _LONGEST_PAIR]]
    if len(plain) < 4 or plain[:2] != ["كل", "من"]:
        return False
    first, *others = words[index + 2 : index + _LONGEST_PAIR]
    if share(first, is_nominal) < SURE and not any(r.part_of_speech == "proper" for r in first.readings):
        return False
    clause = takewhile(lambda word: word.kind != "punctuation", others)
    return any(word.reading is not None and word.reading.conjunction == "و" for word in clause)


def _is_said(words: Sequence[Word], index: int) -> bool:
    """Whether a noun is said of the pronoun or the demonstrative before it: إنه رجل, هو رجل, هذا كتاب."""
    before = words[index - 1]
    readings = before.readings
    if not readings or normalise(words[index].text) in word_list("measures") | word_list("times"):
        return False
    plain = normalise(before.text)
    behind_inna = any(r.pronoun and is_inna(plain.removesuffix(r.pronoun.form), light=False) for r in readings)
    if behind_inna or is_listed(plain, "pronouns of subjects"):
        return index == 1 or not _takes_predicate(words[index - 2])
    first = index == 1 or words[index - 2].kind == "punctuation"
    return first and all(r.part_of_speech == "demonstrative" for r in readings)


def _takes_predicate(word: Word) -> bool:
    """Whether a word is كان or one of its sisters, behind which a pronoun only stresses the subject."""
    return word.reading is not None and normalise(word.reading.lemma) in word_list("copulas")


def _acts(verb: Word, noun: Word) -> bool:
    """Whether a verb in the singular, which takes no object, has people in the plural behind it."""
    verbs = likely(verb)
    return (
        bool(verbs)
        and all(r.part_of_speech == "verb" and r.person == 3 and r.number == "singular" for r in verbs)
        and all(r.gender == "masculine" and not r.pronoun and takes_no_object(r) for r in verbs)
        and share(noun, lambda r: is_noun(r) and r.number == "plural" and bool(r.human)) >= SURE
    )
