"""Learn what Arabic names look like: `python training/name_shapes.py NAMES_FOLDER PAIRS_FOLDER`.

NAMES_FOLDER is that of training/names.py. PAIRS_FOLDER holds sentence pairs in files `*.tsv`, Arabic second; its
words that the lexicon knows, other than as names, are what names are told from. Naive Bayes over letter trigrams.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from pathlib import Path

from mtaudit.arabic.morphology import analyse
from mtaudit.arabic.normalise import fold
from mtaudit.arabic.tokens import tokenize
from mtaudit.names.shape import name_shape, trigrams
from mtaudit.resources import LEARNED, table

HEADER = """# Letter trigrams of Arabic names and of other words: the logarithm of how much likelier names have them.
# Learned by training/name_shapes.py from ANETAC, google/transliteration and open sentence pairs.
"""
COMMON_HEADER = """# Frequent Arabic words whose letters look like a name's, folded. Found by training/name_shapes.py in
# open sentence pairs (documents of Dynamics 365, React, OWASP and others, Tatoeba, TICO-19, XQuAD, UN SDG texts).
"""
SMOOTHING = 1.0
COMMON = 3
"""Times that a word stands in sentences without names, from which it is common."""
SHAPED = 0.0
LEAST = 0.3
"""Absolute logarithm of a trigram that is kept."""


def read_names(folder: Path) -> set[str]:
    anetac = (folder / "anetac.train.ar").read_text("utf-8").splitlines()
    wikipedia = [line.split("\t")[0] for line in (folder / "wikipedia.train.tsv").read_text("utf-8").splitlines()]
    return {fold(name) for name in anetac + wikipedia if " " not in name}


def read_words(folder: Path) -> set[str]:
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            counts.update(token.text for token in tokenize(line.split("\t")[1]) if token.kind == "word")
    return {
        fold(word)
        for word, count in counts.items()
        if count > 1
        and any(reading.part_of_speech != "proper" and reading.category != "guess" for reading in analyse(word))
    }


def common_words(folder: Path) -> list[str]:
    """Frequent words that look like names all the same."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            english, arabic = line.split("\t")[:2]
            small = re.sub(r"\b[A-Z]\w+", "", english[1:])
            if len(small) > 0.9 * len(english):
                counts.update(fold(token.text) for token in tokenize(arabic) if token.kind == "word")
    known = (word for word, count in counts.items() if count >= COMMON and len(word) > 3)
    return sorted(word for word in known if name_shape(word) > SHAPED)


def main(names_folder: str, pairs_folder: str) -> None:
    names = Counter(gram for name in read_names(Path(names_folder)) for gram in trigrams(name))
    words = Counter(gram for word in read_words(Path(pairs_folder)) for gram in trigrams(word))
    kinds = len(names | words)
    rows = []
    for gram in sorted(names | words):
        name_share = (names[gram] + SMOOTHING) / (names.total() + SMOOTHING * kinds)
        word_share = (words[gram] + SMOOTHING) / (words.total() + SMOOTHING * kinds)
        ratio = math.log(name_share / word_share)
        if abs(ratio) >= LEAST:
            rows.append(f"{gram}\t{ratio:.1f}\n")
    (LEARNED / "names" / "shapes.tsv").write_text(HEADER + "".join(rows), "utf-8")
    table.cache_clear()
    common = common_words(Path(pairs_folder))
    (LEARNED / "names" / "common_words.txt").write_text(COMMON_HEADER + "\n".join(common) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
