"""PRO: pronouns of the wrong gender."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.inflect import attached, inflect
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.normalise import fold, normalise
from mtaudit.arabic.words import Word
from mtaudit.checks.declare import Mark, check
from mtaudit.checks.evidence import Evidence
from mtaudit.checks.persons import WHO, conflicts, known_arabic, named
from mtaudit.document import Span
from mtaudit.grammar import Gender

_LONGEST_QUOTATION = 12
"""Words between "quoted Trump" and "as saying": news sentences put the place and the time there."""


@check("PRO001", "pronoun-gender", "pronoun", "major", needs_source=True)
def pronoun_gender(evidence: Evidence) -> Iterator[Mark]:
    """Report a pronoun of the wrong gender for the person that the source speaks of.

    What it finds
        An attached or independent pronoun (قولها, لها, هي) that speaks of a person whose gender the English tells by
        he, she, his, her, by a noun such as king or spokeswoman, by a title, or by a name.
    Why it matters
        It calls a man she, or a woman he: the error that readers notice first and that newsrooms apologise for.
    When it stays silent
        The English names nobody of the other gender, or the pronoun may as well speak of something else in the
        sentence: ها of a feminine noun or of things in the plural, ه of a masculine noun.
    Measured
        On MT-GenEval's development part, which also trained the model: precision 0.96 (1,223 right, 46 alarms, those
        on 38,000 words of professional translation included, of which some are right); alone it finds 51 % of the
        wrong translations of either gender, the rest holds no wrong pronoun or is found by AGR001, which gives the
        figures for both. One pronoun changed in a professional translation: 96 % found in encyclopedic text, 82 % in
        news.
    Bad
        ar: أعلن ترامب في [[خطابها]] أنه سيسافر.
        en: Trump announced in his speech that he would travel.
    Good
        ar: أعلنت الحكومة في بيانها أن الرئيس سيعود.
        en: The government announced in its statement that he would return.
    """
    for passage in evidence.prose:
        for each in conflicts(evidence).get(passage.index, ()):
            if not each.shown.is_pronoun:
                continue
            word, english = passage.words[each.shown.index], passage.english[each.mention.index]
            reading = each.shown.reading
            suggestion = _with_pronoun(word, reading, each.mention.gender)
            yield Mark(
                Span(word.start, word.end, word.text),
                f"the source speaks of {named(each.mention, english)}, the pronoun of {WHO[each.shown.gender]}",
                each.probability,
                Span(english.start, english.end, english.text),
                suggestion,
            )


@check("PRO002", "quoted-person", "pronoun", "major")
def quoted_person(evidence: Evidence) -> Iterator[Mark]:
    """Report "as saying" with a pronoun of another gender than the person who is quoted.

    What it finds
        نقل or نُقل, a known person of the gazetteer or of a title in the text, and then قوله or قولها of the other
        gender: نقلت المجلة عن ترامب قولها.
    Why it matters
        It calls a man she, or a woman he: the error that readers notice first and that newsrooms apologise for.
    When it stays silent
        The person's gender is not known, or somebody else is named between the verb and the pronoun.
    Measured
        No finding on 38,000 words of professional translation and 4,800 translations of MT-GenEval: neither precision
        nor recall is known.
    Bad
        ar: نقلت الصحيفة عن ترامب في مقابلة [[قولها]] إن الحرب ستنتهي.
    Good
        ar: نقلت الصحيفة عن ترامب في مقابلة قوله إن الحرب ستنتهي، وعن ميركل قولها إنها توافق.
    """
    people = known_arabic(evidence)
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
                    Span(word.start, word.end, word.text),
                    f"the person quoted is {WHO[quoted]}, the pronoun of the other gender",
                    0.8,
                    suggestion=_with_pronoun(word, reading, quoted),
                )


def _with_pronoun(word: Word, reading: Reading, gender: Gender) -> str | None:
    """The word with its pronoun, attached or independent, in another gender."""
    if reading.pronoun is None:
        return inflect(word.text, reading, gender=gender)
    pronoun = attached(3, gender, reading.pronoun.number)
    return inflect(word.text, reading, pronoun=pronoun) if pronoun else None
