"""NUM: two numbers that changed places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import bilingual, source_text, target_text
from mtaudit.document import Token
from mtaudit.meaning.renderings import Renderings, renderings, renders
from mtaudit.message import say
from mtaudit.quantity import Quantity
from mtaudit.resources import words


@check("NUM007", "swapped-numbers", "number", "major", needs_source=True)
def swapped_numbers(evidence: Evidence) -> Iterator[Mark]:
    """Report two numbers of the English that are both there, each where the other belongs.

    What it finds
        Two numbers of which each stands beside words that render those beside the other one in the English rather
        than those beside its own: three killed and twelve wounded that became twelve killed.
    Why it matters
        Every number of the sentence is right, and both statements are wrong.
    When it stays silent
        The dictionary does not know the words beside a number, or as many render those of its own place.
    Bad
        ar: أسفر الهجوم عن مقتل [[12 شخصا وإصابة 3]] آخرين.
        en: The attack killed 3 people and wounded 12 others.
    Good
        ar: أسفر الهجوم عن إصابة 12 شخصا ومقتل 3 آخرين.
        en: The attack killed 3 people and wounded 12 others.
    """
    for passage in bilingual(evidence):
        same = [(ours, theirs) for ours, theirs in passage.number_pairs.same if ours.certain and theirs.certain]
        same.sort(key=lambda each: each[0].start)
        arabic = _counted(passage.words, [ours for ours, _ in same], passage.arabic_numbers)
        english = _counted(passage.english, [theirs for _, theirs in same], passage.english_numbers)
        for (one, first), (two, second) in combinations(zip(arabic, english, strict=True), 2):
            if not first.number.values & second.number.values and _are_swapped(passage, (one, two), (first, second)):
                here, there = target_text(passage, one.number), target_text(passage, two.number)
                source = first.number, second.number
                message = say(
                    "{here} and {there} changed places: {english}",
                    here=here,
                    there=there,
                    english=source_text(passage, source),
                )
                yield Mark((one.number, two.number), message, 0.75, source=source)


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number, the indices of its tokens, and those of the words beside it."""

    number: Quantity
    tokens: range
    beside: frozenset[int]


def _counted(tokens: Sequence[Token], chosen: Sequence[Quantity], numbers: Sequence[Quantity]) -> list[_Counted]:
    """The chosen ones of the numbers of a sentence."""
    numerals = {i for i, token in enumerate(tokens) if any(each.start <= token.start < each.end for each in numbers)}
    found = []
    for number in chosen:
        first = next(i for i, token in enumerate(tokens) if token.end > number.start)
        last = max(i for i, token in enumerate(tokens) if token.start < number.end)
        own = range(first, last + 1)
        found.append(_Counted(number, own, frozenset(_beside(tokens, own, numerals))))
    return found


def _are_swapped(passage: Passage, arabic: tuple[_Counted, _Counted], english: tuple[_Counted, _Counted]) -> bool:
    if not (_are_apart(passage.words, *arabic) and _are_apart(passage.english, *english)):
        return False
    one, two = (each.beside for each in arabic)
    untelling = words("lexicon/english/untelling_counted.txt")
    texts = [_texts(passage, each.beside) for each in english]
    both = texts[0] & texts[1]
    known = [[found for text in sorted(each - both - untelling) if (found := renderings(text))] for each in texts]

    def rendered(ours: frozenset[int], theirs: list[Renderings]) -> int:
        return sum(any(renders(each, passage.words, j) for j in ours) for each in theirs)

    own = rendered(one, known[0]), rendered(two, known[1])
    crossed = rendered(one, known[1]), rendered(two, known[0])
    return sum(own) <= 1 and all(there > here for here, there in zip(own, crossed, strict=True))


def _are_apart(tokens: Sequence[Token], one: _Counted, two: _Counted) -> bool:
    """Whether words stand between two numbers, as they do not in a score or in "the 1st and 3rd"."""
    first, second = sorted((one, two), key=lambda each: each.number.start)
    between = tokens[first.tokens.stop : second.tokens.start]
    return any(token.text not in ("and", "و", "st", "nd", "rd", "th") for token in between if token.text.isalpha())


def _texts(passage: Passage, place: Set[int]) -> set[str]:
    return {passage.english[i].text.lower() for i in place}


_REACH = 2
"""Words on either side of a number that may say what it counts or what happened."""


def _beside(tokens: Sequence[Token], own: range, numerals: Set[int]) -> Iterator[int]:
    """The words of the same clause around a number, up to the next one, by their indices."""
    for at in range(own.start - 1, max(own.start - 1 - _REACH, -1), -1):
        if _ends_clause(tokens[at]) or at in numerals:
            break
        yield at
        if _begins_clause(tokens[at]):
            break
    for at in range(own.stop, min(own.stop + _REACH, len(tokens))):
        if _ends_clause(tokens[at]) or _begins_clause(tokens[at]) or at in numerals:
            break
        yield at


def _ends_clause(token: Token) -> bool:
    return token.text in (",", "،", ";", "؛", ":", ".", "(", ")") or token.text.lower() in ("and", "while", "or", "و")


def _begins_clause(token: Token) -> bool:
    reading = token.reading if isinstance(token, Word) else None
    return reading is not None and bool(reading.conjunction)
