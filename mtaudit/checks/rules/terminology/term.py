"""TRM: a term of a field in words of another."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.linked import source_text, target_text
from mtaudit.checks.rules.terminology.unnamed import unnamed_terms
from mtaudit.meaning.replacement import in_place_of
from mtaudit.message import say


@check("TRM003", "wrong-term", "terminology", "major", needs_source=True)
def wrong_term(evidence: Evidence) -> Iterator[Mark]:
    """Report a term of a field that is rendered by a word of another one.

    What it finds
        A term of sport, medicine, science, law, business, technology, the arts or travel, and in its place the word
        that tempts: كساد, a slump of trade, for a depression of the weather. Where the term is an ordinary word, a word
        beside it must show the field: a club is a مضرب where golf is played.
    Why it matters
        Whoever knows the field laughs; whoever does not is misled.
    When it stays silent
        An accepted name of the term, in that field or in another one that the words beside it show, stands anywhere
        in the sentence.
    Bad
        ar: تحول الإعصار إلى [[كساد]] استوائي فوق البحر.
        en: The hurricane turned into a tropical depression over the sea.
        ar: اشترى لاعب الغولف [[هراوات]] جديدة قبل البطولة.
        en: The golfer bought new clubs before the tournament.
    Good
        ar: تحول الإعصار إلى منخفض استوائي فوق البحر.
        en: The hurricane turned into a tropical depression over the sea.
        ar: اشترى لاعب الغولف مضارب جديدة قبل البطولة.
        en: The golfer bought new clubs before the tournament.
    """
    for passage, term, indices, place in unnamed_terms(evidence):
        if place is not None:
            words, english = [passage.words[j] for j in place], [passage.english[i] for i in indices]
            yield Mark(
                words,
                say(
                    "{words} is no name for {term} here",
                    words=target_text(passage, words),
                    term=source_text(passage, english),
                ),
                0.8,
                source=english,
                suggestion=in_place_of(words[0], term.written) or term.written[0],
            )
