"""PRO: pronouns of the wrong gender, where the source tells of whom they speak."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.pronoun_forms import with_pronoun
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.doubted import SURE, doubted
from mtaudit.checks.persons import WHO, named
from mtaudit.message import say


@check("PRO001", "wrong-pronoun-gender", "pronoun", "major", needs_source=True)
def wrong_pronoun_gender(evidence: Evidence) -> Iterator[Mark]:
    """Report a pronoun of the wrong gender for the person that the source speaks of.

    What it finds
        An attached or independent pronoun (قولها, لها, هي) that speaks of a person whose gender the English tells by
        he, she, his, her, by a noun such as king or spokeswoman, by a title, or by a name. With a model that scores,
        also one in whose place the other pronoun makes the source likelier.
    Why it matters
        It calls a man she, or a woman he: the error that readers notice first and that newsrooms apologise for.
    When it stays silent
        The English names nobody of the other gender, or the pronoun may as well speak of something else in the
        sentence: ها of a feminine noun or of things in the plural, ه of a masculine noun; or the model finds that the
        source fits it.
    Measured
        The translations of MT-GenEval also trained the model that tells whom a word speaks of.
    Bad
        ar: أعلن ترامب في [[خطابها]] أنه سيسافر.
        en: Trump announced in his speech that he would travel.
        ar: قال المحامي إن القاضي سيفرج [[عنه]] بكفالة.
        en: The lawyer said that the judge would release her on bail.
    Good
        ar: أعلنت الحكومة في بيانها أن الرئيس سيعود.
        en: The government announced in its statement that he would return.
        ar: وبوصفها ولاية كبيرة، منحت فلوريدا أصواتها لبوش، فدفعته إلى الأمام.
        en: As a large state, Florida gave its votes to Bush, pushing him ahead.
        ar: سألته المعلمة: لماذا؟ فأجابها.
        en: The teacher asked him why, and he answered.
        ar: أخذ العينة وقام بتجهيزها.
        en: He took the sample and processed it.
    """
    said = set()
    for passage in evidence.prose:
        for each in evidence.conflicts.get(passage.index, ()):
            verdict = evidence.verdicts.get(("pronoun", passage.index, each.shown.index))
            if not each.shown.is_pronoun or (verdict and verdict.vouches):
                continue
            said.add((passage.index, each.shown.index))
            word, english = passage.words[each.shown.index], passage.english[each.mention.index]
            reading = each.shown.reading
            suggestion = with_pronoun(word, reading, each.mention.gender)
            yield Mark(
                word,
                say(
                    "the source speaks of {person}, the pronoun of {shown}",
                    person=named(each.mention, english),
                    shown=WHO[each.shown.gender],
                ),
                max(each.probability, SURE if verdict and verdict.doubts else 0.0),
                english,
                suggestion,
            )
    yield from (mark for _, mark in doubted(evidence, "pronoun", said))
