from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.arabic.morphology import Reading
from mtaudit.arabic.words import read_words


@settings(deadline=None)  # the first call reads the lexicon
@given(st.text(), st.integers(0, 9))
def test_offsets(text: str, offset: int) -> None:
    for word in read_words(text, offset):
        assert text[word.start - offset : word.end - offset] == word.text


def test_only_words_have_readings() -> None:
    words = read_words("قالت NATO في 5 مايو.")
    assert [bool(word.readings) for word in words] == [True, False, True, False, True, False]


def test_third_person_comes_first() -> None:
    reading = read_words("ظهرت الوزيرة أمس.")[0].reading
    assert reading is not None
    assert (reading.person, reading.gender) == (3, "feminine")


def _readings(text: str) -> dict[str, Reading]:
    return {word.text: word.reading for word in read_words(text) if word.reading}


def test_unknown_names_are_guessed() -> None:
    readings = _readings("التقى كوليبالي في طوكيو وقال لترامب إنه زار روسيا.")
    assert readings["كوليبالي"].part_of_speech == "proper"
    assert readings["كوليبالي"].gender is None
    assert (readings["لترامب"].preposition, readings["لترامب"].stem) == ("ل", "ترامب")
    assert readings["روسيا"].gender == "feminine"


def test_known_words_are_no_names() -> None:
    readings = _readings("وصفت الوزيرة الجديدة الاتفاق بأنه خطوة كبيرة نحو السلام.")
    assert not [word for word, reading in readings.items() if reading.part_of_speech == "proper"]


def test_context_decides() -> None:
    assert _readings("لم يكن الرئيس حاضرا.")["يكن"].lemma == "كان"
    assert _readings("اشترى كتب التاريخ من المكتبة.")["كتب"].part_of_speech == "noun"
    assert _readings("كتب الصحفي مقالا طويلا.")["كتب"].part_of_speech == "verb"


def test_probabilities_go_with_readings() -> None:
    for word in read_words("قال ويلوبي إن الحكومة لم تجر أي محادثات."):
        assert len(word.probabilities) == len(word.readings)
        assert sum(word.probabilities) <= 1 + 1e-9
        assert list(word.probabilities) == sorted(word.probabilities, reverse=True)
