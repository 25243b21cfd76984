"""Misspelled words of a text: by the lexicon, and where both spellings are words, by context and habit."""

from mtaudit.arabic.misspellings import read_spelling
from mtaudit.arabic.words import read_words


def likely(text: str) -> dict[str, str]:
    (found,) = read_spelling([read_words(text)]).found
    return {each.word.text: each.right for each in found if each.probability > 0.7}


def test_a_spelling_that_no_word_has() -> None:
    assert likely("ذهبنا الى المدرسه وإستمعنا.") == {"الى": "إلى", "المدرسه": "المدرسة", "وإستمعنا": "واستمعنا"}


def test_a_spelling_that_is_a_word_too_is_judged_by_what_the_text_does_elsewhere() -> None:
    assert likely("كان أخي يدرس في مدرسه قرب بيتنا.") == {}
    careless = likely("كانت السياره جديده، وكان أخي يدرس في مدرسه قرب المحطه.")
    assert careless["مدرسه"] == "مدرسة"


def test_a_preposition_is_meant_only_where_a_noun_follows() -> None:
    assert likely("يعتمد الاقتصاد علي النفط.") == {"علي": "على"}
    assert likely("قال الرئيس علي خامنئي إن الأمر انتهى.") == {}
    assert likely("كان علي أن أنتظر.") == {}


def test_the_first_person_and_the_imperative() -> None:
    assert likely("اضغط الزر ثم افتح الباب.") == {}
    assert likely("انا طالب ولذلك اريد ان ادرس وان اكتب.")["ادرس"] == "أدرس"


def test_names_and_letters_are_no_misspellings() -> None:
    assert likely("قال وايد لشبكة سي إن إن إن إيما لم تأت.") == {}


def test_the_rate_of_a_confusion_is_that_of_the_text() -> None:
    rates = read_spelling([read_words("ذهب احمد الى اخيه.")]).rates
    assert rates["hamza left out"] > 0.7
    assert rates["ه for ة"] < 0.01
