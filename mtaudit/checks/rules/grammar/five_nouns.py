"""GRM: the long vowel of أب, أخ, حم and ذو."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from mtaudit.arabic.clitics import detached
from mtaudit.arabic.government import SURE, likely, share
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import is_inna, word_list
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.message import say
from mtaudit.resources import table

_FORM = re.compile("(?P<stem>أبو|أبا|أبي|أخو|أخا|أخي|حمو|حما|حمي|ذو)(?P<pronoun>ها|هما|هم|هن|ه|نا|ك|كم|(?<=ذو))")


@check("GRM015", "wrong-vowel-of-five-nouns", "grammar", "minor")
def wrong_vowel_of_five_nouns(evidence: Evidence) -> Iterator[Mark]:
    """Report أبو, أخو or ذو in another case than what stands before asks for.

    What it finds
        و or ا after a preposition (عن أبوها, لأخوه, من ذو), و after إن (إن أبوه), and ي or ا for the subject of a verb
        that takes no person as its object (قال أبيه, سافر أخاها) and at the beginning of a sentence (أخيه يعمل).
    Why it matters
        It is a plain grammar mistake in words that everybody knows.
    When it stays silent
        The word may be an object or a genitive after another noun, or a name with أبو, which many leave as it is.
    Bad
        ar: ورثت ماريا الفندق [[عن أبوها]] عام 1998.
        ar: [[قال أبيه]] إن السفر طويل، وأرسل رسالة [[لأخوه]].
    Good
        ar: قال أبوه إن السفر طويل، ورأى أباه عند أخيه، واتصل بأبو بكر وزار أبو ظبي.
    """
    for passage in evidence.prose:
        for before, word in pairwise((None, *passage.words)):
            parts = _parts(normalise(word.text)) if word is not None else None
            if word is None or parts is None:
                continue
            clitic, stem, pronoun = parts
            case = _case(clitic, before)
            if case is None or stem == _series()[stem][case]:
                continue
            right = clitic + _series()[stem][case] + pronoun
            marked = [word] if clitic or before is None else [before, word]
            yield Mark(marked, _WHY[case], 0.85, suggestion=right if len(marked) == 1 else f"{marked[0].text} {right}")


def _parts(plain: str) -> tuple[str, str, str] | None:
    """The clitics, the noun and the pronoun that a word is made of."""
    for conjunction, preposition, rest in detached(plain):
        if (match := _FORM.fullmatch(rest)) is not None:
            return conjunction + preposition, match["stem"], match["pronoun"]
    return None


_WHY = (
    say("as a subject it is written with و"),
    say("here it is written with ا"),
    say("after a preposition it is written with ي"),
)


def _case(clitic: str, before: Word | None) -> int | None:
    """Which form is due: 0 nominative, 1 accusative, 2 genitive; None where several may be."""
    if clitic[-1:] in ("ب", "ل", "ك"):
        return 2
    if clitic:
        return None
    if before is None:
        return 0
    plain = normalise(before.text)
    if plain in word_list("prepositions"):
        return 2
    if is_inna(plain):
        return 1
    verbs = likely(before)
    if verbs and all(
        r.part_of_speech == "verb" and r.person == 3 and r.number == "singular" and not r.pronoun for r in verbs
    ):
        says = all("_intr" in r.category or _says(normalise(r.lemma)) for r in verbs)
        copula = all(normalise(r.lemma) in word_list("copulas") for r in verbs)
        return 0 if says or copula else None
    first = share(before, lambda r: r.part_of_speech == "verb" and r.person == 1 and not r.pronoun)
    return 1 if first >= SURE and not any(normalise(r.lemma) in word_list("copulas") for r in verbs) else None


def _says(lemma: str) -> bool:
    return lemma in word_list("subject verbs") and lemma not in word_list("two objects")


@cache
def _series() -> dict[str, tuple[str, ...]]:
    """The three forms of each noun, by any of them."""
    return {form: tuple(forms) for forms in table("lexicon/arabic/five_nouns.tsv") for form in forms}
