"""TRM: what the newsroom's own glossary says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.document import gap
from mtaudit.message import Message, say
from mtaudit.names.gazetteer import Form, make_form, name_words, occurrence
from mtaudit.names.glossary import Term


@check("TRM001", "forbidden-term", "terminology", "major")
def forbidden_term(evidence: Evidence) -> Iterator[Mark]:
    """Report a form that the glossary forbids.

    What it finds
        A forbidden form of the glossary in the Arabic, with any clitics; with a source, only where the sentence has
        the English term.
    Why it matters
        The newsroom has decided against it.
    When it stays silent
        No glossary was given, or the form is a part of a longer one that the glossary accepts.
    Measured
        It follows the glossary to the letter, so there is nothing to measure but the glossary.
    Bad
        ar: أعلن [[حزب الدعوة]] موقفه.
        en: The Call Party announced its position.
    Good
        ar: أعلن حزب النداء موقفه.
        en: The Call Party announced its position.
    """
    for term, passage in _terms(evidence):
        accepted = _places(term.arabic, evidence, passage)
        for form in term.forbidden:
            for start, end in _places((form,), evidence, passage):
                if not any(first <= start and end <= last for first, last in accepted):
                    yield _mark(passage, passage.words[start:end], term, say("the glossary forbids {form}", form=form))


@check("TRM002", "missing-glossary-term", "terminology", "minor", needs_source=True)
def missing_glossary_term(evidence: Evidence) -> Iterator[Mark]:
    """Report a term that is not rendered as the glossary has it.

    What it finds
        An English term of the glossary in a sentence whose Arabic has none of the accepted forms.
    Why it matters
        Readers meet one thing under several names.
    When it stays silent
        No glossary was given, a forbidden form is there (TRM001 reports it), or an accepted form stands in the
        sentence before or after, where a pronoun may stand for the term.
    Measured
        It follows the glossary to the letter, so there is nothing to measure but the glossary.
    Bad
        ar: أعلن [[الحزب]] موقفه.
        en: The Call Party announced its position.
    Good
        ar: أعلن حزب النداء موقفه.
        en: The Call Party announced its position.
    """
    passages = evidence.passages
    for term, passage in _terms(evidence):
        near = [p for p in passages if abs(p.index - passage.index) <= 1]
        if not term.arabic or any(_places((*term.arabic, *term.forbidden), evidence, p) for p in near):
            continue
        linked = [j for i, j in passage.links if i in _english_places(term, passage)]
        together = bool(linked) and max(linked) - min(linked) < 4
        place = [passage.words[j] for j in linked] if together else []
        yield _mark(
            passage,
            place,
            term,
            say("the glossary has {form} for {english}", form=term.arabic[0], english=term.english),
        )


def _terms(evidence: Evidence) -> Iterator[tuple[Term, Passage]]:
    """The terms with the passages that they may stand in: where the source has them, if there is one."""
    for passage in evidence.prose if evidence.glossary else ():
        words = {token.text.lower() for token in passage.english}
        for term in evidence.glossary.terms if evidence.glossary else ():
            if passage.source is None:
                if evidence.source is None:
                    yield term, passage
            elif (
                name_words(term.english)[:1] and name_words(term.english)[0] in words and _english_places(term, passage)
            ):
                yield term, passage


def _english_places(term: Term, passage: Passage) -> set[int]:
    """Indices of the English tokens of the term, wherever it stands; case counts where the glossary has capitals."""
    wanted = re.findall(r"\w+", term.english)
    tokens = [token.text for token in passage.english]
    exact = term.english != term.english.lower()
    found: set[int] = set()
    positions = [index for index, text in enumerate(tokens) if re.match(r"\w", text)]
    for start in range(len(positions) - len(wanted) + 1):
        indices = positions[start : start + len(wanted)]
        texts = [tokens[index] for index in indices]
        if texts == wanted or (not exact and [text.lower() for text in texts] == wanted):
            found.update(indices)
    return found


def _places(forms: tuple[str, ...], evidence: Evidence, passage: Passage) -> list[tuple[int, int]]:
    """All places of any of the forms, as ranges of words; with the article or without."""
    words = evidence.names[passage.index].arabic.cores
    found = []
    for form in map(_form, forms):
        start = 0
        while form.words and (place := occurrence(form, words[start:])) is not None:
            found.append((start + place[0], start + place[1]))
            start += place[1]
    return found


@lru_cache(maxsize=1 << 12)
def _form(text: str) -> Form:
    return make_form(text)


def _mark(passage: Passage, place: Sequence[Word], term: Term, message: Message) -> Mark:
    """The mark of some words, or of the beginning of the sentence where there are none."""
    english = sorted(_english_places(term, passage))
    start = passage.words[0].start if passage.words else passage.anchor
    return Mark(
        place or gap(start),
        message,
        0.95,
        source=[passage.english[index] for index in english],
        suggestion=term.arabic[0] if term.arabic else None,
        evidence={"english": term.english},
    )
