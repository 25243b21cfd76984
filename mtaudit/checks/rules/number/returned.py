"""NUM: numbers that come back as others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.backtranslation.estimate import Returned
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import source_text
from mtaudit.checks.number_pairs import close
from mtaudit.checks.returned import agreed, behind
from mtaudit.document import Token
from mtaudit.english.numbers import find_numbers
from mtaudit.message import say
from mtaudit.quantity import Quantity

_COUNTED = 2
"""Words behind a number among which the noun stands that it counts: two young policemen."""


@check("NUM008", "number-comes-back-otherwise", "number", "major", needs_source=True)
def number_comes_back_otherwise(evidence: Evidence) -> Iterator[Mark]:
    """Report a number that comes back as another one.

    What it finds
        A number of the source that neither the Arabic nor the back-translation has, and in the back-translation another
        one that the source lacks, before the same noun, or the only one left: thirty policemen who come back as two.
    Why it matters
        A wrong death toll, date or sum is a correction on the front page, and no reader can spot it.
    When it stays silent
        Without a fluent back-translation. A number of the Arabic stands for that of the source.
    Bad
        ar: أرسلت الوزارة [[شرطيين]] إلى موقع الحادث للبحث عن ناجين.
        en: The ministry sent thirty policemen to the scene to look for survivors.
        back: The ministry sent two policemen to the scene of the accident to search for survivors.
    Good
        ar: أرسلت الوزارة شرطيين إلى موقع الحادث للبحث عن ناجين.
        en: The ministry sent two policemen to the scene to look for survivors.
        back: The ministry sent a couple of policemen to the scene of the accident to search for survivors.
    """
    for passage in evidence.prose:
        if mark := agreed([_mark(passage, returned) for returned in passage.returns]):
            yield mark


def _mark(passage: Passage, returned: Returned) -> Mark | None:
    left = [each for each in passage.number_pairs.english if each.certain and not each.orders]
    back = find_numbers(returned.back.words)
    missing = [each for each in left if not any(close(each, other) for other in back)]
    new = [
        each
        for each in back
        if each.certain and not each.orders and not any(close(each, other) for other in passage.english_numbers)
    ]
    partners = dict(returned.partners)
    for number in missing:
        counted = _counted(passage.english, number)
        for other in new:
            places = _counted(returned.back.words, other)
            only = len(missing) == len(new) == 1 and number.digits == other.digits
            if only or any(partners.get(i) in places for i in counted):
                words = [j for j, word in enumerate(returned.back.words) if other.start <= word.start < other.end]
                if arabic := behind(passage, returned, words) or behind(passage, returned, places[:1]):
                    return Mark(
                        [passage.words[j] for j in arabic],
                        say(
                            "the source says {english!r}, the Arabic comes back as {back!r}",
                            english=source_text(passage, number),
                            back=returned.back.said(words),
                        ),
                        0.75,
                        source=number,
                    )
    return None


def _counted(words: Sequence[Token], number: Quantity) -> list[int]:
    """The indices of the words right behind a number."""
    first = next((i for i, word in enumerate(words) if word.start >= number.end), len(words))
    return list(range(first, min(first + _COUNTED, len(words))))
