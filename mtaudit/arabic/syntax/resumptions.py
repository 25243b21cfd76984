"""Pronouns that take up the noun that their relative clause describes."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.syntax.clauses import Clause, Sentence
from mtaudit.arabic.syntax.concord import of_pronoun
from mtaudit.arabic.syntax.subjects import is_subject
from mtaudit.arabic.syntax.ties import Candidate, Manner, Tie

_FARTHEST = 15
"""Words of a clause that are looked through for another pronoun."""


def resumptions(sentence: Sentence) -> Iterator[Tie]:
    """The ties of pronouns attached to the verb of a relative clause that has its subject: القرار الذي اتخذته الحكومة.

    Such a clause speaks of its noun by a pronoun; where the verb has the only one, that is it.
    """
    for clause in sentence.clauses:
        if clause.kind in ("relative", "attribute") and clause.direct and clause.antecedents:
            tie = _resumption(sentence, clause)
            if tie is not None:
                yield tie


def _resumption(sentence: Sentence, clause: Clause) -> Tie | None:
    sense = sentence.senses[clause.verb] if clause.verb is not None else None
    if clause.verb is None or sense is None or sense.pronoun is None or sense.pronoun.person != 3:
        return None
    first = clause.arguments[0] if clause.arguments else None
    if first is None or first.accusative or clause.apart or clause.complement:
        return None
    if not is_subject(sentence, sense, Candidate(first.head, "before", first)):
        return None
    described = clause.antecedents[0].phrase
    if (described is not None and described.time) or _has_another(sentence, clause.verb):
        return None
    own = of_pronoun(sense.pronoun)
    likeliest = sorted(own, key=lambda agreement: agreement[1] != sense.pronoun.number if sense.pronoun else False)
    manner: Manner = "relative" if clause.kind == "relative" else "attribute"
    return Tie("resumption", clause.verb, clause.antecedents, manner, shown=tuple(likeliest))


def _has_another(sentence: Sentence, verb: int) -> bool:
    """Whether another pronoun in the clause may be the one that takes the noun up."""
    for sense in sentence.senses[verb + 1 : verb + 1 + _FARTHEST]:
        if sense.part in ("mark", "inna", "relative"):
            return False
        if sense.pronoun is not None and sense.pronoun.person == 3:
            return True
    return False
