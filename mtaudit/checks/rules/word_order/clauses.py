"""WRD: what came first, and what came of what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.arabic.syntax.sense import Sense
from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.linked import target_text
from mtaudit.document import Token
from mtaudit.english.word_lists import function_words, word_list
from mtaudit.message import say

_FEWEST = 2
"""Words of the English clauses that must stand in the wrong one, a verb of each among them."""


@check("WRD003", "exchanged-clauses", "word-order", "major", needs_source=True)
def exchanged_clauses(evidence: Evidence) -> Iterator[Mark]:
    """Report two clauses that changed places around "after", "before", "because" or "until".

    What it finds
        A verb of the main clause in the English that stands behind the Arabic بعد أن, and the verb behind "after" that
        is the main one in the Arabic: "resigned after the loss" that became "lost after he resigned".
    Why it matters
        What came first comes last, and the cause is the effect.
    When it stays silent
        Any verb stands in the clause where it belongs, the English has such a word twice, or the Arabic word is linked
        to none.
    Measured
        It said nothing of the human translation and the machine output that were read: unproven.
    Bad
        ar: [[خسر النادي المباراة بعد أن استقال]] المدير.
        en: After the club lost the match, the manager resigned.
    Good
        ar: بعد أن خسر النادي المباراة، استقال المدير.
        en: After the club lost the match, the manager resigned.
    """
    for passage in evidence.prose:
        if passage.is_sentence:
            yield from _exchanged(passage)


def _exchanged(passage: Passage) -> Iterator[Mark]:
    joining = [i for i, token in enumerate(passage.english) if token.text.lower() in word_list("joining two events")]
    if len(joining) != 1:
        return
    places = [j for i, j in passage.firm_links if i == joining[0]]
    if not places or max(places) - min(places) >= _FEWEST:
        return
    english = _behind(passage.english, joining[0])
    arabic = _behind(passage.words, max(places))
    verbs = [
        (i, j)
        for i, j in passage.firm_links
        if _is_verb(passage.syntax.senses[j]) and passage.english[i].text.lower() not in function_words()
    ]
    moved = [(i, j) for i, j in verbs if (i in english) != (j in arabic)]
    if len(moved) == len(verbs) and {i in english for i, _ in moved} == {True, False}:
        first, last = min(j for _, j in moved), max(j for _, j in moved)
        joined = target_text(passage, passage.words[min(places)])
        yield Mark(
            passage.words[first : last + 1],
            say("what stands before and behind {joined} is exchanged in the source", joined=joined),
            0.7,
            source=[passage.english[i] for i in sorted(i for i, _ in moved)],
        )


def _is_verb(sense: Sense) -> bool:
    return sense.part == "verb" or "verb" in sense.also


def _behind(tokens: Sequence[Token], at: int) -> range:
    """The words from one to the next mark or the end."""
    marks = (k for k in range(at, len(tokens)) if tokens[k].kind == "punctuation")
    return range(at, next(marks, len(tokens)))
