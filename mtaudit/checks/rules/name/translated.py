"""NAM: names that were read as words."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.normalise import fold
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.suggestion import suggest
from mtaudit.english.gender import given_names
from mtaudit.english.lemmas import possible_lemmas
from mtaudit.english.tokens import lower
from mtaudit.english.word_lists import word_list
from mtaudit.gendered_nouns import gendered_nouns
from mtaudit.meaning.expressions import covers, forms, roots
from mtaudit.meaning.renderings import is_listed, renderings
from mtaudit.message import say
from mtaudit.names.gazetteer import Form, is_calendar, single
from mtaudit.names.likeness import UNLIKE, best_similarity
from mtaudit.names.renderings import Manner, PassageNames, Rendering


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
        lost = {each.first for each in evidence.names[passage.index].renderings if _is_lost(passage, each)}
        glossed = {(i, j) for i, j, manner in named if manner == "gloss"}
        beside = {(i, j) for i, j, _ in named}.union(passage.links)
        for i, j in sorted(glossed.union(passage.firm_links)):
            is_name = i in lost or _is_place(passage, i) or _is_family(passage, i, (i - 1, j - 1) in beside)
            if is_name and _translates(passage, i, j):
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
    kind = before == "of" and lower(passage.english, i - 2) in word_list("kinds in names")
    known = (kind or before in word_list("before places")) and name in word_list("places that are words")
    is_name = known or (before not in word_list("determiners") and _is_of_region(passage, i))
    return is_name and _ends_name(passage, i)


def _is_of_region(passage: Passage, i: int) -> bool:
    """Whether a comma and a country or a state follow: Chicken, Alaska."""
    tokens = passage.english
    behind = tokens[i + 1 : i + 4]
    is_between = len(behind) > 1 and behind[0].text == "," and (len(behind) < 3 or behind[2].kind == "punctuation")
    return is_between and behind[1].text.lower() in word_list("regions")


def _is_lost(passage: Passage, rendering: Rendering) -> bool:
    """Whether a name of one word is one of the gazetteer, and none of its forms stands in the Arabic."""
    if rendering.last > rendering.first + 1 or rendering.words is not None or rendering.first == 0:
        return False
    name = passage.english[rendering.first].text
    whole = any(not any(form.open_ended) for form in single(name.lower()))
    return name.istitle() and not is_calendar(name) and whole


def _translates(passage: Passage, i: int, j: int) -> bool:
    """Whether an Arabic word renders the English word, alone or with others, and is not the name in Arabic letters."""
    text, words = passage.english[i].text, passage.words
    known = renderings(text)
    if known is None or words[j].kind != "word" or best_similarity(text, words[j].text) > UNLIKE:
        return False
    if any(_is_akin(form, words[j].text) for form in single(text.lower())):
        return False
    return is_listed(known, words[j].text) or any(covers(each, words, j) for each in known.expressions)


def _is_akin(form: Form, word: str) -> bool:
    """Whether a word is of the letters or of the root of a form of a name: شرقي of الشرق, فراعنة of فرعون."""
    return form.words[0] in fold(word) or not roots(form.words[:1]).isdisjoint(forms(word).roots)
