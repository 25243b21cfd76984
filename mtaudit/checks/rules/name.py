"""NAM: names that are garbled, wrong, missing, spelled in two ways, without their article, or read as words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from mtaudit.arabic.normalise import fold, normalise
from mtaudit.arabic.words import Word
from mtaudit.checks.declare import Mark, check
from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.checks.suggestion import suggest
from mtaudit.document import Span
from mtaudit.english.gender import gendered_nouns, given_names
from mtaudit.english.names import is_common
from mtaudit.names.gazetteer import (
    articled_forms,
    bare_forms,
    cores,
    is_calendar,
    metonyms,
    occurrence,
    spoken_cores,
    written,
)
from mtaudit.names.renderings import MOST_NAMES, RENDERED, ArabicSide, PassageNames, Rendering, is_known
from mtaudit.names.shape import is_common as is_common_arabic
from mtaudit.names.shape import name_shape
from mtaudit.names.transducer import MAXIMUM, Step, fold_english, similarity, weakest_step

UNLIKE = 0.035
"""Similarity below which a word in the place of a name is not one of its spellings: 98 % of the words that
professional translations link to a name they spell in an unusual way are above it."""
_UNLIKELY = 0.03
"""Similarity below which that is certain."""
_SHARED = 0.6
"""Share of the consonants, in their order, from which a name is garbled and not another one; chosen by eye."""
_SURE = 0.5
"""Similarity from which a spelling counts as one: below it another word may be meant."""
_UNACCOUNTED = -6.5
"""Log-probability of a letter's output from which it is no way to write it. Professional translations hold less than
one such name in two hundred, misspellings among them."""
_CONSONANTS = frozenset("بتثجحخدذرزسشصضطظعغفقكلمنه")
_NAMELIKE = 0.4
"""`name_shape` from which a word looks like a name: 85 % of names, a fifth of the words of running text."""
_NEAR = 0.3
"""Difference of the relative positions of a name and of what may stand in its place."""
_ENGLISH_ENDING = re.compile(r"(?<=\w{3})(?:i?ans?|eans?|e?s|ish|ese|ic|ines?|ites?|ism)$")
_ARABIC_ENDING = re.compile(r"(?<=\w{3})(?:ي|ي[هة]|يين|يون|يات|ون|ين|ان|ات|[هة])$")
_RUN_TOGETHER = 15
"""Letters of a word from which it is several without spaces: names may be within."""
_DOUBLED = re.compile(r"(.)\1")
_ENGLISH_SOUNDS = str.maketrans("bpvftdszxckqgjmnlrh", "bbfftdssskkkkkmnlrh", "aeiouyw '")
_ARABIC_SOUNDS = str.maketrans("بفتطثدضذظسصزشكقغجخمنلرهح", "bfttsddddsssskkkkkmnlrhh", "اويءئؤةع")
_HAMZA = str.maketrans("أإآ", "ااا")
_FAINT = 0.01
"""Similarity from which a word may be what is left of a name."""
_GLOSS = re.compile(r"[A-Z]\w{3,}")
_STANDARD = 0.7
"""Similarity below which a name that the gazetteer has is misspelled."""
_INFLECTED = ("ية", "يه", "يين", "يون", "يات", "ان", "ين")
"""Endings of adjectives, duals and plurals, which are no second spelling."""


@dataclass(frozen=True, slots=True)
class _Mismatch:
    """A name without a rendering, and the index of the word that stands in its place."""

    rendering: Rendering
    word: int
    similarity: float
    sure: bool


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
        With NAM002: of names replaced by other names in professional translations 92 % are found (FLORES-200, 224
        names) and 89 % (NTREX, 264 names). Untouched translations have 0.5 findings per 1000 words, half of them
        misspellings in truth. Of 10 findings in 2,991 sentences of three MT systems, read one by one, 9 are errors.
    Bad
        ar: قال المبعوث [[ويتكوب]] للصحفيين إن المحادثات كانت مفيدة.
        en: The envoy, Steve Witkoff, told reporters that the talks were useful.
    Good
        ar: قال المبعوث ستيف ويتكوف للصحفيين إن المحادثات كانت مفيدة.
        en: The envoy, Steve Witkoff, told reporters that the talks were useful.
    """
    for passage, mismatch in _all_mismatches(evidence):
        if _is_garbled(passage, mismatch):
            yield _mismatch_mark(evidence, passage, mismatch, "does not spell")
    for passage in evidence.prose:
        if passage.source is not None:
            for each in evidence.names[passage.index].renderings:
                yield from _misspelled(evidence, passage, each)


def _misspelled(evidence: Evidence, passage: Passage, rendering: Rendering) -> Iterator[Mark]:
    """A rendering that is near enough, but for one letter that nothing in the name accounts for."""
    text = passage.english[rendering.first].text
    if rendering.words is None or rendering.manner != "letters" or rendering.kind != "name" or rendering.forms:
        return
    before = passage.english[rendering.first - 1].text if rendering.first else ""
    word, form = passage.words[rendering.words[0]], _ARABIC_ENDING.sub("", fold(rendering.form))
    alone = len(text) > 3 and " " not in form and before not in {"'", "’", "-"} and similarity(text, form) >= RENDERED
    if not alone or is_known(word):
        return
    step = min(filter(None, (weakest_step(text, each) for each in (form, rendering.form))), default=None, key=_strength)
    if step is not None and step.logarithm < _UNACCOUNTED and _CONSONANTS.intersection(step.output):
        name = _source_span(evidence, passage, rendering)
        yield Mark(
            Span(word.start, word.end, word.text),
            f"{word.text} does not spell {name.text}: nothing in it sounds like {step.output}",
            0.7,
            source=name,
            suggestion=suggest(evidence, text, rendering.forms, rendering.form),
            severity="minor",
            evidence={"english": name.text, "found": word.text, "similarity": round(rendering.score, 4)},
        )


def _strength(step: Step) -> float:
    return -step.logarithm


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
        See NAM001.
    Bad
        ar: التقى الرئيس الروسي بالمبعوث [[بارانديا]] في موسكو.
        en: The Russian president met the envoy, Witkoff, in Moscow.
    Good
        ar: التقى الرئيس الروسي بالمبعوث ويتكوف في موسكو.
        en: The Russian president met the envoy, Witkoff, in Moscow.
    """
    for passage, mismatch in _all_mismatches(evidence):
        if not _is_garbled(passage, mismatch):
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
        0.2 findings per 1000 words of professional translation, where the translator left the name out; of 8 findings
        in 2,991 sentences of three MT systems, read one by one, all are omissions.
    Bad
        ar: وصل الوزير إلى [[]]باريس يوم الخميس ثم عاد.
        en: The minister arrived in Lyon and Paris on Thursday and went back.
    Good
        ar: وصل الوزير إلى ليون وباريس يوم الخميس ثم عاد.
        en: The minister arrived in Lyon and Paris on Thursday and went back.
    """
    for position, passage in enumerate(evidence.passages):
        if passage.source is None or passage.target is None or passage.kind != "prose":
            continue
        names = evidence.names[passage.index]
        told = {each.rendering for each in _mismatches(passage, names)}
        rendered = {at for each in names.renderings if each.words for at in range(*each.words)}
        if any(len(word.text) > _RUN_TOGETHER for word in passage.words if word.kind == "word"):
            continue
        if len(names.renderings) > MOST_NAMES:
            continue
        near = [p for p in evidence.passages[max(0, position - 1) : position + 2] if p.index != passage.index]
        for each in names.renderings:
            if (
                each not in told
                and not _is_meant(passage, each, names)
                and _is_dropped(passage, each, rendered)
                and not any(_renders(evidence, p, each, passage) for p in near)
            ):
                name = _source_span(evidence, passage, each)
                yield Mark(
                    Span(place := _place(passage, each), place, ""),
                    f"{name.text} is missing",
                    0.55,
                    source=name,
                    suggestion=suggest(evidence, name.text, each.forms),
                    evidence={"english": name.text},
                )


def _is_dropped(passage: Passage, rendering: Rendering, rendered: Container[int]) -> bool:
    """Whether a certain name, and no adjective or date, is neither rendered nor linked to a word that is left."""
    tokens = passage.english
    text, after = tokens[rendering.first].text, tokens[rendering.last].text if rendering.last < len(tokens) else ""
    return (
        rendering.words is None
        and rendering.kind == "name"
        and len(text) > 3
        and after != "-"
        and rendering.score < UNLIKE
        and not any(all(form.open_ended) for form in rendering.forms)
        and not is_calendar(text)
        and (rendering.forms or not _is_aside(passage, rendering.first))
        and not any(rendering.first <= i < rendering.last and j not in rendered for i, j in passage.links)
        and not any(_best_similarity(text, word.text) > _FAINT for word in passage.words if word.kind == "word")
    )


def _is_aside(passage: Passage, index: int) -> bool:
    """Whether a word begins a sentence, so that its capital means little, or stands in brackets."""
    before = [token.text for token in passage.english[:index]]
    return not before or before[-1] in {".", "!", "?", '"', "“"} or before.count("(") > before.count(")")


def _renders(evidence: Evidence, passage: Passage, rendering: Rendering, home: Passage) -> bool:
    """Whether a passage renders a name of another one."""
    arabic = evidence.names[passage.index].arabic
    text = home.english[rendering.first].text
    return any(occurrence(form, arabic.cores) for form in rendering.forms) or arabic.by_letters(text).score >= RENDERED


def _place(passage: Passage, rendering: Rendering) -> int:
    """The end of the word that is linked to the nearest English word before the name."""
    before = max(((i, j) for i, j in passage.links if i < rendering.first), default=None)
    if before is None or before[1] + 1 >= len(passage.words):
        return passage.words[0].start if passage.words else passage.anchor
    return passage.words[before[1] + 1].start


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
        7 findings in 57 articles translated by professionals (NTREX), all of them inconsistencies.
    Bad
        ar: التقى زيلينسكي الوفد في كييف. وقال [[زيلنسكي]] إنه مستعد. ثم غادر زيلينسكي.
    Good
        ar: التقى زيلينسكي الوفد في كييف. وقال زيلينسكي إنه مستعد.
    """
    spellings: dict[str, list[tuple[str, Word]]] = defaultdict(list)
    for key, form, word in _spelled(evidence):
        spellings[key].append((form, word))
    for places in spellings.values():
        counts = Counter(fold(form) for form, _ in places)
        if len(counts) < 2:
            continue
        usual = counts.most_common(1)[0][0]
        suggestion = next(form for form, _ in places if fold(form) == usual)
        for form, word in places:
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
                        yield passage.english[each.first].text.lower(), each.form.removeprefix("ال"), word
        else:
            for index in names.arabic.unknown:
                word = passage.words[index]
                form = written(word.text, min(cores(word.text), key=len))
                skeleton = "".join(letter for letter in fold(form) if letter not in "اويء")
                if len(skeleton) > 3 and not is_known(word) and not word.text.endswith(_INFLECTED):
                    yield fold(form)[0] + skeleton, form, word


@check("NAM005", "article", "name", "minor")
def wrong_article(evidence: Evidence) -> Iterator[Mark]:
    """Report a name that lacks its definite article, or has one that it never takes.

    What it finds
        A name that Arabic always writes with ال (الكرملين, البنتاغون) and that stands here without it; or the reverse
        (السويسرا).
    Why it matters
        It reads as a mistake of a machine, and may be read as another word.
    When it stays silent
        The word is a word of its own as it stands; or there is a source, and it has another name there.
    Measured
        Among 1,800 sentences of professional translation one article was told to be missing, none to be too many.
    Bad
        ar: وصل المبعوث إلى [[كرملين]] يوم الجمعة.
        ar: عاد الوزير من [[السويسرا]] يوم الجمعة.
    Good
        ar: وصل المبعوث إلى الكرملين يوم الجمعة، ثم عاد إلى سويسرا.
    """
    articled, bare = articled_forms(), bare_forms()
    for passage in evidence.prose:
        for word in passage.words:
            if word.kind != "word" or len(word.text) < 4 or "-" in evidence.target.text[word.end : word.end + 1]:
                continue
            for core in _without_conjunction(word.text):
                form, message = articled.get(core), "lacks its article"
                if core.startswith("ال") and core[2:] in bare:
                    form, message = word.text[-len(core) + 2 :], "has an article that the name does not take"
                if form and not _has_plain_reading(word) and _is_named(evidence, passage, form):
                    yield Mark(
                        Span(word.start, word.end, word.text),
                        f"{word.text} {message}",
                        0.8,
                        suggestion=word.text[: -len(core)] + form,
                        evidence={"found": word.text, "form": form},
                    )
                    break


def _is_named(evidence: Evidence, passage: Passage, form: str) -> bool:
    """Whether the source, if there is one, has a name in the passage that is written so."""
    renderings = evidence.names[passage.index].renderings
    return passage.source is None or any(form == known.text for each in renderings for known in each.forms)


def _without_conjunction(word: str) -> tuple[str, ...]:
    plain = normalise(word).translate(_HAMZA)
    return (plain, plain[1:]) if plain[0] in "وف" else (plain,)


def _has_plain_reading(word: Word) -> bool:
    return any(
        r.category != "guess" and r.part_of_speech != "proper" and not r.preposition and not r.pronoun
        for r in word.readings
    )


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
        No finding in 38,000 words of professional translation, and none in 2,991 sentences of three MT systems: rare.
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
            if _best_similarity(name.text, word.text) > UNLIKE:
                continue
            yield Mark(
                Span(word.start, word.end, word.text),
                f"{word.text} translates the name {name.text}",
                0.7,
                source=name,
                suggestion=suggest(evidence, name.text, each.forms),
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


def _is_garbled(passage: Passage, mismatch: _Mismatch) -> bool:
    """Whether the word shares most of its consonants with the name."""
    english = fold_english(passage.english[mismatch.rendering.first].text).translate(_ENGLISH_SOUNDS)
    english = _DOUBLED.sub(r"\1", english)
    arabic = (core.translate(_ARABIC_SOUNDS) for core in cores(passage.words[mismatch.word].text))
    return max(LCSseq.normalized_similarity(english, each) for each in arabic) >= _SHARED


def _mismatch_mark(evidence: Evidence, passage: Passage, mismatch: _Mismatch, verdict: str) -> Mark:
    rendering, word = mismatch.rendering, passage.words[mismatch.word]
    name = _source_span(evidence, passage, rendering)
    return Mark(
        Span(word.start, word.end, word.text),
        f"{word.text} {verdict} {name.text}",
        0.8 if mismatch.sure else 0.55,
        source=name,
        suggestion=suggest(evidence, passage.english[rendering.first].text, rendering.forms),
        severity="major" if mismatch.sure else "minor",
        evidence={"english": name.text, "found": word.text, "similarity": round(mismatch.similarity, 4)},
    )


def _all_mismatches(evidence: Evidence) -> Iterator[tuple[Passage, _Mismatch]]:
    for passage in evidence.prose:
        if passage.source is not None:
            for each in _mismatches(passage, evidence.names[passage.index]):
                if not _is_same_person(evidence, passage, each):
                    yield passage, each


def _is_same_person(evidence: Evidence, passage: Passage, mismatch: _Mismatch) -> bool:
    """Whether the word is the given name that stands before the missing family name somewhere in the source."""
    family = passage.english[mismatch.rendering.first].text
    forms = spoken_cores(passage.words[mismatch.word].text)
    return any(
        similarity(given.text, form) > _SURE
        for each in evidence.passages
        for given, following in pairwise(each.english)
        if following.text == family and given.text.istitle()
        for form in forms
    )


def _mismatches(passage: Passage, names: PassageNames) -> Iterator[_Mismatch]:
    """Pair the names that nothing renders with words that render no name."""
    missing = [each for each in names.renderings if _is_missing(passage, each) and not _is_meant(passage, each, names)]
    free = list(names.strangers)
    nearest = dict.fromkeys(missing, 0.0)
    if len(missing) <= MOST_NAMES:
        for each in missing:
            text = passage.english[each.first].text
            nearest[each] = max((_best_similarity(text, passage.words[at].text) for at in free), default=0.0)
    for rendering in sorted(missing, key=lambda r: (r.shared, r.kind != "name", -nearest[r])):
        found = _in_place(passage, rendering, names.arabic, free)
        if found is None:
            continue
        free.remove(found.word)
        if found.similarity < UNLIKE and not _is_within(passage, found):
            yield found


def _is_within(passage: Passage, mismatch: _Mismatch) -> bool:
    """Whether the word holds the name with others, without spaces, or what the name derives from (Sydneysider)."""
    name, word = passage.english[mismatch.rendering.first].text, fold(passage.words[mismatch.word].text)
    glosses = {gloss for reading in passage.words[mismatch.word].readings for gloss in _GLOSS.findall(reading.gloss)}
    if any(name.startswith(gloss) for gloss in glosses):
        return True
    if len(word) < len(name) + 4:
        return False
    if len(word) > MAXIMUM:
        return True
    if any("".join(form.words) in word for form in mismatch.rendering.forms):
        return True
    sizes = range(max(4, round(0.7 * len(name))), round(1.2 * len(name)) + 1)
    pieces = (word[at : at + size] for size in sizes for at in range(len(word) - size + 1))
    return any(similarity(name, piece) > _SURE for piece in pieces)


def _is_missing(passage: Passage, rendering: Rendering) -> bool:
    """Whether a rendering is wanted: of a name, or of a common word that follows one (Barney Frank)."""
    if (rendering.words is not None and not rendering.shared) or is_calendar(passage.english[rendering.first].text):
        return False
    before = passage.english[rendering.first - 1].text if rendering.first else ""
    follows = before == "-" or (before.istitle() and not is_common(before.lower()))
    long = len(passage.english[rendering.first].text) > 2
    return rendering.kind == "name" or (rendering.kind == "word" and follows and long)


def _is_meant(passage: Passage, rendering: Rendering, names: PassageNames) -> bool:
    """Whether another name stands for this one, as Russia does for Moscow."""
    english = " ".join(token.text.lower() for token in passage.english[rendering.first : rendering.last])
    return any(occurrence(form, names.arabic.cores) for form in metonyms(english))


def _in_place(passage: Passage, rendering: Rendering, arabic: ArabicSide, free: Sequence[int]) -> _Mismatch | None:
    """The word that stands where the name should: one that is linked to it, else one near that nothing claims.

    It looks like a name, or the lexicon does not know it.
    """
    text = passage.english[rendering.first].text
    linked = {j for i, j in passage.links if passage.english[i].text == text}
    claimed = {j for i, j in passage.links} - linked
    where = rendering.first / len(passage.english)
    candidates = []
    for index in free:
        word = passage.words[index].text
        if is_common_arabic(word):
            continue
        unknown, unclaimed, shape = index in arabic.unknown, index not in claimed, name_shape(word)
        near = abs(index / len(passage.words) - where) < _NEAR
        alone = rendering.kind == "name" and shape > (2 * _NAMELIKE if rendering.shared else _NAMELIKE)
        if (index in linked and (unknown or shape > _NAMELIKE or _is_odd(passage.words[index]))) or (
            alone and ((near and (unknown or unclaimed)) or (unknown and unclaimed))
        ):
            candidates.append((index in linked, unknown, unclaimed, near, shape, index))
    if not candidates:
        return None
    is_linked, unknown, unclaimed, near, _, index = max(candidates)
    sure = (
        unknown
        and rendering.kind == "name"
        and (is_linked or (unclaimed and near and not rendering.forms and not rendering.shared))
        and not _is_given_name(passage.words[index])
    )
    score = max(_best_similarity(text, form) for form in _with_neighbours(passage.words, index))
    return _Mismatch(rendering, index, score, sure and score < _UNLIKELY)


def _with_neighbours(words: Sequence[Word], index: int) -> Iterator[str]:
    """A word, and the word joined to the one before or after it."""
    yield words[index].text
    for first in (index - 1, index):
        if 0 <= first < len(words) - 1 and words[first].kind == words[first + 1].kind == "word":
            yield words[first].text + words[first + 1].text


def _is_odd(word: Word) -> bool:
    """Whether every reading takes off clitics, as of names that only look like words: برهو, فاكارو."""
    return all(r.part_of_speech == "proper" or r.conjunction or r.preposition or r.pronoun for r in word.readings)


def _is_given_name(word: Word) -> bool:
    """Whether the lexicon knows the word as a given name: it may stand for a person's full name."""
    return any(gloss.lower() in given_names() for r in word.readings for gloss in re.findall(r"\w+", r.gloss))


def _best_similarity(english: str, arabic: str) -> float:
    """The similarity without clitics, and without the endings of adjectives and plurals on both sides."""
    names = {english, _ENGLISH_ENDING.sub("", english)}
    forms = {form for core in spoken_cores(arabic) for form in (core, _ARABIC_ENDING.sub("", core))}
    return max(similarity(name, form) for name in names for form in forms)


def _source_span(evidence: Evidence, passage: Passage, rendering: Rendering) -> Span:
    first, last = passage.english[rendering.first], passage.english[rendering.last - 1]
    text = evidence.source.text[first.start : last.end] if evidence.source else first.text
    return Span(first.start, last.end, text)


@check("NAM007", "unusual-form", "name", "minor", needs_source=True)
def unusual_form(evidence: Evidence) -> Iterator[Mark]:
    """Report a name that Arabic has its own form for, spelled otherwise.

    What it finds
        A name that the gazetteer or the glossary has in a form far from its letters (Seville is إشبيلية), and that is
        transliterated here; or one that it has, spelled here in a way that misses some of its letters.
    Why it matters
        Readers know the city by its Arabic name.
    When it stays silent
        The spelling is faithful and the gazetteer has a form near the letters; or the name is also a common word.
    Measured
        No finding in 38,000 words of professional translation; 6 in 2,991 sentences of three MT systems, all true.
    Bad
        ar: انتقل اللاعب إلى النادي قادما من [[سيفيلا]] قبل عام.
        en: The player joined the club from Seville a year ago.
    Good
        ar: انتقل اللاعب إلى النادي قادما من إشبيلية قبل عام.
        en: The player joined the club from Seville a year ago.
    """
    for passage in evidence.prose:
        for each in evidence.names[passage.index].renderings:
            if each.words is None or each.manner != "letters" or not each.forms:
                continue
            name = _source_span(evidence, passage, each)
            text = name.text
            own = [form.text for form in each.forms if not any(form.open_ended)]
            if (
                any(each.forms[0].open_ended)
                or is_common(text.lower())
                or is_calendar(text)
                or text.lower() in given_names()
            ):
                continue
            several = each.last > each.first + 1
            if (each.score > _STANDARD or several) and max(_best_similarity(text, form) for form in own) > UNLIKE:
                continue
            word = passage.words[each.words[0]]
            yield Mark(
                Span(word.start, word.end, word.text),
                f"{name.text} is {own[0]} in Arabic",
                0.65,
                source=name,
                suggestion=own[0],
                evidence={"english": name.text, "found": word.text, "form": own[0]},
            )
