"""GRM: إن and أن."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.clitics import PRONOUNS
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.speech import after_saying
from mtaudit.arabic.word_lists import word_list
from mtaudit.checks import Evidence, Mark, check
from mtaudit.message import say

_AFTER_SAYING = frozenset(("أن", *("أن" + pronoun.form for pronoun in PRONOUNS)))
_AFTER_STATING = frozenset("إ" + word[1:] for word in _AFTER_SAYING)


@check("GRM017", "anna-after-saying", "grammar", "minor")
def anna_after_saying(evidence: Evidence) -> Iterator[Mark]:
    """Report أن where what somebody said begins: after قال it is إن; and إن after other verbs of stating.

    What it finds
        قال الوزير أن المحادثات, وقالت له أنها, بقوله أنه; ذكر المتحدث إن الشحنة, أكد إنه.
    Why it matters
        Every Arabic newsroom's style book has this rule.
    When it stays silent
        أن stands before a verb (قال له أن يعود), another verb or noun stands between that أن may belong to (قال إنه
        يعتقد أن), or the second clause follows (وأن), which many write so; after حيث, where newspapers have both.
    Bad
        ar: قال الوزير [[أن]] المحادثات ستبدأ غدا.
        ar: قالت الشركة للصحفيين [[أنها]] ستغلق المصنع.
        ar: أكد المدير [[إنه]] سيستقيل.
    Good
        ar: قال الوزير إن المحادثات ستبدأ، وقال له أن يعود، وقال إنه يعتقد أن الوقت مناسب، وأكد أن الاتفاق قريب.
    """
    for passage in evidence.prose:
        for index, word in enumerate(passage.words):
            plain = normalise(word.text)
            if plain in _AFTER_SAYING and after_saying(passage.words, index):
                yield Mark(word, say("after قال the clause begins with إن"), 0.85, suggestion="إ" + plain[1:])
            elif plain in _AFTER_STATING and after_saying(passage.words, index, word_list("stating verbs")):
                yield Mark(word, say("the clause begins with أن"), 0.8, suggestion="أ" + plain[1:])
