"""NUM: names made of letters and digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.linked import bilingual, word_beside
from mtaudit.document import Token
from mtaudit.message import say


@check("NUM005", "wrong-code", "number", "major", needs_source=True)
def wrong_code(evidence: Evidence) -> Iterator[Mark]:
    """Report a name made of letters and digits that differs from the source.

    What it finds
        A Latin word with digits in it (H5N1, MH370, A1GP) that the English sentence does not have, while it has one
        that the Arabic lacks. Letters and a number (CG4684) of which the Arabic has not even the number (minor).
    Why it matters
        The wrong virus, flight or model; nothing in the sentence shows it.
    When it stays silent
        The code is written in Arabic letters, or split by blanks or hyphens only.
    Bad
        ar: تحطمت الطائرة في الرحلة [[MH307]] قبل عشر سنوات.
        en: The plane crashed on flight MH370 ten years ago.
    Good
        ar: تحطمت الطائرة في الرحلة MH-370 قبل عشر سنوات.
        en: The plane crashed on flight MH370 ten years ago.
    """
    for passage in bilingual(evidence):
        ours, theirs = _codes(passage.words), _codes(passage.english)
        texts = [re.sub(r"\W", "", span.text if span else "").casefold() for span in (passage.target, passage.source)]
        wrong = [token for token in ours if token.text.casefold() not in texts[1]]
        missing = [token for token in theirs if token.text.casefold() not in texts[0]]
        if len(wrong) == len(missing) == 1:
            yield Mark(
                wrong[0],
                say("{written} stands where the source has {wanted}", written=wrong[0].text, wanted=missing[0].text),
                0.9,
                source=missing[0],
                suggestion=missing[0].text,
            )
        elif not wrong:
            for token in missing:
                number = _NUMBERED.fullmatch(token.text)
                said = number and any(int(number[1]) in each.values for each in passage.arabic_numbers)
                if number and not said and number[1] not in texts[0]:
                    message = say("the number {wanted} of the source is missing", wanted=token.text)
                    yield Mark(word_beside(passage, token), message, 0.5, source=token, severity="minor")


_NUMBERED = re.compile(r"[A-Z]{1,4}(\d{2,})")
"""Letters and a number, as flights, roads and parts of a law have them."""


def _codes(tokens: Sequence[Token]) -> list[Token]:
    return [
        token
        for token in tokens
        if token.kind in {"latin", "word"}
        and any(character.isascii() and character.isdigit() for character in token.text)
        and any(character.isascii() and character.isalpha() for character in token.text)
    ]
