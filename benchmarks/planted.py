"""Errors planted in professional translations, one a sentence, of each kind as many: which rules find them?

usage: python -m benchmarks.planted NAMES FOLDER...     (NAMES: anetac.train.en and .ar; FOLDER: src.en and ref.ar)

An error counts as found when a finding overlaps it that the untouched sentence does not have. Where the English was
changed, and not the Arabic, any new finding counts.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.corpora import Pair, audit_all, lines, overlap, sentences
from benchmarks.measured import record
from mtaudit import Finding
from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word, read_words
from mtaudit.grammar import OTHER
from mtaudit.resources import table

EACH = 200
"""Errors of a kind."""

NEGATION = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b", re.IGNORECASE)
ARABIC_NEGATION = re.compile(r"(?<!\w)(?:لم|لن|ليس|ليست|لا) (?=\w)")
NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,٪%])")
MONTHS = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
"""A month and a weekday in the place of another."""
WEEKDAYS = ["الأحد", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"]
LETTERS = "بتجدرزسشعفقكلمنه"


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence with an error: what kind, where it is in the Arabic, and where that was before; None: anywhere."""

    kind: str
    pair: Pair
    place: tuple[int, int] | None = None
    before: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to plant errors in, and one to take words from."""

    arabic: str
    english: str
    words: tuple[Word, ...]
    other: Pair

    def exchange(self, kind: str, start: int, end: int, new: str) -> Planted:
        """Put a piece of Arabic in the place of another."""
        pair = (self.arabic[:start] + new + self.arabic[end:], self.english)
        return Planted(kind, pair, (start, start + max(1, len(new))), (start, max(end, start + 1)))


def names(sentence: Sentence, rng: random.Random, known: dict[str, list[str]]) -> Iterator[Planted]:
    """A name in the place of another, in Latin script, or with a letter that it does not have."""
    for english in re.findall(r"(?<!^)(?<![.!?] )\b[A-Z][a-z]{3,}\b", sentence.english):
        for form in known.get(english.lower(), ()):
            if found := re.search(rf"(?<!\w){form}(?!\w)", sentence.arabic):
                at, letter = rng.randrange(1, len(form)), rng.choice(LETTERS)
                another = rng.choice(known[rng.choice(list(known))])
                yield sentence.exchange("a name exchanged for another", *found.span(), another)
                yield sentence.exchange("a name left in Latin script", *found.span(), english)
                if form[at] != letter:
                    garbled = form[:at] + letter + form[at + 1 :]
                    yield sentence.exchange("a consonant of a name exchanged", *found.span(), garbled)
                return


def numbers(sentence: Sentence, rng: random.Random) -> Iterator[Planted]:
    """Another number, month, weekday or unit; a number left out."""
    found = NUMBER.search(sentence.arabic)
    if found and re.search(rf"(?<![\d.,]){found.group()}(?![\d.,])", sentence.english):
        other = str(int(found.group()) + rng.choice([3, 11, 20]))
        yield sentence.exchange("a number changed", *found.span(), other)
        yield sentence.exchange("a number left out", found.start(), found.end() + 1, "")
    for kind, series in (("a month changed", MONTHS), ("a weekday changed", WEEKDAYS)):
        if found := re.search(rf"(?<!\w)(?:{'|'.join(series)})(?!\w)", sentence.arabic):
            yield sentence.exchange(kind, *found.span(), rng.choice([each for each in series if each != found.group()]))
    units = [row for row in table("lexicon/units.tsv") if row[0] in ("length", "weight", "money")]
    for dimension, _, _, english, arabic in units:
        forms = [form for form in arabic.split("|") if len(form) > 2]
        found = re.search(rf"(?<=\d )(?:{'|'.join(forms)})(?!\w)", sentence.arabic)
        if found and re.search(rf"\b(?:{english})\b", sentence.english):
            others = [row[4].split("|")[0] for row in units if row[0] == dimension and row[4] != arabic]
            yield sentence.exchange("a unit changed", *found.span(), rng.choice(others))
            return


def plain_words(text: str) -> list[Word]:
    """The words of a text in Arabic letters."""
    return [word for word in read_words(text) if word.kind == "word"]


def content(sentence: Sentence, rng: random.Random) -> Iterator[Planted]:
    """Words left out, put in, doubled, exchanged, left in English; a negation more or less."""
    arabic, words = sentence.arabic, sentence.words
    if len(words) >= 14:
        first = rng.randrange(2, len(words) // 2)
        gone = (words[first].start, words[first + len(words) // 3].start)
        yield Planted("a third of the words left out", (arabic[: gone[0]] + arabic[gone[1] :], sentence.english))
        at = words[len(words) // 2].start
        strange = " ".join(word.text for word in plain_words(sentence.other[0])[1:5]) + " "
        yield sentence.exchange("four words of another sentence put in", at, at, strange)
        half = words[len(words) // 2].start
        rest = " ".join(sentence.english.split()[len(sentence.english.split()) // 2 :])
        yield sentence.exchange("half of the sentence left in English", half, len(arabic), rest)
    plain = [word for word in words[1:-1] if word.kind == "word" and len(word.text) > 3]
    if plain:
        word, strange = rng.choice(plain), rng.choice(plain_words(sentence.other[0])).text
        yield sentence.exchange("a word doubled", word.start, word.end, f"{word.text} {word.text}")
        if len(strange) > 3:
            yield sentence.exchange("a word exchanged for one of another sentence", word.start, word.end, strange)
    negation = NEGATION.search(sentence.english)
    if negation and (found := ARABIC_NEGATION.search(arabic)):
        after = re.match(r"\S+", arabic[found.end() :])
        reached = found.end() + (after.end() if after else 1)
        yield sentence.exchange("a negation left out", found.start(), reached, arabic[found.end() : reached])
        without = sentence.english[: negation.start()] + sentence.english[negation.end() :]
        yield Planted("a negation too many", (arabic, without))


def grammar(sentence: Sentence, rng: random.Random) -> Iterator[Planted]:
    """One word in a form that the sentence does not allow."""
    low = f" {sentence.english.lower()} "
    for word in sentence.words:
        if word.reading and word.reading.pronoun and word.reading.pronoun.number == "singular" and len(word.text) > 3:
            if word.text.endswith("ها") and re.search(r"\bher\b", low) and not re.search(r"\b(?:his|its|their)\b", low):
                yield sentence.exchange("a pronoun of the other gender", word.start, word.end, word.text[:-1])
            elif word.text.endswith("ه") and re.search(r"\bhis\b", low) and not re.search(r"\b(?:her|its)\b", low):
                yield sentence.exchange("a pronoun of the other gender", word.start, word.end, word.text + "ا")
    for before, word in pairwise(sentence.words):
        for kind, form in _forms(before, word):
            if form is not None and normalise(form) != normalise(word.text):
                yield sentence.exchange(kind, word.start, word.end, form)
        if before.reading and before.reading.article and before.text.startswith("ال") and word.text in ("الذي", "التي"):
            yield sentence.exchange("no article before a relative", before.start, before.end, before.text[2:])


def _forms(before: Word, word: Word) -> Iterator[tuple[str, str | None]]:
    reading, plain = word.reading, normalise(before.text)
    if reading is None:
        return
    if reading.part_of_speech == "verb" and plain == "لم":
        yield "an indicative after لم", inflect(word.text, reading, mood="indicative")
    elif reading.mood == "subjunctive" and plain in ("لن", "أن"):
        yield "an indicative after لن or أن", inflect(word.text, reading, mood="indicative")
    elif reading.case == "oblique" and plain in word_list("prepositions"):
        yield "a nominative after a preposition", inflect(word.text, reading, case="nominative")
    if reading.gender and reading.number == "singular":
        form = inflect(word.text, reading, gender=OTHER[reading.gender])
        if reading.part_of_speech == "verb" and reading.person == 3:
            yield "a verb of the other gender", form
        elif reading.part_of_speech == "adjective":
            yield "an adjective of the other gender", form
    if word.text in ("هذا", "هذه"):
        yield "a demonstrative of the other gender", "هذه" if word.text == "هذا" else "هذا"
    if reading.article and word.text.startswith("ال"):
        yield "an article doubled", f"ال{word.text}"


def punctuation(sentence: Sentence) -> Iterator[Planted]:
    """A Latin mark, a blank before a mark, a quotation mark left out."""
    if found := re.search(r"(?<=\w)،(?= )", sentence.arabic):
        yield sentence.exchange("a Latin comma", *found.span(), ",")
        yield sentence.exchange("a blank before a comma", *found.span(), " ،")
    if found := re.search(r"[”»]", sentence.arabic):
        yield Planted(
            "a quotation mark left out",
            (sentence.arabic[: found.start()] + sentence.arabic[found.end() :], sentence.english),
        )


def planted(pairs: list[Pair], known: dict[str, list[str]]) -> dict[str, list[tuple[Pair, Planted]]]:
    """Errors of each kind, each with the untouched sentence: the sentences in random order, one of a kind each."""
    rng = random.Random(1)
    found: defaultdict[str, list[tuple[Pair, Planted]]] = defaultdict(list)
    for pair in rng.sample(pairs, len(pairs)):
        sentence = Sentence(pair[0], pair[1] or "", read_words(pair[0]), rng.choice(pairs))
        options = [*names(sentence, rng, known), *numbers(sentence, rng), *content(sentence, rng)]
        options += [*grammar(sentence, rng), *punctuation(sentence)]
        for kind in sorted({each.kind for each in options}):
            if len(found[kind]) < EACH:
                found[kind].append((pair, rng.choice([each for each in options if each.kind == kind])))
    return found


def read_names(folder: str) -> dict[str, list[str]]:
    """Single names in lower case with their Arabic forms."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for english, arabic in zip(lines(folder, "anetac.train.en"), lines(folder, "anetac.train.ar"), strict=True):
        if len(arabic) > 3 and " " not in arabic + english and re.fullmatch(r"\w+", arabic):
            found[english.lower()][arabic] = None
    return {english: list(forms) for english, forms in found.items()}


def found_by(error: Planted, findings: tuple[Finding, ...], before: tuple[Finding, ...]) -> set[str]:
    """The rules that have a finding at the error which they do not have in the untouched sentence."""

    def rules(found: tuple[Finding, ...], place: tuple[int, int] | None) -> set[str]:
        return {each.rule for each in found if place is None or overlap((each.start, each.end), place)}

    return rules(findings, error.place) - rules(before, error.before)


def main(folder: str, *texts: str) -> None:
    errors = planted([pair for text in texts for pair in sentences(text)], read_names(folder))
    flat = [each for kind in sorted(errors) for each in errors[kind]]
    clean = list(dict.fromkeys(pair for pair, _ in flat))
    audits = audit_all([*clean, *(error.pair for _, error in flat)])
    before = dict(zip(clean, audits, strict=False))
    found: Counter[str] = Counter()
    rules: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (pair, error), findings in zip(flat, audits[len(clean) :], strict=True):
        hits = found_by(error, findings, before[pair])
        found[error.kind] += bool(hits)
        for rule in hits:
            rules[rule][error.kind] += 1
    figures: dict[str, str] = {}
    for kind in sorted(errors, key=lambda kind: -found[kind] / len(errors[kind])):
        figures[kind] = f"{found[kind] / len(errors[kind]):.2f} of {len(errors[kind])}"
    by_rule = {
        rule: {kind: [number, len(errors[kind])] for kind, number in sorted(kinds.items())}
        for rule, kinds in rules.items()
    }
    record("planted", str(__doc__), figures, by_rule)


if __name__ == "__main__":
    main(*sys.argv[1:])
