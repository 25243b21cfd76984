"""PUN: blanks that are left out."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.guess import CATEGORY
from mtaudit.arabic.joined import is_several, parted
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.grammar.source import renders_name
from mtaudit.message import say


@check("PUN005", "missing-blank", "punctuation", "minor")
def missing_blank(evidence: Evidence) -> Iterator[Mark]:
    """Report two words that are written as one.

    What it finds
        المتعلقةبالحرب, whose ة ends a word; منالمدينة, where an article follows a preposition; وزيرالخارجية, where the
        last letter of the first word joins none. A word that is too long to be one: the blanks of the line were lost,
        and this is the one finding of its passage.
    Why it matters
        Readers stumble over it, and no search finds either word.
    When it stays silent
        The lexicon has the whole word, or either part is no common word; names such as عبدالله, which many write so,
        and what renders a name of the source.
    Bad
        ar: ناقش المجلس القوانين [[المتعلقةبالعمل]] أمس.
        ar: خرج السكان [[منالمدينة]] مع [[وزيرالخارجية]].
    Good
        ar: ناقش عبدالله القوانين المتعلقة بالعمل، وخرج نورالدين من المدينة، وفيما بعد عادا إليها.
    """
    for passage in evidence.prose:
        words = [word for j, word in enumerate(passage.words) if word.kind == "word" and not renders_name(passage, j)]
        several = next((word for word in words if is_several(normalise(word.text))), None)
        if several is not None:
            yield Mark(several, say("these are several words"), 0.85)
            continue
        for word in words:
            right = parted(normalise(word.text)) if _is_unknown(word) else None
            if right is not None:
                yield Mark(word, say("these are two words"), 0.85, suggestion=right)


def _is_unknown(word: Word) -> bool:
    return all(reading.category == CATEGORY for reading in word.readings)
