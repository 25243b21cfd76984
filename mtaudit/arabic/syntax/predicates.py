"""Adjectives that stand alone: predicates, participles that say how somebody acts, those that lack their article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtaudit.arabic.syntax.clauses import Clause, Loose, Sentence, shown_by
from mtaudit.arabic.syntax.concord import SEVERAL, Agreement, of_pronoun, shown
from mtaudit.arabic.syntax.lists import listed, quantifiers
from mtaudit.arabic.syntax.phrases import QUOTES, is_elative
from mtaudit.arabic.syntax.sense import CERTAIN, Sense
from mtaudit.arabic.syntax.ties import Candidate, Tie

_MASCULINE: frozenset[Agreement] = frozenset({("masculine", "singular")})


def predicates(sentence: Sentence) -> Iterator[Tie]:
    """The ties of the adjectives that belong to no phrase."""
    for loose in sentence.adjectives:
        target = sentence.pieces[loose.number].start
        sense = sentence.senses[target]
        if sense.conjunction or sense.pronoun is not None or sense.preposition or _is_invariable(sense):
            continue
        if (target and _makes_noun(sentence.senses[target - 1])) or _has_adjective(sentence, loose.number):
            continue
        if loose.clause.verb is None or loose.clause.verb > target:
            tie = _of_topic(loose, target)
        elif sentence.senses[loose.clause.verb].reading.person != 3:
            tie = None
        elif _has_predicate(sentence.senses[loose.clause.verb]):
            tie = _of_copula(sentence, loose, target, loose.clause.verb)
        elif (found := _of_found(sentence, loose, target, loose.clause.verb)) is not None:
            tie = found
        elif sentence.senses[loose.clause.verb].may_be("judging verbs"):
            tie = _of_judged(sentence, loose, target, loose.clause.verb)
        else:
            tie = _missing_article(sentence, loose, target) or _of_actor(sentence, loose, target, loose.clause.verb)
        if tie is not None:
            yield tie


def _makes_noun(before: Sense) -> bool:
    """Whether an adjective is a noun behind a word, or a word that is spoken of: على رخيصة, وهي "مرعوب"."""
    return before.part == "preposition" or (before.part == "mark" and before.text in QUOTES)


def _has_adjective(sentence: Sentence, number: int) -> bool:
    """Whether an adjective has one beside it, so that it is a noun or describes one: معاني مميزة."""
    for other in (number - 1, number + 1):
        if 0 <= other < len(sentence.pieces) and sentence.pieces[other].kind == "adjective":
            sense = sentence.senses[sentence.pieces[other].start]
            if not sense.conjunction and not _is_invariable(sense):
                return True
    return False


def _is_invariable(sense: Sense) -> bool:
    if sense.stem in listed("counting words") or sense.text in listed("prepositional nouns"):
        return True
    return sense.stem in quantifiers() or sense.stem in listed("times") or is_elative(sense) or is_adverb(sense)


def is_adverb(sense: Sense) -> bool:
    """Whether an accusative is rather an adverb: رسميا."""
    accusative = sense.accusative or sense.reading.case == "accusative"
    return (accusative and sense.text.endswith(("يا", "ية"))) or sense.text in listed("adverbs")


def _of_topic(loose: Loose, target: int) -> Tie | None:
    """إن الخطة قابلة للتنفيذ."""
    topic = loose.clause.topic
    if topic is None or topic.noun > target or loose.commas or (topic.phrase is not None and not topic.phrase.definite):
        return None
    return Tie("predicate", target, (topic,), "clause") if loose.clause.kind in ("main", "inna") else None


def _of_copula(sentence: Sentence, loose: Loose, target: int, verb: int) -> Tie | None:
    """كانت الشوارع خالية."""
    if loose.commas:
        return None
    subjects = _subjects(loose)
    if (not subjects or not (loose.arguments or loose.clause.topic)) and _may_address(sentence.senses[verb]):
        return None
    return Tie("predicate", target, subjects or (shown_by(sentence.senses, verb),), "copula")


def _has_predicate(verb: Sense) -> bool:
    """Whether a verb is كان or like it."""
    return verb.may_be("copulas") or verb.may_be("state verbs")


def _may_address(verb: Sense) -> bool:
    """Whether a verb may say "you" or "I" as well as "she": تكون, بقيت."""
    if verb.reading.aspect == "imperfect":
        return verb.reading.gender == "feminine"
    return verb.text.endswith("يت")


def _of_judged(sentence: Sentence, loose: Loose, target: int, verb: int) -> Tie | None:
    """وجدت الشرطة السيارة مسروقة; يعتبرها الخبراء خطيرة."""
    sense, pronoun = sentence.senses[target], sentence.senses[verb].pronoun
    if loose.commas or not (sense.accusative or sense.reading.case == "accusative" or sense.text.endswith("ة")):
        return None
    objects = tuple(Candidate(each.head, "behind", each) for each in reversed(loose.arguments))
    if pronoun is not None:
        objects = (Candidate(verb, "behind", shown=of_pronoun(pronoun)), *objects)
    passive = any(reading.passive and reading.number == "singular" for reading in sentence.senses[verb].readings)
    if not objects and not passive:
        return None
    topic = (loose.clause.topic,) if loose.clause.topic else ()
    candidates = (*objects, *topic, *loose.clause.antecedents)
    return Tie("predicate", target, candidates, "judged") if candidates else None


def _of_found(sentence: Sentence, loose: Loose, target: int, verb: int) -> Tie | None:
    """عثر على السفينة مهجورة: what is said of the noun behind the preposition of a passive."""
    sense, passive = sentence.senses[target], sentence.senses[verb]
    if loose.commas or loose.arguments or not passive.may_be("prepositional passives"):
        return None
    if not shown(passive.readings) >= _MASCULINE or sense.lemma in listed("speaking participles"):
        return None
    if not (sense.accusative or sense.reading.case == "accusative" or sense.text.endswith("ة")):
        return None
    before = [phrase for phrase in loose.clause.obliques if phrase.end <= target and not phrase.time]
    beside = bool(before) and before[-1].end == target and before[-1].definite
    nouns = tuple(Candidate(noun, "behind", phrase) for phrase in before for noun in phrase.nouns)
    return Tie("predicate", target, nouns, "judged") if beside else None


def _subjects(loose: Loose) -> tuple[Candidate, ...]:
    """What the verb of the clause may speak of, of what stands before the adjective."""
    clause = loose.clause
    if clause.topic is not None and clause.topic_first:
        several = (Candidate(clause.topic.noun, "behind", shown=SEVERAL),) if clause.several else ()
        return (clause.topic, *several)
    arguments = (Candidate(each.head, "behind", each) for each in loose.arguments if not each.accusative)
    return (*clause.antecedents, *arguments)


def _of_actor(sentence: Sentence, loose: Loose, target: int, verb: int) -> Tie | None:
    """قالت الوزيرة ..., مؤكدة; غادرت المغنية باكية."""
    sense = sentence.senses[target]
    if not (sense.accusative or sense.reading.case == "accusative" or _follows_definite(sentence, loose.number)):
        return None
    if sense.lemma in listed("speaking participles"):
        return Tie("circumstance", target, _speakers(sentence.senses, loose.before), "speaking")
    subjects = _subjects(loose)
    if not is_state(sense) or not subjects or not _is_known_actor(sentence, subjects[0], verb):
        return None
    known = tuple(each for each in subjects if not sentence.senses[each.noun].is_name)
    others = (Candidate(each.head, "behind", each) for each in (*loose.arguments[1:], *loose.clause.obliques))
    return Tie("circumstance", target, (*known, shown_by(sentence.senses, verb), *others), "state")


def is_state(sense: Sense) -> bool:
    """Whether an adjective looks like a participle, which may say in what state somebody is."""
    return sense.lemma.startswith("م") or re.fullmatch(".ا..?", sense.lemma) is not None


def _is_known_actor(sentence: Sentence, subject: Candidate, verb: int) -> bool:
    """Whether a person acts, and nobody is spoken to."""
    sense = sentence.senses[verb]
    addressed = sense.reading.aspect == "imperfect" and sense.text.startswith("ت")
    actor = sentence.senses[subject.noun]
    return actor.may_be_person and actor.part != "unknown" and not addressed


def _speakers(senses: Sequence[Sense], clauses: Sequence[Clause]) -> tuple[Candidate, ...]:
    """The subjects of the clauses so far, the nearest last, and what their verbs show.

    A name is left out: the verb tells its gender as well.
    """
    found: list[Candidate] = []
    for clause in clauses:
        if clause.verb is not None and clause.kind not in ("relative", "attribute"):
            found += [each for each in clause.subjects()[:1] if not senses[each.noun].is_name]
            found.append(shown_by(senses, clause.verb))
    return tuple(found)


def _follows_definite(sentence: Sentence, number: int) -> bool:
    """Whether the piece before is a comma or a definite phrase, which an indefinite adjective does not describe."""
    before = sentence.pieces[number - 1] if number else None
    return before is not None and (before.kind == "comma" or (before.phrase is not None and before.phrase.definite))


def _missing_article(sentence: Sentence, loose: Loose, target: int) -> Tie | None:
    """An adjective that must describe the noun of a preposition, as the clause has its verb and subject."""
    pieces, number = sentence.pieces, loose.number
    before = pieces[number - 1].phrase if number else None
    after = pieces[number + 1] if number + 1 < len(pieces) else None
    if before is None or not before.preposition or not loose.arguments or after is None or after.kind == "stop":
        return None
    last, adjective = sentence.senses[before.end - 1], sentence.senses[target]
    masculine = shown(adjective.readings) == _MASCULINE and shown(last.readings) >= _MASCULINE
    if not (masculine and lacks_article(last, adjective) and loose.clause.kind == "main" and not loose.commas):
        return None
    return Tie("article", target, (Candidate(before.end - 1, "attribute", before),), "governed")


def lacks_article(last: Sense, adjective: Sense) -> bool:
    """Whether an adjective without the article stands after a word that has it and may be its noun."""
    plain = not (adjective.conjunction or adjective.preposition or adjective.pronoun or adjective.accusative)
    inflected = adjective.reading.case is None and not is_elative(adjective)
    return last.article and last.part in ("noun", "adjective") and plain and inflected and adjective.sure >= CERTAIN
