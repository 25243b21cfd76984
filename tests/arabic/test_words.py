from hypothesis import given, settings
from hypothesis import strategies as st

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
