"""AGR: the pronoun of a relative clause."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.inflect import attached, inflect
from mtaudit.arabic.syntax import Candidate, Tie, disagreement, names_of
from mtaudit.arabic.syntax.concord import of_pronoun, shown_by_pronoun
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import english_indices
from mtaudit.checks.rules.agreement.ties import Broken, broken
from mtaudit.english.tokens import lower
from mtaudit.english.word_lists import word_list


@check("AGR019", "mismatched-resumption", "agreement", "minor")
def mismatched_resumption(evidence: Evidence) -> Iterator[Mark]:
    """Report a relative clause whose pronoun does not agree with the noun that the clause describes.

    What it finds
        A pronoun attached to the verb of a clause that has another subject: القرار الذي اتخذتها الحكومة, كلمات نطقه
        الوزير; or to a preposition behind a verb of which the noun is no subject, or that renders "in which": المدينة
        التي ولد فيه.
    Why it matters
        The clause says nothing of its noun, and seems to speak of something else.
    When it stays silent
        The clause has another pronoun, or what stands behind the verb may be no subject; the source has a pronoun for
        that of the preposition (the letter that he sent to her).
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
    for passage in evidence.prose:
        for tie in _in_source(passage) if passage.is_sentence else ():
            found = disagreement(passage.syntax, tie, names_of({}))
            if found is not None:
                broken_tie = Broken(passage, found, named=False)
                yield Mark(broken_tie.target, broken_tie.message, 0.8, suggestion=_form(broken_tie))


def _in_source(passage: Passage) -> Iterator[Tie]:
    """Pronouns of prepositions that render "in which": they take up the noun of the nearest relative pronoun."""
    senses = passage.syntax.senses
    taken = {tie.target for tie in passage.syntax.ties if tie.role == "resumption"}
    relative: int | None = None
    for index, sense in enumerate(senses):
        if sense.part in ("mark", "relative"):
            relative = index if sense.part == "relative" and "ل" in sense.text[:2] else None
        pronoun = sense.pronoun
        if relative is None or index in taken or pronoun is None or pronoun.person != 3 or sense.part != "preposition":
            continue
        english = [passage.english[i].text.lower() for i in english_indices(passage, index)]
        behind = [lower(passage.english, i + 1) for i in english_indices(passage, index)]
        if not {"which", "whom"}.isdisjoint((*english, *behind)):
            own = tuple(sorted(of_pronoun(pronoun), key=lambda agreement: agreement[1] != pronoun.number))
            candidate = Candidate(relative, "behind", shown=shown_by_pronoun(senses[relative]))
            yield Tie("resumption", index, (candidate,), "relative", shown=own)


def _renders_pronoun(each: Broken) -> bool:
    """Whether the source has a pronoun for the preposition and its own, or does not tell."""
    english = each.passage.linked_english(each.tie.target) if each.passage.is_sentence else ()
    return any(token.text.lower() in word_list("of third persons") for token in english)


def _form(each: Broken) -> str | None:
    wanted = each.disagreement.wanted
    pronoun = attached(3, *wanted) if wanted is not None else None
    return inflect(each.target.text, each.reading, pronoun=pronoun) if pronoun is not None else None
