"""UNT: words in scripts that are neither Arabic nor Latin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.message import say

_LATIN = re.compile("[A-Za-zªº\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f'’.\\d]+")
_SYMBOL = re.compile("[\u0370-\u03ff\u2100-\u214f]")
"""A single Greek letter is a symbol: α, Ω."""
_BRACKETS = frozenset("()[]«»“”\"'")


@check("UNT004", "foreign-script", "untranslated", "major")
def foreign_script(evidence: Evidence) -> Iterator[Mark]:
    """Report a word in Cyrillic, Chinese or another script that neither the Arabic nor its readers use.

    What it finds
        продукт, 基础设施 in Arabic prose.
    Why it matters
        A model that knows many languages slipped into another one; nobody can read it.
    When it stays silent
        In brackets or quotation marks, where it explains a name; a Greek letter as a symbol; tatweel for a dash.
    Bad
        ar: كشفت الشركة عن [[продукт]] جديد في المعرض.
        ar: ألحق القصف أضرارا [[基础设施]] في المدينة.
    Good
        ar: تعلم الخط الصيني (书法) ودرس أشعة α في بكين ــ كما قال.
    """
    for passage in evidence.prose:
        words, index = passage.words, 0
        while index < len(words):
            end = index
            while end < len(words) and _is_foreign(words[end]):
                end += 1
            if end > index and not _is_enclosed(words, index, end):
                yield Mark(words[index:end], say("this is neither Arabic nor Latin script"), 0.95)
            index = max(end, index + 1)


def _is_foreign(word: Word) -> bool:
    return (
        word.kind == "latin"
        and word.text[0].isalpha()
        and word.text[0] != "ـ"
        and not _LATIN.fullmatch(word.text)
        and not _SYMBOL.fullmatch(word.text)
    )


def _is_enclosed(words: Sequence[Word], start: int, end: int) -> bool:
    return start > 0 and end < len(words) and words[start - 1].text in _BRACKETS and words[end].text in _BRACKETS
