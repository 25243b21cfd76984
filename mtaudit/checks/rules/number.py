"""NUM: numbers, units, months and weekdays that differ from the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache

from mtaudit.arabic.normalise import fold
from mtaudit.checks.declare import Mark, check
from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.document import Span, Token
from mtaudit.quantity import Quantity
from mtaudit.resources import table


@check("NUM001", "wrong-number", "number", "major", needs_source=True)
def wrong_number(evidence: Evidence) -> Iterator[Mark]:
    """Report a number in the Arabic that stands for another one in the English.

    What it finds
        A number, in digits or in words, that the English sentence does not have, while a number of the English
        sentence is nowhere in the Arabic: 15 that became 51, a million that became a billion.
    Why it matters
        A wrong death toll, date or sum is a correction on the front page, and no reader can spot it.
    When it stays silent
        The value is the same in other words (1.5 million, 1,500,000), other digits (١٥), on the other clock (3 p.m.,
        15), or with the century left out. The English has no number left that could have been meant. Small numbers
        in words are never reported themselves: Arabic says "two" with a dual.
    Measured
        Of numbers changed in professional translations 99 % (FLORES) and 98 % (NTREX) are found; 0.15 findings per
        1000 words of the untouched ones, half of them real.
    Bad
        ar: قُتل [[51]] شخصا في الهجوم.
        en: The attack killed 15 people.
        ar: بلغت الخسائر [[3 مليارات]] دولار.
        en: Losses reached 3 million dollars.
    Good
        ar: قُتل ١٥ شخصا في الهجوم عند الساعة 15:30.
        en: The attack at 3:30 p.m. killed fifteen people.
    """
    for passage in _bilingual(evidence):
        arabic = passage.arabic_numbers
        english = passage.english_numbers
        wrong, missing = _unmatched(arabic, english, passage)
        for number in wrong:
            meant = _meant(number, missing, passage)
            if meant is None:
                continue
            missing.remove(meant)
            written, wanted = _span(number, evidence.target.text), _span(meant, passage.source)
            yield Mark(
                written,
                f"{written.text} stands where the source has {wanted.text}",
                0.9,
                source=wanted,
                suggestion=wanted.text if wanted.text.replace(",", "").replace(".", "").isdigit() else None,
            )


@check("NUM005", "wrong-code", "number", "major", needs_source=True)
def wrong_code(evidence: Evidence) -> Iterator[Mark]:
    """Report a name made of letters and digits that differs from the source.

    What it finds
        A Latin word with digits in it (H5N1, MH370, A1GP) that the English sentence does not have, while it has one
        that the Arabic lacks.
    Why it matters
        The wrong virus, flight or model; nothing in the sentence shows it.
    When it stays silent
        The code is written in Arabic letters, or split by blanks or hyphens only.
    Measured
        No finding in professional translations (FLORES and NTREX).
    Bad
        ar: تحطمت الطائرة في الرحلة [[MH307]] قبل عشر سنوات.
        en: The plane crashed on flight MH370 ten years ago.
    Good
        ar: تحطمت الطائرة في الرحلة MH-370 قبل عشر سنوات.
        en: The plane crashed on flight MH370 ten years ago.
    """
    for passage in _bilingual(evidence):
        ours, theirs = _codes(passage.words), _codes(passage.english)
        texts = [re.sub(r"\W", "", span.text if span else "").casefold() for span in (passage.target, passage.source)]
        wrong = [token for token in ours if token.text.casefold() not in texts[1]]
        missing = [token for token in theirs if token.text.casefold() not in texts[0]]
        if len(wrong) == len(missing) == 1:
            yield Mark(
                Span(wrong[0].start, wrong[0].end, wrong[0].text),
                f"{wrong[0].text} stands where the source has {missing[0].text}",
                0.9,
                source=Span(missing[0].start, missing[0].end, missing[0].text),
                suggestion=missing[0].text,
            )


def _codes(tokens: Sequence[Token]) -> list[Token]:
    return [
        token
        for token in tokens
        if token.kind in {"latin", "word"}
        and any(character.isascii() and character.isdigit() for character in token.text)
        and any(character.isascii() and character.isalpha() for character in token.text)
    ]


@check("NUM002", "missing-number", "number", "minor", needs_source=True)
def missing_number(evidence: Evidence) -> Iterator[Mark]:
    """Report a number of the English that the Arabic does not have.

    What it finds
        A number in digits, two or more of them, with no number left in the Arabic that it could have become.
    Why it matters
        Figures are what wire copy is quoted for; a translation that loses one has usually lost more.
    When it stays silent
        The number stands in a neighbouring sentence, or in words; the sentence as a whole was dropped.
    Measured
        At most 0.05 findings per 1000 words of professional translations (FLORES and NTREX).
    Bad
        ar: أصيب [[عشرات]] الأشخاص في الانفجار الذي وقع في المدينة.
        en: The explosion in the city injured 47 people.
    Good
        ar: أصيب سبعة وأربعون شخصا في الانفجار.
        en: The explosion injured 47 people.
    """
    passages = _bilingual(evidence)
    everywhere = [number.values for p in passages for number in p.arabic_numbers]
    for passage in passages:
        arabic = passage.arabic_numbers
        wrong, missing = _unmatched(arabic, passage.english_numbers, passage)
        if wrong:
            continue
        for number in missing:
            if number.digits and number.value >= 10 and not any(_near(number.values, values) for values in everywhere):
                wanted = _span(number, passage.source)
                yield Mark(
                    _place(passage, wanted),
                    f"the number {wanted.text} of the source is missing",
                    0.6,
                    source=wanted,
                    suggestion=wanted.text,
                )


@check("NUM003", "wrong-unit", "number", "major", needs_source=True)
def wrong_unit(evidence: Evidence) -> Iterator[Mark]:
    """Report a unit that changed while its number stayed.

    What it finds
        The same number followed by another unit of the same dimension: 40 miles that became 40 kilometres, three
        weeks that became three months.
    Why it matters
        The number looks right, so nobody checks it, and the fact is wrong.
    When it stays silent
        The number itself changed (a conversion), or the English mentions both units.
    Measured
        At most 0.05 findings per 1000 words of professional translations (FLORES and NTREX).
    Bad
        ar: تقع القرية على بعد 40 [[كيلومترا]] من الحدود.
        en: The village lies 40 miles from the border.
    Good
        ar: تقع القرية على بعد 64 كيلومترا من الحدود.
        en: The village lies 40 miles (64 km) from the border.
    """
    for passage in _bilingual(evidence):
        english = _with_units(passage.english_numbers, passage.english, _english_unit)
        arabic = _with_units(passage.arabic_numbers, passage.words, _arabic_unit)
        mentioned = {_english_unit(token.text) for token in passage.english}
        for number, token, unit in arabic:
            same = [(t, u) for q, t, u in english if q.values & number.values and u[0] == unit[0]]
            if same and unit not in mentioned:
                source_token = same[0][0]
                yield Mark(
                    Span(token.start, token.end, token.text),
                    f"the unit is {source_token.text} in the source",
                    0.85,
                    source=Span(source_token.start, source_token.end, source_token.text),
                )


@check("NUM004", "wrong-date", "number", "major", needs_source=True)
def wrong_date(evidence: Evidence) -> Iterator[Mark]:
    """Report a month or a weekday that is another one in the English.

    What it finds
        The name of a month (in either Arabic system, أبريل or نيسان) or of a weekday that the English sentence does
        not have, while it has another one that the Arabic lacks.
    Why it matters
        Readers plan by dates, and courts and archives cite them.
    When it stays silent
        The two sides agree on any month or weekday that could be meant, or only one side names one.
    Measured
        At most 0.05 findings per 1000 words of professional translations (FLORES and NTREX).
    Bad
        ar: وصل الوفد يوم [[الثلاثاء]] إلى العاصمة.
        en: The delegation arrived in the capital on Thursday.
    Good
        ar: وصل الوفد في نيسان، يوم الخميس.
        en: The delegation arrived on a Thursday in April.
    """
    for passage in _bilingual(evidence):
        arabic, english = _arabic_dates(passage.words), _english_dates(passage.english)
        for kind in ("month", "weekday"):
            ours = {date for _, date in arabic if date[0] == kind}
            theirs = {date for _, date in english if date[0] == kind}
            missing = [s for s, date in english if date in theirs - ours and s.text not in _AMBIGUOUS]
            wrong = [s for s, date in arabic if date in ours - theirs]
            if len(wrong) == len(missing) == 1:
                yield Mark(
                    wrong[0],
                    f"{wrong[0].text} stands where the source has {missing[0].text}",
                    0.9,
                    source=missing[0],
                )


def _bilingual(evidence: Evidence) -> list[Passage]:
    return [passage for passage in evidence.prose if passage.source]


def _span(number: Quantity, text: str | Span | None) -> Span:
    if isinstance(text, Span):
        return Span(number.start, number.end, text.text[number.start - text.start : number.end - text.start])
    return Span(number.start, number.end, (text or "")[number.start : number.end])


def _unmatched(
    arabic: Sequence[Quantity], english: Sequence[Quantity], passage: Passage
) -> tuple[list[Quantity], list[Quantity]]:
    """Numbers of either side that no number of the other one stands for; each stands for one only.

    An Arabic number in words is only taken for wrong above ten, and an English one may be a dual or said twice.
    """
    left, missing = list(arabic), list(english)
    for same in (_equal, _near):
        for number in tuple(left):
            if match := next((each for each in missing if same(number.values, each.values)), None):
                left.remove(number)
                missing.remove(match)
    dual = any(word.reading and word.reading.number == "dual" for word in passage.words)
    said = [number.values for number in english]
    wrong = [
        number
        for number in left
        if number.digits or (number.value > 10 and not any(_near(number.values, values) for values in said))
    ]
    return wrong, [number for number in missing if not (dual and 2 in number.values)]


def _equal(values: frozenset[Fraction], others: frozenset[Fraction]) -> bool:
    return bool(values & others)


def _near(values: frozenset[Fraction], others: frozenset[Fraction]) -> bool:
    """Whether two numbers are the same on another clock, or but for the century."""
    return _equal(values, others) or any(
        abs(one - other) == 12 and max(one, other) <= 24
        if max(one, other) < 100
        else 1000 <= max(one, other) < 3000 and max(one, other) % 100 == min(one, other) >= 10
        for one in values
        for other in others
    )


def _meant(number: Quantity, missing: Sequence[Quantity], passage: Passage) -> Quantity | None:
    """The missing English number that stands at the most similar place of its sentence, digits first."""
    if not missing or passage.target is None or passage.source is None:
        return None
    here = (number.start - passage.target.start) / len(passage.target.text)
    start, length = passage.source.start, len(passage.source.text)
    return min(missing, key=lambda each: (each.digits != number.digits, abs((each.start - start) / length - here)))


def _place(passage: Passage, source: Span) -> Span:
    """The Arabic word where a missing English one belongs: the one linked to its nearest linked neighbour."""
    at = next(i for i, token in enumerate(passage.english) if token.end > source.start)
    linked = sorted(passage.links, key=lambda link: abs(link[0] - at))
    word = passage.words[linked[0][1]] if linked else passage.words[0]
    return Span(word.start, word.end, word.text)


Unit = tuple[str, str]


@cache
def _units(column: int) -> dict[str, Unit]:
    return {form: (row[0], row[1]) for row in table("lexicon/units.tsv") for form in row[column].split()}


def _english_unit(word: str) -> Unit | None:
    return _units(2).get(word.lower())


def _arabic_unit(word: str) -> Unit | None:
    return _units(3).get(fold(word))


def _with_units(
    numbers: Sequence[Quantity], tokens: Sequence[Token], unit_of: Callable[[str], Unit | None]
) -> list[tuple[Quantity, Token, Unit]]:
    """Numbers that a unit follows directly."""
    ends = {token.end: tokens[i + 1] for i, token in enumerate(tokens[:-1])}
    found = []
    for number in numbers:
        following = ends.get(number.end)
        if following and (unit := unit_of(following.text)):
            found.append((number, following, unit))
    return found


Date = tuple[str, int]
"""Month or weekday, and its number in CLDR."""

_AMBIGUOUS = frozenset({"May", "March"})
"""Month names that are common words too: they explain an Arabic month but are never missing."""


@cache
def _dates(*territories: str) -> dict[str, Date]:
    """Month and weekday names from CLDR; Arabic ones folded."""
    from babel import Locale

    found: dict[str, Date] = {}
    for territory in territories:
        locale = Locale.parse(territory)
        for kind, names in (("month", locale.months), ("weekday", locale.days)):
            # Not "stand-alone": babel resolves that alias to the names of whichever Arabic locale was read first.
            for number, name in names["format"]["wide"].items():
                found[name if territory == "en" else fold(name)] = (kind, number)
    return found


def _english_dates(tokens: Sequence[Token]) -> list[tuple[Span, Date]]:
    return [(Span(t.start, t.end, t.text), date) for t in tokens if (date := _dates("en").get(t.text))]


def _arabic_dates(tokens: Sequence[Token]) -> list[tuple[Span, Date]]:
    """In the Egyptian, Levantine and two Maghrebi systems."""
    names = _dates("ar_EG", "ar_SY", "ar_DZ", "ar_MA")
    found: list[tuple[Span, Date]] = []
    for index, token in enumerate(tokens):
        folded = fold(token.text)
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        forms = (folded, re.sub("^[وفبلك]", "", folded), re.sub("^لل", "ال", folded))
        if after and (pair := next((d for f in forms if (d := names.get(f"{f} {fold(after.text)}"))), None)):
            found.append((Span(token.start, after.end, f"{token.text} {after.text}"), pair))
        elif single := next((d for f in forms if (d := names.get(f))), None):
            found.append((Span(token.start, token.end, token.text), single))
    return found
