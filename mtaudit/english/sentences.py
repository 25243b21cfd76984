"""Where an English sentence ends."""

from __future__ import annotations

import re
from functools import cache

from mtaudit.resources import settings

_LOOK_BEHIND = 40
_LOOK_AHEAD = 80
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»()\[\]—–/-]*$")
_NEXT_WORD = re.compile(r"[\s\"'“”‘’«»()\[\]…—–*•-]*([^\W_]*)")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(settings("lexicon/english/sentences.toml")[name]).split())


@cache
def _attribution() -> re.Pattern[str]:
    """One to four words, at least one of them a reporting verb: `Smith asked`, `he said`."""
    return re.compile(rf"\s+(?:[^\W\d_][\w.-]*\s+){{0,3}}(?:{'|'.join(_words('reporting'))})\b")


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether the mark `text[start:end]`, a run of . ! ? … with closing quotes, ends a sentence.

    A full stop after an abbreviation that can end a sentence (`U.S.`, `Inc.`) does so only before a word that opens
    one (`The`, `He`): the heuristic of Punkt (Kiss and Strunk 2006, https://aclanthology.org/J06-4003).
    """
    ahead = text[end : end + _LOOK_AHEAD]
    if not ahead[:1].isspace():
        return False
    next_word = _NEXT_WORD.match(ahead)
    following = next_word.group(1) if next_word else ""
    if following[:1].islower() and not _BRAND.match(following):
        return False
    mark = text[start:end]
    if mark[0] in "!?":
        return mark[-1] not in "\"'”’»" or not _attribution().match(ahead)
    if mark[0] != "." or mark.startswith(".."):
        return True
    last_word = _LAST_WORD.search(text, max(0, start - _LOOK_BEHIND), start)
    word = last_word.group() if last_word else ""
    lower = word.lower()
    if lower in _words("titles") and following:
        return False
    if lower in _words("numbered") and following.isdigit():
        return False
    if len(word) == 1 and word.isalpha() and word != "I":
        return following in {"He", "She", "It", "They", "The", "But", "This"}
    if lower in _words("ambiguous") or _ACRONYM.fullmatch(word):
        return following.lower() in _words("openers") and following[:1].isupper()
    return True
