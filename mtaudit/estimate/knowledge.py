"""What the dictionary, the senses and the expressions of the lexicon say of each word: evidence of the estimator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mtaudit.align.words import Pair, link
from mtaudit.arabic.words import Word
from mtaudit.estimate.features import content
from mtaudit.meaning.expressions import forms
from mtaudit.meaning.phrases import Expressions, find_expressions, literal_places, well_rendered
from mtaudit.meaning.renderings import Renderings, has_content, renderings, renders
from mtaudit.meaning.senses import Choice, choose_senses

Matrix = npt.NDArray[np.float32]

ARABIC = (
    "has content",
    "stands in a literal rendering",
    "is listed for any English word",
    "linked word is in the dictionary",
    "linked word is rendered by it",
    "linked word lists it",
    "linked word is listed elsewhere",
    "linked word is in an expression that is rendered well",
    "linked word is in an expression that is not",
    "linked word is divided into senses",
    "it has some of these senses",
    "by how much the context shows others",
    "by how much the context shows one",
)
"""What is said of an Arabic word, in order."""

ENGLISH = (
    "is in the dictionary",
    "is listed anywhere",
    "is in an expression that is rendered well",
    "is in an expression that is not",
    "is divided into senses",
)
"""What is said of an English word, in order."""


class Meanings(NamedTuple):
    """What the English sentence shows: the senses of its words, by their index, its expressions, and the words of those
    that are rendered well."""

    senses: Mapping[int, Choice]
    expressions: Expressions
    well_rendered: frozenset[int]


class _Evidence(NamedTuple):
    """What is worked out once for a pair.

    `rows` are what the dictionary has for each English word, `listed` which Arabic words it has for which, of shape
    (English words, Arabic words); `otherwise` are the English words of expressions that are not rendered well,
    `literal` the Arabic ones of literal renderings.
    """

    rows: Sequence[Renderings | None]
    listed: npt.NDArray[np.bool_]
    otherwise: frozenset[int]
    literal: frozenset[int]


def meanings(pair: Pair) -> Meanings:
    """What the English of a pair shows."""
    expressions = find_expressions(pair.english)
    senses = choose_senses(pair.english, pair.english_vectors)
    return Meanings(senses, expressions, well_rendered(expressions, pair.arabic))


def knowledge(pair: Pair, shown: Meanings) -> tuple[Matrix, Matrix]:
    """Rows of `ARABIC` for the Arabic words and of `ENGLISH` for the English ones."""
    evidence = _evidence(pair, shown)
    ours = [
        (row is not None, listed.any(), i in shown.well_rendered, i in evidence.otherwise, i in shown.senses)
        for i, (row, listed) in enumerate(zip(evidence.rows, evidence.listed, strict=True))
    ]
    theirs = np.zeros((len(pair.arabic), len(ARABIC)), np.float32)
    linked = _linked(pair, evidence.rows)
    for j, word in enumerate(pair.arabic):
        if word.kind == "word":
            theirs[j, :3] = has_content(word), j in evidence.literal, evidence.listed[:, j].any()
        if word.kind == "word" and j in linked:
            i = linked[j]
            theirs[j, 3:9] = _of_link(evidence, shown.well_rendered, pair.arabic, i, j)
            theirs[j, 9:] = _of_senses(shown.senses[i], pair.arabic, j) if i in shown.senses else 0.0
    return theirs, np.array(ours, np.float32).reshape(-1, len(ENGLISH))


def _evidence(pair: Pair, shown: Meanings) -> _Evidence:
    rows = [
        renderings(token.text) if counts else None
        for token, counts in zip(pair.english, content(pair.cues[1]), strict=True)
    ]
    lemmas = [forms(word.text).lemmas if word.kind == "word" else frozenset[str]() for word in pair.arabic]
    listed = [[row is not None and not row.words.isdisjoint(each) for each in lemmas] for row in rows]
    phrases, terms = shown.expressions
    return _Evidence(
        rows,
        np.array(listed, bool).reshape(len(rows), len(lemmas)),
        frozenset(i for _, indices in phrases for i in indices) - shown.well_rendered,
        frozenset(j for each, _ in (*phrases, *terms) for place in literal_places(each, pair.arabic) for j in place),
    )


def _linked(pair: Pair, rows: Sequence[Renderings | None]) -> dict[int, int]:
    """The English word for each Arabic one that is linked: of several, one of the dictionary, and the likeliest."""
    best = sorted(link(pair), key=lambda each: (rows[each[0]] is not None, pair.probabilities[each]))
    return {j: i for i, j in best}


def _of_link(evidence: _Evidence, well: frozenset[int], arabic: Sequence[Word], i: int, j: int) -> tuple[bool, ...]:
    """What is said of an Arabic word because of the English one that it is linked to."""
    row, listed = evidence.rows[i], evidence.listed[i]
    return (
        row is not None,
        row is not None and renders(row, arabic, j),
        listed[j],
        listed.sum() > listed[j],
        i in well,
        i in evidence.otherwise,
    )


def _of_senses(choice: Choice, arabic: Sequence[Word], j: int) -> tuple[float, ...]:
    """What the sense that the context shows says of the Arabic word for it."""
    has = {each: nearness for each, nearness in choice.nearness.items() if each.is_rendered(arabic, j)}
    others = [nearness for each, nearness in choice.nearness.items() if each not in has]
    lead = max(others) - max(has.values()) if has and others else 0.0
    return 1.0, float(bool(has)), lead, choice.margin
