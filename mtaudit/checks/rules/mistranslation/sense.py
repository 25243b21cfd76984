"""MIS: a word of several senses in the wrong one."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.checks import Evidence, Mark, Passage, check
from mtaudit.checks.rendered_senses import rendered
from mtaudit.checks.unlisted import is_compound
from mtaudit.meaning.expressions import forms, is_related, stands
from mtaudit.meaning.replacement import in_place_of
from mtaudit.meaning.senses import Choice, Sense, is_kin
from mtaudit.message import say

LEAD, SURE = 0.08, 0.15
"""By how much nearer, in cosines, the sense must be than those that the Arabic word has: for a minor and for a grave
finding. On 1,746 sentences of three systems 0.8 of the findings are right; from 0.06 on, 0.7 of 80."""


@check("MIS002", "wrong-sense", "mistranslation", "major", needs_source=True)
def wrong_sense(evidence: Evidence) -> Iterator[Mark]:
    """Report a word that renders another sense of the English word than its sentence shows.

    What it finds
        An English word whose senses take different Arabic words, and in its place one that renders another of them:
        نبتة, which grows, for a plant that makes chemicals.
    Why it matters
        The sentence is fluent and says something else, often something absurd.
    When it stays silent
        The sense that the Arabic word has is nearly as near, no sense is of the part of speech that the word has
        there, the Arabic word fits the sense that the sentence shows, or is the noun of its verb, or such a word
        stands elsewhere in the sentence; the word is part of a compound, or of an expression that is rendered well.
    Measured
        Nearly all of a set of new sentences, one ambiguous word each, show their sense where it is nearer than the
        next one by as much as the rule asks. Of the findings on the output of three systems most are right;
        in professional translations it rarely speaks, and then a third of the findings are right too.
    Bad
        ar: أُغلقت [[النبتة]] الكيميائية بعد التسرب.
        en: The chemical plant was closed after the leak.
    Good
        ar: أُغلق المصنع الكيميائي بعد التسرب.
        en: The chemical plant was closed after the leak.
        ar: أرسل الجيش عشرين دبابة إلى الحدود.
        en: The army sent twenty tanks to the border.
    """
    for passage in evidence.prose:
        if passage.is_sentence:
            for index, choice in passage.senses.items():
                yield from _wrong(passage, index, choice)


def _wrong(passage: Passage, index: int, choice: Choice) -> Iterator[Mark]:
    if _is_of_more(passage, index) or _is_rendered(choice.sense, passage):
        return
    english = passage.english[index]
    for j in (j for i, j in passage.links if i == index):
        others = rendered(choice.nearness, passage, j)
        if not others or any(is_kin(choice.sense, other) for other in others) or _is_part(choice.sense, passage, j):
            continue
        lead = choice.lead(others)
        if lead >= LEAD:
            word = passage.words[j]
            yield Mark(
                word,
                say(
                    "{english} here is {sense}; {word} is {other}",
                    english=english.text,
                    sense=choice.sense.name,
                    word=word.text,
                    other=max(others, key=choice.nearness.__getitem__).name,
                ),
                0.7 if lead >= SURE else 0.5,
                source=english,
                suggestion=in_place_of(word, choice.sense.written),
                severity="major" if lead >= SURE else "minor",
                evidence={"lead": round(lead, 3)},
            )
            return


def _is_part(sense: Sense, passage: Passage, index: int) -> bool:
    """Whether an Arabic word is one of those of an expression that renders a sense: وقع of وقع مع, to sign a player."""
    here = forms(passage.words[index].text).lemmas
    return any(word in here for each in sense.arabic if len(each) > 1 for word in each)


def _is_of_more(passage: Passage, index: int) -> bool:
    """Whether a word means something together with others: of a compound, of an expression that is rendered well."""
    return is_compound(passage.english, index) or index in passage.well_rendered


def _is_rendered(sense: Sense, passage: Passage) -> bool:
    """Whether a word that fits a sense stands anywhere in the passage, in whatever part of speech."""
    words = [word for word in passage.words if word.kind == "word"]
    return any(stands(each, passage.words) or any(is_related(each, word) for word in words) for each in sense.arabic)
