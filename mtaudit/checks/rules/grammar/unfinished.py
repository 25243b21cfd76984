"""GRM: particles and verbs behind which the wrong thing follows, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mtaudit.arabic.normalise import fold_alefs, normalise
from mtaudit.arabic.syntax.sense import CERTAIN, Sense
from mtaudit.arabic.word_lists import word_list
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.english.tokens import lower
from mtaudit.english.word_lists import word_list as english_list
from mtaudit.message import say


@check("GRM033", "two-prepositions", "grammar", "minor")
def two_prepositions(evidence: Evidence) -> Iterator[Mark]:
    """Report a preposition right before another one that it cannot govern.

    What it finds
        على في الطريق, عن على الشاطئ: only one of them is meant.
    Why it matters
        The reader stumbles, and has to guess which one is meant.
    When it stays silent
        The first is من (من على السطح, "from the roof"), the second may be "who" (عن من يعمل), or a mark stands between.
    Bad
        ar: وقعت الحادثة [[على في]] الطريق السريع.
    Good
        ar: سقط من على السطح، وسأل عن من يعمل في المصنع.
    """
    for passage in evidence.prose:
        for first, second in pairwise(passage.words):
            plain = normalise(first.text), normalise(second.text)
            if plain[0] != plain[1] and all(each in word_list("prepositions that govern no other") for each in plain):
                message = say("{word} governs no other preposition", word=plain[0])
                yield Mark((first, second), message, 0.85)


@check("GRM034", "verb-without-an", "grammar", "minor")
def verb_without_an(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb right behind one that asks for أن or for a verbal noun.

    What it finds
        يستطيع يلعب, يجب تذهب: أن is missing; سيتم يفتح: a verbal noun is due.
    Why it matters
        It is dialect or broken, and readers stumble over it.
    When it stays silent
        The second word may be a noun, or the first one ends a relative clause (فعل ما يستطيع يوم أمس).
    Bad
        ar: قال المدرب إن اللاعب [[يستطيع يعود]] إلى الملعب.
        ar: [[سيتم يفتح]] المعرض يوم السبت.
    Good
        ar: يستطيع اللاعب أن يعود إلى الملعب، ويجب العمل كل يوم، وفعل كل ما يستطيع وعاد.
    """
    for passage in evidence.prose:
        senses = passage.syntax.senses
        for index, (first, second) in enumerate(pairwise(senses)):
            before = senses[index - 1] if index else None
            relative = before is not None and (before.part == "relative" or before.text in ("ما", "مما", "بما"))
            if not relative and _asks_for_another(first) and _is_bare_verb(second):
                message = say("behind {verb} stands أن or a verbal noun", verb=first.text)
                yield Mark(passage.words[index : index + 2], message, 0.8)


def _asks_for_another(verb: Sense) -> bool:
    """Whether a word is a verb for what one can, must or wants to do, or for what is done, in the imperfect."""
    asks = verb.may_be("modal verbs") or verb.may_be("carriers of verbal nouns")
    imperfect = bool(verb.readings) and all(reading.aspect == "imperfect" for reading in verb.readings)
    return verb.part == "verb" and verb.sure >= CERTAIN and verb.noun is None and asks and imperfect


def _is_bare_verb(sense: Sense) -> bool:
    """Whether a word is surely an imperfect without conjunction and future."""
    alone = not (sense.conjunction or sense.preposition) and "noun" not in sense.also and "proper" not in sense.also
    imperfect = all(reading.aspect == "imperfect" and not reading.future for reading in sense.readings)
    return sense.part == "verb" and sense.sure >= CERTAIN and alone and imperfect


@check("GRM035", "thumma-of-then", "grammar", "minor", needs_source=True)
def thumma_of_then(evidence: Evidence) -> Iterator[Mark]:
    """Report ثم that renders the "then" of "if ..., then": Arabic has ف there, or nothing.

    What it finds
        إذا كان الطريق مغلقا، ثم خذ الآخر, "if the road is closed, then take the other".
    Why it matters
        ثم means "afterwards", so that the condition has no answer.
    When it stays silent
        The source has no "then", or "and then".
    Bad
        ar: إذا كان الطريق مغلقا، [[ثم]] خذ الطريق الآخر.
        en: If the road is closed, then take the other road.
    Good
        ar: إذا كان الطريق مغلقا فخذ الطريق الآخر، ثم عد إلى البيت.
        en: If the road is closed, then take the other road and then return home.
    """
    for passage in evidence.prose:
        texts = [normalise(word.text) for word in passage.words]
        for index in range(2, len(texts)):
            conditional = not {"إذا", "وإذا", "فإذا", "إن", "لو"}.isdisjoint(texts[:index])
            if texts[index] != "ثم" or texts[index - 1] != "،" or "ثم" in texts[:index] or not conditional:
                continue
            if passage.is_sentence and _is_answer(passage):
                yield Mark(passage.words[index], say("the answer to a condition begins with ف, or with nothing"), 0.8)


def _is_answer(passage: Passage) -> bool:
    """Whether the source has one "then", behind an "if", that begins what follows from it."""
    words = [lower(passage.english, i) for i in range(len(passage.english))]
    then = words.index("then") if words.count("then") == 1 else 0
    return "if" in words[:then] and words[then - 1] != "and"


@check("GRM036", "missing-inna", "grammar", "minor", needs_source=True)
def missing_inna(evidence: Evidence) -> Iterator[Mark]:
    """Report قال with its subject before a clause that إن does not open.

    What it finds
        قال المنظمون حوالي ألف شخص حضروا, "organisers said about a thousand people came".
    Why it matters
        It reads as if the subject went on, or the words were somebody's own.
    When it stays silent
        إن, أن, a colon, a comma or a quotation mark stands anywhere behind the verb.
    Bad
        ar: [[قال المنظمون]] حوالي ألف شخص حضروا المسيرة.
        en: Organisers said about a thousand people attended the march.
    Good
        ar: قال المنظمون إن حوالي ألف شخص حضروا المسيرة.
        en: Organisers said about a thousand people attended the march.
    """
    for passage in evidence.prose:
        for tie in passage.syntax.ties if passage.is_sentence else ():
            phrase = tie.candidates[0].phrase
            if tie.role != "subject" or tie.manner != "next" or phrase is None or not phrase.definite:
                continue
            if "قال" in passage.syntax.senses[tie.target].lemmas and _is_open(passage, tie.target, phrase.end):
                message = say("behind {verb} the clause begins with إن", verb=passage.words[tie.target].text)
                yield Mark(passage.words[tie.target : phrase.end], message, 0.75)


def _is_open(passage: Passage, verb: int, end: int) -> bool:
    """Whether a clause of its own follows the subject of a verb of saying in both texts, and nothing opens it."""
    rest = passage.syntax.senses[end:]
    marks = (sense for sense in rest[:-1] if sense.part == "mark")
    if any(sense.part in ("inna", "relative") or _is_inna(sense) for sense in rest) or any(marks):
        return False
    if not rest or rest[0].preposition or rest[0].conjunction:
        return False
    if rest[0].part == "verb" or (rest[0].part == "preposition" and rest[0].text not in word_list("about a number")):
        return False
    said = english_indices(passage, verb)
    after = [token.text for token in passage.english[max(said) + 1 :]] if said else []
    clause = len(after) > 4 and after[0].lower() not in english_list("no clause behind said") and after[0].isalnum()
    return clause and any(sense.part == "verb" and sense.sure >= CERTAIN for sense in rest)


def _is_inna(sense: Sense) -> bool:
    """Whether a word is أن or إن, with a pronoun or without its hamza too: انهم."""
    return re.fullmatch("ان(?:ي|ني|نا|ا|ه|ها|هما|هم|هن|ك|كم)?", fold_alefs(sense.text)) is not None
