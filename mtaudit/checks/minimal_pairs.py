"""What a model that scores says of single words: whether the source fits the sentence better with others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mtaudit.arabic.number_forms import in_place_of
from mtaudit.arabic.pronoun_forms import with_pronoun
from mtaudit.checks.negators import arabic_strength, is_negative
from mtaudit.english.gender import PRONOUN_ROLES, mentions
from mtaudit.grammar import Gender
from mtaudit.translate.contrast import Answer, Question, ask, usual_difference

if TYPE_CHECKING:
    from mtaudit.checks.evidence import Passage
    from mtaudit.translate import TranslationModel

Kind = Literal["pronoun", "number", "negation"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of a passage, from the first to before `end`, and what could stand there instead."""

    kind: Kind
    passage: Passage
    first: int
    end: int
    instead: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the model says of a pair: by more than a word usually matters, it is for one side or for neither."""

    pair: Pair
    answer: Answer
    usual: float

    @property
    def doubts(self) -> bool:
        """Whether the source fits what could stand there better."""
        return self.answer.gain > 0 and self.answer.gain >= self.usual and _tells(self.pair, self.answer)

    @property
    def vouches(self) -> bool:
        """Whether the source fits what stands there better."""
        return self.answer.gain < 0 and -self.answer.gain >= self.usual


def judge(passages: Sequence[Passage], model: TranslationModel) -> tuple[Verdict, ...]:
    """Ask the model about all words of a document that can be asked about."""
    pairs = [pair for passage in passages if passage.source and passage.is_sentence for pair in _pairs(passage)]
    answers = ask(model, [_question(pair) for pair in pairs])
    usual = usual_difference(answers)
    return tuple(Verdict(pair, answer, usual) for pair, answer in zip(pairs, answers, strict=True))


def _pairs(passage: Passage) -> Iterator[Pair]:
    yield from _pronouns(passage)
    yield from _numbers(passage)
    yield from _negations(passage)


def _pronouns(passage: Passage) -> Iterator[Pair]:
    """Pronouns of one person, where the source has one too: قولها for قوله."""
    if not any(mention.role in PRONOUN_ROLES for mention in mentions(passage.english)):
        return
    for index, word in enumerate(passage.words):
        pronoun = word.reading.pronoun if word.reading else None
        if word.reading and pronoun and pronoun.person == 3 and pronoun.number == "singular":
            other: Gender = "masculine" if pronoun.gender == "feminine" else "feminine"
            if instead := with_pronoun(word, word.reading, other):
                yield Pair("pronoun", passage, index, index + 1, instead)


def _numbers(passage: Passage) -> Iterator[Pair]:
    """Numbers that the source lacks, exchanged for those of the source that the Arabic lacks."""
    for number in passage.number_pairs.arabic:
        at = [i for i, word in enumerate(passage.words) if word.start < number.end and number.start < word.end]
        for meant in passage.number_pairs.english:
            digits = str(meant.value) if number.digits and meant.value.denominator == 1 else None
            written = " ".join(passage.words[i].text for i in at)
            if at and (instead := digits or in_place_of(written, meant)):
                yield Pair("number", passage, at[0], at[-1] + 1, instead)


def _negations(passage: Passage) -> Iterator[Pair]:
    """Where one side negates more than the other: the clause without its negation, or with one."""
    negators = [i for i, word in enumerate(passage.words) if arabic_strength(word.text) == "strong"]
    negated = sum(is_negative(token.text) for token in passage.english)
    if len(negators) > negated:
        yield from (Pair("negation", passage, index, index + 1, "") for index in negators)
    elif len(negators) < negated:
        for index, word in enumerate(passage.words):
            reading = word.reading
            if reading is None or reading.part_of_speech != "verb" or index - 1 in negators:
                continue
            yield Pair("negation", passage, index, index, "لا" if reading.aspect == "imperfect" else "ما")


def _question(pair: Pair) -> Question:
    target, source, words = pair.passage.target, pair.passage.source, pair.passage.words
    assert target is not None
    assert source is not None
    start = words[pair.first].start - target.start
    end = words[pair.end - 1].end - target.start if pair.end > pair.first else start
    before, behind = target.text[:start], target.text[end:]
    instead = f"{pair.instead} " if pair.end == pair.first else pair.instead
    return Question(target.text, " ".join(f"{before}{instead}{behind}".split()), source.text)


def _tells(pair: Pair, answer: Answer) -> bool:
    """Whether what the model understands better in the source is a word of the kind in question."""
    assert pair.passage.source is not None
    begin = pair.passage.source.start
    here = [i for i, each in enumerate(pair.passage.english) if _overlap(each.start - begin, each.end - begin, answer)]
    match pair.kind:
        case "pronoun":
            return any(
                mention.index in here for mention in mentions(pair.passage.english) if mention.role in PRONOUN_ROLES
            )
        case "number":
            numbers = pair.passage.number_pairs.english
            return any(_overlap(each.start - begin, each.end - begin, answer) for each in numbers)
        case "negation":
            return pair.first < pair.end or any(is_negative(pair.passage.english[i].text) for i in here)


def _overlap(start: int, end: int, answer: Answer) -> bool:
    return start < answer.end and answer.start < end
