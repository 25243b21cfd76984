"""Count how often words are written that another spelling resembles: `python -m training.spellings`.

Writes mtaudit/data/learned/arabic/spellings.tsv from the frequencies of `wordfreq`, which come from subtitles, the web,
news, books and Wikipedia, misspellings included.
"""

from __future__ import annotations

import re
from collections import defaultdict

import wordfreq

from mtaudit.arabic.normalise import fold
from mtaudit.arabic.spelling import is_exact
from mtaudit.resources import LEARNED

OUTPUT = LEARNED / "arabic" / "spellings.tsv"
HEADER = """\
# Words with a letter that writers confuse (hamza, ى and ي, ة and ه), and words that resemble them, each with its
# frequency per hundred million. Derived by training/spellings.py from the data of wordfreq 3 (Robyn Speer,
# CC BY-SA 4.0, which is this file's licence too).
"""
LEAST = 20
"""Per hundred million: rarer spellings are left out."""
RIVAL = 0.3
"""A spelling that the lexicon lacks is listed where it is at least so frequent, compared with the right ones."""


def main() -> None:
    groups: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for word, frequency in wordfreq.get_frequency_dict("ar").items():
        if re.fullmatch("[\u0621-\u064a]{2,20}", word) and round(frequency * 1e8) >= LEAST:
            groups[fold(word)][word] = round(frequency * 1e8)
    lines = []
    for folded, group in groups.items():
        exact = {word: count for word, count in group.items() if is_exact(word)}
        most = max(exact.values(), default=0)
        rivals = {word: count for word, count in group.items() if word not in exact and count > RIVAL * most}
        if len(exact) + len(rivals) > 1 or (exact and folded not in exact):
            lines += [f"{word}\t{count}\n" for word, count in {**exact, **rivals}.items()]
    OUTPUT.write_text(HEADER + "".join(sorted(lines)), "utf-8")


if __name__ == "__main__":
    main()
