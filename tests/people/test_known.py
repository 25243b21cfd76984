from __future__ import annotations

from mtaudit.arabic.words import read_words
from mtaudit.english.tokens import tokenize
from mtaudit.people.known import arabic_people, english_people, gazetteer


def english(*sentences: str) -> dict[str, str]:
    return dict(english_people(tokenize(sentence) for sentence in sentences))


def arabic(*sentences: str) -> dict[str, str]:
    return dict(arabic_people(read_words(sentence) for sentence in sentences))


def test_a_title_or_a_given_name_tells_the_bearer_of_a_family_name() -> None:
    assert english("Ms Brodowska spoke.", "Then Stefan Vanderling left.") == {
        "brodowska": "feminine",
        "stefan": "masculine",
        "vanderling": "masculine",
    }


def test_the_gazetteer_knows_family_names_that_leave_no_doubt() -> None:
    assert english("Merkel met Netanyahu.") == {"merkel": "feminine", "netanyahu": "masculine"}
    assert english("Brown met Harris.") == {}


def test_two_bearers_of_one_name_cancel_each_other_out() -> None:
    assert english("Mr Vanderling came.", "Mrs Vanderling stayed.") == {}


def test_arabic_names_are_known_by_the_gazetteer_or_by_a_title() -> None:
    assert arabic("التقى ماكرون وميركل في برلين.") == {
        "ماكرون": "masculine",
        "ميركل": "feminine",
    }
    assert arabic("قالت الوزيرة سلمى بارديتو إن الاتفاق قريب.") == {"بارديتو": "feminine"}
    assert arabic("وصل الوفد إلى المدينة.") == {}


def test_latin_names_in_arabic_text_are_known_too() -> None:
    assert arabic("وصل Netanyahu إلى المطار.") == {"netanyahu": "masculine"}


def test_the_gazetteer_is_well_formed() -> None:
    people = gazetteer()
    assert len(people) > 500
    assert all(person.gender in ("masculine", "feminine") for person in people)
    assert len({person.english for person in people}) == len(people)
