"""Exact spelling: whether the lexicon writes a word just so, and how it writes what may be meant.

The analyser reads what writers mean, whatever they do with hamza, ى and ة; here the letters count. The lexicon lists
careless spellings beside the right ones (إستخدام, الى): a spelling is right when it is that of the vocalised form.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Literal

from mtaudit.arabic.clitics import NOUN_PROCLITICS, PROCLITICS, PRONOUNS
from mtaudit.arabic.lexicon import Affix, Stem
from mtaudit.arabic.morphology import Reading, build_reading
from mtaudit.arabic.normalise import fold
from mtaudit.arabic.segmentation import Cut, more_segmentations, segmentations
from mtaudit.arabic.transliterate import from_buckwalter, to_buckwalter, without_vowels
from mtaudit.resources import lines, words

Confusion = Literal["hamza left out", "needless hamza", "wrong hamza", "ه for ة", "ة for ه", "ى for ي", "ي for ى"]
"""What is wrong with a spelling: ا for أ, إ or آ at the beginning, the reverse, any other hamza; the last letter."""

_FINALS: dict[tuple[str, str], Confusion] = {
    ("ه", "ة"): "ه for ة",
    ("ة", "ه"): "ة for ه",
    ("ى", "ي"): "ى for ي",
    ("ي", "ى"): "ي for ى",
}
_LONGEST_WORD = 20
_CONFUSED = {"ا": "أآ", "و": "ؤ", "ي": "ئ", "ؤ": "و", "ئ": "ي"}
"""Inside a word, letters that are written for others; at its beginning the lexicon itself lists what is written."""
_LAST = {"ه": "ة", "ة": "ه", "ي": "ى", "ى": "ي", "أ": "ا"}


def confusions(written: str, right: str) -> frozenset[Confusion]:
    """What is wrong with a spelling, compared with another of the same folded form."""
    pairs = enumerate(zip(written, right, strict=True))
    return frozenset(_confusion(one, other, written[:at]) for at, (one, other) in pairs if one != other)


def _confusion(written: str, right: str, before: str) -> Confusion:
    if (written, right) in _FINALS:
        return _FINALS[written, right]
    begins = PROCLITICS.fullmatch(before) is not None
    if begins and written == "ا":
        return "hamza left out"
    return "needless hamza" if begins and right == "ا" else "wrong hamza"


@lru_cache(maxsize=1 << 15)
def is_exact(word: str) -> bool:
    """Whether the lexicon has a normalised word in this very spelling."""
    return any(spelling == word for any_noun in (False, True) for spelling, _ in _spellings(word, any_noun=any_noun))


@lru_cache(maxsize=1 << 14)
def exact_readings(word: str) -> tuple[Reading, ...]:
    """The readings of a normalised word that the lexicon spells just so."""
    for any_noun in (False, True):
        cuts = [cut for spelling, cut in _spellings(word, any_noun=any_noun) if spelling == word]
        if cuts:
            return tuple(
                dict.fromkeys(
                    build_reading(word, (cut.start, cut.end), cut.prefix, cut.stem, cut.suffix) for cut in cuts
                )
            )
    return ()


@lru_cache(maxsize=1 << 14)
def respellings(word: str) -> tuple[str, ...]:
    """Other spellings of a normalised word that the lexicon has, the most frequent first.

    They differ in hamzas, ى and ي, or ة and ه. Of a word that is right as it stands only those that are frequent.
    """
    if len(word) > _LONGEST_WORD:
        return ()
    found = set()
    if not is_exact(word):
        found = {spelling for variant in _variants(word) for spelling, _ in _spellings(variant)}
    found |= {each for each in _frequencies(fold(word)) if is_exact(each)}
    found.discard(word)
    return tuple(sorted(found, key=lambda each: (-frequency(each), sum(map(operator.ne, word, each)), each)))


def frequency(word: str) -> float:
    """How often a word is written, per million; 0 where it is rare or resembles no other."""
    return _frequencies(fold(word)).get(word, 0.0)


@lru_cache(maxsize=1 << 15)
def _frequencies(folded: str) -> Mapping[str, float]:
    """Frequencies per million of the spellings that have this folded form."""
    pairs = (line.split("\t") for line in _confusable().get(folded, "").splitlines())
    return {word: int(hundredths) / 100 for word, hundredths in pairs}


@cache
def _confusable() -> dict[str, str]:
    """The lines of the table by the folded form of the word."""
    text = "\n".join(lines("learned/arabic/spellings.tsv"))
    found: dict[str, str] = {}
    for folded, line in zip(fold(text).split("\n"), text.split("\n"), strict=True):
        form, _, _ = folded.partition("\t")
        found[form] = f"{found[form]}\n{line}" if form in found else line
    return found


@lru_cache(maxsize=1 << 14)
def is_variant(word: str) -> bool:
    """Whether a normalised word is one of the spellings that are as good as another, whatever clitics it has."""
    known = words("lexicon/arabic/spelling_variants.txt")
    return any(
        rest in known or (bare in known and bare != rest)
        for clitic in NOUN_PROCLITICS
        if word.startswith(clitic)
        for rest in [word[len(clitic) :]]
        for ending in ("", *(pronoun.form for pronoun in PRONOUNS))
        if rest.endswith(ending)
        for stem in [rest.removesuffix(ending)]
        for bare in [f"{stem[:-1]}ة" if ending and stem.endswith("ت") else stem]
    )


def _variants(word: str) -> list[str]:
    """The word itself and with one letter inside, the last one, or both exchanged."""
    last = word[-1:]
    endings = [word, word[:-1] + _LAST[last]] if last in _LAST else [word]
    return list(
        dict.fromkeys(
            variant
            for ending in endings
            for variant in (
                ending,
                *(
                    ending[:at] + new + ending[at + 1 :]
                    for at in range(1, len(ending))
                    for new in _CONFUSED.get(ending[at], "")
                ),
            )
        )
    )


def _spellings(word: str, *, any_noun: bool = False) -> Iterator[tuple[str, Cut]]:
    """The lexicon's cuts of a spelling, careless or not, each with its right spelling.

    `any_noun` lets nouns take ة where the lexicon gives them none.
    """
    form = to_buckwalter(word)
    for cut in more_segmentations(form, _may_have_taa) if any_noun else segmentations(form):
        yield _right(form, cut.start, cut.end, cut.prefix, cut.stem), cut


def _may_have_taa(stem: Stem, suffix: Affix) -> bool:
    return suffix.category == "NSuff-ap" and stem.category[:1] == "N"


def _right(form: str, start: int, end: int, prefix: Affix, stem: Stem) -> str:
    """The spelling with the letters of the vocalised prefix and stem, where they are as many as are written."""
    first = without_vowels("".join(vocalised for vocalised, _ in prefix.tags))
    middle = without_vowels(stem.vocalised).replace("{", "A")
    first = first if len(first) == start else form[:start]
    middle = middle if len(middle) == end - start else form[start:end]
    return from_buckwalter(first + middle + form[end:])
