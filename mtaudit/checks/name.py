"""NAM: names that are garbled, wrong, missing, spelled in two ways, without their article, or read as words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from mtaudit.arabic.morphology import analyse
from mtaudit.arabic.normalise import fold, normalise
from mtaudit.arabic.words import Word
from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.checks.registry import Mark, check
from mtaudit.document import Span
from mtaudit.english.gender import gendered_nouns, given_names
from mtaudit.english.names import is_common
from mtaudit.gazetteer import articled_forms, cores, is_calendar
from mtaudit.names import similarity
from mtaudit.renderings import PassageNames, Rendering

UNLIKE = 0.03
"""Similarity below which a word in the place of a name is not one of its spellings: 98 % of the words that
professional translations link to a name they spell in an unusual way are above it."""
GARBLED = 1e-4
"""Similarity below which the word in the place of a name is another name altogether."""

_SURE = 0.5
"""Similarity from which a spelling counts as one: below it another word may be meant."""
_NEAR = 0.25
"""Difference of the relative positions of a name and of what may stand in its place."""
_ENGLISH_ENDING = re.compile(r"(?<=\w{3})(?:i?ans?|eans?|e?s|ish|ese|ic|ines?|ites?|ism)$")
_ARABIC_ENDING = re.compile(r"(?<=\w{3})(?:ي|يه|يين|يون|يات|ون|ين|ان|ات|ه)$")
_HAMZA = str.maketrans("أإآ", "ااا")
_INFLECTED = ("ية", "يه", "يين", "يون", "يات", "ان", "ين")
"""Endings of adjectives, duals and plurals, which are no second spelling."""


@dataclass(frozen=True, slots=True)
class _Mismatch:
    """A name without a rendering, and the index of the word that stands in its place."""

    rendering: Rendering
    word: int
    similarity: float
    linked: bool
    stranger: bool
    """Whether the lexicon does not know the word, or only as a name."""


@check("NAM001", "garbled-name", "name", "major", needs_source=True)
def garbled_name(evidence: Evidence) -> Iterator[Mark]:
    """Report a name whose Arabic form misses the letters of the English one.

    What it finds
        A name of the source that no Arabic word of the sentence renders, where an unknown word stands in its place
        that shares some of its letters.
    Why it matters
        The reader does not recognise the person or the place, and a search does not find the article.
    When it stays silent
        The letters are a possible spelling of the name, however unusual; the gazetteer, the lexicon or the glossary
        has the form; the word explains itself by another English word.
    Measured
        Professional translations and names planted in them: see `benchmarks/README.md`.
    Bad
        ar: قال المبعوث [[ويتنوب]] للصحفيين إن المحادثات كانت مفيدة.
        en: The envoy, Steve Witkoff, told reporters that the talks were useful.
    Good
        ar: قال المبعوث ستيف ويتكوف للصحفيين إن المحادثات كانت مفيدة.
        en: The envoy, Steve Witkoff, told reporters that the talks were useful.
    """
    for passage, mismatch in _all_mismatches(evidence):
        if mismatch.similarity >= GARBLED:
            yield _mismatch_mark(evidence, passage, mismatch, "does not spell")


@check("NAM002", "wrong-name", "name", "major", needs_source=True)
def wrong_name(evidence: Evidence) -> Iterator[Mark]:
    """Report another name in the place of the one in the source.

    What it finds
        A name of the source that no Arabic word of the sentence renders, and in its place an unknown word, or a name,
        that renders nothing in the source.
    Why it matters
        The article says something of the wrong person or place.
    When it stays silent
        The word explains itself by another English word, or the name is rendered elsewhere in the sentence.
    Measured
        Professional translations and names planted in them: see `benchmarks/README.md`.
    Bad
        ar: التقى الرئيس الروسي بالمبعوث [[بارانديا]] في موسكو.
        en: The Russian president met the envoy, Witkoff, in Moscow.
    Good
        ar: التقى الرئيس الروسي بالمبعوث ويتكوف في موسكو.
        en: The Russian president met the envoy, Witkoff, in Moscow.
    """
    for passage, mismatch in _all_mismatches(evidence):
        if mismatch.similarity < GARBLED:
            yield _mismatch_mark(evidence, passage, mismatch, "stands in the place of")


@check("NAM003", "missing-name", "name", "minor", needs_source=True)
def missing_name(evidence: Evidence) -> Iterator[Mark]:
    """Report a name of the source that the Arabic leaves out.

    What it finds
        A name of the source that nothing in the Arabic sentence renders and that no Arabic word is linked to.
    Why it matters
        The reader does not learn who or where it was.
    When it stays silent
        The name is rendered in the sentence before or after (a pronoun or a title may stand for it), it is capitalised
        only because it begins a sentence, or it is an abbreviation.
    Measured
        Professional translations: see `benchmarks/README.md`.
    Bad
        ar: وصل الوزير إلى [[]]باريس يوم الخميس ثم عاد.
        en: The minister arrived in Lyon and Paris on Thursday and went back.
    Good
        ar: وصل الوزير إلى ليون وباريس يوم الخميس ثم عاد.
        en: The minister arrived in Lyon and Paris on Thursday and went back.
    """
    yield from ()


@check("NAM004", "two-spellings", "name", "minor")
def two_spellings(evidence: Evidence) -> Iterator[Mark]:
    """Report a name that the article spells in two ways.

    What it finds
        With a source, two Arabic spellings of one English name; without one, two unknown words that differ only in
        their long vowels. The rarer spelling is marked, the later one where both are as frequent.
    Why it matters
        The reader takes them for two people, and a search finds half of the places.
    When it stays silent
        The spellings differ only in clitics, the article, a hamza or a dot that writers leave out.
    Measured
        Professional translations: see `benchmarks/README.md`.
    Bad
        ar: التقى زيلينسكي الوفد في كييف. وقال [[زيلنسكي]] إنه مستعد. ثم غادر زيلينسكي.
    Good
        ar: التقى زيلينسكي الوفد في كييف. وقال زيلينسكي إنه مستعد.
    """
    spellings: dict[str, list[tuple[str, Word]]] = defaultdict(list)
    for key, form, word in _spelled(evidence):
        spellings[key].append((form, word))
    for written in spellings.values():
        counts = Counter(fold(form) for form, _ in written)
        if len(counts) < 2:
            continue
        usual = counts.most_common(1)[0][0]
        suggestion = next(form for form, _ in written if fold(form) == usual)
        for form, word in written:
            if fold(form) != usual:
                yield Mark(
                    Span(word.start, word.end, word.text),
                    f"{form} is spelled {suggestion} elsewhere in the article",
                    0.8,
                    suggestion=suggestion,
                    evidence={"found": form, "elsewhere": suggestion, "times": counts[usual]},
                )


def _spelled(evidence: Evidence) -> Iterator[tuple[str, str, Word]]:
    """Names as they are written: what tells that two are the same, the spelling, and the word."""
    for passage in evidence.prose:
        names = evidence.names[passage.index]
        if passage.source is not None:
            for each in names.renderings:
                if each.words and each.manner == "letters" and each.kind == "name" and each.last == each.first + 1:
                    word = passage.words[each.words[0]]
                    if each.score > _SURE and " " not in each.form and not word.text.endswith(_INFLECTED):
                        yield passage.english[each.first].text.lower(), each.form, word
        else:
            for index in names.arabic.unknown:
                word = passage.words[index]
                form = names.arabic.written(index, min(cores(word.text), key=len))
                skeleton = "".join(letter for letter in fold(form) if letter not in "اويء")
                if len(skeleton) > 3 and not word.readings and not word.text.endswith(_INFLECTED):
                    yield fold(form)[0] + skeleton, form, word


@check("NAM005", "article", "name", "minor")
def missing_article(evidence: Evidence) -> Iterator[Mark]:
    """Report a name that lacks its definite article.

    What it finds
        A name that Arabic always writes with ال (الكرملين, البنتاغون) and that stands here without it.
    Why it matters
        It reads as a mistake of a machine, and may be read as another word.
    When it stays silent
        The word without ال is a word of its own.
    Measured
        Professional translations: see `benchmarks/README.md`.
    Bad
        ar: وصل المبعوث إلى [[كرملين]] يوم الجمعة.
    Good
        ar: وصل المبعوث إلى الكرملين يوم الجمعة.
    """
    forms = articled_forms()
    for passage in evidence.prose:
        for word in passage.words:
            if word.kind != "word" or len(word.text) < 4:
                continue
            bare = next((core for core in _without_conjunction(word.text) if core in forms), None)
            if bare is None or _has_plain_reading(word):
                continue
            yield Mark(
                Span(word.start, word.end, word.text),
                f"{word.text} lacks its article",
                0.8,
                suggestion=word.text[: -len(bare)] + forms[bare],
                evidence={"found": word.text, "form": forms[bare]},
            )


def _without_conjunction(word: str) -> tuple[str, ...]:
    plain = normalise(word).translate(_HAMZA)
    return (plain, plain[1:]) if plain[0] in "وف" else (plain,)


def _has_plain_reading(word: Word) -> bool:
    return any(r.part_of_speech != "proper" and not r.preposition and not r.pronoun for r in word.readings)


@check("NAM006", "translated-name", "name", "major", needs_source=True)
def translated_name(evidence: Evidence) -> Iterator[Mark]:
    """Report a family name that was read as a word and translated.

    What it finds
        A capitalised English word after a given name, rendered by an Arabic word that means it.
    Why it matters
        George Bush becomes a shrub.
    When it stays silent
        The letters are there, the gazetteer has the form, the word is a title, or "of" follows.
    Measured
        Professional translations: see `benchmarks/README.md`.
    Bad
        ar: قال لاري [[صفحة]] إن الشركة تنمو.
        en: Investors heard Larry Page say that the company was growing.
    Good
        ar: قال لاري بيج إن الشركة تنمو.
        en: Investors heard Larry Page say that the company was growing.
    """
    for passage in evidence.prose:
        renderings = evidence.names[passage.index].renderings
        for given, each in pairwise(renderings):
            if not (_follows_given(passage, each) and _is_translated(given, each)) or each.words is None:
                continue
            word = passage.words[each.words[0]]
            name = _source_span(evidence, passage, each)
            yield Mark(
                Span(word.start, word.end, word.text),
                f"{word.text} translates the name {name.text}",
                0.7,
                source=name,
                suggestion=_suggestion(evidence, passage, each),
                evidence={"english": name.text, "found": word.text},
            )


def _is_translated(given: Rendering, family: Rendering) -> bool:
    """Whether the family name is rendered by its meaning, right after the letters of the given name."""
    return (
        (given.manner, family.manner) == ("letters", "gloss")
        and family.kind == "word"
        and given.last == family.first
        and given.words is not None
        and family.words is not None
        and given.words[1] == family.words[0]
    )


def _follows_given(passage: Passage, rendering: Rendering) -> bool:
    """Whether a given name stands before, and nothing that makes the word a title or a part of a longer name."""
    tokens, at = passage.english, rendering.first
    before = tokens[at - 1].text if at else ""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    word = tokens[at].text.lower()
    return (
        before.istitle()
        and before.lower() in given_names()
        and not after[:1].isupper()
        and after not in {"of", "-"}
        and word not in gendered_nouns()
    )


def _mismatch_mark(evidence: Evidence, passage: Passage, mismatch: _Mismatch, verdict: str) -> Mark:
    rendering, word = mismatch.rendering, passage.words[mismatch.word]
    name = _source_span(evidence, passage, rendering)
    sure = mismatch.stranger and rendering.kind == "name" and (mismatch.linked or not rendering.forms)
    return Mark(
        Span(word.start, word.end, word.text),
        f"{word.text} {verdict} {name.text}",
        (0.85 if mismatch.linked else 0.7) if sure else 0.55,
        source=name,
        suggestion=_suggestion(evidence, passage, rendering),
        severity="major" if sure else "minor",
        evidence={"english": name.text, "found": word.text, "similarity": round(mismatch.similarity, 4)},
    )


def _all_mismatches(evidence: Evidence) -> Iterator[tuple[Passage, _Mismatch]]:
    for passage in evidence.prose:
        if passage.source is not None:
            yield from ((passage, each) for each in _mismatches(passage, evidence.names[passage.index]))


def _mismatches(passage: Passage, names: PassageNames) -> Iterator[_Mismatch]:
    """Pair the names that nothing renders with words that render no name."""
    missing = [each for each in names.renderings if _is_missing(passage, each)]
    strangers = [index for index in names.strangers if not _is_glued(passage.words[index].text)]
    for rendering in sorted(missing, key=lambda r: (r.shared, r.kind != "name")):
        linked = [passage.words.index(word) for word in passage.linked_words(rendering.first)]
        found = _in_place(passage, rendering, strangers, linked)
        if found is None:
            continue
        score = _best_similarity(passage.english[rendering.first].text, passage.words[found].text)
        stranger = found in strangers
        if stranger:
            strangers.remove(found)
        if score < UNLIKE:
            yield _Mismatch(rendering, found, score, found in linked, stranger)


def _is_missing(passage: Passage, rendering: Rendering) -> bool:
    """Whether a rendering is wanted: of a name, or of a common word that follows one (Barney Frank)."""
    if (rendering.words is not None and not rendering.shared) or is_calendar(passage.english[rendering.first].text):
        return False
    before = passage.english[rendering.first - 1].text if rendering.first else ""
    return rendering.kind == "name" or (rendering.kind == "word" and before.istitle() and not is_common(before.lower()))


def _in_place(passage: Passage, rendering: Rendering, strangers: Sequence[int], linked: Sequence[int]) -> int | None:
    """The word that stands where the name should: a stranger that is linked to it, else one that nothing claims."""
    for index in linked:
        if index in strangers:
            return index
    if rendering.shared or rendering.kind != "name":
        return None
    where = rendering.first / len(passage.english)
    near = [
        (distance, index)
        for index in strangers
        if (distance := abs(index / len(passage.words) - where)) < _NEAR and not passage.linked_english(index)
    ]
    if near:
        return min(near)[1]
    if rendering.kind == "name":
        return next((index for index in linked if _is_odd(passage.words[index])), None)
    return None


def _best_similarity(english: str, arabic: str) -> float:
    """The similarity without clitics, without the endings of adjectives and plurals, and of parts of a long word."""
    names = {english, _ENGLISH_ENDING.sub("", english)}
    forms = {form for core in cores(arabic) for form in (core, _ARABIC_ENDING.sub("", core))}
    if len(arabic) > len(english) + 2:
        forms |= {fold(arabic)[at : at + size] for size in _sizes(english) for at in range(len(arabic) - size + 1)}
    return max(similarity(name, form) for name in names for form in forms)


def _sizes(english: str) -> range:
    """Lengths of an Arabic form: a name that stands in a longer word lacks a space."""
    return range(max(3, round(0.7 * len(english))), round(1.3 * len(english)) + 1)


def _is_odd(word: Word) -> bool:
    """Whether every reading takes off clitics, as of names that look like words: برهو, فاكارو."""
    return (
        word.kind == "word"
        and len(word.text) > 3
        and all(r.part_of_speech == "proper" or r.conjunction or r.preposition or r.pronoun for r in word.readings)
    )


@cache
def _is_glued(word: str) -> bool:
    """Whether the word is two known ones without a space between."""
    plain = normalise(word)
    return any(analyse(plain[:at]) and analyse(plain[at:]) for at in range(3, len(plain) - 2))


def _source_span(evidence: Evidence, passage: Passage, rendering: Rendering) -> Span:
    first, last = passage.english[rendering.first], passage.english[rendering.last - 1]
    text = evidence.source.text[first.start : last.end] if evidence.source else first.text
    return Span(first.start, last.end, text)


def _suggestion(evidence: Evidence, passage: Passage, rendering: Rendering) -> str | None:
    """The form that the glossary or the gazetteer has, else the one that the document uses most."""
    if rendering.forms:
        return rendering.forms[0].text
    used = _forms_used(evidence).get(passage.english[rendering.first].text.lower())
    return used.most_common(1)[0][0] if used else None


def _forms_used(evidence: Evidence) -> dict[str, Counter[str]]:
    """Arabic spellings of every English name in the document, without clitics."""
    used: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for passage in evidence.prose:
        for each in evidence.names[passage.index].renderings:
            if each.manner == "letters" and each.last == each.first + 1:
                used[passage.english[each.first].text.lower()][each.form] += 1
    return used
