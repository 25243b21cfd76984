"""Choose, for each Arabic lemma, the English that translations really use.

usage: gloss.py PARALLEL_FOLDER

The folder holds *.tsv files of sentence pairs: English, tab, Arabic. For every lemma that occurs in at least MINIMUM
pairs, each gloss of the lexicon, and each English word that `lexicon/renderings` has it for, is scored with the Dice
coefficient of lemma and English word over the sentence pairs. What beats the lexicon's first gloss clearly is written
to mtaudit/data/learned/gloss/preferred.tsv: lemma, part of speech, English. `lexicon/gloss/lemmas.tsv` goes before it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.words import read_words
from mtaudit.english.tokens import tokenize
from mtaudit.resources import LEXICON, table
from mtaudit.translate import inflect
from mtaudit.translate.words import alternatives

MINIMUM = 4
CLEARLY = 1.5
PARTS = {"n": "noun", "v": "verb", "a": "adjective", "r": "adverb"}
OUTPUT = Path(__file__).parents[1] / "mtaudit" / "data" / "learned" / "gloss" / "preferred.tsv"
HEADER = """\
# Which English translates a lemma best: lemma, part of speech, English.
# Learned by training/gloss.py. It holds counts' verdicts, no text of the sentence pairs, which were: Microsoft Dynamics
# 365, Project, React, Vue, Open Source Guides and Global Storybooks (CC BY 4.0), Raspberry Pi, XQuAD, OWASP and xSID
# (CC BY-SA 4.0), Tatoeba (CC BY 2.0 FR), TICO-19 and Creative Commons legal texts (CC0), Nextstrain (CC BY), UN SDG,
# NHS COVID-19 app and CS229 cheat sheets (MIT).
"""


def renderings() -> dict[tuple[str, str], list[str]]:
    """English words by the Arabic word that renders them, and its part of speech."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in sorted((LEXICON / "renderings").glob("*.tsv")):
        for english, part, arabic in table(f"lexicon/renderings/{path.name}"):
            for form in arabic.split("|"):
                found.setdefault((normalise(form), PARTS[part]), []).append(english)
    return found


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
    lemmas: Counter[tuple[str, str]] = Counter()
    english_words: Counter[str] = Counter()
    together: Counter[tuple[tuple[str, str], str]] = Counter()
    glosses: dict[tuple[str, str], dict[str, None]] = {}
    known = renderings()
    for english, arabic in pairs(Path(folder)):
        words = {token.text.lower() for token in tokenize(english) if token.kind == "word"}
        english_words.update(words)
        keys = set()
        for word in read_words(arabic):
            if word.reading and (options := alternatives(word.reading.gloss)):
                key: tuple[str, str] = normalise(word.reading.lemma), word.reading.part_of_speech
                keys.add(key)
                glosses.setdefault(key, {}).update(dict.fromkeys([*options, *known.get(key, ())]))
        lemmas.update(keys)
        together.update((key, word) for key in keys for word in words)
    rows = []
    for chosen, count in sorted(lemmas.items()):
        if count < MINIMUM:
            continue
        options = list(glosses[chosen])
        scores = [score(chosen, option, lemmas, english_words, together) for option in options]
        best = max(range(len(scores)), key=lambda number: scores[number])
        if best and scores[best] > CLEARLY * scores[0]:
            rows.append(f"{chosen[0]}\t{chosen[1]}\t{options[best]}\n")
    OUTPUT.write_text(HEADER + "".join(rows), "utf-8")
    print(f"{len(rows)} of {sum(count >= MINIMUM for count in lemmas.values())} lemmas prefer another gloss")


def score(
    key: tuple[str, str],
    option: str,
    lemmas: Counter[tuple[str, str]],
    english_words: Counter[str],
    together: Counter[tuple[tuple[str, str], str]],
) -> float:
    """Dice of a lemma and a gloss: of its rarest word that is no function word, in whatever form."""
    content = [word for word in option.lower().split() if len(word) > 3] or option.lower().split()[:1]
    values = []
    for word in content:
        variants = forms(word)
        both = sum(together[key, variant] for variant in variants)
        values.append(2 * both / (lemmas[key] + sum(english_words[variant] for variant in variants)))
    return min(values, default=0.0)


if __name__ == "__main__":
    main(*sys.argv[1:])
