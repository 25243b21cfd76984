"""NUM: morning and evening, noon and midnight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from mtaudit.arabic.clitics import detached
from mtaudit.arabic.normalise import normalise
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import bilingual, source_text, target_text
from mtaudit.document import Token
from mtaudit.english.tokens import tokenize
from mtaudit.message import say
from mtaudit.quantity import Quantity
from mtaudit.resources import table


@check("NUM006", "wrong-part-of-the-day", "number", "major", needs_source=True)
def wrong_part_of_the_day(evidence: Evidence) -> Iterator[Mark]:
    """Report a morning that is an evening in the English, a noon that is midnight.

    What it finds
        صباحا, فجرا or قبل الظهر where the English has p.m., afternoon, evening or noon and nothing of the morning, and
        the other way round; منتصف الليل for noon.
    Why it matters
        The hour looks right, and the reader is twelve hours late.
    When it stays silent
        The English names both halves of the day, or the night; the hour is another one (a time of another zone); the
        part of the day belongs to another sentence of the English.
    Bad
        ar: تبدأ الجلسة في الساعة 9 [[صباحا]].
        en: The session begins at 9 p.m.
    Good
        ar: تبدأ الجلسة في التاسعة مساء، وتنتهي بعد منتصف الليل.
        en: The session begins at 9 p.m. and ends after midnight.
    """
    compared = [(passage, *_differences(passage)) for passage in bilingual(evidence)]
    moved = [part for _, _, missing in compared for part in missing]
    for passage, wrong, missing in compared:
        elsewhere = any(part.halves & other.halves for part in wrong for other in moved)
        if len(wrong) == len(missing) == 1 and not elsewhere and _same_hour(passage, wrong[0], missing[0]):
            written, wanted = target_text(passage, wrong[0].tokens), source_text(passage, missing[0].tokens)
            message = say("{written} stands where the source has {wanted}", written=written, wanted=wanted)
            yield Mark(wrong[0].tokens, message, 0.8, source=missing[0].tokens)


@dataclass(frozen=True, slots=True)
class _Part:
    tokens: tuple[Token, ...]
    halves: frozenset[str]


def _differences(passage: Passage) -> tuple[list[_Part], list[_Part]]:
    """The parts of the day that the Arabic alone names, and those that the English alone names."""
    ours, theirs = _arabic_parts(passage.words), _english_parts(passage.english)
    return (
        [part for part in ours if not any(part.halves & other.halves for other in theirs)],
        [part for part in theirs if not any(part.halves & other.halves for other in ours)],
    )


@cache
def _english() -> dict[tuple[str, ...], frozenset[str]]:
    rows = table("lexicon/day_parts.tsv")
    return {
        tuple(token.text.lower() for token in tokenize(form)): frozenset(row[0].split())
        for row in rows
        for form in row[1].split("|")
    }


@cache
def _arabic() -> dict[tuple[str, ...], frozenset[str]]:
    rows = table("lexicon/day_parts.tsv")
    return {tuple(form.split()): frozenset(row[0].split()) for row in rows for form in row[2].split("|")}


_LONGEST = 4
"""Words of ساعة متأخرة من الليل."""


def _english_parts(tokens: Sequence[Token]) -> list[_Part]:
    texts = [(token.text.lower(),) for token in tokens]
    parts = _parts(tokens, texts, _english())
    return [part for part in parts if not (_is_bare(part) and not _is_after_number(part, tokens))]


def _is_bare(part: _Part) -> bool:
    """Whether a part is am or pm without points, which are also a verb and a prime minister."""
    return part.tokens[0].text.lower() in ("am", "pm")


def _is_after_number(part: _Part, tokens: Sequence[Token]) -> bool:
    at = tokens.index(part.tokens[0])
    return at > 0 and tokens[at - 1].kind == "number"


def _arabic_parts(tokens: Sequence[Token]) -> list[_Part]:
    texts = [tuple(rest for *_, rest in detached(normalise(token.text))) for token in tokens]
    return _parts(tokens, texts, _arabic())


def _parts(
    tokens: Sequence[Token], texts: Sequence[tuple[str, ...]], forms: dict[tuple[str, ...], frozenset[str]]
) -> list[_Part]:
    """The parts of the day that some tokens name, the longest first; the first word of each may have several forms."""
    found: list[_Part] = []
    index = 0
    while index < len(tokens):
        length = 1
        for longer in range(min(_LONGEST, len(tokens) - index), 0, -1):
            rest = tuple(text[0] for text in texts[index + 1 : index + longer])
            if halves := next((h for first in texts[index] if (h := forms.get((first, *rest)))), None):
                found.append(_Part(tuple(tokens[index : index + longer]), halves))
                length = longer
                break
        index += length
    return found


def _same_hour(passage: Passage, ours: _Part, theirs: _Part) -> bool:
    """Whether the hours that two parts of the day stand with are the same; true where either has none."""
    one = _hour(passage.arabic_numbers, passage.words, ours)
    other = _hour(passage.english_numbers, passage.english, theirs)
    return one is None or other is None or bool(one.values & other.values)


def _hour(numbers: Sequence[Quantity], tokens: Sequence[Token], part: _Part) -> Quantity | None:
    """The hour before a part of the day: التاسعة والنصف من مساء اليوم."""
    at = tokens.index(part.tokens[0])
    begin = tokens[max(at - _REACH, 0)].start
    return next((each for each in numbers if begin <= each.start < part.tokens[0].start), None)


_REACH = 4
"""Words from the hour to its part of the day."""
