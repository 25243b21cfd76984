"""Runs of words in Latin script in Arabic prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Passage
from mtaudit.checks.suggestion import suggest
from mtaudit.english.names import is_common
from mtaudit.names.gazetteer import lookup, name_words

_OPENING = frozenset("\"'“”‘’«»([{")

_CLOSING = frozenset("\"'“”‘’»«)]}")

_BETWEEN = re.compile(r"[\s\-–&.,:;'’!?/]{1,3}|\s*\d+\s*")

_ADDRESS = re.compile(r"[/@#_\\=]|www|https?|\.(?:com|org|net|gov|edu|info|html?|pdf|exe)$", re.IGNORECASE)

_NUMBER = re.compile(r"[-+]?\d|\+")

_DIGIT = re.compile(r"\d")

ABBREVIATION = re.compile(r"[A-Z.]+s?$")

SENTENCE = 4
"""Words from which a run of English counts as a sentence or a clause that was not translated."""

TITLE_WORDS = frozenset(
    re.findall(r"\w+", "the of and in on for to a an at by or with from de la le el du des von van al")
)


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words in Latin script."""

    passage: Passage
    first: int
    last: int
    text: str
    words: tuple[str, ...]
    enclosed: bool
    """In quotation marks or brackets."""

    @property
    def place(self) -> Sequence[Word]:
        """Its words, and the marks between them."""
        return self.passage.words[self.first : self.last]


def is_english(passage: Passage) -> bool:
    """Whether most words of a sentence are Latin, some of them common English words in small letters."""
    latin = [word.text for word in passage.words if word.kind == "latin"]
    arabic = sum(word.kind == "word" for word in passage.words)
    small = sum(word.islower() and is_common(word) for word in latin)
    return len(latin) >= SENTENCE and len(latin) > 2 * arabic and small > 1


def runs(evidence: Evidence) -> Iterator[Run]:
    """The runs of Latin words, but for those of sentences that are English as a whole."""
    for passage in evidence.prose:
        words = () if is_english(passage) else passage.words
        start = 0
        while start < len(words):
            if words[start].kind != "latin":
                start += 1
                continue
            end = start + 1
            while end < len(words):
                following = next((k for k in range(end, min(end + 3, len(words))) if words[k].kind == "latin"), None)
                if following is None:
                    break
                between = evidence.target.text[words[end - 1].end : words[following].start]
                if not _BETWEEN.fullmatch(between):
                    break
                end = following + 1
            run = _run(evidence, passage, start, end)
            if run is not None:
                yield run
            start = end


def _run(evidence: Evidence, passage: Passage, start: int, end: int) -> Run | None:
    """The words from `start` to `end`, without those at its ends that are a part of a number or a code (Il-76)."""
    text, words = evidence.target.text, passage.words
    while start < end and (words[start].kind != "latin" or _follows_number(text, words[start].start)):
        start += 1
    while start < end and (words[end - 1].kind != "latin" or _NUMBER.match(text, words[end - 1].end)):
        end -= 1
    if start == end:
        return None
    first, last = words[start].start, words[end - 1].end
    latin = tuple(word.text for word in words[start:end] if word.kind == "latin")
    before = text[max(0, first - 40) : first].rsplit(None, 1)
    touching = before[-1] if before and not text[first - 1].isspace() else ""
    around = text[max(0, first - 1) : last + 1]
    if _ADDRESS.search(around) or _ADDRESS.search(touching) or any(map(_DIGIT.search, latin)):
        return None
    left = text[max(0, first - 2) : first].rstrip()[-1:]
    right = text[last : last + 2].lstrip(" .،,")[:1]
    enclosed = left in _OPENING or right in _CLOSING
    return Run(passage, start, end, text[first:last], latin, enclosed)


def _follows_number(text: str, start: int) -> bool:
    return text[max(0, start - 2) : start].rstrip("-")[-1:].isdigit()


def is_clause(run: Run) -> bool:
    """Whether the run is a clause or a sentence rather than a name."""
    small = [word for word in run.words if word.islower() and word not in TITLE_WORDS]
    return len(run.words) >= SENTENCE and len(small) > 1


def known_form(evidence: Evidence, run: Run) -> str | None:
    """The Arabic of a run: of the glossary, the gazetteer, or the document itself."""
    words = name_words(run.text)
    size, forms = lookup(words, 0) if words else (0, ())
    if size and size == len(words):
        return suggest(evidence, run.text, forms)
    if len(run.words) > 1 or run.words[0].isupper():
        return None
    return suggest(evidence, run.words[0], ()) or evidence.spellings.elsewhere(run.words[0])
