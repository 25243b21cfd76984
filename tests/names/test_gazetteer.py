from __future__ import annotations

import pytest

from mtaudit.arabic.clitics import cores
from mtaudit.names.gazetteer import (
    articled_forms,
    is_calendar,
    known_as,
    lookup,
    make_form,
    metonyms,
    name_words,
    occurrence,
    spoken,
)


def forms(name: str) -> set[str]:
    return {form.text for form in lookup(name_words(name), 0)[1]}


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("White House", "البيت الأبيض"),
        ("Crimea", "القرم"),
        ("U.N.", "الأمم المتحدة"),
        ("Mozambique", "موزمبيق"),
        ("April", "أبريل"),
        ("April", "نيسان"),
        ("Swahili", "السواحلي"),
        ("Seville", "إشبيلية"),
    ],
)
def test_names_have_their_forms(english: str, arabic: str) -> None:
    assert arabic in forms(english)


def test_the_longest_name_wins() -> None:
    assert lookup(["the", "european", "union", "said"], 1)[0] == 2
    assert lookup(["nobody"], 0) == (0, ())


@pytest.mark.parametrize("word", ["القاهرة", "وللقاهرة", "بالقاهرة", "فالقاهره", "قاهرة"])
def test_clitics_and_spelling_do_not_hide_a_form(word: str) -> None:
    assert occurrence(make_form("القاهرة"), [cores("في"), cores(word)]) == (1, 2)


def test_an_open_form_goes_on() -> None:
    form = make_form("روس*")
    assert occurrence(form, [cores("والروسية")]) == (0, 1)
    assert occurrence(make_form("روس"), [cores("والروسية")]) is None
    assert occurrence(make_form("الأمم المتحدة"), [cores("للأمم"), cores("المتحدة")]) == (0, 2)


def test_the_calendar_the_articles_and_what_stands_for_a_capital() -> None:
    assert is_calendar("Thursday")
    assert not is_calendar("Paris")
    assert articled_forms()["كرملين"] == "الكرملين"
    assert "روسيا" in {form.text for form in metonyms("moscow")}


def test_an_arabic_word_tells_which_names_it_is_a_form_of() -> None:
    assert "austrian" in known_as(cores("والنمساوية"))
    assert not known_as(cores("والمدرسة"))


def test_names_that_are_not_said_as_they_are_spelled_have_forms_of_their_own() -> None:
    assert [form.text for form in spoken("julián")] == ["خوليان"]
    assert not spoken("peter")
