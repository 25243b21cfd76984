"""NAM: names that an article spells in two ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from mtaudit.arabic.clitics import cores, written
from mtaudit.arabic.normalise import fold
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.message import say
from mtaudit.names.likeness import SURE
from mtaudit.names.search import is_known

_INFLECTED = ("ية", "يه", "يين", "يون", "يات", "ان", "ين")
"""Endings of adjectives, duals and plurals, which are no second spelling."""

_FINAL = frozenset("اةهيى")
"""Last letters in which a place and its adjective differ: أسكتلندا, أسكتلندي."""

SHORTEST = 4
"""Letters of a name from which another letter is a slip: shorter names are often a letter apart."""


@check("NAM004", "two-spellings", "name", "minor")
def two_spellings(evidence: Evidence) -> Iterator[Mark]:
    """Report a name that the article spells in two ways.

    What it finds
        With a source, two Arabic spellings of one English name, and an unknown word that differs by one letter from
        what writes the name at least twice elsewhere; without one, two unknown words that differ only in their long
        vowels. The rarer spelling is marked, the later one where both are as frequent.
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
                yield _mark(word, form, suggestion, counts[usual])
    yield from _slips(evidence)


def _slips(evidence: Evidence) -> Iterator[Mark]:
    """Unknown words that are a letter off what writes a name of the same passage elsewhere."""
    usual = _usual(evidence)
    for passage in evidence.prose if evidence.source else ():
        names = evidence.names[passage.index]
        here = {token.text.lower() for token in passage.english} & usual.keys()
        sure = [each for each in names.renderings if each.words and each.score > SURE]
        renders = {at: passage.english[each.first].text.lower() for each in sure for at in range(*each.words or (0, 0))}
        for index in names.arabic.unknown if here else ():
            word = passage.words[index]
            keys = (key for key in sorted(here) if renders.get(index, key) == key)
            bare = cores(word.text)
            near = ((core, usual[key]) for key in keys for core in bare if _is_slip(core, fold(usual[key][0])))
            if (found := next(near, None)) and fold(found[1][0]) not in bare:
                core, (form, times) = found
                yield _mark(word, written(word.text, core), form, times)


def _usual(evidence: Evidence) -> dict[str, tuple[str, int]]:
    """How the article writes a name of one word, and how often, where it does so twice or more."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for passage in evidence.prose:
        for each in evidence.names[passage.index].renderings:
            if each.words and each.score > SURE and each.last == each.first + 1 and " " not in each.form:
                forms[passage.english[each.first].text.lower()][each.form.removeprefix("ال")] += 1
    best = {name: counts.most_common(1)[0] for name, counts in forms.items()}
    return {name: (form, times) for name, (form, times) in best.items() if times > 1 and len(form) >= SHORTEST}


def _is_slip(core: str, form: str) -> bool:
    """Whether two words are a letter apart, within: the ends hold clitics, and what makes an adjective of a name."""
    ends = (core.startswith(form), form.startswith(core), core.endswith(form), form.endswith(core))
    if any(ends) or (core[:-1] == form[:-1] and _FINAL.issuperset({core[-1], form[-1]})):
        return False
    return DamerauLevenshtein.distance(core, form, score_cutoff=1) == 1


def _mark(word: Word, form: str, usual: str, times: int) -> Mark:
    return Mark(
        word,
        say("{form} is spelled {usual} elsewhere in the article", form=form, usual=usual),
        0.8,
        suggestion=usual,
        evidence={"found": form, "elsewhere": usual, "times": times},
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
