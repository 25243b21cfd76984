"""How often the sense of an English word is told from its sentence, in sentences that nobody used as examples.

usage: python -m benchmarks.senses [--list]

Each sentence of `data/senses.tsv` has one word of several senses. The margins, by how much nearer the sense is than the
next one, are what MIS002 asks of the sense before that of the Arabic word. `--list` prints what is told wrongly.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.corpora import lines
from benchmarks.measured import Figure, record
from mtaudit.checks.rules.mistranslation.sense import LEAD, SURE
from mtaudit.encode.words import encode
from mtaudit.meaning.senses import choose, senses_of
from training.senses import read_example

FILE = Path(__file__).with_name("data") / "senses.tsv"


def main(*, listed: bool) -> None:
    rows = [line.split("\t") for line in lines(FILE) if line and not line.startswith("#")]
    examples = [read_example(sentence) for sentence, _ in rows]
    states = encode([words for words, _ in examples])
    told = []
    for (sentence, name), (words, index), vectors in zip(rows, examples, states, strict=True):
        senses = senses_of(words[index])
        if name not in {sense.name for sense in senses}:
            raise ValueError(f"{words[index]} has no sense {name!r}")
        choice = choose(senses, words, vectors, index)
        told.append((choice.margin, choice.sense.name == name) if choice else (0.0, False))
        if listed and not told[-1][1]:
            print(f"{told[-1][0]:.3f}\t{sentence}\t{name}\t{choice.sense.name if choice else None}")
    figures: dict[str, Figure] = {
        "sentences": len(told),
        "right": round(sum(right for _, right in told) / len(told), 3),
    }
    for margin in (LEAD, SURE):
        above = [right for found, right in told if found >= margin]
        figures[f"with a margin of {margin} or more"] = len(above)
        figures[f"of these right, {margin}"] = round(sum(above) / len(above), 3)
    record("senses", str(__doc__), figures)


if __name__ == "__main__":
    main(listed="--list" in sys.argv)
