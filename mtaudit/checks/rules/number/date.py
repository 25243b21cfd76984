"""NUM: months and weekdays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from mtaudit.arabic.clitics import detached
from mtaudit.arabic.normalise import fold
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.linked import bilingual, source_text, target_text
from mtaudit.document import Token

Date = tuple[str, int]
"""Month or weekday, and its number in CLDR."""

_AMBIGUOUS = frozenset({"May", "March"})
"""Month names that are common words too: they explain an Arabic month but are never missing."""


@check("NUM004", "wrong-date", "number", "major", needs_source=True)
def wrong_date(evidence: Evidence) -> Iterator[Mark]:
    """Report a month or a weekday that is another one in the English.

    What it finds
        The name of a month (in either Arabic system, أبريل or نيسان) or of a weekday that the English sentence does
        not have, while it has another one that the Arabic lacks.
    Why it matters
        Readers plan by dates, and courts and archives cite them.
    When it stays silent
        The two sides agree on any month or weekday that could be meant, or only one side names one.
    Bad
        ar: وصل الوفد يوم [[الثلاثاء]] إلى العاصمة.
        en: The delegation arrived in the capital on Thursday.
    Good
        ar: وصل الوفد في نيسان، يوم الخميس.
        en: The delegation arrived on a Thursday in April.
    """
    for passage in bilingual(evidence):
        arabic, english = _arabic_dates(passage.words), _english_dates(passage.english)
        for kind in ("month", "weekday"):
            ours = {date for _, date in arabic if date[0] == kind}
            theirs = {date for _, date in english if date[0] == kind}
            missing = [s for s, date in english if date in theirs - ours and s[0].text not in _AMBIGUOUS]
            wrong = [s for s, date in arabic if date in ours - theirs]
            if len(wrong) == len(missing) == 1:
                written, wanted = target_text(passage, wrong[0]), source_text(passage, missing[0])
                message = f"{written} stands where the source has {wanted}"
                yield Mark(wrong[0], message, 0.9, source=missing[0])


@cache
def _dates(*territories: str) -> dict[str, Date]:
    """Month and weekday names from CLDR; Arabic ones folded."""
    from babel import Locale

    found: dict[str, Date] = {}
    for territory in territories:
        locale = Locale.parse(territory)
        for kind, names in (("month", locale.months), ("weekday", locale.days)):
            # Not "stand-alone": babel resolves that alias to the names of whichever Arabic locale was read first.
            for number, name in names["format"]["wide"].items():
                found[name if territory == "en" else fold(name)] = (kind, number)
    return found


def _english_dates(tokens: Sequence[Token]) -> list[tuple[tuple[Token, ...], Date]]:
    return [((t,), date) for t in tokens if (date := _dates("en").get(t.text))]


def _arabic_dates(tokens: Sequence[Token]) -> list[tuple[tuple[Token, ...], Date]]:
    """In the Egyptian, Levantine and two Maghrebi systems."""
    names = _dates("ar_EG", "ar_SY", "ar_DZ", "ar_MA")
    found: list[tuple[tuple[Token, ...], Date]] = []
    for index, token in enumerate(tokens):
        folded = fold(token.text)
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        forms = [rest for *_, rest in detached(folded)]
        if after and (pair := next((d for f in forms if (d := names.get(f"{f} {fold(after.text)}"))), None)):
            found.append(((token, after), pair))
        elif single := next((d for f in forms if (d := names.get(f))), None):
            found.append(((token,), single))
    return found
