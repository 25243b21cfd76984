"""Imperatives, of which the lexicon has few: they are told by the first person, from which the hamza parts them."""

from __future__ import annotations

import re
from dataclasses import replace

from mtaudit.arabic.clitics import without_conjunction
from mtaudit.arabic.disambiguate import out_of_context
from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.spelling import exact_readings
from mtaudit.arabic.transliterate import to_buckwalter

_WITH_HAMZA = re.compile("([وف]?)إ(..+?)(?:ي|وا|ن)?")


def without_hamza(plain: str) -> str | None:
    """An imperative that is written with a hamza and takes none, of which the lexicon has few: إحذروا."""
    match = _WITH_HAMZA.fullmatch(plain)
    if match is None or not any(map(_has_imperative, exact_readings(f"أ{match[2]}"))):
        return None
    return plain.replace("إ", "ا", 1)


def as_imperative(plain: str, right: str) -> tuple[Reading, ...]:
    """The readings of اكتب as an imperative, where أكتب may be the first person; so of اكتبي and اكتبوا."""
    bare = without_conjunction(plain)
    if not bare.startswith("ا"):
        return ()
    right = right[len(plain) - len(bare) :]
    ending = _IMPERATIVE_ENDING.search(right)
    likely = out_of_context(right) + (out_of_context(right[: ending.start()]) if ending else [])
    first = [reading for reading, _ in likely if _has_imperative(reading)]
    if sum(share for reading, share in likely if reading in first) < 0.05:
        return ()
    return tuple(replace(reading, aspect="imperative", person=2, gender="masculine", moods=()) for reading in first)


_IMPERATIVE_ENDING = re.compile("(?<=...)(?:ي|وا|ن)$")
_SOUND_VERB = re.compile("[^aiuoAwy~]a[^aiuoAwy~][aiu][^aiuoA~]")


def _has_imperative(reading: Reading) -> bool:
    """Whether a verb in the first person is like its imperative but for the hamza: that of form I, no weak one."""
    return (
        reading.aspect == "imperfect"
        and reading.person == 1
        and reading.number == "singular"
        and "jussive" in reading.moods
        and _SOUND_VERB.fullmatch(to_buckwalter(reading.lemma)) is not None
    )
