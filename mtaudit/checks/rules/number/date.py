"""NUM: months, weekdays and seasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from mtaudit.arabic.clitics import detached
from mtaudit.arabic.normalise import normalise
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.linked import bilingual, source_text, target_text
from mtaudit.document import Token
from mtaudit.english.tokens import tokenize
from mtaudit.message import say
from mtaudit.resources import table

Date = tuple[str, str]
"""Month, weekday or season, and its number."""

Found = tuple[tuple[Token, ...], Date]

_AMBIGUOUS = frozenset({"May", "March", "spring", "Spring", "fall", "Fall"})
"""Names that are common words too: away from a number they explain an Arabic month but are never missing."""


@check("NUM004", "wrong-date", "number", "major", needs_source=True)
def wrong_date(evidence: Evidence) -> Iterator[Mark]:
    """Report a month, a weekday or a season that is another one in the English.

    What it finds
        The name of a month (in any Arabic system, أبريل or نيسان or both, and of the Hijri year), of a weekday or of
        a season that the English sentence does not have, while it has another one (April, Apr. 5) that the Arabic
        lacks.
    Why it matters
        Readers plan by dates, and courts and archives cite them.
    When it stays silent
        The two sides agree on any month, weekday or season that could be meant, or only one side names one.
    Bad
        ar: وصل الوفد يوم [[الثلاثاء]] إلى العاصمة.
        en: The delegation arrived in the capital on Thursday.
    Good
        ar: وصل الوفد في نيسان، يوم الخميس.
        en: The delegation arrived on a Thursday in April.
    """
    for passage in bilingual(evidence):
        arabic, english = _arabic_dates(passage.words), _english_dates(passage.english)
        for kind in sorted({date[0] for _, date in arabic}):
            ours = {date for _, date in arabic if date[0] == kind}
            theirs = {date for _, date in english if date[0] == kind}
            missing = [s for s, date in english if date in theirs - ours and _is_sure(s, passage.english)]
            wrong = [s for s, date in arabic if date in ours - theirs]
            if len(ours - theirs) == len(missing) == 1 and (len(wrong) == 1 or _is_double(wrong, passage.words)):
                place = [token for tokens in wrong for token in tokens]
                written, wanted = target_text(passage, place), source_text(passage, missing[0])
                message = say("{written} stands where the source has {wanted}", written=written, wanted=wanted)
                yield Mark(place, message, 0.9, source=missing[0], suggestion=_suggestion(written, english, missing[0]))


def _is_double(names: Sequence[tuple[Token, ...]], words: Sequence[Token]) -> bool:
    """Whether names follow one another with one mark between, as both names of a month do: تموز/يوليو."""
    places = [(words.index(tokens[0]), words.index(tokens[-1])) for tokens in names]
    return all(second[0] - first[1] == 2 for first, second in pairwise(places))


def _suggestion(written: str, english: Sequence[Found], missing: tuple[Token, ...]) -> str | None:
    """The right name, of a month in the same system: January is كانون الثاني where شباط was written, else يناير."""
    right = next(date for tokens, date in english if tokens == missing)
    rows = {(row[0], row[1]): row[3].split("|") for row in table("lexicon/dates.tsv")}
    system = next((forms.index(written) for forms in rows.values() if written in forms), None)
    levantine = right[0] == "month" and system == 1
    return rows[right][int(levantine)] if system in (0, 1) else None


@lru_cache(maxsize=4)
def _names(column: int) -> dict[str, Date]:
    """The names in a column of the table."""
    rows = [row for row in table("lexicon/dates.tsv") if column < len(row)]
    return {form: (row[0], row[1]) for row in rows for form in row[column].split("|")}


@cache
def _english_names() -> dict[tuple[str, ...], Date]:
    """English names, cut into tokens."""
    return {tuple(token.text for token in tokenize(name)): date for name, date in _names(2).items()}


def _english_dates(tokens: Sequence[Token]) -> list[Found]:
    found: list[Found] = []
    for index, token in enumerate(tokens):
        if date := _english_date([word.text for word in tokens[index : index + _LONGEST]]):
            found.append((tuple(tokens[index : index + date[0]]), date[1]))
        elif (short := _names(4).get(token.text)) and _is_beside_number(tokens, index):
            found.append(((token,), short))
    return found


def _english_date(words: Sequence[str]) -> tuple[int, Date] | None:
    """The longest name that words begin with, and how many of them it takes; one word may be in lower case."""
    names = _english_names()
    if words[0] in _first_words():
        for length in range(len(words), 0, -1):
            if date := names.get(tuple(words[:length])):
                return length, date
    date = names.get((words[0].lower(),))
    return (1, date) if date else None


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name[0] for name in _english_names())


_LONGEST = 4
"""Tokens of Rabi al-Awwal."""


def _is_beside_number(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number stands before or after a word: 5 May, Sept. 14."""
    before = tokens[index - 1 : index] if index else ()
    after = [token for token in tokens[index + 1 : index + 3] if token.text != "."][:1]
    return any(token.kind == "number" for token in (*before, *after))


def _is_sure(name: tuple[Token, ...], tokens: Sequence[Token]) -> bool:
    return name[0].text not in _AMBIGUOUS or _is_beside_number(tokens, tokens.index(name[0]))


def _arabic_dates(tokens: Sequence[Token]) -> list[Found]:
    """In the Egyptian, Levantine and two Maghrebi systems."""
    names = _names(3)
    found: list[Found] = []
    for index, token in enumerate(tokens):
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        forms = [rest for *_, rest in detached(normalise(token.text))]
        two = [f"{form} {normalise(after.text)}" for form in forms] if after else []
        if after and (pair := next((names[form] for form in two if form in names), None)):
            found.append(((token, after), pair))
        elif single := next((names[form] for form in forms if form in names), None):
            found.append(((token,), single))
    return found
