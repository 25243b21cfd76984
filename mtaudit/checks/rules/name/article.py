"""NAM: names without their article, or with one that they never take."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.clitics import without_conjunction
from mtaudit.arabic.normalise import fold, fold_alefs
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.message import say
from mtaudit.names.gazetteer import articled_forms, bare_forms


@check("NAM005", "wrong-name-article", "name", "minor")
def wrong_name_article(evidence: Evidence) -> Iterator[Mark]:
    """Report a name that lacks its definite article, or has one that it never takes.

    What it finds
        A name that Arabic always writes with ال (الكرملين, البنتاغون) and that stands here without it; or the reverse
        (السويسرا).
    Why it matters
        It reads as a mistake of a machine, and may be read as another word.
    When it stays silent
        The word is a word of its own as it stands; a foreign article stands before it (إل باييس); or there is a source,
        and it has another name there.
    Bad
        ar: وصل المبعوث إلى [[كرملين]] يوم الجمعة.
        ar: عاد الوزير من [[السويسرا]] يوم الجمعة.
    Good
        ar: وصل المبعوث إلى الكرملين يوم الجمعة، ثم عاد إلى سويسرا.
    """
    articled, bare = articled_forms(), bare_forms()
    for passage in evidence.prose:
        for at, word in enumerate(passage.words):
            if at and fold(passage.words[at - 1].text) in word_list("foreign articles"):
                continue
            if word.kind != "word" or len(word.text) < 4 or "-" in evidence.target.text[word.end : word.end + 1]:
                continue
            plain = fold_alefs(word.text)
            for core in dict.fromkeys((plain, without_conjunction(plain))):
                form, message = articled.get(core), say("{word} lacks its article", word=word.text)
                if core.startswith("ال") and core[2:] in bare:
                    form = word.text[-len(core) + 2 :]
                    message = say("{word} has an article that the name does not take", word=word.text)
                if form and not _has_plain_reading(word) and _is_named(evidence, passage, form):
                    yield Mark(
                        word,
                        message,
                        0.8,
                        suggestion=word.text[: -len(core)] + form,
                        evidence={"found": word.text, "form": form},
                    )
                    break


def _is_named(evidence: Evidence, passage: Passage, form: str) -> bool:
    """Whether the source, if there is one, has a name in the passage that is written so."""
    renderings = evidence.names[passage.index].renderings
    return passage.source is None or any(form == known.text for each in renderings for known in each.forms)


def _has_plain_reading(word: Word) -> bool:
    return any(
        r.category != "guess" and r.part_of_speech != "proper" and not r.preposition and not r.pronoun
        for r in word.readings
    )
