"""WRD: who comes back as the one who did it."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.backtranslation.estimate import Returned
from mtaudit.backtranslation.roles import actions
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.returned import agreed, behind
from mtaudit.message import say


@check("WRD004", "roles-come-back-exchanged", "word-order", "major", needs_source=True)
def roles_come_back_exchanged(evidence: Evidence) -> Iterator[Mark]:
    """Report an action whose victim comes back as the one who did it.

    What it finds
        A verb that the source and the back-translation both have, where the noun that does it in the one is the noun to
        whom it is done in the other. "Was accused by" is read as such.
    Why it matters
        All words are right, and the victim is the culprit.
    When it stays silent
        Without a fluent back-translation. The nouns are not right beside the verb, are the same word, or the verb says
        the same either way (met, married, resembles).
    Bad
        ar: قالت الشرطة إن [[الطبيب اتهم المدير]] بالإهمال.
        en: The police said that the manager accused the doctor of negligence.
        back: The police said the doctor had accused the manager of negligence.
    Good
        ar: قالت الشرطة إن المدير اتهم الطبيب بالإهمال.
        en: The police said that the manager accused the doctor of negligence.
        back: The police said that the doctor was accused by the manager of negligence.
    """
    for passage in evidence.prose:
        if mark := agreed([_mark(passage, returned) for returned in passage.returns]):
            yield mark


def _mark(passage: Passage, returned: Returned) -> Mark | None:
    for found in actions(passage.english, returned.back.words):
        said, back = found.roles, found.other_roles
        arabic = behind(passage, returned, [*back.agent, found.other_verb, *back.patient])
        if not (found.turned and arabic):
            continue
        places = [*said.agent, *said.patient]
        return Mark(
            passage.words[min(arabic) : max(arabic) + 1],
            say(
                "{agent!r} does it in the source, {back!r} in what comes back from the Arabic",
                agent=" ".join(passage.english[i].text for i in said.agent),
                back=returned.back.said(back.agent),
            ),
            0.75,
            source=passage.english[min(places) : max(places) + 1],
        )
    return None
