"""AGR: the title of a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from mtaudit.arabic.agreement import agreeing_gender
from mtaudit.arabic.government import is_adjective, likely, share
from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.checks.persons import WHO
from mtaudit.grammar import OTHER
from mtaudit.message import say
from mtaudit.people.apposition import is_title_of
from mtaudit.people.discourse import person_nouns
from mtaudit.people.roster import Bearer
from mtaudit.people.titled import Titled, read_titled

_TOLD, _NAMED = 0.95, 0.85
_SURE = 0.5


@check("AGR020", "wrong-title-gender", "agreement", "major")
def wrong_title_gender(evidence: Evidence) -> Iterator[Mark]:
    """Report a title, office or occupation in the other gender than the person who bears it.

    What it finds
        وزير for a woman, رئيسة for a man: with the article, before what it governs (وزير الطاقة), behind the name after
        a comma, or as what somebody is elected or appointed. Whether the person is a man or a woman is told by the
        given name, by the source, or by any other sentence of the two texts.
    Why it matters
        It makes a man of a woman, or a woman of a man.
    When it stays silent
        Another title in the phrase fits the person (زوجة الرئيس), the title is said of men and women alike (عضو, عمدة),
        or it may be somebody else's.
    Bad
        ar: أعلنت [[وزير]] الطاقة جولييت مورو استقالتها.
        ar: فازت [[المخرج الفرنسي]] سيلين ديلاكروا بالجائزة.
        ar: وقال روبرت شولتس، [[مديرة]] المعهد، إن النتائج أولية.
    Good
        ar: أعلنت وزيرة الطاقة جولييت مورو استقالتها.
        ar: قالت زوجة الرئيس ميلانيا ترامب إن الكتاب سيصدر.
    """
    for passage in evidence.prose:
        bearers = evidence.people.passages[passage.index]
        if not any(each.gender is not None and each.surely for each in bearers):
            continue
        for titled in read_titled(passage.words, bearers, partial(_is_of_source, passage), _people(passage)):
            bearer = titled.bearer
            if bearer.gender is None or not bearer.surely or titled.title.gender in (bearer.gender, None):
                continue
            words, suggestion = _corrected(passage, titled)
            name = passage.words[bearer.last - 1].text
            yield Mark(
                words,
                say(
                    "{name} is {person}, the title that of {shown}",
                    name=name,
                    person=WHO[bearer.gender],
                    shown=WHO[OTHER[bearer.gender]],
                ),
                _TOLD if bearer.english is not None and bearer.english.gender is not None else _NAMED,
                suggestion=suggestion,
            )


def _people(passage: Passage) -> frozenset[int]:
    """The Arabic words whose English is a noun for a person."""
    if not passage.is_sentence:
        return frozenset()
    return frozenset(j for i, j in passage.links if passage.english[i].text.lower() in person_nouns())


def _is_of_source(passage: Passage, title: int, bearer: Bearer) -> bool | None:
    """Whether the source calls a person by a title; None where it does not tell."""
    if bearer.english is None or not passage.is_sentence:
        return None
    linked = english_indices(passage, title)
    return any(is_title_of(passage.english, i, bearer.english) for i in linked) if linked else None


def _corrected(passage: Passage, titled: Titled) -> tuple[Sequence[Word], str | None]:
    """The title with the adjectives that share its error, and how they read in the right gender."""
    words = passage.words
    other = titled.title.other()
    if other is None:
        return words[titled.index : titled.index + 1], None
    forms = {titled.index: other, **dict(_adjectives(words, titled))}
    end = max(forms) + 1
    return words[titled.index : end], " ".join(forms.get(at, words[at].text) for at in range(titled.index, end))


def _adjectives(words: Sequence[Word], titled: Titled) -> Iterator[tuple[int, str]]:
    """The adjectives of a title that show its gender, in the other one.

    One that stands behind a noun which the title governs may belong to that noun, if it agrees with it:
    وزير الخارجية الفرنسية.
    """
    governed: Word | None = None
    for at in range(titled.index + 1, titled.end):
        word = words[at]
        reading = word.reading
        if reading is None or reading.preposition or reading.conjunction:
            return
        if reading.part_of_speech == "noun" and not titled.title.article and share(word, is_adjective) < _SURE:
            governed = word
            continue
        definite = titled.title.article or governed is not None
        if reading.part_of_speech not in ("adjective", "noun") or reading.article != definite:
            return
        if reading.number != "singular" or reading.gender != titled.title.form or _may_describe(governed, reading):
            continue
        if (form := inflect(word.text, reading, gender=titled.bearer.gender)) is not None:
            yield at, form


def _may_describe(noun: Word | None, adjective: Reading) -> bool:
    return noun is not None and any(agreeing_gender(r) in (adjective.gender, None) for r in likely(noun))
