"""AGR: the pronoun of a relative clause."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.inflect import attached, inflect
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.agreement.ties import Broken, broken
from mtaudit.english.word_lists import word_list


@check("AGR019", "mismatched-resumption", "agreement", "minor")
def mismatched_resumption(evidence: Evidence) -> Iterator[Mark]:
    """Report a relative clause whose pronoun does not agree with the noun that the clause describes.

    What it finds
        A pronoun attached to the verb of a clause that has another subject: القرار الذي اتخذتها الحكومة, كلمات نطقه
        الوزير; or to a preposition behind a verb of which the noun is no subject: المدينة التي ولد فيه.
    Why it matters
        The clause says nothing of its noun, and seems to speak of something else.
    When it stays silent
        The clause has another pronoun, or what stands behind the verb may be no subject; the source has a pronoun for
        that of the preposition (the letter that he sent to her).
    Measured
        Not yet.
    Bad
        ar: رفض النواب القرار الذي [[اتخذتها]] الحكومة.
        ar: زار الكاتب المدينة التي ولد [[فيه]].
    Good
        ar: رفض النواب القرار الذي اتخذته الحكومة.
        ar: قرأت الرسالة التي كتب إليه.
        en: She read the letter that he wrote to him.
    """
    for each in broken(evidence, "resumption"):
        if each.tie.manner == "governed" and _renders_pronoun(each):
            continue
        yield Mark(each.target, each.message, 0.8, suggestion=_form(each))


def _renders_pronoun(each: Broken) -> bool:
    """Whether the source has a pronoun for the preposition and its own, or does not tell."""
    english = each.passage.linked_english(each.tie.target) if each.passage.is_sentence else ()
    return any(token.text.lower() in word_list("of third persons") for token in english)


def _form(each: Broken) -> str | None:
    wanted = each.disagreement.wanted
    pronoun = attached(3, *wanted) if wanted is not None else None
    return inflect(each.target.text, each.reading, pronoun=pronoun) if pronoun is not None else None
