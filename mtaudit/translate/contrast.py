"""Which of two Arabic sentences explains the English better, and which English word tells: minimal pairs.

A model that translates scores a given translation piece by piece (forced decoding). Two sentences that differ in one
word, قوله and قولها, tell by how much each explains the source better: Sennrich 2017, https://aclanthology.org/E17-2060.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from mtaudit.translate.translator import TranslationModel


@dataclass(frozen=True, slots=True)
class Question:
    """Whether `english` would rather be the translation of `instead` than of `arabic`."""

    arabic: str
    instead: str
    english: str


@dataclass(frozen=True, slots=True)
class Answer:
    """By how much the other sentence explains the English better, in natural logarithms, and where most of it.

    `start` and `end` are characters of the English; both are its length where only the end of the sentence gains.
    """

    gain: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scored:
    """A stretch of an English text and its log-probability."""

    start: int
    end: int
    log_probability: float


def score_characters(model: TranslationModel, arabic: str, english: str) -> list[Scored]:
    """The log-probability of each piece of the English given the Arabic, by its characters, and of the end."""
    return _by_characters(model, english, model.score([arabic], [english])[0])


def ask(model: TranslationModel, questions: Sequence[Question]) -> list[Answer]:
    """The answers to questions; no pair of sentences is scored twice."""
    pairs = dict.fromkeys((arabic, each.english) for each in questions for arabic in (each.arabic, each.instead))
    scores = dict(zip(pairs, model.score(*zip(*pairs, strict=True)), strict=True)) if pairs else {}
    answers = []
    for each in questions:
        given, other = scores[each.arabic, each.english], scores[each.instead, each.english]
        gains = [better - worse for better, worse in zip(other, given, strict=True)]
        most = max(_by_characters(model, each.english, gains), key=lambda gain: gain.log_probability)
        answers.append(Answer(sum(gains), most.start, most.end))
    return answers


def usual_difference(answers: Sequence[Answer]) -> float:
    """By how much one word usually matters to the model in a document: what is less tells nothing.

    It takes the place of a threshold, which would be another one for every model.
    """
    return median(abs(each.gain) for each in answers) if answers else 0.0


def _by_characters(model: TranslationModel, english: str, scores: Sequence[float]) -> list[Scored]:
    places = [*model.places(english), (len(english), len(english))]
    return [Scored(start, end, score) for (start, end), score in zip(places, scores, strict=False)]
