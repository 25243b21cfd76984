import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.arabic.morphology import Reading, analyse


def _has(word: str, **features: object) -> list[Reading]:
    return [r for r in analyse(word) if all(getattr(r, name) == value for name, value in features.items())]


@settings(deadline=None)  # the first call reads the lexicon
@given(st.text())
def test_any_text_is_accepted(text: str) -> None:
    analyse(text)


def test_attached_pronoun() -> None:
    (reading,) = _has("قولها", part_of_speech="noun")
    assert reading.pronoun is not None
    assert (reading.pronoun.form, reading.pronoun.gender, reading.pronoun.number) == ("ها", "feminine", "singular")
    assert reading.stem == "قول"


def test_clitics() -> None:
    (reading,) = _has("وبزيادتهم", part_of_speech="noun")
    assert (reading.conjunction, reading.preposition, reading.stem) == ("و", "ب", "زيادت")
    assert _has("للسلطة", preposition="ل", article=True, stem="سلطة")
    assert _has("سيكتب", future=True, stem="يكتب")
    assert _has("لها", part_of_speech="preposition")[0].pronoun is not None


@pytest.mark.parametrize(
    ("word", "gender", "number"),
    [
        ("وزراء", "masculine", "plural"),
        ("اجتماعات", "masculine", "plural"),
        ("شركات", "feminine", "plural"),
        ("مدن", "feminine", "plural"),
        ("كتب", "masculine", "plural"),
        ("خليفة", "masculine", "singular"),
        ("حرب", "feminine", "singular"),
        ("صحراء", "feminine", "singular"),
        ("مدينتين", "feminine", "dual"),
        ("مهندسون", "masculine", "plural"),
    ],
)
def test_functional_gender_and_number(word: str, gender: str, number: str) -> None:
    assert _has(word, part_of_speech="noun", gender=gender, number=number)


def test_verbs() -> None:
    assert _has("ظهرت", person=3, gender="feminine", number="singular", aspect="perfect")
    assert _has("يكتبون", mood="indicative", number="plural")
    assert _has("يكتبوا", mood="subjunctive", moods=("subjunctive", "jussive"))
    assert _has("يكن", mood="jussive", lemma="كان")
    assert "jussive" not in _has("يجري", aspect="imperfect")[0].moods
    assert _has("ليست", part_of_speech="verb", gender="feminine")


@pytest.mark.parametrize(
    ("misspelt", "right"), [("المدينه", "المدينة"), ("فى", "في"), ("إستقبال", "استقبال"), ("غزوًا", "غزوا")]
)
def test_misspellings_are_read(misspelt: str, right: str) -> None:
    assert {r.lemma for r in analyse(misspelt)} & {r.lemma for r in analyse(right)}


def test_unknown_word() -> None:
    assert analyse("خصبعضغ") == ()


def test_diacritics_narrow_down() -> None:
    assert "preposition" in {reading.part_of_speech for reading in analyse("مثل")}
    assert {reading.part_of_speech for reading in analyse("مثّل")} == {"verb"}
    assert all(reading.passive for reading in analyse("قُتل"))
    assert "مَدْرَسَة" not in {reading.lemma for reading in analyse("مدرِّسة")}


def test_people() -> None:
    assert _has("الوزيرة", part_of_speech="noun", human=True, gender="feminine")
    assert _has("المدينة", part_of_speech="noun", human=False)
    assert _has("المحتجون", part_of_speech="noun", human=True)
    assert _has("الروس", part_of_speech="noun", human=True, number="plural")


@pytest.mark.parametrize("word", ["أدين", "وأهينت", "أبيدوا"])
def test_passives_with_a_weak_middle_letter_are_read(word: str) -> None:
    """The lexicon has them of few verbs."""
    assert any(reading.passive and reading.person == 3 for reading in analyse(word))
