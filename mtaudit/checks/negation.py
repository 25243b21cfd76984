"""NEG: negations that were lost on the way, or that came in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtaudit.arabic.normalise import fold
from mtaudit.arabic.words import Word
from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.checks.registry import Mark, check
from mtaudit.document import Span, Token
from mtaudit.resources import table

_NEGATIVE_PREFIX = re.compile(r"(?:un|in|im|ir|il|dis|non|mis)\w{4,}|\w+less(?:ly|ness)?|anti\w+", re.IGNORECASE)
_TAG_QUESTION = re.compile(r"not (?:only|just|merely|least)\b", re.IGNORECASE)


@check("NEG001", "lost-negation", "negation", "critical", needs_source=True)
def lost_negation(evidence: Evidence) -> Iterator[Mark]:
    """Report a clause that the English negates and the Arabic affirms.

    What it finds
        "Not", "never", "cannot" or "n't" in the English sentence where nothing in the Arabic sentence negates,
        refuses, lacks or excludes anything.
    Why it matters
        The article says the opposite of its source.
    When it stays silent
        The Arabic has any negation, or a word that carries one (عدم, دون, رفض, فشل, غير). The English negation is
        "not only" or "not just", or the sentence was dropped.
    Measured
        Negations removed from professional translations: see `benchmarks/README.md`.
    Bad
        ar: قالت الحكومة إنها [[ستشارك]] في المحادثات.
        en: The government said it would not take part in the talks.
    Good
        ar: قالت الحكومة إنها ترفض المشاركة في المحادثات.
        en: The government said it would not take part in the talks.
    """
    for passage in evidence.prose:
        if passage.source is None or any(_arabic_strength(word.text) for word in passage.words):
            continue
        for index, token in _english_negations(passage):
            place = _negated_word(passage, index)
            if place is not None:
                yield Mark(
                    place,
                    f"the source says {token.text!r} here; nothing in the Arabic negates",
                    0.8,
                    source=Span(token.start, token.end, token.text),
                )
                break


@check("NEG002", "added-negation", "negation", "major", needs_source=True)
def added_negation(evidence: Evidence) -> Iterator[Mark]:
    """Report a clause that the Arabic negates and the English affirms.

    What it finds
        لم, لن, ليس or لا in an Arabic sentence whose English has no negation, nor any word that a negation could
        render.
    Why it matters
        The article says the opposite of its source.
    When it stays silent
        The English has a word that is negative in itself (fail, refuse, lack, only, few, un-, -less) or compares, or
        the Arabic negation belongs to a set phrase (لا يزال, لا سيما, لا بد) or to an exception (لم ... إلا).
    Measured
        Professional translations (`false_alarms`, FLORES and NTREX): see `benchmarks/README.md`.
    Bad
        ar: أعلن الوزير أن المحادثات [[لن]] تبدأ يوم الأحد.
        en: The minister announced that the talks will begin on Sunday.
    Good
        ar: لا يزال الوزير في العاصمة.
        en: The minister is in the capital.
    """
    for passage in evidence.prose:
        if passage.source is None or any(_english_strength(token.text) for token in passage.english):
            continue
        if any(_NEGATIVE_PREFIX.fullmatch(token.text) for token in passage.english):
            continue
        words = passage.words
        if any(fold(word.text) in _EXCEPTIVE for word in words):
            continue
        for index, word in enumerate(words[:-1]):
            if _without_clitics(word.text) in _VERBAL and fold(words[index + 1].text) not in _SET_PHRASES:
                yield Mark(
                    Span(word.start, word.end, word.text),
                    "the Arabic negates what the source affirms",
                    0.6,
                    source=passage.source,
                )


_VERBAL = frozenset({"لم", "لن", "ليس", "ليست"})
_EXCEPTIVE = frozenset({"الا", "سوي", "فقط", "بل", "حتي", "بعد", "فحسب", "قبل"})
_SET_PHRASES = frozenset({"يزال", "تزال", "يزالون", "تزل", "يزل", "سيما", "بد", "شك", "محاله"})


@cache
def _strengths(language: str) -> dict[str, str]:
    return {form: strength for row_language, strength, form in table("negation.tsv") if row_language == language}


def _english_strength(word: str) -> str | None:
    return _strengths("en").get(word.lower())


@cache
def _without_clitics(word: str) -> str:
    folded = fold(word)
    return re.sub("^[وف](?=..)", "", folded)


@cache
def _arabic_strength(word: str) -> str | None:
    known = _strengths("ar")
    folded = fold(word)
    bare = re.sub("^[وفا]?(?:[بلك]?ال|لل|[بلكس])?", "", folded)
    ending = re.sub("(?:ها|هم|ه|نا|وا|ون|ين|ات|ت|ا)$", "", bare)
    return known.get(folded) or known.get(_without_clitics(word)) or known.get(bare) or known.get(ending)


def _english_negations(passage: Passage) -> list[tuple[int, Token]]:
    found = []
    for index, token in enumerate(passage.english):
        if _english_strength(token.text) == "strong" and passage.source is not None:
            rest = passage.source.text[token.start - passage.source.start :][:20]
            if not _TAG_QUESTION.match(rest):
                found.append((index, token))
    return found


def _negated_word(passage: Passage, negation: int) -> Span | None:
    """The Arabic word for what the negation negates: the first linked English word after it, verbs before others."""
    reach = range(negation + 1, min(negation + 6, len(passage.english)))
    linked = [word for index in reach for word in passage.linked_words(index) if word.kind == "word"]
    chosen = next((word for word in linked if _is_verb(word)), linked[0] if linked else None)
    return Span(chosen.start, chosen.end, chosen.text) if chosen else None


def _is_verb(word: Word) -> bool:
    return word.reading is not None and word.reading.part_of_speech == "verb"
