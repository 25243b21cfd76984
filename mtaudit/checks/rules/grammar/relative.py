"""GRM: relative pronouns after what is indefinite."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.agreement import RELATIVES, agreeing_gender
from mtaudit.arabic.guess import CATEGORY
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.message import say


@check("GRM005", "relative-of-indefinite", "grammar", "minor")
def relative_of_indefinite(evidence: Evidence) -> Iterator[Mark]:
    """Report الذي or التي right after a noun or an adjective without the article.

    What it finds
        مسافات التي تقل, كلمة لاتينية التي تعني: what is indefinite takes its clause without a relative pronoun, so
        either the article is missing before it or the pronoun is one too many; also behind a comma (تقارير سابقة،
        التي).
    Why it matters
        It is a plain grammar mistake, and typical of a system that renders "that" word by word.
    When it stays silent
        The word may be definite (a name, a word with an attached pronoun), has another gender than the pronoun, or
        is a word for an amount (كل الذي, "all that").
    Bad
        ar: ساروا [[مسافات التي]] تقل عن ميل واحد.
        ar: أخذها من كلمة [[لاتينية التي]] تعني غرفة صغيرة.
        ar: يناقض ذلك تقارير [[سابقة، التي]] قالت العكس.
    Good
        ar: ساروا مسافات تقل عن ميل واحد، وهي المسافات التي تقطعها السيارة في دقيقة، وأعجبهم كل الذي رأوه.
    """
    for passage in evidence.prose:
        for index, relative in enumerate(passage.words):
            gender = RELATIVES.get(normalise(relative.text))
            if gender is None or index < 2:
                continue
            behind_comma = passage.words[index - 1].text == "،"
            noun = passage.words[index - 1 - behind_comma]
            if behind_comma and normalise(noun.text).endswith("ا"):
                continue  # rather an adverbial: تحديدا، الذي
            if _is_indefinite(noun) and gender in map(agreeing_gender, noun.readings):
                message = say("{noun} is indefinite and takes no {relative}", noun=noun.text, relative=relative.text)
                yield Mark(passage.words[index - 1 - behind_comma : index + 1], message, 0.85, suggestion=noun.text)


def _is_indefinite(word: Word) -> bool:
    """Whether a noun or adjective has neither article nor pronoun, nor stands for an amount, in any reading."""
    if not word.readings or word.readings[0].category == CATEGORY:
        return False
    return all(
        (r.part_of_speech in ("noun", "adjective") or r.category == CATEGORY)
        and not (r.article or r.pronoun or r.construct)
        and normalise(r.stem) not in word_list("quantifiers")
        for r in word.readings
    )
