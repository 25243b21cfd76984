"""GRM: forms that no Arabic word has."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtaudit.arabic.clitics import PROCLITICS
from mtaudit.arabic.forms import malformed
from mtaudit.arabic.normalise import normalise
from mtaudit.arabic.words import Word
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.grammar.mood import governs_mood
from mtaudit.checks.rules.grammar.source import renders_name


@check("GRM010", "impossible-form", "grammar", "minor")
def impossible_form(evidence: Evidence) -> Iterator[Mark]:
    """Report a word that is wrongly built: no Arabic word is written so.

    What it finds
        ى and ة kept before a pronoun or an ending (أعطىها, مدرسةها, يتحدىون), verbs inflected as others are (بنيوا,
        أغلقتوا), a letter twice (االأيام), a regular plural of a noun that has another one (المفتاحات), و of the plural
        without its ا (اصبحو), لا or ل joined to what it stands before (لايمكن, لالمدرسة), the article of a noun with a
        pronoun (البيتهم).
    Why it matters
        Such a word looks machine-made, and readers must guess what is meant.
    When it stays silent
        The lexicon has the word in a common sense, or does not have what would be meant; the source has a name there.
    Bad
        ar: دمر القصف [[الجسرات]] الثلاثة و[[بنيوا]] غيرها.
        ar: [[يتحدىون]] الحكومة منذ [[االأسبوع]] الماضي.
        ar: [[أعطىها]] المدير [[المفتاحات]] ولكن [[لايمكن]] فتح الباب.
    Good
        ar: دمر القصف الجسور وبنوا غيرها، وأعطاها المدير المفاتيح، ولا يمكن فتح الباب لأن التلميحات لم تساعدهم.
    """
    for passage in evidence.prose:
        for index, (before, word) in enumerate(pairwise((None, *passage.words))):
            if word is None or word.kind != "word" or (found := malformed(normalise(word.text))) is None:
                continue
            if not renders_name(passage, index):
                yield Mark(word, found.message, 0.9, suggestion=_in_mood(found.right, before))


def _in_mood(right: str, before: Word | None) -> str:
    """An imperfect verb with its ن, unless what stands before takes it away: يلعبو is يلعبون, لم يلعبو is لم يلعبوا."""
    indicative = right.endswith("وا") and PROCLITICS.sub("", right, count=1)[:1] in ("ي", "ت")
    if not indicative or (before is not None and governs_mood(before)):
        return right
    return right.removesuffix("ا") + "ن"
