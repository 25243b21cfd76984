"""The reader of clauses against a UD treebank of Arabic: how often what it takes for a subject or noun is it.

usage: python benchmarks/syntax.py ar_pud-ud-test.conllu [--errors N]

A tie counts where the treebank has a subject for the verb (`nsubj`, `nsubj:pass`), a noun for the adjective (`amod`),
or a noun for the relative clause (`acl:relcl`); it is right when a candidate of it is that noun.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from mtaudit.arabic.syntax import Tie, read_syntax
from mtaudit.arabic.words import Word, read_words


@dataclass(frozen=True)
class Node:
    """A token of the treebank; `start` and `end` are its place in the text."""

    number: int
    form: str
    part: str
    head: int
    relation: str
    start: int
    end: int


def read_trees(path: Path) -> list[tuple[str, list[Node]]]:
    """The sentences of a treebank with their nodes; a node that is not found in the text ends its sentence."""
    trees = []
    for block in path.read_text("utf-8").strip().split("\n\n"):
        text = next(line[9:] for line in block.split("\n") if line.startswith("# text = "))
        nodes, at = [], 0
        for line in block.split("\n"):
            cells = line.split("\t")
            if not cells[0].isdigit():
                continue
            start = text.find(cells[1], at)
            if start < 0 or start > at + 3:
                break
            at = start + len(cells[1])
            nodes.append(Node(int(cells[0]), cells[1], cells[3], int(cells[6]), cells[7], start, at))
        trees.append((text, nodes))
    return trees


def wanted(tie: Tie, words: tuple[Word, ...], nodes: list[Node]) -> list[Node]:
    """What the treebank has in place of the candidates; none where it says nothing."""
    word = words[tie.target]
    own = [node for node in nodes if word.start <= node.start < word.end]
    by_number = {node.number: node for node in nodes}
    if tie.role == "subject":
        verbs = [node for node in own if node.part in ("VERB", "AUX")]
        if not verbs:
            return []
        verb = verbs[-1]
        heads = {verb.number} | ({verb.head} if verb.relation in ("aux", "cop", "aux:pass") else set())
        found = [node for node in nodes if node.head in heads and node.relation.startswith("nsubj")]
        if verb.relation == "acl:relcl" and verb.head in by_number and all(n.form.startswith("ال") for n in found):
            found.append(by_number[verb.head])
        return found
    if tie.role == "adjective":
        return [by_number[n.head] for n in own if n.relation == "amod" and n.head in by_number]
    if tie.role == "relative":
        clauses = [by_number[n.head] for n in own if n.head in by_number]
        return [by_number[n.head] for n in clauses if n.relation == "acl:relcl" and n.head in by_number]
    return []


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    total: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    alone: Counter[tuple[str, str]] = Counter()
    errors: list[str] = []
    for text, nodes in read_trees(arguments.treebank):
        words = read_words(text)
        for tie in read_syntax(words).ties:
            gold = wanted(tie, words, nodes)
            if not gold:
                continue
            key: tuple[str, str] = (tie.role, tie.manner)
            candidates = [words[each.noun] for each in tie.candidates]
            total[key] += 1
            hits = [any(w.start <= node.start < w.end for node in gold) for w in candidates]
            right[key] += any(hits)
            alone[key] += hits[0]
            if not any(hits):
                shown = " ".join(each.text for each in candidates)
                errors.append(f"{key}\t{words[tie.target].text}\t{shown}\t{[n.form for n in gold]}\t{text}")
    print("role, manner: ties, first candidate right, some candidate right")
    for named, count in sorted(total.items()):
        print(f"{' '.join(named)}: {count} {alone[named] / count:.3f} {right[named] / count:.3f}")
    for error in random.Random(1).sample(errors, min(arguments.errors, len(errors))):
        print(error)


if __name__ == "__main__":
    main()
