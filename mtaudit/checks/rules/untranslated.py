"""UNT: English that was left in the Arabic text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from mtaudit.arabic.normalise import fold
from mtaudit.checks.declare import Mark, check
from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.checks.suggestion import suggest
from mtaudit.document import Span
from mtaudit.english.names import is_common
from mtaudit.finding import Severity
from mtaudit.names.gazetteer import cores, lookup, name_words
from mtaudit.names.renderings import RENDERED
from mtaudit.resources import words

_OPENING = frozenset("\"'“”‘’«»([{")
_CLOSING = frozenset("\"'“”‘’»«)]}")
_BETWEEN = re.compile(r"[\s\-–&.,:;'’!?/]{1,3}|\s*\d+\s*")
_ADDRESS = re.compile(r"[/@#_\\=]|www|https?|\.(?:com|org|net|gov|edu|info|html?|pdf|exe)$", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?\d|\+")
_DIGIT = re.compile(r"\d")
_ABBREVIATION = re.compile(r"[A-Z.]+s?$")
_SENTENCE = 4
"""Words from which a run of English counts as a sentence or a clause that was not translated."""
_TITLE_WORDS = frozenset(
    re.findall(r"\w+", "the of and in on for to a an at by or with from de la le el du des von van al")
)


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring words in Latin script."""

    passage: Passage
    first: int
    last: int
    span: Span
    words: tuple[str, ...]
    enclosed: bool
    """In quotation marks or brackets."""


@check("UNT001", "untranslated-name", "untranslated", "major")
def untranslated_name(evidence: Evidence) -> Iterator[Mark]:
    """Report a name that was left in Latin script.

    What it finds
        A capitalised word, or several, in Latin script in Arabic prose. A person's or a place's name is graver than
        that of a company, a product or a work, and than one in brackets or quotation marks.
    Why it matters
        Readers of Arabic may not be able to read it, and a search for the Arabic form does not find it.
    When it stays silent
        Addresses, mentions, words with digits, single letters, abbreviations, and a name in brackets after its Arabic.
    Measured
        Of Arabic names replaced by the English in professional translations 99 % are found (488 names). Untouched
        translations have 0.9 findings per 1000 words, nearly all minor: titles of works and names of companies that
        the translator kept.
    Bad
        ar: ظهر [[Witkoff]] في موسكو مع الرئيس.
        ar: قال الوزير لقناة [[Sky News]] إنه متفائل.
    Good
        ar: ظهر ويتكوف في موسكو مع الرئيس (Witkoff).
        ar: راسلنا على العنوان info@example.com أو عبر WhatsApp2.
    """
    for run in _runs(evidence):
        words = [word for word in run.words if word.lower() not in _TITLE_WORDS]
        if run.enclosed and _is_rendered(evidence, run):
            continue
        if _is_clause(run) or not words or not all(word[0].isupper() and len(word) > 1 for word in words):
            continue
        if all(map(_ABBREVIATION.match, words)):
            continue
        yield _mark(evidence, _without_article(run), "major" if _is_grave(run) else "minor")


@check("UNT002", "untranslated-words", "untranslated", "major")
def untranslated_words(evidence: Evidence) -> Iterator[Mark]:
    """Report English words, or a whole sentence, that were left in the Arabic.

    What it finds
        English words in small letters in Arabic prose; four and more are a clause or a sentence, and critical.
    Why it matters
        The reader cannot read it.
    When it stays silent
        The words are in brackets or quotation marks (a term that is being explained), or they are an address.
    Measured
        No finding in 38,000 words of professional translation; every English sentence in the output of three MT
        systems (2,991 sentences) is found.
    Bad
        ar: قال الرئيس إن [[the talks will resume next week]] في جنيف.
        ar: ناقش الوزراء أزمة [[inflation]] في المنطقة.
    Good
        ar: ناقش الوزراء أزمة التضخم (inflation) في المنطقة.
    """
    for passage in evidence.prose:
        if passage.target is not None and _is_english(passage):
            yield Mark(passage.target, "the sentence is left in English", 0.95, severity="critical")
    for run in _runs(evidence):
        if _is_clause(run):
            yield Mark(
                run.span, "a passage is left in English", 0.6 if run.enclosed else 0.95, severity=_clause_severity(run)
            )
        elif not run.enclosed:
            small = [word for word in run.words if word.islower() and len(word) > 2 and is_common(word)]
            if small and len(small) + 1 >= len(run.words):
                yield Mark(run.span, f"{run.span.text} is left in English", 0.85)


@check("UNT003", "untranslated-abbreviation", "untranslated", "minor")
def untranslated_abbreviation(evidence: Evidence) -> Iterator[Mark]:
    """Report an English abbreviation whose Arabic name is known.

    What it finds
        An abbreviation in Latin capitals that has an Arabic form in the gazetteer or the glossary (FBI, WHO, BBC).
    Why it matters
        Readers may not know what it stands for.
    When it stays silent
        It is in brackets after the Arabic name, or it has no usual Arabic form (DNA, GPS).
    Measured
        2 findings in 38,000 words of professional translation.
    Bad
        ar: قال مسؤول في [[FBI]] إن التحقيق مستمر.
    Good
        ar: قال مسؤول في مكتب التحقيقات الفيدرالي (FBI) إن التحقيق مستمر.
    """
    for run in _runs(evidence):
        if run.enclosed or not all(word.isupper() for word in run.words):
            continue
        if suggestion := _known_form(evidence, run):
            yield Mark(
                run.span,
                f"{run.span.text} is left in English",
                0.7,
                suggestion=suggestion,
                evidence={"english": run.span.text},
            )


def _is_english(passage: Passage) -> bool:
    """Whether most words of a sentence are Latin, some of them common English words in small letters."""
    latin = [word.text for word in passage.words if word.kind == "latin"]
    arabic = sum(word.kind == "word" for word in passage.words)
    small = sum(word.islower() and is_common(word) for word in latin)
    return len(latin) >= _SENTENCE and len(latin) > 2 * arabic and small > 1


def _runs(evidence: Evidence) -> Iterator[_Run]:
    """The runs of Latin words, but for those of sentences that are English as a whole."""
    for passage in evidence.prose:
        words = () if _is_english(passage) else passage.words
        start = 0
        while start < len(words):
            if words[start].kind != "latin":
                start += 1
                continue
            end = start + 1
            while end < len(words):
                following = next((k for k in range(end, min(end + 3, len(words))) if words[k].kind == "latin"), None)
                if following is None:
                    break
                between = evidence.target.text[words[end - 1].end : words[following].start]
                if not _BETWEEN.fullmatch(between):
                    break
                end = following + 1
            run = _run(evidence, passage, start, end)
            if run is not None:
                yield run
            start = end


def _run(evidence: Evidence, passage: Passage, start: int, end: int) -> _Run | None:
    """The words from `start` to `end`, without those at its ends that are a part of a number or a code (Il-76)."""
    text, words = evidence.target.text, passage.words
    while start < end and (words[start].kind != "latin" or _follows_number(text, words[start].start)):
        start += 1
    while start < end and (words[end - 1].kind != "latin" or _NUMBER.match(text, words[end - 1].end)):
        end -= 1
    if start == end:
        return None
    first, last = words[start].start, words[end - 1].end
    latin = tuple(word.text for word in words[start:end] if word.kind == "latin")
    before = text[max(0, first - 40) : first].rsplit(None, 1)
    touching = before[-1] if before and not text[first - 1].isspace() else ""
    around = text[max(0, first - 1) : last + 1]
    if _ADDRESS.search(around) or _ADDRESS.search(touching) or any(map(_DIGIT.search, latin)):
        return None
    left = text[max(0, first - 2) : first].rstrip()[-1:]
    right = text[last : last + 2].lstrip(" .،,")[:1]
    enclosed = left in _OPENING or right in _CLOSING
    return _Run(passage, start, end, Span(first, last, text[first:last]), latin, enclosed)


def _follows_number(text: str, start: int) -> bool:
    return text[max(0, start - 2) : start].rstrip("-")[-1:].isdigit()


def _without_article(run: _Run) -> _Run:
    """The run without "the" or "a" before the name."""
    if len(run.words) == 1 or run.words[0].lower() not in {"the", "a", "an"}:
        return run
    start = run.passage.words[run.first + 1].start
    text = run.span.text[start - run.span.start :]
    return replace(run, first=run.first + 1, span=Span(start, run.span.end, text), words=run.words[1:])


def _is_rendered(evidence: Evidence, run: _Run) -> bool:
    """Whether the Arabic of a name in brackets stands before it."""
    arabic = evidence.names[run.passage.index].arabic
    return arabic.by_letters(run.words[0]).score >= RENDERED or run.words[0].lower() in arabic.glosses


def _is_clause(run: _Run) -> bool:
    small = [word for word in run.words if word.islower() and word not in _TITLE_WORDS]
    return len(run.words) >= _SENTENCE and len(small) > 1


def _clause_severity(run: _Run) -> Severity:
    return "minor" if run.enclosed and len(run.words) < 2 * _SENTENCE else "critical"


def _is_grave(run: _Run) -> bool:
    """Whether the run is a person or a place as far as one can see, and stands in the text as a word of it."""
    if run.enclosed or _is_introduced(run):
        return False
    if len(run.words) == 1:
        return len(run.words[0]) > 2 and run.words[0].istitle()
    return len(run.words) < _SENTENCE and all(word.istitle() and not is_common(word.lower()) for word in run.words)


def _is_introduced(run: _Run) -> bool:
    """Whether a noun stands before that introduces names in Latin script: منصة, شركة, ألبومه."""
    if not run.first:
        return False
    before = cores(run.passage.words[run.first - 1].text)
    return any(core in _introducers() or core.removesuffix("ه") in _introducers() for core in before)


@cache
def _introducers() -> frozenset[str]:
    return frozenset(fold(word) for word in words("lexicon/names/introducers.txt"))


def _mark(evidence: Evidence, run: _Run, severity: Severity) -> Mark:
    suggestion = _known_form(evidence, run)
    return Mark(
        run.span,
        f"{run.span.text} is left in Latin script" + (f"; elsewhere {suggestion}" if suggestion else ""),
        0.9 if severity == "major" else 0.5,
        suggestion=suggestion,
        severity=severity,
        evidence={"english": run.span.text},
    )


def _known_form(evidence: Evidence, run: _Run) -> str | None:
    words = name_words(run.span.text)
    size, forms = lookup(words, 0) if words else (0, ())
    if size and size == len(words):
        return suggest(evidence, run.span.text, forms)
    if len(run.words) > 1 or run.words[0].isupper():
        return None
    return suggest(evidence, run.words[0], ()) or evidence.spellings.elsewhere(run.words[0])
