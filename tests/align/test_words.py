import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.align import align_words, align_words_many


def linked(source: str, target: str) -> set[tuple[str, str]]:
    return {(source[a:b], target[c:d]) for (a, b), (c, d) in align_words(source, target)}


def test_names_verbs_and_nouns() -> None:
    links = linked(
        "President Macron met farmers in Lyon on Tuesday .", "التقى الرئيس ماكرون مزارعين في مدينة ليون يوم الثلاثاء ."
    )
    assert links >= {
        ("President", "الرئيس"),
        ("Macron", "ماكرون"),
        ("met", "التقى"),
        ("farmers", "مزارعين"),
        ("Lyon", "ليون"),
        ("Tuesday", "الثلاثاء"),
        (".", "."),
    }


def test_an_arabic_word_renders_several() -> None:
    links = linked("The plan failed and their anger grew .", "فشلت الخطة وغضبهم ازداد .")
    assert links >= {("and", "وغضبهم"), ("their", "وغضبهم"), ("anger", "وغضبهم"), ("plan", "الخطة")}


def test_numbers_in_any_digits() -> None:
    links = linked("At least 37 people were killed and 120 injured.", "قُتل ٣٧ شخصاً على الأقل وأصيب ١٢٠ آخرون.")
    assert links >= {("37", "٣٧"), ("120", "١٢٠"), ("killed", "قُتل"), ("and", "وأصيب")}


def test_repeated_words_keep_their_order() -> None:
    source = "The red car hit the blue car ."
    links = align_words(source, "صدمت السيارة الحمراء السيارة الزرقاء .")
    cars = {a: c for (a, b), (c, _) in links if source[a:b] == "car"}
    assert cars == {8: 5, 25: 21}


def test_a_stray_diacritic_belongs_to_its_word() -> None:
    links = linked("He also won .", "فاز أيض ً ا .")
    assert ("also", "أيض ً ا") in links


def test_what_is_not_rendered_has_no_link() -> None:
    source = "The company, which makes tractors and employs 3,000 people in Ohio, closed its plant on Friday."
    ours = {word for word, _ in linked(source, "أغلقت الشركة مصنعها يوم الجمعة.")}
    assert ours >= {"company", "closed", "plant", "Friday"}
    assert not ours & {"tractors", "employs", "3,000", "people", "Ohio"}


@pytest.mark.parametrize(("source", "target"), [("", ""), ("word", ""), ("", "كلمة"), (" \n", "\u200f"), ("...", "؟")])
def test_little_text(source: str, target: str) -> None:
    assert all(source[a:b] and target[c:d] for (a, b), (c, d) in align_words(source, target))


def test_many_is_one_by_one() -> None:
    pairs = [("The bank cut rates.", "خفض البنك الفائدة."), ("", ""), ("He resigned.", "استقال.")]
    assert align_words_many(pairs) == [align_words(*pair) for pair in pairs]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_links_are_ranges_of_words(source: str, target: str) -> None:
    for (a, b), (c, d) in align_words(source, target):
        assert 0 <= a < b <= len(source)
        assert 0 <= c < d <= len(target)
        assert not source[a:b].isspace()
        assert not target[c:d].isspace()
