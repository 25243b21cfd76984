"""The first reading of Arabic words in context against a treebank: gender, number, person, attached pronoun.

usage: python -m benchmarks.morphology TREEBANK     (ar_pud-ud-test.conllu of Universal Dependencies)

On every fifth sentence, which training/disambiguator.py does not see. Strict: an unspecified gender or number is wrong.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path

from benchmarks.measured import record
from mtaudit.arabic.words import read_words
from training.treebank import PARTS, read_treebank


def speed(texts: list[str]) -> float:
    """Words a second, to the thousand."""
    started = time.process_time()
    count = sum(len(read_words(text)) for text in texts)
    return round(count / (time.process_time() - started), -3)


def main(treebank: str) -> None:
    sentences = list(read_treebank(Path(treebank)))
    rng = random.Random(1)
    # The same words in another order first, so that the second figure is for known words in new contexts.
    shuffled = [" ".join(rng.sample(text.split(), len(text.split()))) for text, _ in sentences]
    read_words("كتاب")
    speeds = {"new words a second": speed(shuffled), "known words a second": speed([text for text, _ in sentences])}
    totals: Counter[str] = Counter()
    for text, gold in sentences[4::5]:
        words = {(word.start, word.end): word for word in read_words(text) if word.kind == "word"}
        for wanted in gold:
            word = words.get((wanted.start, wanted.end))
            if word is None:
                continue
            totals["words"] += 1
            if word.reading is not None:
                totals["read"] += 1
                totals["part"] += word.reading.part_of_speech in PARTS.get(wanted.part_of_speech, ())
                totals["first"] += wanted.agrees(word.reading)
                totals["first, strict"] += wanted.agrees(word.reading, strict=True)
                totals["some"] += any(map(wanted.agrees, word.readings))
                totals["names"] += word.reading.part_of_speech == "proper"
                totals["gold names"] += wanted.part_of_speech == "PROPN"
                totals["right names"] += word.reading.part_of_speech == "proper" and wanted.part_of_speech == "PROPN"

    def share(part: str, whole: str) -> float:
        return round(totals[part] / totals[whole], 4)

    figures = {
        "words": totals["words"],
        "words with a reading": share("read", "words"),
        "of these, right features in the first reading": share("first", "read"),
        "the same, strictly": share("first, strict", "read"),
        "right features in some reading": share("some", "read"),
        "right part of speech": share("part", "read"),
        "names: precision": share("right names", "names"),
        "names: recall": share("right names", "gold names"),
        **speeds,
    }
    record("morphology", str(__doc__), figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
