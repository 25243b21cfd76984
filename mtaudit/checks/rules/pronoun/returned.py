"""PRO: a person who comes back as a man or a woman, and was the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mtaudit.backtranslation.estimate import Returned
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.persons import WHO
from mtaudit.checks.returned import agreed
from mtaudit.checks.returned_persons import genders
from mtaudit.grammar import Gender
from mtaudit.message import say


@check("PRO004", "person-comes-back-otherwise", "pronoun", "major", needs_source=True)
def person_comes_back_otherwise(evidence: Evidence) -> Iterator[Mark]:
    """Report a he that comes back as a she, or a she as a he.

    What it finds
        A pronoun of the back-translation (he, his, she, her) of one gender where the source has one of the other.
    Why it matters
        It calls a man she, or a woman he: the error that readers notice first and that newsrooms apologise for.
    When it stays silent
        Without a fluent back-translation; where a sentence has pronouns of both genders, and not as many as
        the other one, unless the words around show which stands for which.
    Bad
        ar: أعلن الوزير أن [[مكتبه]] سينشر التقرير.
        en: The minister announced that her office would publish the report.
        back: The minister announced that his office will publish the report.
    Good
        ar: أعلن الوزير أن مكتبه سينشر التقرير.
        en: The minister announced that his office would publish the report.
        back: The minister announced that his office will publish the report.
    """
    for passage in evidence.prose:
        if mark := agreed([_mark(passage, returned) for returned in passage.returns]):
            yield mark


def _mark(passage: Passage, returned: Returned) -> Mark | None:
    said = genders(passage.english)
    back = genders(returned.back.words)
    place = _difference(said, back) or _beside_partners(said, back, returned)
    if place is None:
        return None
    arabic = _arabic(returned, place[1])
    if not arabic:
        return None
    return Mark(
        [passage.words[k] for k in arabic],
        say(
            "the source speaks of {named}, the Arabic comes back as {back!r}",
            named=WHO[said[place[0]]],
            back=returned.back.words[place[1]].text,
        ),
        0.75,
        source=passage.english[place[0]],
    )


def _difference(said: dict[int, Gender], returned: dict[int, Gender]) -> tuple[int, int] | None:
    """A pronoun of the source and the one in its place: the first that differs where both sides have as many.

    Else each side must have one gender only.
    """
    as_many = len(said) == len(returned) and Counter(said.values()) != Counter(returned.values())
    one_each = len(set(said.values())) == len(set(returned.values())) == 1
    if not (as_many or one_each):
        return None
    return next(
        ((i, j) for (i, one), (j, other) in zip(said.items(), returned.items(), strict=False) if one != other), None
    )


def _beside_partners(said: dict[int, Gender], back: dict[int, Gender], returned: Returned) -> tuple[int, int] | None:
    """The first two that differ and stand before words that came back as one another: her house, his house."""
    partners = dict(returned.partners)
    pairs = ((i, partners[i + 1] - 1) for i in said if i + 1 in partners)
    return next(((i, j) for i, j in pairs if j in back and said[i] != back[j]), None)


def _arabic(returned: Returned, index: int) -> list[int]:
    """The Arabic word of a pronoun of the back-translation, or that of the word after it."""
    own = [k for at, k in returned.behind if at == index]
    return own or [k for at, k in returned.behind if at == index + 1]
