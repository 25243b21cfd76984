"""NAM: family names that were read as words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import source_text
from mtaudit.checks.rules.name.mismatch import UNLIKE, best_similarity
from mtaudit.checks.suggestion import suggest
from mtaudit.english.gender import given_names
from mtaudit.gendered_nouns import gendered_nouns
from mtaudit.message import say
from mtaudit.names.renderings import Rendering


@check("NAM006", "translated-name", "name", "major", needs_source=True)
def translated_name(evidence: Evidence) -> Iterator[Mark]:
    """Report a family name that was read as a word and translated.

    What it finds
        A capitalised English word after a given name, rendered by an Arabic word that means it.
    Why it matters
        George Bush becomes a shrub.
    When it stays silent
        The letters are there, the gazetteer has the form, the word is a title, or "of" follows.
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
            tokens = passage.english[each.first : each.last]
            name = source_text(passage, tokens)
            if best_similarity(name, word.text) > UNLIKE:
                continue
            yield Mark(
                word,
                say("{word} translates the name {name}", word=word.text, name=name),
                0.7,
                source=tokens,
                suggestion=suggest(evidence, name, each.forms),
                evidence={"english": name, "found": word.text},
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
