from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtaudit.arabic.gender_shown import shown
from mtaudit.arabic.words import read_words


def told(text: str) -> set[tuple[str, str, str]]:
    words = read_words(text)
    return {(words[each.index].text, each.part, each.gender) for each in shown(words)}


def test_verbs_pronouns_and_nouns_show_gender() -> None:
    found = told("قالت الوزيرة إنه وصل في سيارتها.")
    assert {
        ("قالت", "verb", "feminine"),
        ("الوزيرة", "noun", "feminine"),
        ("إنه", "pronoun", "masculine"),
        ("سيارتها", "pronoun", "feminine"),
    } <= found


def test_functional_gender_counts() -> None:
    found = told("رحبت الأميرات بإخوة الملك.")
    assert ("الأميرات", "noun", "feminine") in found
    assert ("بإخوة", "noun", "masculine") in found


def test_words_said_of_all_people_show_nothing() -> None:
    assert not {text for text, part, _ in told("كان عضو اللجنة ضحية.")} & {"عضو", "ضحية"}


def test_impersonal_verbs_show_nothing() -> None:
    assert not any(text == "يجب" for text, _, _ in told("يجب أن تستقيل الوزيرة."))


@given(st.text(alphabet="ابتةهيونملركس ،.ى", max_size=60))
def test_every_word_is_one_of_the_sentence(text: str) -> None:
    words = read_words(text)
    assert all(0 <= each.index < len(words) for each in shown(words))
