"""NAM: bodies, clubs, companies and works that Arabic knows by another name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from mtaudit.arabic.normalise import normalise
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import source_text, target_text
from mtaudit.english.word_lists import word_list
from mtaudit.meaning.renderings import is_listed, renderings
from mtaudit.message import say
from mtaudit.names.gazetteer import Form, listed_name, occurrence
from mtaudit.names.search import RENDERED, ArabicSide, is_known
from mtaudit.resources import words as listed

_MOST_WORDS = 7
"""Words of a passage that may be one name."""

_LONG = 5
"""Letters of a word that does not begin another one by chance."""
_SHARED = 0.5
"""Share of the words of a form from which what stands there is that form, shortened or put otherwise."""


@check("NAM009", "unusual-name", "name", "major", needs_source=True)
def unusual_name(evidence: Evidence) -> Iterator[Mark]:
    """Report a body, club, company or work that Arabic knows by another name.

    What it finds
        A name or an acronym of the gazetteer, and in its place words that are none of its Arabic forms: an acronym that
        was written out wrongly, or a name that Arabic writes by its letters translated word by word.
    Why it matters
        Readers do not recognise the Golden State Warriors as محاربو الدولة الذهبية.
    When it stays silent
        A longer name holds it (the Ministry of Foreign Affairs); the Arabic spells its letters. The words share most
        of a form, or its first word with the article (الوكالة); they are a transliteration; the glossary has the name;
        or a form stands anywhere in the sentence.
    Bad
        ar: قالت [[رابطة البنادق]] إنها سترفع دعوى.
        en: The NRA said that it would sue.
        ar: فاز [[محاربو الدولة الذهبية]] بالمباراة.
        en: The Golden State Warriors won the game.
        ar: خسر [[ثيران شيكاغو]] المباراة.
        en: The Chicago Bulls lost the game.
    Good
        ar: قالت الجمعية الوطنية للبنادق إنها سترفع دعوى.
        en: The NRA said that it would sue.
        ar: فاز غولدن ستيت ووريورز بالمباراة.
        en: The Golden State Warriors won the game.
    """
    for passage in evidence.prose:
        if passage.source is not None:
            yield from _unusual(evidence, passage)


def _unusual(evidence: Evidence, passage: Passage) -> Iterator[Mark]:
    names = evidence.names[passage.index]
    english = [token.text for token in passage.english]
    low = [text.lower() for text in english]
    rendered = {
        i for each in names.renderings if each.manner in {"gazetteer", "latin"} for i in range(each.first, each.last)
    }
    at = 0
    while at < len(english):
        size, forms = listed_name(english, low, at)
        tokens = passage.english[at : at + size]
        span = range(at, at + size)
        if size and not rendered.issuperset(span) and not _is_part(english, at, at + size):
            words = _in_its_place(passage, span, names.arabic, rendered)
            if words and not any(_is_near(form, names.arabic) for form in forms):
                name = source_text(passage, tokens)
                yield Mark(
                    passage.words[words.start : words.stop],
                    say(
                        "{words} is not what {name} is called",
                        words=target_text(passage, passage.words[words.start : words.stop]),
                        name=name,
                    ),
                    0.9,
                    source=tokens,
                    suggestion=forms[0].text,
                    evidence={"english": name},
                )
        at += max(size, 1)


def _is_part(english: Sequence[str], first: int, last: int) -> bool:
    """Whether a longer name holds this one: La Roche-Posay, the Ministry of Foreign Affairs."""
    before, after = english[first - 1] if first else "", english[last] if last < len(english) else ""
    if "-" in (before, after) or (before == "of" and first > 1 and english[first - 2].istitle()):
        return True
    return last - first == 1 and (after.istitle() or (first > 1 and before.istitle()))


def _in_its_place(passage: Passage, tokens: range, arabic: ArabicSide, rendered: Set[int]) -> range | None:
    """The Arabic words that are linked to a name and stand together, if they are words of the language.

    Where some are the letters of the name, one of the others must translate a word of it: واشنطن in عواصم واشنطن.
    """
    linked = sorted({j for i, j in passage.links if i in tokens})
    if not linked or linked[-1] - linked[0] >= _MOST_WORDS:
        return None
    words = passage.words[linked[0] : linked[-1] + 1]
    if all(normalise(word.text) in listed("lexicon/arabic/letter_names.txt") for word in words):
        return None
    spelled = rendered | {i for i in tokens if arabic.by_letters(passage.english[i].text).score >= RENDERED}
    known = all(word.kind == "word" and is_known(word, names=False) for word in words)
    if (known and spelled.isdisjoint(tokens)) or any(_is_translated(passage, i) for i in tokens if i not in spelled):
        return range(linked[0], linked[-1] + 1)
    return None


def _is_translated(passage: Passage, i: int) -> bool:
    """Whether a word of a name, which does not say what it is, is linked to a word that the dictionary has for it."""
    text = passage.english[i].text.lower()
    known = renderings(text) if text not in word_list("kinds in names") else None
    return known is not None and any(is_listed(known, passage.words[j].text) for k, j in passage.firm_links if k == i)


def _is_near(form: Form, arabic: ArabicSide) -> bool:
    """Whether a form, most of its words or its first word with the article stands in the sentence."""
    if occurrence(form, arabic.cores) is not None:
        return True
    found = [any(_is_within(word, cores) for cores in arabic.cores) for word in form.words]
    return sum(found) > _SHARED * len(found) or (len(found) > 1 and _stands_alone(form.words[0], arabic.cores))


def _is_within(word: str, cores: tuple[str, ...]) -> bool:
    """Whether a word of a form is written, be it run together with the next one."""
    return word in cores or (len(word) >= _LONG and any(core.startswith(word) for core in cores))


def _stands_alone(word: str, cores: Sequence[tuple[str, ...]]) -> bool:
    return any("ال" + word in each for each in cores)
