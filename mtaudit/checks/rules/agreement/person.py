"""AGR: the gender of a person, where the source tells it."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.inflect import inflect
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.persons import WHO, named
from mtaudit.people.conflicts import CERTAIN


@check("AGR001", "wrong-person-gender", "agreement", "major", needs_source=True)
def wrong_person_gender(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb, noun or adjective of the wrong gender for the person that the source speaks of.

    What it finds
        A verb (ظهرت), a noun for a person (الممثل), an adjective or a relative pronoun that speaks of a person whose
        gender the English tells by he, she, his, her, by a noun such as king or spokeswoman, by a title, or by a
        name. Another sentence may tell it: "She trained in Cairo. Hassan is a surgeon."
    Why it matters
        It makes a woman of a man, or a man of a woman.
    When it stays silent
        The English names nobody of the other gender, or the word may as well belong to something else in the
        sentence.
    Measured
        The translations of MT-GenEval also trained the model that tells whom a word speaks of.
    Bad
        ar: [[أعلن]] استقالته يوم الجمعة وغادر البلاد.
        en: She announced her resignation on Friday and left the country.
        ar: درست في القاهرة ست سنوات. [[يعمل]] فانكوليك في لندن.
        en: She studied in Cairo for six years. Vankulik works in London.
    Good
        ar: قالت الوزارة إن الرئيس وصل إلى موسكو.
        en: The ministry said that he had arrived in Moscow.
    """
    for passage in evidence.prose:
        for each in evidence.conflicts.get(passage.index, ()):
            if each.shown.is_pronoun:
                continue
            word, english = passage.words[each.shown.index], passage.english[each.mention.index]
            yield Mark(
                word,
                f"the source speaks of {named(each.mention, english)}, this word of {WHO[each.shown.gender]}",
                each.probability,
                english,
                inflect(word.text, each.shown.reading, gender=each.mention.gender),
                severity="major" if each.probability >= CERTAIN else "minor",
            )
