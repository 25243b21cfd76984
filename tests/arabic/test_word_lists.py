import pytest

from mtaudit.arabic.word_lists import is_inna, is_listed


@pytest.mark.parametrize("word", ["إن", "ولأن", "فإن", "بأن", "ولعل"])
def test_inna_and_its_sisters_are_known_with_their_clitics(word: str) -> None:
    assert is_inna(word)
    assert is_inna(word, light=False)


@pytest.mark.parametrize("word", ["لكن", "ولكن", "ان"])
def test_what_may_be_light_is_no_certain_sister_of_inna(word: str) -> None:
    assert is_inna(word)
    assert not is_inna(word, light=False)


@pytest.mark.parametrize("word", ["بان", "كان", "من", "ابن"])
def test_other_words_are_no_sisters_of_inna(word: str) -> None:
    assert not is_inna(word)


def test_a_listed_word_may_have_clitics() -> None:
    assert is_listed("ولم", "jussive particles")
    assert is_listed("وبجميع", "genitive after", prepositions=True)
    assert not is_listed("بجميع", "genitive after")
