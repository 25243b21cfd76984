"""AGR: the article of a noun and its adjective."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.agreement.ties import broken
from mtaudit.message import say


@check("AGR016", "mismatched-article", "agreement", "minor")
def mismatched_article(evidence: Evidence) -> Iterator[Mark]:
    """Report an adjective that lacks the article of its noun.

    What it finds
        An adjective without the article between a noun that has it and another adjective with it or a relative pronoun
        (المنطقة جبلية المتاخمة), or after a noun that a preposition governs, in a clause that has its verb and subject
        (وقع الانفجار في الحي قديم).
    Why it matters
        It is a plain grammar mistake, and makes a statement of a description.
    When it stays silent
        The adjective may be a predicate or say in what state somebody is.
    Bad
        ar: دمر القصف [[الجسر قديم]] الذي يربط ضفتي النهر.
        ar: وقع الانفجار في [[الحي قديم]] من دمشق.
    Good
        ar: وقع الانفجار في الحي القديم، وكان الحي قديما.
    """
    for each in broken(evidence, "article"):
        noun, adjective = each.controller, each.target
        yield Mark(
            (noun, adjective),
            say("{noun} has the article, its adjective {adjective} does not", noun=noun.text, adjective=adjective.text),
            0.8,
            suggestion=f"{noun.text} ال{adjective.text}",
        )
