"""Word by word from the morphological lexicon's English glosses: no download, no fluent English.

What is said of a word alone is in `words`, the order of the words in `english_order`; here a sentence's phrases, names
and readings are chosen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.words import Word, read_words
from mtaudit.resources import table
from mtaudit.translate import inflect
from mtaudit.translate.english_order import CLAUSE_ENDS, in_english_order
from mtaudit.translate.names import document_names, name_or_word
from mtaudit.translate.translator import Progress
from mtaudit.translate.words import Piece, phrase_at, piece

_BEFORE_MARK = re.compile(r" (?=[,.;:!?%)\]}])|(?<=[(\[{]) ")
_QUOTES = frozenset('"«»“”„‟')
_INSIDE_QUOTES = re.compile("(?<=“) | (?=”)")
_STRAIGHT = str.maketrans("“”", '""')
_FARTHEST_OBJECT = 6
"""Pieces behind a verb in which its preposition is looked for: a subject with what belongs to it stands between."""
_SCALES = {inflect.plural(scale): scale for scale in ("hundred", "thousand", "million", "billion", "trillion")}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


class GlossTranslator:
    """The lexicon's glosses of each word's likeliest reading."""

    name = "gloss"
    kind = "gloss"
    revision = "2"
    fluent = False

    def translate(self, sentences: Sequence[str], progress: Progress | None = None) -> list[str]:
        """Gloss sentences; any string is accepted."""
        return self.translate_words([read_words(sentence) for sentence in sentences], progress)

    def translate_words(self, sentences: Sequence[Sequence[Word]], progress: Progress | None = None) -> list[str]:
        """Gloss sentences that have been read."""
        glosses = []
        names = document_names(sentences)
        for sentence in sentences:
            glosses.append(gloss(sentence, names))
            if progress:
                progress(1)
        return glosses


def gloss(words: Sequence[Word], names: frozenset[str] = frozenset()) -> str:
    """One sentence word by word; `names` are words that its document shows to be names."""
    text = _BEFORE_MARK.sub("", " ".join(in_english_order(_governed(_counted(_pieces(words, names))))))
    text = _INSIDE_QUOTES.sub("", text).translate(_STRAIGHT)
    return text[:1].upper() + text[1:]


def _pieces(words: Sequence[Word], names: frozenset[str]) -> list[Piece]:
    plain = [normalise(word.text) for word in words]
    pieces: list[Piece] = []
    at = 0
    while at < len(words):
        found, length = phrase_at(plain, at)
        if found is None and plain[at] in names:
            found = Piece(name_or_word(plain[at]), "proper")
        elif found is None:
            word = words[at]
            attributive = bool(pieces) and pieces[-1].article
            found = piece(word.text, word.kind, _likeliest(word, pieces[-1] if pieces else None), attributive)
            if word.text in _QUOTES:
                found = replace(found, english="“" if _opens_quote(words, at) else "”")
        pieces.append(found)
        at += length
    return [
        Piece("" if at and pieces[at - 1].role == "preposition" else "in", "preposition", each.lead)
        if each.english == "year" and not each.preposition and _is_year(pieces[at + 1 : at + 2])
        else each
        for at, each in enumerate(pieces)
    ]


def _is_year(following: Sequence[Piece]) -> bool:
    return any(each.role == "number" and _YEAR.fullmatch(each.english) for each in following)


def _opens_quote(words: Sequence[Word], at: int) -> bool:
    """Whether a quotation mark stands right before a word and not right behind one."""
    behind = at > 0 and words[at - 1].end == words[at].start and words[at - 1].kind != "punctuation"
    before = at + 1 < len(words) and words[at + 1].start == words[at].end
    return before and not behind


def _likeliest(word: Word, before: Piece | None) -> Reading | None:
    """The likeliest reading, but active where active and passive are spelled alike, and I where I and you are.

    Both are far more common in news. Behind a noun that it agrees with, what is noun and adjective is an adjective.
    """
    reading = word.reading
    if reading is not None and reading.part_of_speech == "noun" and before is not None and before.role == "noun":
        return next((each for each in word.readings if _describes(each, reading, before)), reading)
    if reading is None or reading.aspect is None:
        return reading
    person = 1 if reading.person == 2 and reading.aspect == "perfect" else reading.person
    alike = (r for r in word.readings if r.aspect == reading.aspect and r.person == person and not r.passive)
    return next(alike, reading)


def _counted(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with plurals after numbers, where Arabic counts in the singular from eleven on: two million people."""
    counted = list(pieces)
    for at, each in enumerate(pieces):
        if (
            at
            and each.role in {"noun", "numeral"}
            and not each.lead
            and not each.article
            and _is_count(counted[at - 1])
        ):
            if each.english in _SCALES:
                counted[at] = replace(each, english=_SCALES[each.english], role="numeral")
            elif each.role == "noun":
                counted[at] = replace(each, english=inflect.plural(each.english), plural=True)
    return counted


def _is_count(each: Piece) -> bool:
    return each.role in {"number", "numeral"} and each.english not in {"1", "one"} and not _YEAR.fullmatch(each.english)


def _governed(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the prepositions that English verbs take: he accused him "of", not "by"."""
    wanted: dict[str, str] = {}
    left = 0
    for at, each in enumerate(pieces):
        if each.role == "verb" and each.reading is not None:
            wanted, left = _government().get(normalise(each.reading.lemma), {}), _FARTHEST_OBJECT
        elif each.role in CLAUSE_ENDS or left == 0:
            wanted = {}
        lead = each.lead.split(" ")
        if each.role == "preposition" and each.english in wanted:
            pieces[at] = replace(each, english=wanted[each.english])
            wanted = {}
        elif each.preposition and lead[-1] in wanted:
            pieces[at] = replace(each, lead=" ".join(filter(None, [*lead[:-1], wanted[lead[-1]]])))
            wanted = {}
        left -= 1
    return pieces


@cache
def _government() -> dict[str, dict[str, str]]:
    """For the lemma of a verb, English prepositions by those that the gloss would write."""
    found: dict[str, dict[str, str]] = {}
    for lemma, usual, english in table("lexicon/gloss/government.tsv"):
        found.setdefault(lemma, {})[usual] = "" if english == "-" else english
    return found


def _describes(adjective: Reading, noun: Reading, before: Piece) -> bool:
    """Whether a reading is the adjective of the same lemma, and an attribute or predicate of the noun before it."""
    return (
        (adjective.part_of_speech, adjective.lemma) == ("adjective", noun.lemma)
        and not (adjective.conjunction or adjective.preposition or adjective.pronoun)
        and adjective.article <= (before.article or bool(before.owner))
        and before.feminine in {None, adjective.gender == "feminine"}
    )
