"""GRM: hamzas that are left out, needless or misplaced."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.arabic.spelling import Confusion
from mtaudit.checks import Evidence, Mark, check
from mtaudit.checks.rules.grammar.spelling import HAMZAS, marks, misspelled
from mtaudit.message import Message, say

_HABITS: dict[Confusion, Message] = {"hamza left out": say("hamzas are left out")}


@check("GRM006", "wrong-hamza", "grammar", "minor")
def wrong_hamza(evidence: Evidence) -> Iterator[Mark]:
    """Report a word whose hamza is left out, needless, or not the one that it is written with.

    What it finds
        الى, ان, اعلان; إستخدام and إنطلق, whose alif takes none; القران, تاثير, يوذي.
    Why it matters
        A proofreader corrects it, and so do readers in their minds.
    When it stays silent
        The spelling is one that newspapers use too (إنترنت, شئون), a name, or another word that fits as well; the
        source has a name there. A text that leaves hamzas out throughout gets one finding; its evidence has all places.
    Bad
        ar: انتقلت الشركة من لندن [[الى]] دبلن بعد [[إنتهاء]] الاستفتاء.
        ar: كان للقرار [[تاثير]] كبير.
    Good
        ar: انتقلت الشركة إلى دبلن بعد انتهاء الاستفتاء، واستخدمت الإنترنت، وقال علي إن الألمان رأوا القرار.
    """
    found = [each for _, each in misspelled(evidence, HAMZAS) if each.kinds <= HAMZAS]
    yield from marks(evidence, found, _HABITS)
