"""Sentences translated clause by clause: those that are too long for a model, and those that it got nowhere with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from mtaudit.arabic.syntax.phrases import Item, read_items
from mtaudit.arabic.syntax.sense import senses, somebody_speaks
from mtaudit.arabic.words import Word
from mtaudit.translate.batches import LONGEST
from mtaudit.translate.translator import Progress, Translator

_MARKS = frozenset({"comma", "stop"})
_BEGINNINGS = frozenset({"inna", "subordinator", "joiner"})
_PREDICATES = frozenset({"verb", "inna"})

Faulty = Callable[[str, str], bool]
"""Whether an English text cannot be what an Arabic one says."""


def translate_sentences(
    translator: Translator, sentences: Sequence[Sequence[Word]], faulty: Faulty, progress: Progress | None = None
) -> list[str]:
    """Translate sentences that have been read; what comes out faulty is translated again in parts, once.

    The parts are kept where none of them is faulty; else the caller sees the first attempt.
    """
    texts = [_text(words) for words in sentences]
    long = [at for at, text in enumerate(texts) if len(text) > LONGEST]
    whole = translator.translate(["" if at in long else text for at, text in enumerate(texts)], progress)
    again = [at for at, text in enumerate(texts) if at in long or faulty(text, whole[at])]
    cut = {at: [_text(part) for part in clauses(sentences[at])] for at in again}
    cut = {at: parts for at, parts in cut.items() if len(parts) > 1 or at in long}
    parts = [part for each in cut.values() for part in each]
    english = iter(translator.translate(parts) if parts else [])
    for at, arabic in cut.items():
        rendered = [next(english) for _ in arabic]
        if at in long or not any(map(faulty, arabic, rendered)):
            whole[at] = _joined(arabic, rendered)
    return whole


def clauses(words: Sequence[Word]) -> list[Sequence[Word]]:
    """The clauses of a sentence, each with a verb; cut before conjunctions and behind marks, never inside a phrase."""
    pieces, _ = read_items(senses(words, speaker=somebody_speaks(words)))
    starts = [0]
    verbs = 0  # since the last cut
    for number, (before, item) in enumerate(pairwise(pieces), 1):
        verbs += before.kind in _PREDICATES
        if verbs and _begins(before, item, words) and any(each.kind in _PREDICATES for each in pieces[number:]):
            starts.append(item.start)
            verbs = 0
    return [words[start:end] for start, end in pairwise([*starts, len(words)])]


def _begins(before: Item, item: Item, words: Sequence[Word]) -> bool:
    """Whether a clause may begin with a piece."""
    if item.kind in _MARKS:
        return False
    if before.kind == "stop" or item.kind in _BEGINNINGS:
        return True
    reading = words[item.start].reading
    joined = reading is not None and bool(reading.conjunction)
    return (before.kind == "comma" and (joined or item.kind in _PREDICATES)) or (joined and item.kind == "verb")


def _text(words: Sequence[Word]) -> str:
    """The text of words as it stood, but for the blanks between them."""
    return "".join(
        word.text + (" " if following is None or following.start > word.end else "")
        for word, following in zip(words, [*words[1:], None], strict=True)
    ).strip()


def _joined(arabic: Sequence[str], english: Sequence[str]) -> str:
    """The parts as one sentence: a model ends each with a full stop, whether the Arabic has one or not."""
    inner = [
        text if source.endswith((".", "!", "؟", "?")) else text.rstrip(".")
        for source, text in zip(arabic[:-1], english[:-1], strict=True)
    ]
    return " ".join(text for text in [*inner, *english[-1:]] if text)
