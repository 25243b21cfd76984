"""Where an Arabic sentence ends."""

from __future__ import annotations

import re
from functools import cache

from mtaudit.resources import settings

_LOOK_BEHIND = 40
_LOOK_AHEAD = 60
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»()\[\]—–/-]*$")
_NUMBER_BEFORE = re.compile(r"\d\s*\S{1,4}$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_SHORT_QUOTATION = re.compile(r"[\"“«][^\"“«]{0,20}$")
_TWO_LETTERS = re.compile(r"[ء-ي]{2}")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(settings("lexicon/arabic/sentences.toml")[name]).split())


@cache
def _attribution() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(_words('reporting'))})\b")


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether the mark `text[start:end]`, a run of . ! ؟ … with closing quotes, ends a sentence.

    A quotation of more than a few words that another follows at once (`"..." "..."`) ends one even without a mark.

    Without capital letters, dots of suspension inside a line are no sentence end, nor is a full stop after a single
    letter (`د.`), except for eras and units after a number (`عام 1444 هـ.`). The blank after a full stop may be
    missing (`المحادثات.وقال`), as it often is in machine-translated pages.
    """
    ahead = text[end : end + _LOOK_AHEAD]
    following = ahead.lstrip()[:1]
    mark = text[start:end]
    last_word = _LAST_WORD.search(text, max(0, start - _LOOK_BEHIND), start)
    word = last_word.group() if last_word else ""
    if not ahead[:1].isspace():
        return mark in ".؟!" and bool(_TWO_LETTERS.match(ahead)) and bool(_TWO_LETTERS.match(word[-2:]))
    if mark[0] in '"”»':
        return not _SHORT_QUOTATION.search(text, max(0, start - _LOOK_BEHIND), start)
    if mark[0] == "…" or mark.startswith(".."):
        return mark[-1] in '"”»'
    if mark[0] in "!?؟":
        return mark[-1] not in "\"'”’»" or not _attribution().match(ahead)
    if mark[0] == "." and word:
        if word in _words("after_number") and _NUMBER_BEFORE.search(text, max(0, start - _LOOK_BEHIND), start):
            return True
        if word.lower() in _words("titles"):
            return False
        if _INITIALS.fullmatch(word):
            return word.isascii() and not following.isascii()
    return not (following.islower() and following.isascii())
