"""Choose, for each Arabic stem, which of the lexicon's English glosses translations really use.

usage: gloss.py PARALLEL_FOLDER

The folder holds *.tsv files of sentence pairs: English, tab, Arabic. For every stem that occurs at least MINIMUM times,
each alternative of its gloss is scored with the Dice coefficient of stem and English word over the sentence pairs; an
alternative that beats the first one clearly is written to mtaudit/data/learned/gloss/preferred.tsv: stem, part of
speech, the number of the alternative. The glosses themselves stay in the lexicon.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mtaudit.arabic.words import read_words
from mtaudit.english.tokens import tokenize
from mtaudit.translate import inflect
from mtaudit.translate.words import alternatives

MINIMUM = 5
CLEARLY = 1.5
OUTPUT = Path(__file__).parents[1] / "mtaudit" / "data" / "learned" / "gloss" / "preferred.tsv"
HEADER = """\
# Which gloss of the lexicon translates a stem best: stem, part of speech, number of the alternative (0 is the first).
# Learned by training/gloss.py. It holds counts' verdicts, no text of the sentence pairs, which were: Microsoft Dynamics
# 365, Project, React, Vue, Open Source Guides and Global Storybooks (CC BY 4.0), Raspberry Pi, XQuAD, OWASP and xSID
# (CC BY-SA 4.0), Tatoeba (CC BY 2.0 FR), TICO-19 and Creative Commons legal texts (CC0), Nextstrain (CC BY), UN SDG,
# NHS COVID-19 app and CS229 cheat sheets (MIT).
"""


def pairs(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            english, tab, arabic = line.partition("\t")
            if tab:
                yield english, arabic


def forms(word: str) -> set[str]:
    return {
        word,
        inflect.plural(word),
        inflect.past(word),
        inflect.participle(word),
        inflect.third_person(word),
        inflect.progressive(word),
    }


def main(folder: str) -> None:
    stems: Counter[tuple[str, str]] = Counter()
    english_words: Counter[str] = Counter()
    together: Counter[tuple[tuple[str, str], str]] = Counter()
    glosses: dict[tuple[str, str], str] = {}
    for english, arabic in pairs(Path(folder)):
        words = {token.text.lower() for token in tokenize(english) if token.kind == "word"}
        english_words.update(words)
        keys: dict[tuple[str, str], str] = {}
        for word in read_words(arabic):
            if word.reading and len(alternatives(word.reading.gloss)) > 1:
                keys[word.reading.stem, word.reading.part_of_speech] = word.reading.gloss
        stems.update(keys.keys())
        glosses |= keys
        together.update((key, word) for key in keys for word in words)
    rows = []
    for key, count in sorted(stems.items()):
        if count < MINIMUM:
            continue
        scores = [score(key, option, stems, english_words, together) for option in alternatives(glosses[key])]
        best = max(range(len(scores)), key=lambda number: scores[number])
        if best and scores[best] > CLEARLY * scores[0]:
            rows.append(f"{key[0]}\t{key[1]}\t{best}\n")
    OUTPUT.write_text(HEADER + "".join(rows), "utf-8")
    print(f"{len(rows)} of {sum(count >= MINIMUM for count in stems.values())} stems prefer another gloss")


def score(
    key: tuple[str, str],
    option: str,
    stems: Counter[tuple[str, str]],
    english_words: Counter[str],
    together: Counter[tuple[tuple[str, str], str]],
) -> float:
    """Dice of a stem and a gloss: of its rarest word that is no function word, in whatever form."""
    content = [word for word in option.lower().split() if len(word) > 3] or option.lower().split()[:1]
    values = []
    for word in content:
        variants = forms(word)
        both = sum(together[key, variant] for variant in variants)
        values.append(2 * both / (stems[key] + sum(english_words[variant] for variant in variants)))
    return min(values, default=0.0)


if __name__ == "__main__":
    main(*sys.argv[1:])
