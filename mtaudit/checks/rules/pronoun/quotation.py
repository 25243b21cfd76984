"""PRO: the pronoun of "as saying"."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.normalise import fold, normalise
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.persons import WHO
from mtaudit.checks.rules.pronoun.correction import with_pronoun
from mtaudit.grammar import Gender

_LONGEST_QUOTATION = 12
"""Words between "quoted Trump" and "as saying": news sentences put the place and the time there."""


@check("PRO002", "wrong-pronoun-of-speaker", "pronoun", "major")
def wrong_pronoun_of_speaker(evidence: Evidence) -> Iterator[Mark]:
    """Report "as saying" with a pronoun of another gender than the person who is quoted.

    What it finds
        نقل or نُقل, a known person of the gazetteer or of a title in the text, and then قوله or قولها of the other
        gender: نقلت المجلة عن ترامب قولها.
    Why it matters
        It calls a man she, or a woman he: the error that readers notice first and that newsrooms apologise for.
    When it stays silent
        The person's gender is not known, or somebody else is named between the verb and the pronoun.
    Bad
        ar: نقلت الصحيفة عن ترامب في مقابلة [[قولها]] إن الحرب ستنتهي.
    Good
        ar: نقلت الصحيفة عن ترامب في مقابلة قوله إن الحرب ستنتهي، وعن ميركل قولها إنها توافق.
    """
    people = evidence.arabic_people
    for passage in evidence.prose:
        quoted: Gender | None = None
        since = 0
        for index, word in enumerate(passage.words):
            reading = word.reading
            if reading is not None and reading.part_of_speech == "verb" and normalise(reading.lemma) == "نقل":
                quoted, since = None, index
            name = word.text.lower() if word.kind == "latin" else fold(word.text)
            if name in people and since < index <= since + 3:
                quoted = people[name]
            elif name in people:
                quoted = None
            pronoun = reading.pronoun if reading is not None and normalise(reading.lemma) == "قول" else None
            if reading is None or pronoun is None or quoted is None or index > since + _LONGEST_QUOTATION:
                continue
            if pronoun.number == "singular" and pronoun.gender not in (None, quoted):
                yield Mark(
                    word,
                    f"the person quoted is {WHO[quoted]}, the pronoun of the other gender",
                    0.8,
                    suggestion=with_pronoun(word, reading, quoted),
                )
