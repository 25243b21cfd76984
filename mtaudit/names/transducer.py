"""How well an Arabic form renders an English name: a learned stochastic edit transducer.

Every English letter writes nothing, one or two Arabic letters, with a probability that depends on the letters around
it (the stochastic edit distance of Ristad & Yianilos 1998, with the many-to-many links and contexts of Jiampojamarn
et al. 2007). Two likelihoods come out of one pass: that the Arabic is a faithful rendering, and that it is one with
a single wrong letter. A logistic model turns them into a probability. `training/names.py` learns all of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise, repeat
from math import exp, log
from operator import itemgetter, mul
from typing import NamedTuple

from mtaudit.arabic.normalise import fold_sounds
from mtaudit.resources import LEARNED, table

ALPHABET = " ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤة"
"""The letters that a folded Arabic name is written in."""
MAXIMUM = 60
"""Letters of a name that are compared."""
FEATURES = ("right", "wrong", "right a letter", "english", "arabic", "bias")
_DISCOUNT = 500.0
"""Witten-Bell discount: the weight of the shorter context, in counts for every different output seen. 1, 10, 80, 200
and 500 were tried on held-out pairs: a garbled letter is told with AUC 0.982, 0.985, 0.990, 0.991 and 0.992."""
_FLOOR = 1e-4
"""Probability of an output never seen; 2e-5 and 3e-4 are no better."""
_SAID, _SAID_LAST = frozenset("bpfvdtmlrnkszg"), frozenset("fvmnk")
"""Consonants that are hardly ever silent, and those that are not at the end of a name either."""
_ONE_SOUND = frozenset({"sz", "rz", "cz", "dz", "tz", "ts", "ps", "pn", "ng"})
"""Pairs of English letters whose second, or first, often adds nothing."""
_UNSAID = ("kn", "kg", "zh")
"""Beginnings of what stands in a name from a letter on that is not said, or with the next one."""
_LETTERS = frozenset(ALPHABET[1:])
_CODES = {letter: code for code, letter in enumerate(ALPHABET)}
_UNSEEN = 1e-6
_EPSILON = 1e-12
_HOPELESS, _HOPE = 1e-5, 0.3
"""No name is followed further once all its paths together are below 1e-5 times 0.3 for every letter: true names lose
half a nat a letter, and nine nats where a letter is wrong."""
_IMPOSSIBLE = 1e-43
_NEVER = (-100.0, -80.0)
_LATIN = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
)
_NO_LATIN = re.compile(r"[^a-z]+")
_APOSTROPHES = re.compile(r"['’‘ʻʼ`´.\u0300-\u036f]+")
_NO_ARABIC = re.compile(f"[^{ALPHABET[1:]}]+")


class _Letter(NamedTuple):
    """What one English letter in its context may write: probabilities of nothing, of one letter, of two.

    `either` are those of one letter as dual numbers: the imaginary part, times `_EPSILON`, is the probability that
    one letter belongs here and that another, any one of them, stands in its place.
    """

    nothing: float
    one: tuple[float, ...]
    two: dict[str, float]
    either: tuple[complex, ...]


def _make_letter(nothing: float, one: Sequence[float], two: dict[str, float]) -> _Letter:
    slip = _EPSILON * sum(one) / len(one)
    return _Letter(nothing, tuple(one), two, tuple(map(complex, one, repeat(slip))))


_SPACE = _make_letter(0.1, (0.9, *[_FLOOR / 100] * (len(ALPHABET) - 1)), {})


class _Arabic(NamedTuple):
    pick: Callable[[tuple[complex, ...]], tuple[complex, ...]]
    pairs: tuple[str, ...]
    start: tuple[complex, ...]
    """Probability that the name begins after so many letters: behind an article or a conjunction."""


@lru_cache(maxsize=1 << 15)
def fold_english(name: str) -> str:
    """Lower case, Latin letters without diacritics, words separated by one space; `'` and `.` join."""
    if not (name.isascii() and name.isalpha()):
        name = unicodedata.normalize("NFKD", name.lower().translate(_LATIN))
        return _NO_LATIN.sub(" ", _APOSTROPHES.sub("", name.lower())).strip()[:MAXIMUM]
    return name.lower()[:MAXIMUM]


@lru_cache(maxsize=1 << 15)
def fold_arabic(name: str) -> str:
    """Bare Arabic letters, one alif, letters borrowed from Persian as Arabic ones, one space between words."""
    if not _LETTERS.issuperset(name):
        name = _NO_ARABIC.sub(" ", fold_sounds(name)).strip()
    return name[:MAXIMUM]


def windows(name: str) -> Iterator[str]:
    """Each letter of a folded English word with its context: one letter before it, two after it."""
    padded = f"^{name}$$"
    return (padded[at : at + 4] for at in range(len(name)))


def contexts(window: str) -> tuple[str, str, str, str]:
    """The contexts of a letter, the longest first."""
    return window, window[:3], window[1:3], window[1]


@cache
def _counts() -> dict[str, str]:
    """Contexts and, still as text, the outputs seen there with their counts: few of them are ever asked for."""
    lines = (LEARNED / "names" / "letters.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line[0] != "#")


@cache
def _weights() -> dict[str, float]:
    return {name: float(value) for name, value in table("learned/names/weights.tsv")}


@lru_cache(maxsize=1 << 15)
def _letter(context: str) -> _Letter:
    """Interpolated probabilities: those of the next shorter context, and those seen in this one."""
    seen = _counts()[context].split("\t")
    counts = [int(count) for count in seen[1::2]]
    total = sum(counts) or 1
    if len(context) == 1:
        weight, nothing, one, two = 1.0, _FLOOR, [_FLOOR] * len(_CODES), {}
    else:
        weight = total / (total + _DISCOUNT * len(counts))
        rest = 1 - weight
        shorter = letter(_shorter(context))
        nothing, one = rest * shorter.nothing, [rest * p for p in shorter.one]
        two = {pair: rest * p for pair, p in shorter.two.items()}
    for output, count in zip(seen[::2], counts, strict=True):
        p = weight * count / total
        if len(output) == 1:
            one[_CODES[output]] += p
        elif output:
            two[output] = two.get(output, 0.0) + p
        else:
            nothing += p
    return _make_letter(nothing, one, two)


@cache
def _logistic() -> tuple[float, ...]:
    return tuple(_weights()[name] for name in FEATURES)


def _shorter(context: str) -> str:
    return context[1:] if len(context) == 3 else context[:-1]


def letter(context: str) -> _Letter:
    """What a letter may write in its context (see `contexts`): the longest one that the table has tells."""
    counts = _counts()
    while context not in counts:
        context = _shorter(context)
    return _letter(context)


@lru_cache(maxsize=1 << 13)
def _english(name: str) -> tuple[_Letter, ...]:
    first, *others = ([letter(window) for window in windows(word)] for word in name.split(" "))
    return tuple(chain(first, *((_SPACE, *word) for word in others)))


@lru_cache(maxsize=1 << 14)
def _arabic(name: str) -> _Arabic:
    start = [1 + 0j] + [0j] * len(name)
    weights = _weights()
    if len(name) > 3:
        if name.startswith("ال"):
            start[2] = weights["article"]
        elif name.startswith("و"):
            start[1] = weights["conjunction"]
    pick = itemgetter(*[_CODES[written] for written in name], 0)
    return _Arabic(pick, tuple(map("".join, pairwise(name))), tuple(start))


def likelihoods(english: str, arabic: str) -> tuple[float, float]:
    """Natural logarithms of P(Arabic | English) and of the same with one letter replaced; both names are folded.

    One forward pass in dual numbers gives both: the square of `_EPSILON` is too small to matter.
    """
    pick, pairs, start = _arabic(arabic)
    paths: Sequence[complex] = start
    hopeless = _HOPELESS
    for nothing, _, two, either in _english(english):
        after = [paths[0] * nothing]
        after += [b * nothing + a * p for a, b, p in zip(paths, paths[1:], pick(either), strict=False)]
        if two and not two.keys().isdisjoint(pairs):
            for at, pair in enumerate(pairs):
                if pair in two:
                    after[at + 2] += paths[at] * two[pair]
        paths = after
        hopeless *= _HOPE
        if sum(paths).real < hopeless:
            return _NEVER
    right, wrong = paths[-1].real, paths[-1].imag / _EPSILON
    return (log(right), log(wrong + _IMPOSSIBLE)) if right > _IMPOSSIBLE else _NEVER


class Step(NamedTuple):
    """One step of the likeliest way to write a name: the log-probability, the English letter and what it writes."""

    logarithm: float
    letter: str
    output: str


def weakest_step(english: str, arabic: str) -> Step | None:
    """The least likely of the `likeliest_steps`; None if there are none."""
    return min(likeliest_steps(english, arabic), default=None)


def lost_consonant(english: str, arabic: str) -> Step | None:
    """The least likely of those consonants that are hardly ever silent, of which the Arabic writes nothing.

    Not counted are the second of two like letters, the k of Knight, the z of Olszewski, and at the end letters that
    French does not say. Of 5,135 pairs of Wikipedia 14 have one below a log-probability of -3, most of them misspelt;
    of 3,717 with a consonant taken out 2,371 do.
    """
    name, steps = fold_english(english), likeliest_steps(english, arabic)
    lost = [
        step
        for k, step in enumerate(steps)
        if not step.output
        and step.letter in (_SAID if k + 1 < len(name) else _SAID_LAST)
        and step.letter not in (name[k - 1 : k], name[k + 1 : k + 2])
        and name[max(0, k - 1) : k + 1] not in _ONE_SOUND
        and not name.startswith(_UNSAID, k)
    ]
    return min(lost, default=None)


@lru_cache(maxsize=1 << 10)
def likeliest_steps(english: str, arabic: str) -> tuple[Step, ...]:
    """The likeliest (Viterbi) way to write the Arabic, a step a letter of the folded name; none if it has too many.

    An output that was never seen has the probability of one in a million.
    """
    name, form = fold_english(english), fold_arabic(arabic)
    if not name or not form:
        return ()
    start = 2 if form.startswith("ال") and not name.startswith(("al", "el")) else 0
    paths: dict[int, tuple[float, tuple[Step, ...]]] = {start: (0.0, ())}
    for english_letter, written in zip(name, _english(name), strict=True):
        longer: dict[int, tuple[float, tuple[Step, ...]]] = {}
        for at, (score, steps) in paths.items():
            for end in range(at, min(at + 2, len(form)) + 1):
                output = form[at:end]
                step = Step(log(_probability(written, output)), english_letter, output)
                if end not in longer or score + step.logarithm > longer[end][0]:
                    longer[end] = (score + step.logarithm, (*steps, step))
        paths = longer
    return paths[len(form)][1] if len(form) in paths else ()


def _probability(letter: _Letter, output: str) -> float:
    if not output:
        return letter.nothing
    return letter.one[_CODES[output]] if len(output) == 1 else letter.two.get(output, _UNSEEN)


def features(english: str, arabic: str) -> tuple[float, ...]:
    """What the logistic model reads (see `FEATURES`), for folded names."""
    right, wrong = likelihoods(english, arabic)
    return right, wrong, right / len(english), len(english), len(arabic), 1.0


@lru_cache(maxsize=1 << 17)
def similarity(english: str, arabic: str) -> float:
    """How well an Arabic form renders an English name: a probability in [0, 1].

    Words may be several, in the same order on both sides. The negatives it was learned against are other names with
    the same first letter, and the true name with a letter replaced, with a consonant lost, and cut short; half of all
    pairs it saw were true.
    """
    folded, form = fold_english(english), fold_arabic(arabic)
    if not folded or not form:
        return 0.0
    if form.count(" ") != folded.count(" "):
        folded, form = folded.replace(" ", ""), form.replace(" ", "")
    logit = sum(map(mul, _logistic(), features(folded, form)))
    return 1 / (1 + exp(-logit)) if logit > -700 else 0.0
