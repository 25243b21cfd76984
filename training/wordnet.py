"""Make the table of English words that mean alike, of WordNet 3.0 (Debian: wordnet-base).

    python -m training.wordnet [/usr/share/wordnet]    seconds: mtaudit/data/learned/english/wordnet.npz

Of each single word the concepts that it stands for (its frequent senses, and those of words derived from it), the wider
and similar concepts, and its opposites. Words are those that news may have: all with a frequency in WordNet's tagged
texts, or in our list of common words.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mtaudit.resources import LEARNED, words

SENSES = 6
"""Of a part of speech: the later ones are rare."""

_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_WIDER, _SIMILAR, _DERIVED, _OPPOSITE = frozenset({"@", "@i"}), frozenset({"&", "*", "$"}), frozenset("+\\"), "!"


class Synset(NamedTuple):
    """A concept: its words, and what it points at: sign, concept, number of the own word and of the other."""

    words: tuple[str, ...]
    pointers: tuple[tuple[str, str, int, int], ...]


def synsets(folder: Path) -> Iterator[tuple[str, Synset]]:
    for part, name in _FILES.items():
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            own = tuple(fields[4 + 2 * k].split("(")[0].lower() for k in range(count))
            at = 4 + 2 * count
            pointers = tuple(
                (sign, f"{'a' if kind == 's' else kind}{offset}", int(pair[:2], 16), int(pair[2:], 16))
                for sign, offset, kind, pair in (
                    fields[k : k + 4] for k in range(at + 1, at + 1 + 4 * int(fields[at]), 4)
                )
            )
            yield f"{part}{fields[0]}", Synset(own, pointers)


def senses(folder: Path) -> Iterator[tuple[str, list[str], int]]:
    """Each word with the concepts of its frequent senses, and how many of its senses the tagged texts have."""
    for part, name in _FILES.items():
        for line in (folder / f"index.{name}").read_text("utf-8").splitlines():
            if not line.startswith(" "):
                fields = line.split()
                count = int(fields[2])
                yield fields[0], [f"{part}{offset}" for offset in fields[-count:]][:SENSES], int(fields[-count - 1])


def irregular(folder: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name in _FILES.values():
        for line in (folder / f"{name}.exc").read_text("utf-8").splitlines():
            form, *lemmas = line.split()
            found[form].update(lemmas)
    return found


def compressed(rows: list[set[int]]) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of all rows one after another, and where each row begins."""
    starts = np.cumsum([0, *map(len, rows)]).astype(np.uint32)
    return np.array([each for row in rows for each in sorted(row)], np.uint32), starts


def table(folder: Path) -> dict[str, np.ndarray]:
    concepts = dict(synsets(folder))
    own: dict[str, list[str]] = defaultdict(list)
    common = words("learned/english/common_words.txt")
    known = set()
    for word, found, tagged in senses(folder):
        own[word] += found
        if tagged or word in common:
            known.add(word)
    chosen = sorted(word for word in known if word.isascii() and word.replace("-", "").isalpha())
    numbers = {name: k for k, name in enumerate(concepts)}
    meant, wider, opposites = [], [], []
    for word in chosen:
        here = set(own[word])
        around, contrary = set(), set()
        for name in own[word]:
            for sign, other, left, right in concepts[name].pointers:
                if left and concepts[name].words[left - 1] != word:
                    continue
                if sign in _DERIVED:
                    here.add(other)
                elif sign == _OPPOSITE:
                    contrary.add(concepts[other].words[right - 1])
                elif sign in _WIDER | _SIMILAR:
                    around.add(other)
        contrary |= set(indirect(own[word], concepts))
        meant.append({numbers[each] for each in here})
        wider.append({numbers[each] for each in around - here})
        opposites.append(contrary)
    places = {word: k for k, word in enumerate(chosen)}
    arrays = {"words": np.frombuffer("\n".join(chosen).encode(), np.uint8)}
    contrary_rows = [{places[each] for each in row if each in places} for row in opposites]
    for name, rows in (("meant", meant), ("wider", wider), ("opposite", contrary_rows)):
        arrays[name], arrays[f"{name}_starts"] = compressed(rows)
    forms = sorted((form, lemma) for form, lemmas in irregular(folder).items() for lemma in lemmas if lemma in places)
    arrays["forms"] = np.frombuffer("\n".join(f"{form} {lemma}" for form, lemma in forms).encode(), np.uint8)
    return arrays


def indirect(names: list[str], concepts: Mapping[str, Synset]) -> Iterator[str]:
    """Opposites of what an adjective is similar to."""
    for name in names:
        if name.startswith("a"):
            for sign, near, _, _ in concepts[name].pointers:
                if sign == "&":
                    for back, other, _, right in concepts[near].pointers:
                        if back == _OPPOSITE:
                            yield concepts[other].words[right - 1]


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet")
    np.savez_compressed(LEARNED / "english" / "wordnet.npz", allow_pickle=False, **table(folder))


if __name__ == "__main__":
    main()
