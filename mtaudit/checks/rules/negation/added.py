"""NEG: negations that came in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtaudit.arabic.clitics import without_conjunction
from mtaudit.arabic.normalise import fold
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.negation.negators import english_strength

_NEGATIVE_PREFIX = re.compile(r"(?:un|in|im|ir|il|dis|non|mis)\w{4,}|\w+less(?:ly|ness)?|anti\w+", re.IGNORECASE)

_VERBAL = frozenset({"لم", "لن", "ليس", "ليست"})

_EXCEPTIVE = frozenset({"الا", "سوي", "فقط", "بل", "حتي", "بعد", "فحسب", "قبل"})

_SET_PHRASES = frozenset({"يزال", "تزال", "يزالون", "تزل", "يزل", "سيما", "بد", "شك", "محاله"})


@check("NEG002", "added-negation", "negation", "major", needs_source=True)
def added_negation(evidence: Evidence) -> Iterator[Mark]:
    """Report a clause that the Arabic negates and the English affirms.

    What it finds
        لم, لن, ليس or لا in an Arabic sentence whose English has no negation, nor any word that a negation could
        render.
    Why it matters
        The article says the opposite of its source.
    When it stays silent
        The English has a word that is negative in itself (fail, refuse, lack, only, few, un-, -less) or compares, or
        the Arabic negation belongs to a set phrase (لا يزال, لا سيما, لا بد) or to an exception (لم ... إلا).
    Bad
        ar: أعلن الوزير أن المحادثات [[لن]] تبدأ يوم الأحد.
        en: The minister announced that the talks will begin on Sunday.
    Good
        ar: لا يزال الوزير في العاصمة.
        en: The minister is in the capital.
    """
    for passage in evidence.prose:
        if passage.source is None or any(english_strength(token.text) for token in passage.english):
            continue
        if any(_NEGATIVE_PREFIX.fullmatch(token.text) for token in passage.english):
            continue
        words = passage.words
        if any(fold(word.text) in _EXCEPTIVE for word in words):
            continue
        for index, word in enumerate(words[:-1]):
            if without_conjunction(fold(word.text)) in _VERBAL and fold(words[index + 1].text) not in _SET_PHRASES:
                yield Mark(
                    word,
                    "the Arabic negates what the source affirms",
                    0.6,
                    source=passage.source,
                )
