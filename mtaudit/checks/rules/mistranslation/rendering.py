"""MIS: a word that no dictionary has for the English one."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.meaning.renderings import renderings
from mtaudit.message import say

DOUBT = 0.05
"""Probability of being wrong, by the estimator, from which a word that the dictionary lacks is reported, in a sentence
all of whose words are linked."""

FREEDOM = 1.0
"""By how much this probability rises with the share of words that render none, as in a free translation. Of 42 such
words of the 416 annotated segments 35 are wrong; half of the rise finds one more and draws a fifth more findings in
professional translations."""

_SHOWN = 3
"""Renderings that the message names."""


@check("MIS004", "unlisted-rendering", "mistranslation", "minor", needs_source=True)
def unlisted_rendering(evidence: Evidence) -> Iterator[Mark]:
    """Report a word that is no rendering of the English word in its place.

    What it finds
        An Arabic word in the place of an English one that the dictionary has in some seventeen thousand words, and that
        no rendering of it is, nor has the root or much of its meaning in common with one; the estimator doubts it too.
    Why it matters
        It is a word of the same field that says something else, or of another field altogether.
    When it stays silent
        A rendering stands elsewhere in the sentence and renders nothing else, or one of the contrary; an expression
        around the word is translated as a whole; the link between the words is not firm. The freer the translation, the
        more must the estimator doubt. Nothing is said of adverbs, numbers, compounds and verbs that mean little alone
        (make, take, begin), which Arabic renders in many ways, nor of a rendering that is misspelt or of words run
        together.
    Measured
        In professional translation nearly all findings are paraphrases, with no other fault in the passage. Beside a
        grave one of another rule it is major: annotators call such words nothing less.
    Bad
        ar: أعلنت الوزارة أن [[الحصان]] سيبدأ في آذار المقبل.
        en: The ministry announced that the harvest would begin next March.
    Good
        ar: أعلنت الوزارة أن الحصاد سيبدأ في آذار المقبل.
        en: The ministry announced that the harvest would begin next March.
    """
    for passage in evidence.prose:
        if passage.is_sentence and passage.far:
            least = DOUBT + FREEDOM * _freedom(passage)
            for i, j in sorted(passage.far):
                doubt = passage.estimate.target[j] if passage.estimate else None
                if doubt is not None and doubt > least:
                    yield _mark(passage, i, j)


def _freedom(passage: Passage) -> float:
    """The share of the words that render no English word."""
    words = {j for j, word in enumerate(passage.words) if word.kind == "word"}
    return len(words.difference(j for _, j in passage.links)) / len(words)


def _mark(passage: Passage, i: int, j: int) -> Mark:
    english, word = passage.english[i], passage.words[j]
    known = renderings(english.text)
    return Mark(
        word,
        say(
            "{word} does not render {english}: usual are {usual}",
            word=word.text,
            english=english.text,
            usual=", ".join(known.written[:_SHOWN]) if known else "",
        ),
        0.7,
        source=english,
    )
