"""AGR: verbs that speak of things as if they were people."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.syntax.sense import Sense
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.people_meant import first_of_people, is_of_people
from mtaudit.message import say


@check("AGR022", "people-of-things", "agreement", "minor", needs_source=True)
def people_of_things(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb in the plural of people where the text speaks of things or animals only.

    What it finds
        A verb in the masculine plural, with its predicate, in a sentence in which neither text has people: الغواصات ...
        كانوا بطيئين, "submarines ... they were slow"; they stands for things, of which the verb is feminine singular.
    Why it matters
        It makes people of things, and the reader looks for them.
    When it stays silent
        Either text has somebody or a body that acts as people do, before it in its sentence or in the two sentences
        before; no things in the plural are named before it, and nothing behind it says that they are things.
    Bad
        ar: استخدمت الغواصات في الحرب. [[كانوا بطيئين]] جدا.
        en: Submarines were used in the war. They were very slow.
    Good
        ar: استخدمت الغواصات في الحرب. كانت بطيئة جدا، وخاف منها البحارة لأنهم رأوها.
        en: Submarines were used in the war. They were very slow, and sailors feared them because they saw them.
    """
    for passage in evidence.prose:
        index = first_of_people(evidence, passage) if passage.is_sentence else None
        senses = passage.syntax.senses if index is not None else ()
        if index is None or not is_of_people(senses[index]):
            continue
        last = index + 1 if index + 1 < len(senses) and _is_predicate(senses[index + 1]) else index
        words = passage.words[index : last + 1]
        forms = [
            inflect(word.text, each.reading, gender="feminine", number="singular")
            for word, each in zip(words, senses[index : last + 1], strict=True)
        ]
        suggestion = " ".join(form for form in forms if form) if all(forms) else None
        yield Mark(words, say("the text speaks of things, this word of people"), 0.82, suggestion=suggestion)


def _is_predicate(sense: Sense) -> bool:
    plain = not (sense.article or sense.preposition or sense.conjunction or sense.pronoun)
    return (
        plain
        and sense.part in ("adjective", "noun")
        and sense.reading.number == "plural"
        and sense.reading.case == "oblique"
    )
