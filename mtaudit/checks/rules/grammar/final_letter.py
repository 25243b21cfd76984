"""GRM: the last letter of a word, ة and ه, ى and ي."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.spelling import Confusion
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.grammar.spelling import marks, misspelled
from mtaudit.message import Message, say

_TAA: dict[Confusion, Message] = {"ه for ة": say("ه is written for ة")}
_YAA: dict[Confusion, Message] = {"ى for ي": say("ى is written for ي"), "ي for ى": say("ي is written for ى")}


@check("GRM007", "ha-for-taa", "grammar", "minor")
def ha_for_taa(evidence: Evidence) -> Iterator[Mark]:
    """Report ه at the end of a word that is written with ة, and the reverse.

    What it finds
        المدرسه, سنه واحده, إلية; where the word is another one too (جامعه, "his mosque") the context and the rest of
        the text decide.
    Why it matters
        A proofreader corrects it; it makes a pronoun of an ending.
    When it stays silent
        The word fits as it stands, or has vowel signs. A text that writes ه throughout gets one finding, whose
        evidence has all places.
    Bad
        ar: زار الوزير [[المدرسه]] الجديدة.
    Good
        ar: زار الوزير مدرسة ابنه، وشكره مدرسه على كتابه.
    """
    found = [each for _, each in misspelled(evidence, ("ه for ة", "ة for ه"))]
    yield from marks(evidence, found, _TAA)


@check("GRM008", "alif-for-yaa", "grammar", "minor")
def alif_for_yaa(evidence: Evidence) -> Iterator[Mark]:
    """Report ى at the end of a word that is written with ي, and the reverse.

    What it finds
        فى, الذى, المصرى; إلي and علي for إلى and على where a noun follows.
    Why it matters
        Outside Egypt a proofreader corrects it, and علي for على reads as a name everywhere.
    When it stays silent
        The word fits as it stands (a name, "on me"). A text that writes ى throughout, as Egyptian newspapers do, gets
        one finding, whose evidence has all places.
    Bad
        ar: وصل الوفد [[فى]] المساء.
        ar: حصل الفريق [[علي]] الجائزة.
    Good
        ar: وصل علي في المساء، وكان علي أن أنتظره على الباب.
    """
    found = [
        each for _, each in misspelled(evidence, ("ى for ي", "ي for ى")) if not {"ه for ة", "ة for ه"} & each.kinds
    ]
    yield from marks(evidence, found, _YAA)
