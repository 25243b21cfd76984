"""Whether a text is in the language that it should be in, and what it is instead."""

from __future__ import annotations

import re
from functools import cache

from mtaudit.document import Language
from mtaudit.message import Message, say
from mtaudit.resources import table

_SAMPLE = 200_000
_ARABIC_SCRIPT = re.compile(r"[ء-ۓۺ-ۿݐ-ݿﭐ-ﻼ]")
_NOT_ARABIC = re.compile(r"[ٹپچڈڑژکگںھہۂۃیے]")
_PERSIAN_OR_URDU = re.compile(r"[ٹپچڈڑژگںہے]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_MISREAD = re.compile(r"[Ø-Û][^\sa-zA-Z؀-ۿ]")
"""A letter of Arabic whose two bytes in UTF-8 were read as two characters of Windows-1252."""
_SCRIPTS = (
    (say("text in Cyrillic script"), re.compile(r"[Ѐ-ӿ]")),
    (say("text in Hebrew script"), re.compile(r"[א-ת]")),
    (say("text in Greek script"), re.compile(r"[Ͱ-Ͽ]")),
)

_LEAST_SHARE = 0.3
"""Of the letters: raw machine translation may leave much Latin in an Arabic text, or quote Arabic in an English one."""
_LEAST_WORDS = 20
"""Below this, words do not tell one language of Latin script from another."""
_LEAST_COMMON = 0.1
"""Share of function words in English: 0.3 to 0.5 in news, above 0.15 in headlines; in other languages under 0.1."""

_LEAST_COMMON_IN_ARABIC_SCRIPT = 0.15
"""The same for the others in Arabic script, whose words are not Arabic as well: a short sentence has two of them."""


def complaint(text: str, language: Language) -> Message | None:
    """What is wrong with the language of `text` and what to do, or None if it is in `language`."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if sample.count("?") > letters and sample.count("?") > len(sample) // 2:
        return say("holds question marks where its letters were; save the article again as UTF-8")
    if not letters:
        return say("holds no words")
    if len(_MISREAD.findall(sample)) > letters // 4:
        return say("is UTF-8 that was read in another encoding and saved so; save the article again as UTF-8")
    arabic, latin = len(_ARABIC_SCRIPT.findall(sample)) / letters, len(_LATIN.findall(sample)) / letters
    if language == "ar":
        if arabic < _LEAST_SHARE:
            what = _latin_language(sample) if latin >= 0.5 else _script(sample)
            if what == "English":
                return say(
                    "is not Arabic: it seems to be English; the Arabic target comes first, its English source after "
                    "--source"
                )
            return _not_arabic(what)
        other = len(_PERSIAN_OR_URDU.findall(sample))
        if other > max(5, 0.015 * arabic * letters):
            return say("is not Arabic: it seems to be Persian or Urdu")
        likely = _most_common(sample, "lexicon/arabic_script_languages.tsv", least=_LEAST_COMMON_IN_ARABIC_SCRIPT)
        return None if likely in ("Arabic", None) else _not_arabic(_named(likely))
    if latin < _LEAST_SHARE:
        if arabic >= 0.5:
            return say("is not English: it seems to be Arabic; are source and target swapped?")
        return say("is not English: it seems to be {what}", what=_script(sample))
    what = _latin_language(sample)
    return None if what == "English" else say("is not English: it seems to be {what}", what=what)


def _not_arabic(what: str) -> Message:
    return say("is not Arabic: it seems to be {what}", what=what)


def _named(language: str) -> Message:
    """The name of a language of the tables, which has its translation as what is said in code has."""
    return Message(language, language, {})


def _most_common(text: str, name: str, least: float) -> str | None:
    """The language that most words of a text are function words of; None where none reaches this share."""
    shares = _shares(_words(text), name)
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] >= least else None


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text[:20_000])]


def _shares(words: list[str], name: str) -> dict[str, float]:
    return {
        language: sum(word in common for word in words) / len(words) for language, common in _common_words(name).items()
    }


def _latin_language(text: str) -> str:
    words = _words(text)
    if len(words) < _LEAST_WORDS:
        return "English"
    shares = _shares(words, "lexicon/languages.tsv")
    best = max(shares, key=lambda name: shares[name])
    if shares["English"] >= min(_LEAST_COMMON, shares[best]):
        return "English"
    return _named(best) if shares[best] >= _LEAST_COMMON else say("another language in Latin script")


def _script(text: str) -> Message:
    for name, pattern in _SCRIPTS:
        if len(pattern.findall(text)) > 20 or (len(text) < 100 and pattern.search(text)):
            return name
    return say("text in another script")


@cache
def _common_words(name: str) -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in table(name)}
