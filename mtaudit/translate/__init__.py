"""Translators from Arabic into English: which there are, which to take, and how to load one."""

from mtaudit.errors import ModelError
from mtaudit.translate.choose import Choice, choose, load, load_forward
from mtaudit.translate.translator import USUAL, Decoding, Progress, TranslationModel, Translator

__all__ = [
    "USUAL",
    "Choice",
    "Decoding",
    "ModelError",
    "Progress",
    "TranslationModel",
    "Translator",
    "choose",
    "load",
    "load_forward",
]
