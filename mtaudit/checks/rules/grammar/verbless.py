"""GRM: conjunctions that a verb must follow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtaudit.arabic.clitics import without_conjunction
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.grammar.source import renders_name
from mtaudit.message import say


@check("GRM029", "conjunction-without-verb", "grammar", "major")
def conjunction_without_verb(evidence: Evidence) -> Iterator[Mark]:
    """Report a conjunction such as عندما before anything but a verb.

    What it finds
        عندما خارج البلاد, "when outside the country"; عندما الطقس حار, بعدما في البيت: English leaves the verb out,
        Arabic does not.
    Why it matters
        The clause has no verb and breaks off.
    When it stays silent
        The word may be a verb, or a name or a mark follows.
    Bad
        ar: استخدم الهاتف [[عندما خارج]] بلدك.
        ar: خذ الحذر [[عندما الطريق]] زلق.
    Good
        ar: استخدم الهاتف عندما تكون خارج بلدك، وعندما لا يكون الطريق زلقا، واتصل حالما وصلت.
    """
    for passage in evidence.prose:
        for index, (conjunction, word) in enumerate(pairwise(passage.words)):
            plain = without_conjunction(normalise(conjunction.text))
            if plain not in word_list("before clauses with verb") or _may_begin_clause(word):
                continue
            if not renders_name(passage, index + 1):
                message = say("a verb follows {conjunction}", conjunction=plain)
                yield Mark((conjunction, word), message, 0.8)


def _may_begin_clause(word: Word) -> bool:
    """Whether a word is a verb in any reading, a particle before one, or one that the lexicon does not know."""
    if normalise(word.text) in word_list("before verbs") or not word.readings:
        return True
    return any(r.part_of_speech in ("verb", "proper") or r.future for r in word.readings)
