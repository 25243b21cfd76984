"""AGR: the verb of a report that goes on about the one who spoke before."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.inflect import inflect
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.persons import WHO, is_contradicted
from mtaudit.message import say
from mtaudit.people.speakers import Saying

_NAMED, _TITLED = 0.85, 0.75


@check("AGR021", "wrong-verb-of-speaker", "agreement", "major")
def wrong_verb_of_speaker(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb that goes on with somebody's words in the other gender.

    What it finds
        وأضاف أن، وأوضحت أن: a verb of saying without a subject at the beginning of a sentence, after a sentence in
        which a person of the other gender spoke; مشيرا إلى أن, قائلة إن: a participle behind such a verb, or behind the
        person who speaks.
    Why it matters
        It makes a woman of a man, or seems to let somebody else speak.
    When it stays silent
        The gender of the one who spoke is not sure, or somebody else or an institution was quoted or quoted somebody.
    Bad
        ar: قالت المديرة كريستالينا غورغييفا إن النمو ضعيف. [[وأضاف]] أن الديون ترتفع.
        ar: دعت زعيمة المعارضة ماريا سانتوس إلى انتخابات مبكرة، [[معتبرا]] أن الحكومة فشلت.
    Good
        ar: قالت المديرة كريستالينا غورغييفا إن النمو ضعيف. وأضافت أن الديون ترتفع.
        ar: نقلت الصحيفة عن ماكرون قوله إن فرنسا مستعدة. وأضافت أن الرئيس سيسافر.
    """
    for passage, said in evidence.sayings:
        if not said.goes_on or said.shown == said.head.gender or is_contradicted(passage, said.head, said.shown):
            continue
        word = passage.words[said.index]
        bearer = said.head.bearer
        yield Mark(
            word,
            say(
                "{name} is {person} and spoke before, this word is of {shown}",
                name=said.head.text,
                person=WHO[said.head.gender],
                shown=WHO[said.shown],
            ),
            _NAMED if bearer is not None and bearer.surely else _TITLED,
            suggestion=_corrected(word, said),
        )


def _corrected(word: Word, said: Saying) -> str | None:
    """The verb or participle in the gender of who speaks."""
    if said.reading.part_of_speech == "verb":
        return inflect(word.text, said.reading, gender=said.head.gender)
    return normalise(word.text)[:-1] + ("ة" if said.head.gender == "feminine" else "ا")
