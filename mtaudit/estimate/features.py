"""What the word links, the lexicon and the names say of each word: the estimator's evidence beside its encoder."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from mtaudit.align.cues import ARABIC_CLASSES, CUES, english_classes
from mtaudit.align.words import Pair
from mtaudit.arabic.words import Word
from mtaudit.document import Token
from mtaudit.encode.words import log_probability, pieces
from mtaudit.estimate.translations import seen

Matrix = npt.NDArray[np.float32]

LINKED = 0.3
"""Least probability of a link, as in `align.words`."""

_GLOSS, _ANY_GLOSS, _NAME, _SAME = (CUES.index(name) for name in ("gloss", "any gloss", "name", "same"))

CONTENT = frozenset(english_classes().index(name) for name in ("number", "capitalised", "word"))
"""Classes of English words that can be missing."""


def content(classes: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which English words are no function words and no marks."""
    return np.isin(classes, list(CONTENT))


def features(pair: Pair) -> tuple[Matrix, Matrix, npt.NDArray[np.bool_]]:
    """Rows of numbers for the Arabic words and for the English words, and which of the latter have content."""
    links, scores = pair.probabilities, pair.likeness
    found, ours, theirs = pair.cues
    whole = _sentence(links, content(ours))
    arabic = _side(links.T, scores.T, found.transpose(0, 2, 1), pair.arabic, ours, len(english_classes()))
    english = _side(links, scores, found, pair.english, theirs, len(ARABIC_CLASSES))
    together, left, right = seen(pair.english, pair.arabic)
    arabic = np.hstack([arabic, _seen(links.T, together.T, right, left)])
    english = np.hstack([english, _seen(links, together, left, right)])
    holes = _holes(links.T, content(ours)), _holes(links, np.array([w.kind == "word" for w in pair.arabic]))
    arabic, english = np.hstack([arabic, holes[0]]), np.hstack([english, holes[1]])
    read = [[float(not w.readings), w.probabilities[0] if w.probabilities else 0.0] for w in pair.arabic]
    kinds = _one_hot(theirs, len(ARABIC_CLASSES))
    arabic = np.hstack([arabic, np.array(read), kinds, np.tile(whole, (len(arabic), 1))])
    english = np.hstack([english, _one_hot(ours, len(english_classes())), np.tile(whole, (len(english), 1))])
    return arabic.astype(np.float32), english.astype(np.float32), content(ours)


def features_alone(words: Sequence[Word]) -> Matrix:
    """Rows of numbers for the Arabic words of a sentence without its source."""
    classes = arabic_classes(words)
    kinds = _one_hot(classes, len(ARABIC_CLASSES))
    none = np.zeros((1, kinds.shape[1]), np.float32)
    texts = [word.text for word in words]
    columns = [
        [float(not word.readings) for word in words],
        [word.probabilities[0] if word.probabilities else 0.0 for word in words],
        [float(len(word.readings)) for word in words],
        *_spelling(texts),
    ]
    before, after = np.vstack([none, kinds[:-1]]), np.vstack([kinds[1:], none])
    return np.hstack([np.array(columns).T, kinds, before, after]).astype(np.float32)


def _spelling(texts: Sequence[str]) -> list[list[float]]:
    """A word's length, rarity and number of pieces, and whether it stands among the four words before and after."""
    return [
        [len(text) / 10 for text in texts],
        [log_probability(text) / 10 for text in texts],
        [float(len(pieces(text))) for text in texts],
        [float(text in texts[max(0, i - 4) : i]) for i, text in enumerate(texts)],
        [float(text in texts[i + 1 : i + 5]) for i, text in enumerate(texts)],
    ]


def _sentence(links: Matrix, has_content: npt.NDArray[np.bool_]) -> list[float]:
    """Of the whole pair: how well both sides are linked, and their lengths."""
    rows, columns = links.max(axis=1), links.max(axis=0)
    unlinked = float((rows[has_content] < LINKED).mean()) if has_content.any() else 0.0
    return [float(rows.mean()), float(columns.mean()), unlinked, float(np.log(links.shape[1] / links.shape[0]))]


def _seen(links: Matrix, together: Matrix, own: Matrix, other: Matrix) -> Matrix:
    """How often a word was seen linked, to the word that it is linked to here, and to any word of the other side."""
    best = links.argmax(axis=1)
    here = together[np.arange(len(best)), best]
    return np.array([own, other[best], here, together.max(axis=1), own - here, other[best] - here]).T


def _holes(links: Matrix, counted: npt.NDArray[np.bool_]) -> Matrix:
    """How many counted words of the other side lack a link, and how firmly the weakest of them is linked.

    Looked at are those between the best links of the words before and behind, and their neighbours.
    """
    firm, best = links.max(axis=0), links.argmax(axis=1)
    sure = np.where(links.max(axis=1) > LINKED, best, -1).tolist()
    rows = []
    for i in range(len(links)):
        before = next((sure[k] for k in range(i - 1, -1, -1) if sure[k] >= 0), 0)
        behind = next((sure[k] for k in range(i + 1, len(links)) if sure[k] >= 0), links.shape[1] - 1)
        window = slice(max(0, min(before, behind) - 1), max(before, behind) + 2)
        weakest = firm[window][counted[window]]
        rows.append([float((weakest < LINKED).sum()), float(weakest.min(initial=1.0)), float(len(weakest))])
    return np.clip(np.array(rows, np.float32), 0, 12)


def _side(
    links: Matrix, scores: Matrix, found: Matrix, words: Sequence[Token], classes: npt.NDArray[np.int64], kinds: int
) -> Matrix:
    """Rows for the words of the first axis of all matrices; `classes` are those of the other side's words."""
    rows = np.arange(len(words))
    best = links.argmax(axis=1)
    firm = links[rows, best]
    ordered = np.sort(scores, axis=1)
    margin = ordered[:, -1] - ordered[:, -2] if scores.shape[1] > 1 else ordered[:, -1]
    padded = np.concatenate([[1.0], firm, [1.0]])
    columns = [
        firm,
        links.sum(axis=1),
        np.log(firm + 1e-3),
        ordered[:, -1] / 10,
        margin / 10,
        links.max(axis=0)[best] - firm,
        (links > LINKED).sum(axis=1),
        (links > LINKED).sum(axis=0)[best],
        found[_GLOSS, rows, best],
        found[_ANY_GLOSS, rows, best],
        found[_ANY_GLOSS].max(axis=1),
        found[_NAME, rows, best],
        found[_NAME].max(axis=1),
        found[_SAME].max(axis=1),
        padded[:-2],
        padded[2:],
        np.abs(best / links.shape[1] - rows / len(words)),
        *_spelling([word.text for word in words]),
    ]
    return np.hstack([np.array(columns).T, _one_hot(classes[best], kinds) * (firm > LINKED)[:, None]])


def arabic_classes(words: Sequence[Word]) -> npt.NDArray[np.int64]:
    """Indices into `ARABIC_CLASSES`."""
    names = (w.reading.part_of_speech if w.reading else "unknown" if w.kind == "word" else w.kind for w in words)
    return np.array([ARABIC_CLASSES.index(name) for name in names])


def _one_hot(classes: npt.NDArray[np.int64], kinds: int) -> Matrix:
    return np.eye(kinds, dtype=np.float32)[classes]
