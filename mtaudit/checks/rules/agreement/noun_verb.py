"""AGR: a noun and the verb behind it."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.linked import english_indices
from mtaudit.checks.rules.agreement.ties import Broken, broken
from mtaudit.english.gender import between_subject_and_verb
from mtaudit.english.word_lists import word_list


@check("AGR003", "mismatched-noun-verb", "agreement", "minor")
def mismatched_noun_verb(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb that does not agree with the noun before it.

    What it finds
        A verb behind its subject (إن الحكومة قرر, الصواريخ أصابوا, الرئيسان اتفق), in a relative clause (المنظمة التي
        نشر), after كان and its sisters (كانت الوكالة قد أعلن), and one that و joins to another (أدانت الهجوم ودعا).
    Why it matters
        The verb reads as if somebody else were its subject.
    When it stays silent
        A noun behind the verb may be its subject, as a pronoun takes the first noun up (الشركة ارتفعت أرباحها); words
        that were not understood stand between noun and verb.
    Bad
        ar: قال الكرملين إن مواقع الجانبين قد [[اقتربوا]].
        ar: ذكرت الوكالة أن الحكومة [[قرر]] وقف الصادرات.
        ar: قالت الوزيرة إنها [[سيعود]] يوم الأحد.
        ar: رحب بالجهود التي [[بذلها]] الحكومة لوقف القتال.
    Good
        ar: قال الكرملين إن مواقف الجانبين قد اقتربت، وإن الحكومة قررت وقف الصادرات.
        ar: نجح العلاج وعادت إلى بيتها.
        ar: وابتداء من مساء الأربعاء، كانت الخزانات لا تزال تتسرب.
    """
    for each in broken(evidence, "subject"):
        if each.tie.manner in ("next", "apart") or (each.tie.manner == "joined" and _may_be_of_another(each)):
            continue
        yield each.mark(0.65, severity=each.severity)


def _may_be_of_another(each: Broken) -> bool:
    """Whether a verb that و joins may have a subject of its own, which the text does not name.

    The source tells by what stands before the verb; else a person may act behind a verb whose subject is a thing:
    نجح العلاج وعادت إلى بيتها.
    """
    english = english_indices(each.passage, each.tie.target) if each.passage.is_sentence else []
    if english:
        at = min(english) - 1
        words = [token.text.lower() for token in each.passage.english]
        while at >= 0 and (words[at] in between_subject_and_verb() or words[at].endswith("ly")):
            at -= 1
        return at < 0 or words[at] not in word_list("joining verbs")
    return not each.passage.syntax.senses[each.disagreement.controller].may_be_person
