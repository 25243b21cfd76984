"""NEG: negations that the back-translation has and the source has not, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.backtranslation.estimate import Returned
from mtaudit.backtranslation.wordnet import lemmas
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.returned import with_return
from mtaudit.checks.rules.negation.negators import NEGATIVE, arabic_strengths, english_strengths
from mtaudit.document import Token
from mtaudit.meaning.opposites import is_negated_by_prefix
from mtaudit.message import say

_PLAIN = frozenset({"strong", "negative"})
_NEAR = 8
"""Words around the place among which a negation of the other side may stand: other languages put it elsewhere."""

_BESIDE = 3
"""The same for words that may explain a negation, as "unlike" and "yet" do."""

_SHORT = 3
"""Letters of what follows a prefix that may be a chance: until, inform."""

_PREFIXES = ("un", "non", "dis", "im", "ir", "il", "in")


@check("NEG004", "negation-in-one-text", "negation", "critical", needs_source=True)
def negation_in_one_text(evidence: Evidence) -> Iterator[Mark]:
    """Report a clause that only one of the source and the back-translation negates.

    What it finds
        "Not", "never", "no", "nothing" in the back-translation, from a word of the Arabic that negates, where nothing
        near in the source negates, limits or refuses anything; or in the source, where nothing near in the
        back-translation or the Arabic does.
    Why it matters
        The article says the opposite of its source.
    When it stays silent
        Without a fluent back-translation. The other text has a word near that is negative in itself (fail, refuse,
        lack, un-, -less, hardly).
    Bad
        ar: أعلن الوزير أن المحادثات [[لن]] تبدأ يوم الأحد.
        en: The minister announced that the talks will begin on Sunday.
        back: The minister announced that the talks will not begin on Sunday.
    Good
        ar: رفض الوزير الإدلاء بأي تعليق.
        en: The minister did not make any comment.
        back: The minister refused to make any comment.
    """
    for passage, returned in with_return(evidence):
        said, back = english_strengths(passage.english), english_strengths(passage.back)
        yield from _added(passage, returned, said, back)
        yield from _lost(passage, returned, said, back)


def _added(
    passage: Passage, returned: Returned, said: Sequence[str | None], back: Sequence[str | None]
) -> Iterator[Mark]:
    """Negations of the Arabic, as the back-translation confirms them, that the source lacks."""
    if _plain(back) <= _negative(passage.english, said):
        return
    strengths = arabic_strengths(passage.words)
    partners = {j: i for i, j in returned.partners}
    for j, place in _alone(back, said, partners):
        arabic = [k for at, k in returned.behind if at == j and strengths[k] in NEGATIVE]
        if arabic and not _is_explained(passage.english, said, place):
            yield Mark(
                [passage.words[k] for k in arabic],
                say("the Arabic negates what the source affirms"),
                0.8,
                source=passage.english[place],
            )
            return


def _lost(
    passage: Passage, returned: Returned, said: Sequence[str | None], back: Sequence[str | None]
) -> Iterator[Mark]:
    """Negations of the source that neither the back-translation nor the Arabic has."""
    if _plain(said) <= _negative(passage.back, back):
        return
    strengths = arabic_strengths(passage.words)
    for i, place in _alone(said, back, dict(returned.partners)):
        if _is_explained(passage.back, back, place):
            continue
        arabic = sorted(k for at, k in returned.behind if abs(at - place) <= 1 and passage.words[k].kind == "word")
        if not arabic or any(each for each in strengths[max(arabic[0] - _NEAR, 0) : arabic[-1] + _NEAR + 1]):
            continue
        yield Mark(
            [passage.words[k] for k in arabic],
            say("the source says {english!r} here; nothing in the Arabic negates", english=passage.english[i].text),
            0.85,
            source=passage.english[i],
        )
        return


def _plain(strengths: Sequence[str | None]) -> int:
    return sum(strength in _PLAIN for strength in strengths)


def _negative(words: Sequence[Token], strengths: Sequence[str | None]) -> int:
    """How many words negate, or are negative in themselves."""
    return sum(
        strength in NEGATIVE or _is_negative_form(word.text) for word, strength in zip(words, strengths, strict=True)
    )


def _counterpart(index: int, partners: dict[int, int]) -> int | None:
    """The other side's word for the first word after a negation that has one, else for the last before it."""
    after = (partners[k] for k in range(index + 1, index + _NEAR) if k in partners)
    before = (partners[k] for k in range(index - 1, index - _NEAR, -1) if k in partners)
    return next(after, next(before, None))


def _alone(own: Sequence[str | None], other: Sequence[str | None], partners: dict[int, int]) -> list[tuple[int, int]]:
    """The plain negations of one side that none of the other stands for, with the other side's word at their place.

    Each of the other side stands for the nearest one only.
    """
    places = {k: _counterpart(k, partners) for k, strength in enumerate(own) if strength in _PLAIN}
    pairs = sorted(
        (abs(place - at), k, at)
        for k, place in places.items()
        if place is not None
        for at, strength in enumerate(other)
        if strength in _PLAIN and abs(place - at) <= _NEAR
    )
    taken: set[int] = set()
    matched: set[int] = set()
    for _, k, at in pairs:
        if k not in matched and at not in taken:
            matched.add(k)
            taken.add(at)
    return [(k, place) for k, place in places.items() if place is not None and k not in matched]


def _is_explained(words: Sequence[Token], strengths: Sequence[str | None], place: int) -> bool:
    """Whether a word near is negative in itself, or beside is one that may explain a negation."""
    near = range(max(place - _NEAR, 0), min(place + _NEAR + 1, len(words)))
    return any(
        (strengths[k] in NEGATIVE and strengths[k] not in _PLAIN)
        or _is_negative_form(words[k].text)
        or (strengths[k] is not None and strengths[k] not in _PLAIN and abs(k - place) <= _BESIDE)
        for k in near
    )


def _is_negative_form(word: str) -> bool:
    """Whether a word negates by its prefix: listed, or what follows the prefix is a word."""
    rest = next((word[len(each) :] for each in _PREFIXES if word.lower().startswith(each)), "")
    return is_negated_by_prefix(word) or (len(rest) > _SHORT and bool(lemmas(rest)))
