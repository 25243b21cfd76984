"""Whom an English text names, and who of them is a man or a woman."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.english.tokens import tokenize
from mtaudit.people.english import english_names, english_people, name_parts, read_english_names
from mtaudit.people.pronouns import told_by_pronouns


def people(*sentences: str) -> dict[str, str]:
    return dict(english_people([tokenize(sentence) for sentence in sentences]))


def genders(*sentences: str) -> list[dict[str, str | None]]:
    """The names of each sentence, after pronouns were asked too."""
    texts = [tokenize(sentence) for sentence in sentences]
    return [
        {" ".join(name_parts(text, each)): each.gender for each in names}
        for text, names in zip(texts, told_by_pronouns(texts, english_names(texts)), strict=True)
    ]


@pytest.mark.parametrize(
    ("sentence", "gender"),
    [
        ("German Environment Minister Katrin Feldhaus arrived in Cairo.", "feminine"),
        ("Georgian President Levan Beridze spoke.", "masculine"),
        ("West Virginia Governor Jim Carrow criticised the plan.", "masculine"),
        ("Santa Monica Mayor Lucia Brandauer resigned.", "feminine"),
        ("Novelist Hannah Baker lives in Ghent.", "feminine"),
        ("Texas Senator Wendy Clark voted against it.", "feminine"),
        ("General Motors chief Mary Tillack announced it.", "feminine"),
        ("The victim's widow, Kudo Tanagawa, wept.", "feminine"),
        ("Kris Wilbraham, a spokeswoman for the firm, declined.", "feminine"),
        ("A call by Queen Raniette of Lorn was answered.", "feminine"),
        ("Sydney Lord Mayor Morgan Tuffnell spoke.", None),
        ("Mayor London Breeze spoke.", None),
        ("Lee Sung-min arrived from Seoul.", None),
        ("Virginia Tech and Goldman Sachs declined to comment.", None),
        ("Morgan Stanley said that it would sell.", None),
    ],
)
def test_the_given_name_at_its_place_tells(sentence: str, gender: str | None) -> None:
    assert {named.gender for named in read_english_names(tokenize(sentence))} - {None} == {gender} - {None}


def test_what_one_sentence_tells_holds_in_all() -> None:
    assert genders("Linda Thomas-Greenbaum spoke.", "Thomas-Greenbaum left.", "Then Greenbaum wrote.") == [
        {"linda thomas greenbaum": "feminine"},
        {"thomas greenbaum": "feminine"},
        {"greenbaum": "feminine"},
    ]


def test_a_known_person_may_be_called_as_a_city_is() -> None:
    assert people("Naomi Osaka won the match.") == {"naomi": "feminine", "osaka": "feminine"}


def test_two_bearers_of_one_name_cancel_each_other_out() -> None:
    assert people("Mr Vanderling came.", "Mrs Vanderling stayed.") == {}


def test_the_gazetteer_knows_family_names_that_leave_no_doubt() -> None:
    assert people("Merkel met Netanyahu.") == {"merkel": "feminine", "netanyahu": "masculine"}
    assert people("Brown met Harris.") == {}


@pytest.mark.parametrize(
    ("sentences", "gender"),
    [
        (("Brodu Vankulik resigned.", "She blamed the board."), "feminine"),
        (("Vankulik raised his flag.",), "masculine"),
        (("Vankulik is a mother of three.",), "feminine"),
        (("Ms Berg fell ill.", "Vankulik said that she was recovering."), None),
        (("Her coach Vankulik said that she had to rest.",), None),
        (("Vankulik met Brodu.", "He was pleased."), None),
    ],
)
def test_pronouns_beside_a_name_tell(sentences: tuple[str, ...], gender: str | None) -> None:
    found = [each for passage in genders(*sentences) for name, each in passage.items() if name.endswith("vankulik")]
    assert found == [gender]


@given(st.lists(st.text(), max_size=5))
def test_any_text(sentences: list[str]) -> None:
    assert len(genders(*sentences)) == len(sentences)


@given(st.lists(st.sampled_from(["Santa", "Mary", "von", "-", "King", ".", "Jr", "'", "met", "Lopez"]), max_size=30))
def test_ranges_lie_within_the_sentence(words: list[str]) -> None:
    tokens = tokenize(" ".join(words))
    for named in read_english_names(tokens):
        assert 0 <= named.start <= named.first < named.last <= len(tokens)


def test_a_surname_tells_of_the_full_name_that_alone_has_it() -> None:
    first, second = genders("The board quoted Kris Tolbruck.", "Tolbruck said he would resign.")
    assert first == {"kris tolbruck": "masculine"}
    assert second == {"tolbruck": "masculine"}
    assert genders("Kris Tolbruck and Jo Tolbruck met.", "Tolbruck said he would resign.")[0] == {
        "kris tolbruck": None,
        "jo tolbruck": None,
    }
