"""Each rule of pronouns, agreement and grammar on its own: alarms on human translations, errors found, precision.

usage: rules.py FOLDER     (with ntrex/, systems/flores-dev/ and geneval/; needs lightgbm and scipy as training does)

Errors are of two kinds: the wrong-gender translations of MT-GenEval's development part, and one word changed in a
sentence of NTREX or FLORES. A rule's precision is the share of its findings in both that are right, over those and its
alarms on MT-GenEval's right translations and on NTREX and FLORES as they are: slips of the translators count as alarms.
Findings on seven systems' output of FLORES are only counted.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word, read_words
from mtaudit.checks.selection import select_checks
from mtaudit.finding import Finding
from mtaudit.grammar import OTHER
from mtaudit.pipeline import audit
from mtaudit.translate import load
from training.referents import read_geneval

EVERY = 5
"""One line in so many of a system's output is read."""

Change = tuple[str, int, int, str]
"""What is wrong after it; the words replaced, from the first character to the last; what stands there instead."""


def find(arabic: str, english: str) -> list[Finding]:
    checks = select_checks(["PRO", "AGR", "GRM"])
    return list(audit(arabic, english, load("gloss"), checks=checks).findings)


def changes(words: Sequence[Word]) -> Iterator[Change]:
    """Errors that a sentence of right Arabic could hold, one word each."""
    for before, word in pairwise(words):
        reading, plain = word.reading, normalise(before.text)
        if reading is None:
            continue
        if reading.part_of_speech == "verb" and plain == "لم":
            yield from _change("mood after لم", word, inflect(word.text, reading, mood="indicative"))
        elif reading.mood == "subjunctive" and plain in ("لن", "أن"):
            yield from _change("mood after لن, أن", word, inflect(word.text, reading, mood="indicative"))
        elif reading.case == "oblique" and plain in word_list("prepositions"):
            yield from _change("case after a preposition", word, inflect(word.text, reading, case="nominative"))
        if reading.gender and reading.number == "singular":
            form = inflect(word.text, reading, gender=OTHER[reading.gender])
            if reading.part_of_speech == "verb" and reading.person == 3:
                yield from _change("gender of a verb", word, form)
            elif reading.part_of_speech == "adjective":
                yield from _change("gender of an adjective", word, form)
        if reading.article and word.text.startswith("ال"):
            yield from _change("doubled article", word, f"ال{word.text}")
        if before.reading and before.reading.article and plain.startswith("ال") and word.text in ("الذي", "التي"):
            yield from _change("missing article before الذي", before, before.text[2:])


def _change(kind: str, word: Word, form: str | None) -> Iterator[Change]:
    if form is not None and normalise(form) != normalise(word.text):
        yield kind, word.start, word.end, form


def main(folder: str) -> None:
    data = Path(folder)
    right, alarms, in_human, in_output = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    planted, found = Counter[str](), Counter[tuple[str, str]]()
    words = outputs = 0
    rng = random.Random(1)
    for name in ("ntrex", "systems/flores-dev"):
        source = (data / name / "src.en").read_text("utf-8").splitlines()
        for english, arabic in zip(source, (data / name / "ref.ar").read_text("utf-8").splitlines(), strict=True):
            words += len(re.findall(r"\w+", arabic))
            in_human.update(each.rule for each in find(arabic, english))
            options = list(changes(read_words(arabic)))
            kinds = sorted({kind for kind, *_ in options})
            if not kinds:
                continue
            wanted = rng.choice(kinds)
            kind, start, end, form = rng.choice([each for each in options if each[0] == wanted])
            planted[kind] += 1
            changed = find(arabic[:start] + form + arabic[end:], english)
            rules = {each.rule for each in changed if each.start < start + len(form) and start < each.end}
            right.update(rules)
            found.update((kind, rule) for rule in (*rules, *(["any"] if rules else [])))
    for path in sorted((data / "systems" / "flores-dev").glob("en-ar.*.ar")):
        output = path.read_text("utf-8").splitlines()
        for english, arabic in list(zip(source, output, strict=True))[::EVERY]:
            outputs += len(re.findall(r"\w+", arabic))
            in_output.update(each.rule for each in find(arabic, english))
    pairs, recalled = Counter[str | None](), Counter[tuple[str, str | None]]()
    for sentence in read_geneval(data / "geneval"):
        findings = find(sentence.arabic, sentence.english)
        if not sentence.wrong:
            alarms.update({each.rule for each in findings} | ({f"any {sentence.gender}"} if findings else set()))
            continue
        hits = {each.rule for each in findings if any(each.start < e and s < each.end for s, e in sentence.marked)}
        hits |= {"any"} if hits else set()
        right.update(hits)
        recalled.update((rule, sentence.gender) for rule in hits)
        pairs[sentence.gender] += 1
    print(f"{words} words of human translation, {outputs} of systems, {sum(pairs.values())} wrong translations")
    print("rule    in human text  in output  (per 1000 words)  MT-GenEval found: feminine masculine  precision")
    for rule in (each.id for each in select_checks(["PRO", "AGR", "GRM"])):
        feminine, masculine = (recalled[rule, gender] / pairs[gender] for gender in ("feminine", "masculine"))
        wrong = alarms[rule] + in_human[rule]
        share = f"{right[rule] / (right[rule] + wrong):.2f}" if right[rule] + wrong else "-"
        precision = f"{share} ({right[rule]} right, {wrong} alarms)"
        human, output = 1000 * in_human[rule] / words, 1000 * in_output[rule] / outputs
        print(f"{rule}  {human:.3f}  {output:.3f}  {feminine:.3f} {masculine:.3f}  {precision}")
    for gender, count in pairs.items():
        flagged = recalled["any", gender] / count, alarms[f"any {gender}"] / count
        print(f"{gender} made the other gender: {flagged[0]:.3f} found, {flagged[1]:.3f} of right translations flagged")
    for kind, count in planted.most_common():
        by = ", ".join(f"{rule} {n / count:.2f}" for (of, rule), n in found.most_common() if of == kind)
        print(f"{kind}: {count} planted; found by {by or 'none'}")


if __name__ == "__main__":
    main(*sys.argv[1:])
