"""GRM: إن and أن."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.clitics import PRONOUNS
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.speech import after_saying
from mtaudit.arabic.word_lists import is_listed
from mtaudit.checks import Evidence, Mark, check

_AFTER_SAYING = frozenset(("أن", *("أن" + pronoun.form for pronoun in PRONOUNS)))


@check("GRM017", "anna-after-saying", "grammar", "minor")
def anna_after_saying(evidence: Evidence) -> Iterator[Mark]:
    """Report أن where what somebody said begins, and after حيث and إذ: there it is إن.

    What it finds
        قال الوزير أن المحادثات, وقالت له أنها, بقوله أنه, حيث أن المحادثات, إذ أنها.
    Why it matters
        Every Arabic newsroom's style book has this rule.
    When it stays silent
        أن stands before a verb (قال له أن يعود), another verb or noun stands between that أن may belong to (قال إنه
        يعتقد أن), or the second clause follows (وأن), which many write so.
    Bad
        ar: قال الوزير [[أن]] المحادثات ستبدأ غدا.
        ar: قالت الشركة للصحفيين [[أنها]] ستغلق المصنع.
        ar: بقي الناس في بيوتهم حيث [[أن]] الطرق مغلقة.
    Good
        ar: قال الوزير إن المحادثات ستبدأ، وقال له أن يعود، وقال إنه يعتقد أن الوقت مناسب، وأكد أن الاتفاق قريب.
    """
    for passage in evidence.prose:
        for index, word in enumerate(passage.words):
            plain = normalise(word.text)
            if plain not in _AFTER_SAYING:
                continue
            before = normalise(passage.words[index - 1].text) if index else ""
            if is_listed(before, "before inna"):
                yield Mark(word, f"after {before} the clause begins with إن", 0.85, suggestion="إ" + plain[1:])
            elif after_saying(passage.words, index):
                yield Mark(word, "after قال the clause begins with إن", 0.85, suggestion="إ" + plain[1:])
