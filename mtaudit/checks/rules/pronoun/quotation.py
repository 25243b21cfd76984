"""PRO: the pronoun of "as saying"."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.pronoun_forms import with_pronoun
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.persons import WHO, is_contradicted
from mtaudit.checks.terms import TERMS
from mtaudit.message import say

_NAMED, _TITLED, _THING = 0.9, 0.8, 0.75


@check("PRO002", "wrong-pronoun-of-speaker", "pronoun", "major")
def wrong_pronoun_of_speaker(evidence: Evidence) -> Iterator[Mark]:
    """Report "as saying" with a pronoun of another gender than the one who is quoted.

    What it finds
        قوله and قولها (تأكيده، تصريحها) behind a verb that quotes (نقل، أورد، ذكر، اقتبس، نسب) and عن or إلى, and
        بحسب قوله، على حد تعبيرها, with the other gender than the person: نقلت المجلة عن ترامب قولها. Who that is, is
        read behind titles, papers and agencies of any length; whether a man or a woman, by a title, a given name, the
        source, or any other sentence of the two texts. An institution is quoted with the gender of its noun.
    Why it matters
        It calls a man she, or a woman he: the error that readers notice first and that newsrooms apologise for. Of an
        institution it is a slip, and minor.
    When it stays silent
        The gender is not sure: a name of men and women, a title that is said of both, several people, a title that the
        name or its adjective contradicts.
    Bad
        ar: نقلت الصحيفة عن ترامب في مقابلة [[قولها]] إن الحرب ستنتهي.
        ar: نقلت وكالة الأنباء النمساوية عن وزيرة العدل السويدية أنيكا لوفغرين [[قوله]] إن القانون جاهز.
        en: The Austrian news agency quoted Swedish Justice Minister Annika Lofgren as saying that the law was ready.
        ar: وصف المخرج الدنماركي نيلز أوستربي المهرجان بأنه مهزلة، على حد [[تعبيرها]].
        ar: نقلت الوكالة عن وزارة الدفاع [[قوله]] إن ثلاث طائرات أسقطت.
        ar: نقلت الوكالة عن الكرملين [[قولها]] إن الزيارة تأجلت.
    Good
        ar: نقلت الصحيفة عن ترامب في مقابلة قوله إن الحرب ستنتهي، وعن ميركل قولها إنها توافق.
        ar: نقلت الصحيفة عن أندريا روسي قوله إن المصنع سيغلق، وعن الشرطة قولها إن السائق هرب.
    """
    for passage, said in evidence.sayings:
        head = said.head
        if said.goes_on or said.shown == head.gender or is_contradicted(passage, head, said.shown):
            continue
        word = passage.words[said.index]
        if head.is_person:
            message = say(
                "{name} is {person}, the pronoun that of {shown}",
                name=head.text,
                person=WHO[head.gender],
                shown=WHO[said.shown],
            )
            confidence = _NAMED if head.bearer is not None and head.bearer.surely else _TITLED
        else:
            message = say(
                "{noun} is {gender}, the pronoun {shown}",
                noun=head.text,
                gender=TERMS[head.gender],
                shown=TERMS[said.shown],
            )
            confidence = _THING
        yield Mark(
            word,
            message,
            confidence,
            suggestion=with_pronoun(word, said.reading, head.gender),
            severity=None if head.is_person else "minor",
        )
