"""Word by word from the morphological lexicon's English glosses: no download, no fluent English.

What is said of a word alone is in `words`, the order of the words in `english_order`; here a sentence's phrases, names
and readings are chosen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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
_SCALES = {
    form: scale
    for scale in ("hundred", "thousand", "million", "billion", "trillion")
    for form in (scale, inflect.plural(scale))
}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


class GlossTranslator:
    """The lexicon's glosses of each word's likeliest reading."""

    name = "gloss"
    kind = "gloss"
    revision = "3"
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
    pieces = _governed(_dated(_counted(_pieces(words, names))))
    text = _BEFORE_MARK.sub("", " ".join(in_english_order(pieces)))
    text = _INSIDE_QUOTES.sub("", text).translate(_STRAIGHT).removeprefix("and ")  # sentences begin with و in Arabic
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

    Both are far more common in news. Behind a noun that it agrees with, what is noun and adjective is an adjective, and
    with the article where only a noun can stand it is a noun (الشخصية).
    """
    reading = word.reading
    if reading is not None and reading.part_of_speech == "noun" and before is not None and before.role == "noun":
        return next((each for each in word.readings if _describes(each, reading, before)), reading)
    if reading is not None and reading.part_of_speech == "adjective" and reading.article and _needs_noun(before):
        return next((each for each in word.readings if each.part_of_speech == "noun" and each.article), reading)
    if reading is None or reading.aspect is None:
        return reading
    person = 1 if reading.person == 2 and reading.aspect == "perfect" else reading.person
    alike = (r for r in word.readings if r.aspect == reading.aspect and r.person == person and not r.passive)
    return next(alike, reading)


def _counted(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with plurals after numbers, where Arabic counts in the singular from eleven on: two million people."""
    counted = list(pieces)
    for at, each in enumerate(pieces):
        if at and each.role in {"noun", "numeral"} and not each.lead and _is_count(counted[at - 1]):
            if each.english in _SCALES:
                counted[at] = replace(each, english=_SCALES[each.english], role="numeral", article=False)
            elif each.role == "noun" and not each.article:
                counted[at] = replace(each, english=inflect.plural(each.english), plural=True)
    return counted


def _dated(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with dates as English has them: on 12 June, the 19th century."""
    dated: list[Piece] = []
    for at, each in enumerate(pieces):
        day, month = ([*pieces[at + 1 : at + 3], None, None])[:2]
        if each.english == "in" and day and month and _is_day(day) and month.english in _months():
            dated.append(replace(each, english="on"))
        elif each.role == "number" and dated and dated[-1].english == "century" and each.english.isdigit():
            dated[-1] = replace(dated[-1], english=f"{inflect.ordinal(int(each.english))} century", article=True)
        else:
            dated.append(each)
    return dated


@cache
def _months() -> frozenset[str]:
    return frozenset(row[2] for row in table("lexicon/dates.tsv") if row[0] == "month")


def _is_day(each: Piece) -> bool:
    return each.role == "number" and each.english.isdigit() and 0 < int(each.english) < 32


def _is_count(each: Piece) -> bool:
    return each.role in {"number", "numeral"} and each.english not in {"1", "one"} and not _YEAR.fullmatch(each.english)


def _governed(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the prepositions that English verbs take: he accused him "of", not "by"."""
    wanted: Mapping[str, tuple[str, str]] = {}
    verb = left = 0
    quotes = False
    for at, each in enumerate(pieces):
        if each.role == "verb" and each.reading is not None:
            wanted, left, verb = _government().get(normalise(each.reading.lemma), {}), _FARTHEST_OBJECT, at
        elif each.role in CLAUSE_ENDS or left == 0:
            wanted = {}
        lead = each.lead.split(" ")
        usual = each.english if each.role == "preposition" else lead[-1] if each.preposition else ""
        if usual in wanted:
            meaning, english = wanted[usual]
            if each.role == "preposition":
                pieces[at] = replace(each, english=english)
            else:
                pieces[at] = replace(each, lead=" ".join(filter(None, [*lead[:-1], english])))
            if meaning:
                pieces[verb] = replace(pieces[verb], english=meaning)
            quotes = meaning == "quote"
            wanted = {}
        elif quotes and each.owner and each.english == "statement" and not each.preposition:
            pieces[at] = Piece("as saying", "adverb")
        left -= 1
    return pieces


@cache
def _government() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """For the lemma of a verb, by the preposition that the gloss would write: another verb, if it then means one, and
    the English preposition."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for lemma, usual, english in table("lexicon/gloss/government.tsv"):
        found.setdefault(lemma, {})[usual] = "", english.strip("-")
    for lemma, usual, verb, english in table("lexicon/gloss/with_preposition.tsv"):
        found.setdefault(lemma, {})[usual] = verb, english.strip("-")
    return found


def _needs_noun(before: Piece | None) -> bool:
    """Whether a noun is what stands behind a piece, so that a word with the article describes nothing."""
    return before is None or before.role in {"preposition", "pronoun", "copula"}


def _describes(adjective: Reading, noun: Reading, before: Piece) -> bool:
    """Whether a reading is the adjective of the same lemma, and an attribute or predicate of the noun before it."""
    return (
        (adjective.part_of_speech, adjective.lemma) == ("adjective", noun.lemma)
        and not (adjective.conjunction or adjective.preposition or adjective.pronoun)
        and adjective.article <= (before.article or bool(before.owner))
        and before.feminine in {None, adjective.gender == "feminine"}
    )
