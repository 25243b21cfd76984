"""The clauses of a sentence: verbs with what stands before and behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from mtaudit.arabic.syntax.concord import SEVERAL, any_number, of_pronoun, shown, shown_by_pronoun
from mtaudit.arabic.syntax.lists import listed
from mtaudit.arabic.syntax.phrases import Item, Phrase, is_elative
from mtaudit.arabic.syntax.sense import Sense
from mtaudit.arabic.syntax.ties import Candidate

Kind = Literal["main", "inna", "relative", "attribute", "joined", "copula"]
"""`inna` stands behind إن and its sisters, `attribute` behind the indefinite noun that it describes; و has `joined` a
clause to one before it; one behind كان and its sisters (`copula`) has their subject."""


_FARTHEST_ELATIVE = 6
"""Words between an elative and the noun that says in what respect it is meant."""


@dataclass(eq=False, slots=True)
class Clause:
    """A clause. All numbers are indices of words.

    `antecedents` are what the verb of a relative, attribute or joined clause may speak of; `named` is how many
    candidates the sentence has had before it.
    """

    kind: Kind
    antecedents: tuple[Candidate, ...] = ()
    named: int = 0
    topic: Candidate | None = None
    """The noun before the verb."""
    verb: int | None = None
    direct: bool = True
    """Nothing but particles stands between the beginning of the clause and the verb."""
    arguments: list[Phrase] = field(default_factory=list)
    """Phrases without preposition behind the verb."""
    obliques: list[Phrase] = field(default_factory=list)
    apart: str = ""
    """What stands between the verb and its first argument."""
    commas: int = 0
    closed: bool = False
    """No more arguments: a comma, another clause."""
    complement: bool = False
    """A clause with أن follows."""
    crowded: bool = False
    """What stands between topic and verb was not understood, or the topic has its predicate."""
    others: tuple[Candidate, ...] = ()
    """What else its verb may speak of: an indefinite noun right before it, which it may describe."""
    several: bool = False
    """A noun that و joins to one between topic and verb may be joined to the topic."""

    @property
    def topic_first(self) -> bool:
        """Whether the noun before the verb is its subject."""
        return self.topic is not None and self.kind in ("main", "inna")

    def subjects(self) -> tuple[Candidate, ...]:
        """What its verb may speak of."""
        if self.topic is not None and self.topic_first:
            return (self.topic,)
        arguments = (Candidate(each.head, "behind", each) for each in self.arguments if not each.accusative)
        return (*self.antecedents, *arguments)


@dataclass(frozen=True, slots=True)
class Loose:
    """A piece that waits for its noun, with the clauses as they were when it was read: `clause` is its own."""

    number: int
    clause: Clause
    before: tuple[Clause, ...]
    arguments: tuple[Phrase, ...]
    commas: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """What was read of a sentence. `named` is what it speaks of, in order."""

    senses: Sequence[Sense]
    pieces: Sequence[Item]
    clauses: Sequence[Clause]
    named: Sequence[Candidate]
    adjectives: Sequence[Loose]
    relatives: Sequence[int]
    """Numbers of pieces."""


def read_clauses(senses: Sequence[Sense], pieces: Sequence[Item]) -> Sentence:
    """Read the pieces of a sentence."""
    reader = _Reader(senses, pieces)
    for number, item in enumerate(pieces):
        reader.read(number, item)
    return Sentence(senses, pieces, reader.clauses, reader.named, reader.adjectives, reader.relatives)


class _Reader:
    """Reads the pieces from left to right, a clause at a time."""

    def __init__(self, senses: Sequence[Sense], pieces: Sequence[Item]) -> None:
        self.senses, self.pieces = senses, pieces
        self.clauses: list[Clause] = []
        self.waiting: list[Clause] = []
        """Clauses that another one interrupts."""
        self.named: list[Candidate] = []
        self.adjectives: list[Loose] = []
        self.relatives: list[int] = []
        self.clause = self._open("main")

    def _open(self, kind: Kind, antecedents: tuple[Candidate, ...] = ()) -> Clause:
        self.clause = Clause(kind, antecedents, len(self.named))
        self.clauses.append(self.clause)
        return self.clause

    def read(self, number: int, item: Item) -> None:
        """Read the next piece."""
        clause = self.clause
        match item.kind:
            case "phrase":
                assert item.phrase is not None
                self._phrase(item.phrase)
            case "verb":
                self._verb(number, item)
            case "adjective":
                self._adjective(number)
            case "stop":
                self.waiting = []
                self._open("main")
            case "comma":
                clause.closed = True
                clause.commas += 1
            case "inna":
                clause.closed = clause.complement = True
                self.waiting.append(clause)
                self._inna(item)
            case "subordinator":
                clause.closed = True
                self._open("main")
            case "joiner":
                clause.closed = True
                if clause.verb is None:
                    clause.crowded = True
                else:
                    self._open("main").crowded = True
            case "relative" | "free":
                clause.closed = True
                self.waiting.append(clause)
                self._relative(number, item)
            case "pronoun":
                self._pronoun(number, item)
            case "adverb" | "other":
                self._adverb(self.senses[item.start])

    def _inna(self, item: Item) -> None:
        opened = self._open("inna")
        pronoun = self.senses[item.start].pronoun
        if pronoun is not None:
            opened.crowded = pronoun.person != 3
            opened.topic = Candidate(item.start, "behind", shown=of_pronoun(pronoun))

    def _relative(self, number: int, item: Item) -> None:
        relative, clause = self.senses[item.start], self.clause
        if clause.verb is None and clause.topic is not None and clause.topic.phrase is None:
            clause.crowded = True  # وهو ما: the relative clause is what is said of the pronoun
        if item.kind == "free" or not relative.readings or "ل" not in relative.text[:2]:
            self._open("relative")
            return
        self.relatives.append(number)
        self._open("relative", (Candidate(item.start, "behind", shown=shown_by_pronoun(relative)),))

    def _pronoun(self, number: int, item: Item) -> None:
        """هو and its kin: what a clause is about (وهي قادرة), or between that and what is said of it."""
        clause, sense = self.clause, self.senses[item.start]
        own = Candidate(item.start, "behind", shown=shown_by_pronoun(sense))
        if sense.conjunction or (number and self.pieces[number - 1].kind == "comma"):
            clause.closed = True
            self._open("main").topic = own
        elif clause.verb is None and clause.kind in ("main", "inna"):
            clause.topic = clause.topic or own
        else:
            self._adverb(sense)

    def _adverb(self, sense: Sense) -> None:
        clause = self.clause
        if clause.verb is None:
            clause.crowded = clause.crowded or sense.part not in ("particle", "preposition", "adverb")
        elif not clause.arguments:
            clause.apart = clause.apart or sense.part

    def _phrase(self, phrase: Phrase) -> None:
        clause = self.clause
        for each in (phrase, *phrase.joined) if not phrase.time else ():
            self.named += [Candidate(noun, "behind", each) for noun in each.nouns]
        if clause.verb is not None and self._begins_anew(phrase):
            clause.closed = True
            clause = self._open("main")
        if phrase.preposition:
            clause.obliques.append(phrase)
            clause.several = clause.several or (clause.verb is None and bool(phrase.joined))
        if phrase.time or phrase.preposition:
            if clause.verb is not None and not clause.arguments:
                clause.apart = clause.apart or ("time" if phrase.time else "phrase")
        elif clause.verb is not None:
            if self.senses[phrase.start].conjunction and not clause.arguments:
                clause.closed = True
            if not clause.closed and not self._is_predicate(phrase):
                clause.arguments.append(phrase)
        elif clause.topic is None and (clause.kind == "inna" or (clause.kind == "main" and not phrase.accusative)):
            clause.topic = Candidate(phrase.head, "behind", phrase)
            clause.commas = 0
        elif clause.topic is not None and self.senses[phrase.start].conjunction == "و":
            clause.several = True
        else:
            clause.crowded = True

    def _is_predicate(self, phrase: Phrase) -> bool:
        """Whether a phrase says what something is called or was: كونها المدينة الأولى."""
        before = self.senses[phrase.start - 1] if phrase.start else None
        return before is not None and before.pronoun is not None and before.stem in listed("predicative nouns")

    def _begins_anew(self, phrase: Phrase) -> bool:
        """Whether a phrase is a demonstrative that و joins: وهذا يعني."""
        return self.senses[phrase.start].conjunction != "" and self.senses[phrase.head].part == "demonstrative"

    def _adjective(self, number: int) -> None:
        clause = self.clause
        self.adjectives.append(
            Loose(number, clause, tuple(self.clauses), tuple(clause.arguments), clause.commas + 100 * clause.crowded)
        )
        if clause.verb is None:
            clause.crowded = True

    def _verb(self, number: int, item: Item) -> None:
        clause, sense = self.clause, self.senses[item.start]
        joined = sense.conjunction or self._particle_joins(number)
        if clause.verb is None:
            if joined and (clause.topic is not None or clause.kind in ("relative", "inna")):
                clause.crowded = True
                self._open("joined", tuple(self.named))
            else:
                clause.direct = number > 0 and self._is_direct(number)
        elif joined:
            clause.closed = True
            self._open("joined", self._continued(clause))
        elif clause.kind in ("relative", "attribute") and (parent := self._waiting_for_verb()) is not None:
            self.clause = parent
            beside = self.pieces[number - 1].phrase
            nouns = beside.nouns if beside is not None and not (beside.definite and beside.preposition) else ()
            parent.others = tuple(Candidate(noun, "behind", beside) for noun in nouns)
        elif clause.commas and not clause.subjects():
            clause.closed = True
            self._open("main")  # عندما تكون في عطلة، يكون
        elif self.senses[clause.verb].may_be("copulas") and self._indefinite_before(number) is None:
            clause.closed = True
            opened = self._open("copula", self._subject_of_copula(clause))
            opened.crowded = sense.reading.aspect == "perfect" and self.senses[item.start - 1].part != "particle"
        elif (before := self._indefinite_before(number)) is not None:
            self.waiting.append(clause)
            clause.closed = True
            self._open("attribute", tuple(Candidate(noun, "behind", before) for noun in before.nouns))
        else:
            clause.closed = True
            self._open("relative")
        self.clause.verb = item.start

    def _continued(self, clause: Clause) -> tuple[Candidate, ...]:
        """What a verb that و joins to the verb of a clause may speak of: its subject, or people named so far."""
        assert clause.verb is not None
        verb = shown_by(self.senses, clause.verb)
        subjects = clause.subjects()
        if len(self.clauses) > 1 or not subjects or not self.senses[subjects[0].noun].may_be_person:
            return (*self.named, verb)
        people = tuple(each for each in self.named if self.senses[each.noun].may_be_person)
        return (*subjects[:1], *people, verb)

    def _subject_of_copula(self, clause: Clause) -> tuple[Candidate, ...]:
        assert clause.verb is not None
        if clause.topic is not None and clause.topic_first:
            several = (Candidate(clause.topic.noun, "behind", shown=SEVERAL),) if clause.several else ()
            return (clause.topic, *several)
        if clause.arguments:
            return (Candidate(clause.arguments[0].head, "behind", clause.arguments[0]),)
        return (*clause.antecedents, *self.named, shown_by(self.senses, clause.verb))

    def _particle_joins(self, number: int) -> bool:
        """Whether a particle before a verb has و attached: وقد أعلن."""
        before = self.senses[self.pieces[number - 1].start] if number else None
        return before is not None and before.part == "particle" and before.conjunction != ""

    def _is_direct(self, number: int) -> bool:
        at = number - 1
        while at > 0 and self.senses[self.pieces[at].start].part == "particle":
            at -= 1
        return self.pieces[at].kind in ("relative", "free", "inna", "subordinator", "stop", "comma")

    def _indefinite_before(self, number: int) -> Phrase | None:
        before = self.pieces[number - 1].phrase if number else None
        if before is None or before.definite:
            return None
        elatives = map(is_elative, self.senses[max(before.start - _FARTHEST_ELATIVE, 0) : before.start])
        return None if before.accusative and any(elatives) else before  # أكثر الأعاصير عنفا

    def _waiting_for_verb(self) -> Clause | None:
        """The clause around this one that has its noun and not yet its verb."""
        while self.waiting:
            clause = self.waiting.pop()
            if clause.verb is not None:
                return None
            if clause.topic is not None:
                return clause
        return None


def shown_by(senses: Sequence[Sense], verb: int) -> Candidate:
    """What a verb says of its subject, which may not be named."""
    return Candidate(verb, "behind", shown=any_number({gender for gender, _ in shown(senses[verb].readings)}))
