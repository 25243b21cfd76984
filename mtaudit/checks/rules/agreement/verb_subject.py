"""AGR: a verb and the subject after it."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.agreement.ties import Broken, broken, is_subject_in_source


@check("AGR002", "mismatched-verb-subject", "agreement", "minor")
def mismatched_verb_subject(evidence: Evidence) -> Iterator[Mark]:
    """Report a verb that does not agree with the subject after it.

    What it finds
        A verb of the other gender, or in the plural, before its subject: people (قالت الوزير), institutions, countries
        and cities (أعلن الشركة, حذر ألمانيا), things (بدأ المحادثات), behind adverbials (نشبت مساء الأحد خلاف), with a
        construct (انتهى محاكمة الوزير), an amount (وصلت خمسة مراقبين), passives.
    Why it matters
        It makes a woman of a man, or reads as if the sentence were about somebody else.
    When it stays silent
        The noun may be the object of a verb whose subject the text does not name, and the source does not tell; a verb
        in the masculine stands apart from its subject, as usage allows.
    Bad
        ar: [[قالت الوزير]] إن المفاوضات مستمرة.
        ar: [[أعلن الشركة]] نتائجها يوم الأحد.
    Good
        ar: أعلنت الشركة نتائجها، وقالت الوزيرة إن الرئيس رحب بها.
    """
    for each in broken(evidence, "subject"):
        if each.tie.manner in ("next", "apart") and _is_sure(each, evidence):
            yield each.mark(0.8, with_noun=True, severity=each.severity)


def _is_sure(each: Broken, evidence: Evidence) -> bool:
    """Whether the noun is the verb's subject: the source says so, or nothing speaks against it."""
    if each.passage.is_sentence:
        told = is_subject_in_source(each.passage, each.tie.target, each.disagreement.controller)
        if told is not None:
            return told
        if each.tie.doubt == "" and each.may_be_name:
            return False
    match each.tie.doubt:
        case "":
            return True
        case "unnamed":
            return each.tie.target == 0 and each.passage is evidence.prose[0] and not each.of_person
        case "command":
            return not _may_speak_to_somebody(each)
        case _:
            return False


def _may_speak_to_somebody(each: Broken) -> bool:
    """Whether the verb may be an imperative (غير الإعدادات), or speak to somebody (إذا قررت التجول)."""
    readings = each.target.readings
    if any(reading.aspect == "imperative" for reading in readings):
        return True
    return each.tie.target > 0 and any(reading.person == 2 and reading.number == "singular" for reading in readings)
