"""NAM: names that an article spells in two ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from mtaudit.arabic.clitics import cores, written
from mtaudit.arabic.normalise import fold
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.name.mismatch import SURE
from mtaudit.message import say
from mtaudit.names.search import is_known

_INFLECTED = ("ية", "يه", "يين", "يون", "يات", "ان", "ين")
"""Endings of adjectives, duals and plurals, which are no second spelling."""


@check("NAM004", "two-spellings", "name", "minor")
def two_spellings(evidence: Evidence) -> Iterator[Mark]:
    """Report a name that the article spells in two ways.

    What it finds
        With a source, two Arabic spellings of one English name; without one, two unknown words that differ only in
        their long vowels. The rarer spelling is marked, the later one where both are as frequent.
    Why it matters
        The reader takes them for two people, and a search finds half of the places.
    When it stays silent
        The spellings differ only in clitics, the article, a hamza or a dot that writers leave out.
    Bad
        ar: التقى زيلينسكي الوفد في كييف. وقال [[زيلنسكي]] إنه مستعد. ثم غادر زيلينسكي.
    Good
        ar: التقى زيلينسكي الوفد في كييف. وقال زيلينسكي إنه مستعد.
    """
    spellings: dict[str, list[tuple[str, Word]]] = defaultdict(list)
    for key, form, word in _spelled(evidence):
        spellings[key].append((form, word))
    for places in spellings.values():
        counts = Counter(fold(form) for form, _ in places)
        if len(counts) < 2:
            continue
        usual = counts.most_common(1)[0][0]
        suggestion = next(form for form, _ in places if fold(form) == usual)
        for form, word in places:
            if fold(form) != usual:
                yield Mark(
                    word,
                    say("{form} is spelled {usual} elsewhere in the article", form=form, usual=suggestion),
                    0.8,
                    suggestion=suggestion,
                    evidence={"found": form, "elsewhere": suggestion, "times": counts[usual]},
                )


def _spelled(evidence: Evidence) -> Iterator[tuple[str, str, Word]]:
    """Names as they are written: what tells that two are the same, the spelling, and the word."""
    for passage in evidence.prose:
        names = evidence.names[passage.index]
        if passage.source is not None:
            for each in names.renderings:
                if each.words and each.manner == "letters" and each.kind == "name" and each.last == each.first + 1:
                    word = passage.words[each.words[0]]
                    if each.score > SURE and " " not in each.form and not word.text.endswith(_INFLECTED):
                        yield passage.english[each.first].text.lower(), each.form.removeprefix("ال"), word
        else:
            for index in names.arabic.unknown:
                word = passage.words[index]
                form = written(word.text, min(cores(word.text), key=len))
                skeleton = "".join(letter for letter in fold(form) if letter not in "اويء")
                if len(skeleton) > 3 and not is_known(word) and not word.text.endswith(_INFLECTED):
                    yield fold(form)[0] + skeleton, form, word
