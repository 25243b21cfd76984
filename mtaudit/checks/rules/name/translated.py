"""NAM: names that were read as words."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.rules.name.mismatch import UNLIKE, best_similarity
from mtaudit.checks.suggestion import suggest
from mtaudit.english.gender import given_names
from mtaudit.english.lemmas import possible_lemmas
from mtaudit.english.tokens import lower
from mtaudit.english.word_lists import word_list
from mtaudit.gendered_nouns import gendered_nouns
from mtaudit.meaning.renderings import is_listed, renderings
from mtaudit.message import say
from mtaudit.names.gazetteer import single
from mtaudit.names.renderings import Manner, PassageNames


@check("NAM006", "translated-name", "name", "major", needs_source=True)
def translated_name(evidence: Evidence) -> Iterator[Mark]:
    """Report a name that was read as a word and translated.

    What it finds
        A capitalised English word after a given name or a title (Larry Page, Mr Woods), a place that is a word too (in
        Reading; Chicken, Alaska), in its place an Arabic word that the dictionary has for the word.
    Why it matters
        George Bush becomes a shrub.
    When it stays silent
        The letters are there, the gazetteer has the form, the word is a title, or another name or "of" follows.
    Bad
        ar: قال لاري [[صفحة]] إن الشركة تنمو.
        en: Investors heard Larry Page say that the company was growing.
        ar: اعتقلت الشرطة رجلين في [[القراءة]] يوم الأحد.
        en: Police in Reading arrested two men on Sunday.
    Good
        ar: قال لاري بيج إن الشركة تنمو.
        en: Investors heard Larry Page say that the company was growing.
        ar: اعتقلت الشرطة رجلين في ريدينغ يوم الأحد.
        en: Police in Reading arrested two men on Sunday.
    """
    for passage in evidence.prose:
        named = _places(evidence.names[passage.index])
        glossed = {(i, j) for i, j, manner in named if manner == "gloss"}
        beside = {(i, j) for i, j, _ in named}.union(passage.links)
        for i, j in sorted(glossed.union(passage.firm_links)):
            if (_is_place(passage, i) or _is_family(passage, i, (i - 1, j - 1) in beside)) and _translates(
                passage, i, passage.words[j]
            ):
                name, word = passage.english[i], passage.words[j]
                yield Mark(
                    word,
                    say("{word} translates the name {name}", word=word.text, name=name.text),
                    0.7,
                    source=name,
                    suggestion=suggest(evidence, name.text, single(name.text.lower())),
                    evidence={"english": name.text, "found": word.text},
                )


def _places(names: PassageNames) -> list[tuple[int, int, Manner | None]]:
    """The single words of names, each with the Arabic word that renders it, and how."""
    return [(each.first, each.words[0], each.manner) for each in names.renderings if each.words]


def _ends_name(passage: Passage, i: int) -> bool:
    """Whether an English word has a capital, and no longer name goes on behind it."""
    after = passage.english[i + 1].text if i + 1 < len(passage.english) else ""
    return passage.english[i].text.istitle() and not after[:1].isupper() and after not in {"of", "-"}


def _is_family(passage: Passage, i: int, beside: bool) -> bool:
    """Whether an English word is a family name, beside whose Arabic what stands before it is rendered."""
    before, name = lower(passage.english, i - 1), lower(passage.english, i)
    given = before in given_names() and passage.english[i - 1].text.istitle()
    return (
        beside
        and _ends_name(passage, i)
        and (given or before in word_list("before family names"))
        and (gendered_nouns().keys() | word_list("no family names")).isdisjoint(possible_lemmas(name))
    )


def _is_place(passage: Passage, i: int) -> bool:
    """Whether an English word is a place: one of a list behind in or near, or one that a state or country follows."""
    before, name = lower(passage.english, i - 1), lower(passage.english, i)
    known = before in word_list("before places") and name in word_list("places that are words")
    is_name = known or (before not in word_list("determiners") and _is_of_region(passage, i))
    return is_name and _ends_name(passage, i)


def _is_of_region(passage: Passage, i: int) -> bool:
    """Whether a comma and a country or a state follow: Chicken, Alaska."""
    tokens = passage.english
    behind = tokens[i + 1 : i + 4]
    is_between = len(behind) > 1 and behind[0].text == "," and (len(behind) < 3 or behind[2].kind == "punctuation")
    return is_between and behind[1].text.lower() in word_list("regions")


def _translates(passage: Passage, i: int, word: Word) -> bool:
    """Whether an Arabic word is one that renders the English word, and is not the name in Arabic letters."""
    text = passage.english[i].text
    known = renderings(text)
    return (
        word.kind == "word"
        and known is not None
        and is_listed(known, word.text)
        and best_similarity(text, word.text) <= UNLIKE
    )
