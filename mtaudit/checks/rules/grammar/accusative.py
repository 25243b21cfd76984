"""GRM: the alif of the indefinite accusative."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.government import accusative, slots
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.grammar.source import renders_name


@check("GRM013", "missing-accusative-alif", "grammar", "minor")
def missing_accusative_alif(evidence: Evidence) -> Iterator[Mark]:
    """Report an indefinite noun or adjective that lacks the alif of the accusative.

    What it finds
        The predicate of كان and its sisters (كان الجو بارد), the object of a verb that has its subject (أطلقت كوريا
        صاروخ), a noun whose adjective has the alif, and the reverse (قرار صعبا, صاروخا باليستي).
    Why it matters
        It is the one case ending that Arabic always writes, and every proofreader adds it.
    When it stays silent
        The noun may be a subject, or govern a genitive; it takes no alif (a diptote, a word in ة, a name).
    Bad
        ar: كان الانسحاب [[قرار]] صعبا على الجميع.
        ar: كان الطريق [[طويل]]، وأصبح الهواء باردا.
    Good
        ar: كان الانسحاب قرارا صعبا، وكان مدير الشركة حاضرا، ووصل رجل مسرعا، وكان في الغرفة رجل مريض.
    """
    for passage in evidence.prose:
        for slot in slots(passage.words):
            word = passage.words[slot.index]
            form = accusative(word)
            if form is not None and not renders_name(passage, slot.index):
                yield Mark(word, slot.reason, 0.8, suggestion=form)
