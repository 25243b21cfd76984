from hypothesis import given
from hypothesis import strategies as st

from mtaudit.arabic.lexicon import stems, tables
from mtaudit.arabic.transliterate import from_buckwalter, to_buckwalter, without_vowels


def test_a_broken_plural_knows_its_singular() -> None:
    (plural,) = stems(to_buckwalter("وزراء"))
    assert plural.base is not None
    assert (plural.base.vocalised, plural.lemma) == ("waziyr", "waziyr")
    assert plural.base.base is None


def test_family_holds_all_forms_of_a_lemma() -> None:
    (plural,) = stems(to_buckwalter("وزراء"))
    assert to_buckwalter("وزير") in {form for form, _ in tables().family(plural.entry)}


def test_compatible_categories() -> None:
    assert "NPref-Al N-ap" in tables().prefix_stem
    assert "NPref-Al NSuff-h" not in tables().prefix_suffix


@given(st.text(alphabet="ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي\u064b\u064e\u0651\u0652"))
def test_transliteration_is_reversible(word: str) -> None:
    assert from_buckwalter(to_buckwalter(word)) == word


def test_without_vowels() -> None:
    assert without_vowels("mud~ar~is") == "mdrs"
