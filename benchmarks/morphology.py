"""Gender, number, person and attached pronoun of words against a UD treebank of Arabic; speed of reading.

usage: python benchmarks/morphology.py ar_pud-ud-test.conllu [--all] [--errors N]

Figures are for the held-out part (every fifth sentence, which training/disambiguator.py does not see), or for all
sentences with --all. `strict` counts an unspecified gender or number as wrong.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from mtaudit.arabic.lexicon import tables
from mtaudit.arabic.words import read_words
from training.treebank import PARTS, read_treebank


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    started = time.perf_counter()
    tables()
    read_words("كتاب")
    print(f"load {time.perf_counter() - started:.3f} s")
    sentences = list(read_treebank(arguments.treebank))
    # The same words in another order first, so that the second figure is for known words in new contexts.
    shuffled = [" ".join(random.Random(1).sample(text.split(), len(text.split()))) for text, _ in sentences]
    for name, texts in (("new words", shuffled), ("known words", [text for text, _ in sentences])):
        started = time.perf_counter()
        count = sum(len(read_words(text)) for text in texts)
        print(f"{name}: {count / (time.perf_counter() - started):.0f} tokens/s")
    totals: Counter[str] = Counter()
    parts: Counter[tuple[str, str]] = Counter()
    errors: Counter[tuple[str, ...]] = Counter()
    for number, (text, gold) in enumerate(sentences):
        if number % 5 != 4 and not arguments.all:
            continue
        words = {word.start: word for word in read_words(text)}
        for wanted in gold:
            word = words.get(wanted.start)
            if word is None or word.end != wanted.end or word.kind != "word":
                continue
            totals["words"] += 1
            if word.reading is None:
                continue
            totals["with a reading"] += 1
            totals["part of speech"] += word.reading.part_of_speech in PARTS.get(wanted.part_of_speech, ())
            parts[wanted.part_of_speech, word.reading.part_of_speech] += 1
            totals["top"] += wanted.agrees(word.reading)
            totals["top, strict"] += wanted.agrees(word.reading, strict=True)
            found = any(map(wanted.agrees, word.readings))
            totals["any"] += found
            totals["any, strict"] += any(wanted.agrees(reading, strict=True) for reading in word.readings)
            if not wanted.agrees(word.reading):
                top = word.reading
                shown = (
                    f"{top.part_of_speech} {top.gender} {top.number} {top.person} {top.pronoun and top.pronoun.form}"
                )
                desired = f"{wanted.part_of_speech} {wanted.gender} {wanted.number} {wanted.person} {wanted.pronoun}"
                errors[("ranking" if found else "absent"), word.text, shown, desired] += 1
    print(f"{totals['words']} words, {totals['with a reading'] / totals['words']:.4f} with a reading; of these")
    for name in ("top", "top, strict", "any", "any, strict"):
        print(f"  {name}: {totals[name] / totals['with a reading']:.4f}")
    names = sum(count for (_, found), count in parts.items() if found == "proper")
    gold_names = sum(count for (wanted_part, _), count in parts.items() if wanted_part == "PROPN")
    right = parts["PROPN", "proper"]
    print(f"  part of speech: {totals['part of speech'] / totals['with a reading']:.4f}")
    print(f"  names: precision {right / names:.3f}, recall {right / gold_names:.3f}")
    for error, count in errors.most_common(arguments.errors):
        print(count, *error, sep="\t")


if __name__ == "__main__":
    main()
