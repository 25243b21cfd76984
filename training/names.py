"""Learn the name transducer of mtaudit/names.py: `python training/names.py FOLDER`.

FOLDER holds anetac.train.en, anetac.train.ar (MohamedHadjAmeur/ANETAC) and wikipedia.train.tsv (Arabic, tab, English;
google/transliteration, Apache 2.0). Three steps, two minutes on one core:

1. Soft EM over single letters, from a start that prefers the diagonal (Ristad & Yianilos 1998).
2. Viterbi training with contexts, three rounds.
3. A logistic model over the two likelihoods, on pairs that steps 1 and 2 did not see, against hard negatives.
"""

from __future__ import annotations

import math
import random
import string
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np

from mtaudit.names import transducer as names
from mtaudit.resources import LEARNED, table

Pair = tuple[str, str]
Counts = dict[str, Counter[str]]
Outputs = Callable[[str], dict[str, float]]

HELD_OUT = 4000
"""Pairs kept for the logistic model."""
WIKIPEDIA_WEIGHT = 3
"""ANETAC is mostly names foreign to Arabic; Wikipedia has Arabic names, which news is full of."""
LEAST = 20
"""Occurrences of a context that is kept."""
LEAST_GAIN = 10.0
"""Nats that a longer context must gain over the training pairs to be kept."""
WIDTHS = ((0, 1e-4), (1, 1e-4), (2, 1e-6))
"""Letters an English letter may write, and the probability of such an output where it was never seen."""
GARBLING = "بتجدرزسشعفقكلمنهخط"
HEADER = "# Learned by training/names.py from ANETAC (MohamedHadjAmeur/ANETAC) and google/transliteration (Apache 2.0)."


def read_pairs(folder: Path) -> tuple[list[Pair], list[Pair]]:
    anetac = zip(
        *((folder / f"anetac.train.{side}").read_text("utf-8").splitlines() for side in ("en", "ar")), strict=True
    )
    wikipedia = (line.split("\t")[1::-1] for line in (folder / "wikipedia.train.tsv").read_text("utf-8").splitlines())
    return fold(anetac), fold(wikipedia)


def fold(pairs: Iterable[Sequence[str]]) -> list[Pair]:
    folded = ((names.fold_english(e), names.fold_arabic(a)) for e, a in pairs)
    return [(e, a) for e, a in folded if e and a and " " not in e + a and len(a) <= 2 * len(e)]


def start(pairs: Sequence[Pair]) -> dict[str, dict[str, float]]:
    """Letters that stand at the same place, as far as chance does not explain it."""
    together: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for english, arabic in pairs:
        for i, letter in enumerate(english):
            for j, written in enumerate(arabic):
                distance = abs((i + 0.5) / len(english) - (j + 0.5) / len(arabic))
                together[letter][written] += math.exp(-4 * distance)  # type: ignore[assignment]
    total: Counter[str] = sum(together.values(), Counter())
    result = {letter: {"": 0.3} for letter in string.ascii_lowercase}
    for letter, counts in together.items():
        surprise = {written: count**2 / total[written] for written, count in counts.items()}
        whole = sum(surprise.values())
        result[letter] |= {written: 0.65 * value / whole for written, value in surprise.items()}
    return result


def expectation(pairs: Sequence[Pair], table: dict[str, dict[str, float]]) -> Counts:
    """Expected counts of outputs: the forward-backward algorithm over all ways to cut the Arabic into outputs."""
    counts: Counts = defaultdict(Counter)
    for english, arabic in pairs:
        end = len(arabic)
        steps = [
            [
                (j, j + width, arabic[j : j + width], table[letter].get(arabic[j : j + width], floor))
                for width, floor in WIDTHS
                for j in range(end + 1 - width)
            ]
            for letter in english
        ]
        forward = [[1.0] + [0.0] * end]
        for row in steps:
            following = [0.0] * (end + 1)
            for j, to, _, p in row:
                following[to] += forward[-1][j] * p
            forward.append(following)
        if not forward[-1][end]:
            continue
        backward = [0.0] * end + [1 / forward[-1][end]]
        for letter, row, before in zip(reversed(english), reversed(steps), reversed(forward[:-1]), strict=True):
            preceding = [0.0] * (end + 1)
            for j, to, output, p in row:
                preceding[j] += p * backward[to]
                counts[letter][output] += before[j] * p * backward[to]  # type: ignore[assignment]
            backward = preceding
    return counts


def best_outputs(english: str, arabic: str, outputs: Outputs) -> list[str] | None:
    """The likeliest output of every letter, or None for a pair that is no transliteration."""
    rows: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for at, window in enumerate(names.windows(english)):
        found, row = outputs(window), dict[int, tuple[float, int]]()
        least = len(arabic) - 2 * (len(english) - at - 1)
        for j, (score, _) in rows[-1].items():
            for width, floor in WIDTHS:
                to = j + width
                if least <= to <= len(arabic):
                    p = found.get(arabic[j:to], 0.0)
                    reached = score + math.log(p or floor)
                    if to not in row or reached > row[to][0]:
                        row[to] = (reached, j)
        rows.append(row)
    at = len(arabic)
    if rows[-1][at][0] < -3.2 * len(english):
        return None
    result = []
    for row in reversed(rows[1:]):
        result.append(arabic[row[at][1] : at])
        at = row[at][1]
    return result[::-1]


def outputs(context: str) -> dict[str, float]:
    letter = names.letter(context)
    return {"": letter.nothing, **dict(zip(names.ALPHABET, letter.one, strict=True)), **letter.two}


def count(pairs: Iterable[tuple[Pair, int]], outputs: Outputs) -> Counts:
    counts: Counts = defaultdict(Counter)
    for (english, arabic), weight in pairs:
        written = best_outputs(english, arabic, outputs)
        for window, output in zip(names.windows(english), written or (), strict=False):
            for context in names.contexts(window):
                counts[context][output] += weight
    return counts


def write_table(counts: Counts) -> None:
    rows = (
        "\t".join([context, *(f"{output}\t{n}" for output, n in outputs.most_common() if n > 1)])
        for context, outputs in sorted(counts.items())
        if outputs.total() >= LEAST
    )
    path = LEARNED / "names" / "letters.tsv"
    path.write_text("\n".join([HEADER, "# context, then outputs and their counts", *rows]) + "\n", "utf-8")
    for cached in (names._counts, names._letter, names._english, names._arabic, names._weights):
        cached.cache_clear()


def pruned(counts: Counts) -> Counts:
    """Without the contexts that make the training pairs hardly likelier than the next shorter context does."""

    def gain(context: str) -> float:
        long, short = outputs(context), outputs(names._shorter(context))
        return sum(n * math.log(long[output] / short[output]) for output, n in counts[context].items() if n > 1)

    kept = {context for context in names._counts() if len(context) == 1 or gain(context) > LEAST_GAIN}
    for length in (4, 3):
        kept |= {names._shorter(context) for context in kept if len(context) == length}
    return {context: counts[context] for context in kept}


def write_weights(weights: dict[str, float]) -> None:
    rows = [f"{name}\t{value:.5g}" for name, value in weights.items()]
    (LEARNED / "names" / "weights.tsv").write_text("\n".join([HEADER, *rows]) + "\n", "utf-8")
    table.cache_clear()
    names._weights.cache_clear()
    names._logistic.cache_clear()


def prefixes(pairs: Sequence[Pair]) -> dict[str, float]:
    """How often an article or a conjunction that is not in the English stands before the name."""
    consonants = [(e, a) for e, a in pairs if e[0] not in "aeiouwvy" and len(a) > 3]
    share = {prefix: sum(a.startswith(prefix) for _, a in consonants) / len(consonants) for prefix in ("ال", "و")}
    return {"article": share["ال"], "conjunction": share["و"]}


def negatives(pairs: Sequence[Pair], rng: random.Random) -> list[Pair]:
    """For each pair: another name with the same first letter and about the same length, and the name itself with one
    letter replaced (three times), with one consonant lost, and cut short.
    """
    by_letter: defaultdict[str, list[Pair]] = defaultdict(list)
    for english, arabic in pairs:
        by_letter[english[0]].append((english, arabic))
    result = []
    for english, arabic in pairs:
        others = [a for e, a in by_letter[english[0]] if e != english and a != arabic and abs(len(a) - len(arabic)) < 3]
        result += [(english, rng.choice(others))] if others else []
        for _ in range(3):
            at = rng.randrange(1, len(arabic))
            letter = rng.choice([letter for letter in GARBLING if letter != arabic[at]])
            result.append((english, arabic[:at] + letter + arabic[at + 1 :]))
        at = rng.choice([at for at, letter in enumerate(arabic) if letter not in "اويهة"] or [0])
        result.append((english, arabic[:at] + arabic[at + 1 :]))
        result.append((english, arabic[: max(2, int(rng.uniform(0.4, 0.75) * len(arabic)))]))
    return result


def logistic(true: Sequence[Pair], false: Sequence[Pair]) -> dict[str, float]:
    """Newton's method on the log-likelihood."""
    features = np.array([names.features(e, a) for e, a in [*true, *false]])
    labels = np.array([1.0] * len(true) + [0.0] * len(false))
    weights = np.zeros(features.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-features @ weights))
        hessian = (features * (p * (1 - p))[:, None]).T @ features + 1e-3 * np.eye(len(weights))
        weights += np.linalg.solve(hessian, features.T @ (labels - p) - 1e-3 * weights)
    return dict(zip(names.FEATURES, weights.tolist(), strict=True))


def main(folder: str) -> None:
    rng = random.Random(1)
    anetac, wikipedia = read_pairs(Path(folder))
    weighted = [(pair, 1) for pair in anetac] + [(pair, WIKIPEDIA_WEIGHT) for pair in wikipedia]
    rng.shuffle(weighted)
    held_out, train = [pair for pair, _ in weighted[:HELD_OUT]], weighted[HELD_OUT:]
    sample = [pair for pair, _ in train[:8000] if len(pair[0]) < 10]
    letters = start(sample)
    for _ in range(6):
        letters = {
            letter: {output: n / outputs.total() for output, n in outputs.items() if n > 1e-4 * outputs.total()}
            for letter, outputs in expectation(sample, letters).items()
        }
    write_weights(prefixes([pair for pair, _ in train]))
    write_table(count(train, lambda window: letters[window[1]]))
    for _ in range(2):
        counts = count(train, outputs)
        write_table(counts)
    write_table(pruned(counts))
    long = [(e, a) for e, a in held_out if len(e) > 3 and len(a) > 3]
    write_weights(names._weights() | logistic(6 * long, negatives(long, rng)))


if __name__ == "__main__":
    main(*sys.argv[1:])
