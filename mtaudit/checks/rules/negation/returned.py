"""NEG: negations that the back-translation has and the source has not, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.backtranslation.estimate import Returned
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.negators import NEGATIVE, arabic_strengths
from mtaudit.checks.returned import NEW, agreed, with_return
from mtaudit.checks.returned_negations import BESIDE, NEAR, Negations, unanswered
from mtaudit.message import say


@check("NEG004", "negation-in-one-text", "negation", "critical", needs_source=True)
def negation_in_one_text(evidence: Evidence) -> Iterator[Mark]:
    """Report a clause that only one of the source and the back-translation negates.

    What it finds
        "Not", "never", "no", "nothing" in the back-translation, from a word of the Arabic that negates, where nothing
        near in the source negates, limits or refuses anything; or in the source, where nothing near in the
        back-translation or the Arabic does.
    Why it matters
        The article says the opposite of its source.
    When it stays silent
        Without a fluent back-translation. The other text has a word near that is negative in itself (fail, refuse,
        lack, un-, -less, hardly).
    Bad
        ar: أعلن الوزير أن المحادثات [[لن]] تبدأ يوم الأحد.
        en: The minister announced that the talks will begin on Sunday.
        back: The minister announced that the talks will not begin on Sunday.
    Good
        ar: رفض الوزير الإدلاء بأي تعليق.
        en: The minister did not make any comment.
        back: The minister refused to make any comment.
    """
    for passage, _ in with_return(evidence):
        said = Negations(passage.english)
        for find in (_added, _lost):
            if mark := agreed([find(passage, said, returned) for returned in passage.returns]):
                yield mark


def _added(passage: Passage, said: Negations, returned: Returned) -> Mark | None:
    """A negation of the Arabic, as the back-translation confirms it, that the source lacks."""
    back = Negations(returned.back.words)
    if len(back.negative) <= len(said.negative):
        return None
    strengths = arabic_strengths(passage.words)
    alone, answered = unanswered(back, said, {j: i for i, j in returned.partners})
    for j, place in alone:
        arabic = [k for at, k in returned.behind if at == j and strengths[k] in NEGATIVE]
        if arabic and not said.explains(place, answered) and not _is_new(returned, j):
            return Mark(
                [passage.words[k] for k in arabic],
                say("the Arabic negates what the source affirms"),
                0.8,
                source=passage.english[place],
            )
    return None


def _lost(passage: Passage, said: Negations, returned: Returned) -> Mark | None:
    """A negation of the source that neither the back-translation nor the Arabic has."""
    back = Negations(returned.back.words)
    if len(said.negative) <= len(back.negative):
        return None
    alone, answered = unanswered(said, back, dict(returned.partners))
    strengths = arabic_strengths(passage.words)
    negators = {k for k, strength in enumerate(strengths) if strength is not None}
    negators -= {near for at, k in returned.behind if at in answered for near in (k - 1, k)}
    for i, place in alone:
        arabic = sorted(k for at, k in returned.behind if abs(at - place) <= 1 and passage.words[k].kind == "word")
        if not arabic or back.explains(place, answered):
            continue
        if negators.isdisjoint(range(arabic[0] - NEAR, arabic[-1] + NEAR + 1)):
            return Mark(
                [passage.words[k] for k in arabic],
                say("the source says {english!r} here; nothing in the Arabic negates", english=passage.english[i].text),
                0.85,
                source=passage.english[i],
            )
    return None


def _is_new(returned: Returned, negation: int) -> bool:
    """Whether the source says nothing of what a negation of the back-translation denies."""
    behind = (each for each in returned.new[negation + 1 : negation + 1 + BESIDE] if each is not None)
    return next(behind, 0.0) >= NEW
