"""GRM: nouns in ي that lose it where they are indefinite."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.government import ends_phrase, is_bare, likely, slots
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.transliterate import to_buckwalter
from mtaudit.arabic.word_lists import is_inna
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.grammar.source import renders_name
from mtaudit.message import say


@check("GRM025", "yaa-of-defective-noun", "grammar", "minor")
def yaa_of_defective_noun(evidence: Evidence) -> Iterator[Mark]:
    """Report an indefinite noun or adjective such as قاض that keeps its ي.

    What it finds
        محامي مشهور, بصوت عالي, بلد نامي: without article, pronoun or genitive the ي falls away (محام, عال, نام).
    Why it matters
        It is a plain grammar mistake that proofreaders correct.
    When it stays silent
        The noun governs what follows (محامي الدفاع, وادي النيل) or may be in the accusative.
    Bad
        ar: وصل [[محامي]] مشهور إلى المحكمة وتكلم بصوت [[عالي]].
    Good
        ar: وصل محام مشهور، وقابل محامي الدفاع، وكان القاضي في وادي النيل، وقال إن هناك دواعي كثيرة للقلق.
    """
    for passage in evidence.prose:
        words = passage.words
        found = [index for index, word in enumerate(words) if _keeps_yaa(word) and ends_phrase(words, index)]
        accusative = {slot.index for slot in slots(words)} if found else set()
        for index in found:
            behind_inna = any(is_inna(normalise(word.text)) for word in words[max(0, index - 3) : index])
            if index not in accusative and not behind_inna and not renders_name(passage, index):
                word = words[index]
                yield Mark(word, say("without article it loses its ي"), 0.8, suggestion=normalise(word.text)[:-1])


def _keeps_yaa(word: Word) -> bool:
    """Whether a word is surely an indefinite noun whose last letter is the ي of its root."""
    readings = likely(word) if word.kind == "word" and normalise(word.text).endswith("ي") else ()
    return bool(readings) and all(_is_defective(r) for r in readings)


def _is_defective(reading: Reading) -> bool:
    lemma = to_buckwalter(reading.lemma)
    bare = is_bare(reading) or (reading.preposition != "" and not (reading.article or reading.pronoun))
    plain = normalise(reading.lemma) == reading.stem and reading.number == "singular"
    return bare and plain and lemma.endswith("iy") and not lemma.startswith("ta")
