"""AGR: a numeral and what it counts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtaudit.arabic.clitics import detached
from mtaudit.arabic.government import likely
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.word_lists import word_list
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.agreement.phrases import plain_noun
from mtaudit.checks.terms import TERMS
from mtaudit.message import say

_TENS = {"عشر": "عشرة", "عشرة": "عشر"}
"""The second half of 11th to 19th, of masculines and of feminines, each with the other."""
_NUMERALS = {
    "ثلاثة": "ثلاث",
    "أربعة": "أربع",
    "خمسة": "خمس",
    "ستة": "ست",
    "سبعة": "سبع",
    "ثمانية": "ثماني",
    "تسعة": "تسع",
    "عشرة": "عشر",
}
"""The numerals that have the gender opposite to that of what they count: of masculines, of feminines."""


@check("AGR006", "wrong-numeral-gender", "agreement", "minor")
def wrong_numeral_gender(evidence: Evidence) -> Iterator[Mark]:
    """Report a numeral from three to ten in the gender of what it counts: it takes the other one.

    What it finds
        ثلاثة سنوات, خمس أيام, لأربعة مرات.
    Why it matters
        Every reader of Arabic learned this rule at school.
    When it stays silent
        The gender of the singular is not certain.
    Bad
        ar: استمرت الحرب [[ثلاثة سنوات]] وانتهت في [[خمس أيام]].
    Good
        ar: استمرت الحرب ثلاث سنوات وانتهت في خمسة أيام.
    """
    others = _NUMERALS | {other: one for one, other in _NUMERALS.items()}
    for passage in evidence.prose:
        for numeral, noun in pairwise(passage.words):
            plain = normalise(numeral.text)
            bare = next((rest for *_, rest in detached(plain) if rest in others), None)
            if bare is None or not noun.readings:
                continue
            nouns = [r for r in likely(noun) if r.part_of_speech != "verb"]
            if not nouns or not all(plain_noun(r, article=False) and r.number == "plural" for r in nouns):
                continue
            wrong = "feminine" if bare in _NUMERALS else "masculine"
            loan = any(r.stem.endswith("ات") and not r.lemma.endswith("ة") for r in nouns) and wrong == "feminine"
            if noun.readings[0] in nouns and not loan and all(r.gender == wrong for r in nouns):
                yield Mark(
                    (numeral, noun),
                    say(
                        "{noun} is {gender} in the singular, so the numeral is {right}",
                        noun=noun.text,
                        gender=TERMS[wrong],
                        right=others[bare],
                    ),
                    0.85,
                    suggestion=f"{plain.removesuffix(bare)}{others[bare]} {noun.text}",
                )


@check("AGR023", "mismatched-ordinal", "agreement", "minor")
def mismatched_ordinal(evidence: Evidence) -> Iterator[Mark]:
    """Report an ordinal from eleventh to nineteenth whose two words differ in gender.

    What it finds
        الثالثة عشر, القرن الخامس عشرة: both words agree with the noun.
    Why it matters
        Every reader of Arabic learned this rule at school.
    When it stays silent
        The first word is no ordinal.
    Bad
        ar: اجتمع الوزراء في الساعة [[الثالثة عشر]].
    Good
        ar: اجتمع الوزراء في الساعة الثالثة عشرة، في أول قاعة من القرن الخامس عشر.
    """
    for passage in evidence.prose:
        for ordinal, ten in pairwise(passage.words):
            plain, second = normalise(ordinal.text), normalise(ten.text)
            bare = next((rest for *_, rest in detached(plain) if rest in word_list("ordinals of tens")), None)
            if bare is not None and second in _TENS and bare.endswith("ة") != second.endswith("ة"):
                right = _TENS[second]
                message = say("the two words of the numeral agree: {right}", right=f"{plain} {right}")
                yield Mark((ordinal, ten), message, 0.9, suggestion=f"{plain} {right}")
