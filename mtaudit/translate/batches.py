"""Sentences in batches of like length, each different one translated once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from mtaudit.translate.translator import Progress

LONGEST = 800
"""Characters translated at once, some 250 pieces: longer texts are cut at a space, for models read at most 512."""
BATCH = 2048
"""Pieces a batch, padding included."""
LONGEST_OUTPUT = 400
"""Pieces of a translation: beyond it a model repeats itself."""


def translate_all(
    sentences: Sequence[str],
    encode: Callable[[str], list[str]],
    translate_batch: Callable[[list[list[str]]], list[str]],
    progress: Progress | None,
) -> list[str]:
    """Translate sentences through a function that translates a batch of pieces."""
    parts = {sentence: split_long(sentence) for sentence in dict.fromkeys(sentences)}
    pieces = {part: encode(part) for cut in parts.values() for part in cut}
    translations: dict[str, str] = {}
    waiting = Counter({sentence: len(set(cut)) for sentence, cut in parts.items()})
    users = defaultdict(list)
    for sentence, cut in parts.items():
        for part in set(cut):
            users[part].append(sentence)
    left = len(sentences)
    times = Counter(sentences)
    for batch in batches(pieces):
        translations.update(zip(batch, translate_batch([pieces[part] for part in batch]), strict=True))
        waiting.subtract(sentence for part in batch for sentence in users[part])
        done = sum(times.pop(sentence, 0) for part in batch for sentence in users[part] if not waiting[sentence])
        left -= done
        if progress:
            progress(done)
    if progress and left:
        progress(left)
    return [" ".join(translations[part] for part in parts[sentence]) for sentence in sentences]


def split_long(text: str, longest: int = LONGEST) -> list[str]:
    """The text in parts of at most `longest` characters, cut at spaces where there are any; none for blank text."""
    text = " ".join(text.split())
    return [part.strip() for part in re.findall(rf".{{1,{longest}}}(?: |$)|.{{1,{longest}}}", text, re.DOTALL)]


def batches(pieces: Mapping[str, Sequence[str]], size: int = BATCH) -> Iterator[list[str]]:
    """The keys in batches, the longest pieces first, of at most `size` pieces with padding (at least one text each)."""
    batch: list[str] = []
    for text in sorted(pieces, key=lambda text: (-len(pieces[text]), text)):
        if batch and (len(batch) + 1) * len(pieces[batch[0]]) > size:
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch
