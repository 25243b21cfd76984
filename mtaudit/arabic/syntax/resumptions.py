"""Pronouns that take up the noun that their relative clause describes."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.syntax.clauses import Clause, Sentence
from mtaudit.arabic.syntax.concord import of_pronoun, shown
from mtaudit.arabic.syntax.sense import CERTAIN
from mtaudit.arabic.syntax.subjects import is_subject
from mtaudit.arabic.syntax.ties import Candidate, Manner, Tie

_FARTHEST = 15
"""Words of a clause that are looked through for another pronoun."""


def resumptions(sentence: Sentence) -> Iterator[Tie]:
    """The ties of the pronouns that take a noun up in its relative clause.

    Such a clause speaks of its noun by a pronoun if it has another subject: where there is but one, at the verb or at a
    preposition behind it, that is it (القرار الذي اتخذته الحكومة, المدينة التي ولد فيها).
    """
    for clause in sentence.clauses:
        if clause.kind in ("relative", "attribute") and clause.direct and clause.antecedents:
            tie = _resumption(sentence, clause) or _behind_preposition(sentence, clause)
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


def _behind_preposition(sentence: Sentence, clause: Clause) -> Tie | None:
    """The tie of the only pronoun of a clause, at a preposition, if the noun cannot be the subject of its verb."""
    senses, relative = sentence.senses, clause.antecedents[0]
    if clause.kind != "relative" or clause.verb is None or relative.phrase is not None:
        return None
    verb = senses[clause.verb]
    own = verb.reading.person == 3 and bool(shown(verb.readings) & relative.shown)
    if own or verb.pronoun is not None or verb.sure < CERTAIN or verb.may_be("clausal verbs"):
        return None
    for at in range(clause.verb + 1, min(clause.verb + _FARTHEST, len(senses))):
        sense = senses[at]
        if sense.part in ("mark", "inna", "relative", "verb", "subordinator", "conjunction", "joiner"):
            return None
        if sense.pronoun is not None:
            if sense.part != "preposition" or sense.pronoun.person != 3 or _has_another(sentence, at):
                return None
            return Tie("resumption", at, clause.antecedents, "governed", shown=tuple(sorted(of_pronoun(sense.pronoun))))
    return None


def _has_another(sentence: Sentence, verb: int) -> bool:
    """Whether another pronoun in the clause may be the one that takes the noun up."""
    for sense in sentence.senses[verb + 1 : verb + 1 + _FARTHEST]:
        if sense.part in ("mark", "inna", "relative"):
            return False
        if sense.pronoun is not None and sense.pronoun.person == 3:
            return True
    return False
