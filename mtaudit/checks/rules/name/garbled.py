"""NAM: names whose letters are not those of the source."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.normalise import fold
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import source_text
from mtaudit.checks.rules.name.mismatch import all_mismatches, is_garbled, mismatch_mark
from mtaudit.checks.suggestion import suggest
from mtaudit.message import say
from mtaudit.names.likeness import ARABIC_ENDING, ENGLISH_ENDING
from mtaudit.names.renderings import Rendering
from mtaudit.names.search import RENDERED, is_known
from mtaudit.names.transducer import Step, lost_consonant, similarity, weakest_step

_UNACCOUNTED = -6.5
"""Log-probability of a letter's output from which it is no way to write it. Professional translations hold less than
one such name in two hundred, misspellings among them."""

_UNWRITTEN = -3.0
"""Log-probability of a consonant that is not written from which it is a fault: see `lost_consonant`."""
_DIGRAPHS = {"sh": "شسهح", "ch": "شتكخجسق", "kh": "خكقحه", "ph": "فب", "th": "ثتذدطهس"}
"""Pairs of English letters that write one sound, and the Arabic letters that may write it."""

_LAST_A = ("ا", "ه", "ي")
"""What writes an a at the end of a name, or stands in its place in an adjective. Of 1,922 lines of professional
translation one writes nothing (الدومينيكان)."""

_CONSONANTS = frozenset("بتثجحخدذرزسشصضطظعغفقكلمنه")


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
    Bad
        ar: قال المبعوث [[ويتكوب]] للصحفيين إن المحادثات كانت مفيدة.
        en: The envoy, Steve Witkoff, told reporters that the talks were useful.
        ar: استقال الوزير [[ماريسكو]] أمس.
        en: The minister Marinescu resigned yesterday.
    Good
        ar: قال المبعوث ستيف ويتكوف للصحفيين إن المحادثات كانت مفيدة.
        en: The envoy, Steve Witkoff, told reporters that the talks were useful.
    """
    for passage, mismatch in all_mismatches(evidence):
        if is_garbled(passage, mismatch):
            yield mismatch_mark(evidence, passage, mismatch, garbled=True)
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
    word, form = passage.words[rendering.words[0]], ARABIC_ENDING.sub("", fold(rendering.form))
    alone = len(text) > 3 and " " not in form and before not in {"'", "’", "-"} and similarity(text, form) >= RENDERED
    if not alone or is_known(word):
        return
    step = min(filter(None, (weakest_step(text, each) for each in (form, rendering.form))), default=None, key=_strength)
    lost = _lost(text, form) and _lost(text, fold(rendering.form)) and _lost(ENGLISH_ENDING.sub("", text), form)
    odd = step.output if step is not None and step.logarithm < _UNACCOUNTED else ""
    if lost:
        said = say(
            "{word} does not spell {name}: nothing in it writes {letters}", word=word.text, name=text, letters=lost
        )
    elif _CONSONANTS.intersection(odd):
        said = say(
            "{word} does not spell {name}: nothing in it sounds like {letters}",
            word=word.text,
            name=source_text(passage, passage.english[rendering.first : rendering.last]),
            letters=odd,
        )
    else:
        return
    yield Mark(
        word,
        said,
        0.9,
        source=passage.english[rendering.first : rendering.last],
        suggestion=suggest(evidence, text, rendering.forms, rendering.form),
        severity="minor",
        evidence={"english": text, "found": word.text, "similarity": round(rendering.score, 4)},
    )


def _lost(name: str, form: str) -> str | None:
    """The English letters that must be said and of which nothing is written."""
    for letters, arabic in _DIGRAPHS.items():
        if _is_lost(letters, arabic, name, form):
            return letters
    if name.lower().endswith("a") and not form.endswith(_LAST_A):
        return "a"
    step = lost_consonant(name, form)
    return step.letter if step is not None and step.logarithm < _UNWRITTEN else None


def _is_lost(letters: str, arabic: str, name: str, form: str) -> bool:
    """Whether two English letters for one sound have none of the Arabic letters that write it."""
    return letters in name.lower() and not set(arabic).intersection(form)


def _strength(step: Step) -> float:
    return -step.logarithm
