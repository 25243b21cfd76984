"""List common English words: `python training/common_words.py FOLDER`.

FOLDER holds sentence pairs, English first, in files `*.tsv` (technical documents, Tatoeba, TICO-19, XQuAD and others
under open licences). A word is common when it is written small at least twice as often as with a capital.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from mtaudit.resources import LEARNED

HEADER = """# Common English words, found by training/common_words.py in open sentence pairs: documents of Dynamics 365,
# Project Operations, React, Vue, OWASP, Raspberry Pi, Nextstrain and others, Tatoeba, TICO-19, XQuAD, UN SDG texts.
"""


def main(folder: str) -> None:
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for path in sorted(Path(folder).glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            english = line.partition("\t")[0]
            small.update(re.findall(r"(?<![^\W_])[a-z]{3,}(?![^\W_])", english))
            capital.update(word.lower() for word in re.findall(r"(?<=[a-z,] )[A-Z][a-z]+(?![^\W_])", english))
    words = sorted(word for word, count in small.items() if count > 2 * capital[word])
    (LEARNED / "english" / "common_words.txt").write_text(HEADER + "\n".join(words) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
