"""MIS: an English expression translated word by word."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.linked import literal_place, target_text
from mtaudit.meaning.replacement import in_place_of
from mtaudit.message import say


@check("MIS003", "literal-phrase", "mistranslation", "major", needs_source=True)
def literal_phrase(evidence: Evidence) -> Iterator[Mark]:
    """Report an English expression that is translated word by word and means something else so.

    What it finds
        An idiom, a verb with its particle or a fixed phrase of news, and the Arabic words that its English words have
        alone.
    Why it matters
        It is the translation that readers quote to each other: nonsense, and plainly a machine's.
    When it stays silent
        A good rendering of the expression stands in the sentence, or the literal words render something else.
    Measured
        The kinds that a second reader found wrong are mended since.
    Bad
        ar: قالت النائبة إنها [[ستركض للرئاسة]] العام المقبل.
        en: The deputy said that she would run for president next year.
    Good
        ar: قالت النائبة إنها ستترشح للرئاسة العام المقبل.
        en: The deputy said that she would run for president next year.
    """
    for passage in evidence.prose:
        if not passage.is_sentence:
            continue
        for phrase, indices in passage.phrases:
            place = literal_place(passage, phrase, indices)
            if place is not None:
                words = [passage.words[j] for j in place]
                english = [passage.english[i] for i in indices]
                yield Mark(
                    words,
                    say(
                        "{words} translates {english} word by word",
                        words=target_text(passage, words),
                        english=" ".join(phrase.words),
                    ),
                    0.8,
                    source=english,
                    suggestion=in_place_of(words[0], phrase.written) or phrase.written[0],
                )
