"""AGR: the pronoun attached to إن and its sisters, and the verb after it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtaudit.arabic.agreement import singular_verb
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import is_inna
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.agreement.phrases import BEFORE_VERB


@check("AGR012", "mismatched-pronoun-verb", "agreement", "major")
def mismatched_pronoun_verb(evidence: Evidence) -> Iterator[Mark]:
    """Report a masculine verb right after إنها, لأنها or لكنها.

    What it finds
        ها attached to إن and its sisters, directly followed by a verb in the masculine: قالت إنها سيعود.
    Why it matters
        Either the pronoun or the verb speaks of the wrong person.
    When it stays silent
        The verb has an object attached, or has no subject (إنها يجب أن); after إنه any verb may follow, as the pronoun
        may stand for nothing.
    Measured
        Two findings on 38,000 words of professional translation, both slips of the translators, and two in 528 verbs
        changed to the other gender, both right.
    Bad
        ar: قالت الوزيرة [[إنها سيعود]] يوم الأحد.
    Good
        ar: قالت الوزيرة إنها ستعود يوم الأحد، وإنها يجب أن تستريح.
    """
    for passage in evidence.prose:
        words = passage.words
        for index, (word, after) in enumerate(pairwise(words)):
            pronoun = word.reading.pronoun if word.reading is not None else None
            if pronoun is None or pronoun.form != "ها" or not is_inna(normalise(word.text).removesuffix(pronoun.form)):
                continue
            apart = normalise(after.text) in BEFORE_VERB and index + 2 < len(words)
            verb = words[index + 2] if apart else after
            reading = singular_verb(verb)
            if reading is not None and reading.gender == "masculine" and not reading.conjunction:
                yield Mark(
                    (word, verb),
                    "the pronoun is feminine, the verb masculine",
                    0.75,
                )
