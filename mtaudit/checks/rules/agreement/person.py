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
        On MT-GenEval's development part, which also trained the model: precision 0.98 (1,900 right, 29 alarms, those
        on 38,000 words of professional translation included); alone it finds 76 % of the translations that make a man
        of a woman and 80 % of those that make a woman of a man; with the other rules 94 and 95 %, with 3.4 and 2.3 %
        of the right translations flagged. On a quarter that an otherwise equal model did not see, with 0.85 asked of
        all words: 0.89 and 0.93 of them found, 2.3 and 1.3 % flagged. Where only the sentence before tells the gender,
        unseen and so asked: 0.53 of those that make a man of a woman with 4 % flagged, 0.83 of those that make a woman
        of a man with 1 %.
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
