"""GRM: nouns in ي that lose it where they are indefinite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtaudit.arabic.existence import existents
from mtaudit.arabic.government import SURE, ends_phrase, is_bare, likely, share, slots
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.transliterate import to_buckwalter
from mtaudit.arabic.word_lists import is_inna, word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.grammar.source import renders_name
from mtaudit.message import say


@check("GRM025", "yaa-of-defective-noun", "grammar", "minor")
def yaa_of_defective_noun(evidence: Evidence) -> Iterator[Mark]:
    """Report an indefinite noun or adjective such as قاض that keeps its ي.

    What it finds
        محامي مشهور, بصوت عالي, بلد نامي: without article, pronoun or genitive the ي falls away (محام, عال, نام);
        plurals (في نواحي كثيرة, لها معاني) behind a preposition, and as what there is.
    Why it matters
        It is a plain grammar mistake that proofreaders correct.
    When it stays silent
        The noun governs what follows (محامي الدفاع, وادي النيل) or may be in the accusative.
    Bad
        ar: وصل [[محامي]] مشهور إلى المحكمة وتكلم بصوت [[عالي]].
        ar: للمشروع فوائد في [[نواحي]] كثيرة.
    Good
        ar: وصل محام مشهور، وقابل محامي الدفاع، وكان القاضي في وادي النيل، وقال إن هناك دواعي كثيرة للقلق.
    """
    for passage in evidence.prose:
        words = passage.words
        found = [index for index, word in enumerate(words) if _keeps_yaa(word) and ends_phrase(words, index)]
        accusative = {slot.index for slot in slots(words)} if found else set()
        plurals = (index for index in _genitives(words) if _is_defective_plural(words[index]))
        found += [index for index in plurals if ends_phrase(words, index)]
        for index in found:
            behind_inna = any(is_inna(normalise(word.text)) for word in words[max(0, index - 3) : index])
            if index not in accusative and not behind_inna and not renders_name(passage, index):
                word = words[index]
                yield Mark(word, say("without article it loses its ي"), 0.8, suggestion=normalise(word.text)[:-1])


def _genitives(words: Sequence[Word]) -> Iterator[int]:
    """The places of nouns that a preposition governs, and of what there is, in the nominative.

    A plural such as معان has its ي in the accusative.
    """
    yield from (each.index for each in existents(words) if not each.governed)
    for index, (before, word) in enumerate(pairwise((None, *words))):
        reading = word.reading if word is not None else None
        behind = before is not None and normalise(before.text) in word_list("prepositions")
        if behind or (reading is not None and reading.preposition):
            yield index


def _is_defective_plural(word: Word) -> bool:
    """Whether a word is surely an indefinite broken plural in ي such as معاني, but for كراسي, whose ي is doubled."""
    readings = [r for r in likely(word) if r.part_of_speech == "noun"] if normalise(word.text).endswith("ي") else []
    if not readings or share(word, lambda r: r.part_of_speech == "noun") < SURE:
        return False
    return all(
        r.number == "plural" and r.case is None and not (r.article or r.pronoun) and not r.lemma.endswith("\u0651")
        for r in readings
    )


def _keeps_yaa(word: Word) -> bool:
    """Whether a word is surely an indefinite noun whose last letter is the ي of its root."""
    readings = likely(word) if word.kind == "word" and normalise(word.text).endswith("ي") else ()
    return bool(readings) and all(_is_defective(r) for r in readings)


def _is_defective(reading: Reading) -> bool:
    lemma = to_buckwalter(reading.lemma)
    bare = is_bare(reading) or (reading.preposition != "" and not (reading.article or reading.pronoun))
    plain = normalise(reading.lemma) == reading.stem and reading.number == "singular"
    return bare and plain and lemma.endswith("iy") and not lemma.startswith("ta")
