"""What the checks ask of a back-translation: which words did not come back, and which Arabic words are to blame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import prod
from typing import NamedTuple

from mtaudit.align.cues import english_class, english_classes
from mtaudit.backtranslation.estimate import Returned
from mtaudit.checks.declare import Mark
from mtaudit.checks.evidence import Evidence, Passage
from mtaudit.checks.linked import source_text
from mtaudit.estimate.spans import Run, heaviest_runs
from mtaudit.meaning.renderings import renderings, renders
from mtaudit.message import say

LOST, NEW = 0.5, 0.5
"""Probabilities of a word above which it belongs to a run of words that did not come back, or came from nowhere."""

# Measured on the tenth of the sentences that the second head has not seen, by real systems: a threshold of 0.58 gives
# two false alarms in 1000 words of FLORES, 0.70 as many on the talks of IWSLT, which are translated more freely: of
# their words 6.4 and 9.5 in a hundred are somewhat doubtful.

LEAST = 0.75
"""Least highest probability in a run of lost words for a finding, in a text too short to tell how free it is."""

_USUAL, _USUAL_LEAST, _SLOPE = 0.064, 0.6, 3.9
"""The share of somewhat doubtful words in a close translation, the threshold there, and its growth with the share."""

_NAMES = 0.1
"""By how much less is enough for names, which no other word stands for: on FLORES .77 of them are found so, not .74,
with no more false alarms."""

_SOMEWHAT = (0.05, 0.5)
"""Probabilities of somewhat doubtful words."""

_TELLING = 200
"""Words with content from which the text's own share counts as much as what is usual."""

DOUBTED = 0.65
"""Probability of an Arabic word, without the back-translation, from which both kinds of evidence agree (MIS001)."""

_CAPITALISED = english_classes().index("capitalised")


class Lost(NamedTuple):
    """A run of words of the source that did not come back.

    `back` are the words of the back-translation in their place, `arabic` the words that are to blame.
    """

    passage: Passage
    returned: Returned
    run: Run
    back: Sequence[int]
    arabic: Sequence[int]

    @property
    def is_name(self) -> bool:
        """Whether all its words but small ones are written as names."""
        words = [i for i in range(self.run.first, self.run.last + 1) if self.returned.lost[i] is not None]
        return all(i > 0 and english_class(self.passage.english[i]) == _CAPITALISED for i in words)

    def mark(self) -> Mark:
        """What a rule says of it."""
        english = self.passage.english[self.run.first : self.run.last + 1]
        said, returned = source_text(self.passage, english), self.returned.back.said(self.back)
        return Mark(
            [self.passage.words[j] for j in self.arabic],
            say("the source says {english!r}, the Arabic comes back as {back!r}", english=said, back=returned)
            if returned
            else say("{english!r} does not come back from the Arabic", english=said),
            self.run.peak,
            source=english,
            severity="major" if self.is_doubted else "minor",
        )

    @property
    def is_doubted(self) -> bool:
        """Whether the estimator that reads source and Arabic takes one of the Arabic words for wrong too."""
        wrong = self.passage.estimate.target if self.passage.estimate else ()
        return any((wrong[j] or 0) >= DOUBTED for j in self.arabic)


def agreed(marks: Sequence[Mark | None]) -> Mark | None:
    """The first of what is said by one back-translation after another, if all say it: the more do, the surer."""
    said = [mark for mark in marks if mark is not None]
    if not said or len(said) < len(marks):
        return None
    return replace(said[0], confidence=round(1 - prod(1 - mark.confidence for mark in said), 3))


def with_return(evidence: Evidence) -> Iterator[tuple[Passage, Returned]]:
    """The passages of which it is known what came back, with that."""
    return ((passage, passage.returned) for passage in evidence.prose if passage.returned is not None)


def lost_words(evidence: Evidence) -> Iterator[Lost]:
    """The words of the source that surely did not come back, and that Arabic words are to blame for.

    Rules take them from `Evidence.lost`, which asks once.
    """
    least = _least(evidence)
    for passage, returned in with_return(evidence):
        for run in heaviest_runs(returned.lost, LOST):
            back = _in_their_place(returned, run)
            arabic = behind(passage, returned, back) or _linked(passage, run.first, run.last)
            lost = Lost(passage, returned, run, back, arabic)
            enough = least - _NAMES if lost.is_name else least
            if run.peak >= enough and lost.arabic and not _is_number(passage, run) and not _is_listed(lost):
                yield lost


def _linked(passage: Passage, first: int, last: int) -> list[int]:
    return sorted({j for i, j in passage.links if first <= i <= last and passage.words[j].kind != "punctuation"})


def _least(evidence: Evidence) -> float:
    """The threshold of this text: the freer its translation, the higher."""
    lost = [each for _, returned in with_return(evidence) for each in returned.lost if each is not None]
    if not lost:
        return LEAST
    share = sum(_SOMEWHAT[0] < each < _SOMEWHAT[1] for each in lost) / len(lost)
    own = min(0.9, _USUAL_LEAST + max(0.0, _SLOPE * (share - _USUAL)))
    weight = len(lost) / (len(lost) + _TELLING)
    return LEAST + weight * (own - LEAST)


def _is_number(passage: Passage, run: Run) -> bool:
    """Whether the words are numbers, whose values other rules compare."""
    return all(passage.english[i].kind == "number" for i in range(run.first, run.last + 1))


def _is_listed(lost: Lost) -> bool:
    """Whether the dictionary has the Arabic for every word with content: it came back in words that nobody foresaw.

    So it is of three of four such findings in unchanged sentences of FLORES, and of one of 108 of planted errors.
    """
    passage = lost.passage
    counted = [i for i in range(lost.run.first, lost.run.last + 1) if lost.returned.lost[i] is not None]
    return all(
        (known := renderings(passage.english[i].text)) is not None
        and any(renders(known, passage.words, j) for j in {*lost.arabic, *_linked(passage, i, i)})
        for i in counted
    )


def _in_their_place(returned: Returned, run: Run) -> list[int]:
    """The words of the back-translation that stand where those of the source should.

    These are the ones from nowhere between the partners of the words around.
    """
    lost, new = returned.lost, returned.new
    sure = {i: j for i, j in returned.partners if (lost[i] or 0) < LOST}
    before = next((sure[i] for i in range(run.first - 1, -1, -1) if i in sure), -1)
    after = next((sure[i] for i in range(run.last + 1, len(lost)) if i in sure), len(new))
    return [j for j in range(min(before, after) + 1, max(before, after)) if (new[j] or 0) > NEW]


def behind(passage: Passage, returned: Returned, back: Sequence[int]) -> list[int]:
    """The Arabic words of some words of the back-translation, in order."""
    return sorted({j for i, j in returned.behind if i in back and passage.words[j].kind != "punctuation"})
