"""GRM: إن and أن."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.clitics import PRONOUNS
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.speech import after_saying
from mtaudit.checks import Evidence, Mark, check
from mtaudit.message import say

_AFTER_SAYING = frozenset(("أن", *("أن" + pronoun.form for pronoun in PRONOUNS)))


@check("GRM017", "anna-after-saying", "grammar", "minor")
def anna_after_saying(evidence: Evidence) -> Iterator[Mark]:
    """Report أن where what somebody said begins: after قال it is إن.

    What it finds
        قال الوزير أن المحادثات, وقالت له أنها, بقوله أنه.
    Why it matters
        Every Arabic newsroom's style book has this rule.
    When it stays silent
        أن stands before a verb (قال له أن يعود), another verb or noun stands between that أن may belong to (قال إنه
        يعتقد أن), or the second clause follows (وأن), which many write so; after حيث, where newspapers have both.
    Bad
        ar: قال الوزير [[أن]] المحادثات ستبدأ غدا.
        ar: قالت الشركة للصحفيين [[أنها]] ستغلق المصنع.
    Good
        ar: قال الوزير إن المحادثات ستبدأ، وقال له أن يعود، وقال إنه يعتقد أن الوقت مناسب، وأكد أن الاتفاق قريب.
    """
    for passage in evidence.prose:
        for index, word in enumerate(passage.words):
            plain = normalise(word.text)
            if plain in _AFTER_SAYING and after_saying(passage.words, index):
                yield Mark(word, say("after قال the clause begins with إن"), 0.85, suggestion="إ" + plain[1:])
