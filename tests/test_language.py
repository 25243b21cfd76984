"""Sentences that are said in the reader's language."""

from __future__ import annotations

import pickle

import pytest

from mtaudit.errors import UnknownLanguageError
from mtaudit.language import Language, find_language
from mtaudit.message import Message, say


def test_a_message_is_its_english_text_and_survives_another_process() -> None:
    message = say("{word} is {gender}", word="وزيرة", gender=say("feminine"))
    assert message == "وزيرة is feminine"
    again = pickle.loads(pickle.dumps(message))
    assert again == message
    assert isinstance(again, Message)
    assert isinstance(again.values["gender"], Message)
    assert (again.template, dict(again.values)) == ("{word} is {gender}", {"word": "وزيرة", "gender": "feminine"})


@pytest.mark.parametrize(
    ("system", "name", "locale"),
    [
        ("ar_EG.UTF-8", "auto", "ar_EG"),
        ("fr_FR.UTF-8", "auto", "en"),
        ("en_IN.UTF-8", "auto", "en"),
        ("en_IN.UTF-8", "en-GB", "en"),
        ("C.UTF-8", "auto", "en"),
        ("ar_EG.UTF-8", "ar", "ar_EG"),
        ("en_GB.UTF-8", "ar", "ar"),
        ("en_GB.UTF-8", "ar-MA", "ar_MA"),
    ],
)
def test_which_language(monkeypatch: pytest.MonkeyPatch, system: str, name: str, locale: str) -> None:
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", system)
    assert find_language(name) == Language(locale)


@pytest.mark.parametrize("name", ["fr", "", "xx_YY", "ar/../..", "{0}"])
def test_a_language_that_mtaudit_does_not_speak(name: str) -> None:
    with pytest.raises(UnknownLanguageError, match="choose one of auto, en, ar"):
        find_language(name)


def test_numerals_are_those_of_the_country() -> None:
    written = [(each.number(1234.5), each.percent(0.85)) for each in map(Language, ("en", "ar_EG", "ar_MA"))]
    assert written == [("1,234.5", "85%"), ("١٬٢٣٤٫٥", "٨٥٪"), ("1.234,5", "85%")]
