from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.names.transducer import fold_arabic, fold_english, lost_consonant, similarity, weakest_step

PAIRS = [
    ("Witkoff", "ويتكوف"),
    ("Zelensky", "زيلينسكي"),
    ("Georgieva", "جورجيفا"),
    ("Georgieva", "غورغييفا"),
    ("Schröder", "شرودر"),
    ("Vargas", "فارغاس"),
    ("Vargas", "ڤارجاس"),
    ("Kremlin", "الكرملين"),
    ("Donald Trump", "دونالد ترامب"),
    ("Xi Jinping", "شي جين بينغ"),
    ("O'Brien", "أوبراين"),
]


@pytest.mark.parametrize(("english", "arabic"), PAIRS)
def test_a_rendering_is_similar(english: str, arabic: str) -> None:
    assert similarity(english, arabic) > 0.5


@pytest.mark.parametrize(("english", "arabic"), PAIRS)
def test_another_name_is_not(english: str, arabic: str) -> None:
    assert all(similarity(english, other) < 0.02 for name, other in PAIRS if name != english)


@pytest.mark.parametrize("garbled", ["ويتكوب", "ويتنكوف", "زيتكوف", "ويتكومب"])
def test_a_wrong_letter_costs(garbled: str) -> None:
    assert similarity("Witkoff", garbled) < similarity("Witkoff", "ويتكوف") / 4


def test_order_and_completeness_matter() -> None:
    assert similarity("Donald Trump", "ترامب دونالد") < 0.01
    assert similarity("Donald Trump", "ترامب") < 0.01


def test_spelling_variants_fold_together() -> None:
    assert similarity("Orban", "أُوربان") == similarity("Orban", "اوربان")
    assert similarity("Novák", "نوفاك") == similarity("novak", "نوفاك")
    assert (fold_english("Schröder-Müller"), fold_arabic("ڤِيـنا")) == ("schroder muller", "فينا")


def test_the_weakest_step_is_the_letter_that_nothing_accounts_for() -> None:
    step = weakest_step("Morakot", "موراكوتن")
    assert step is not None
    assert "ن" in step.output
    assert step.logarithm < -6.5
    faithful = weakest_step("Morakot", "موراكوت")
    assert faithful is not None
    assert faithful.logarithm > -4
    assert weakest_step("Al", "موراكوت") is None


@given(st.text(max_size=80), st.text(alphabet=st.characters(), max_size=80))
def test_any_text_has_a_similarity(english: str, arabic: str) -> None:
    assert 0 <= similarity(english, arabic) <= 1
    weakest_step(english, arabic)


@given(st.text(alphabet="abcdefghij -'é", max_size=300), st.text(alphabet="ابتثجحخ لمن", max_size=300))
def test_long_names_too(english: str, arabic: str) -> None:
    assert 0 <= similarity(english, arabic) <= 1


@pytest.mark.parametrize(
    ("english", "arabic", "letter"),
    [("Marinescu", "ماريسكو", "n"), ("Salvatore", "سالاتوري", "v"), ("Petrovic", "بيتوفيتش", "r")],
)
def test_a_consonant_that_is_not_written_is_told(english: str, arabic: str, letter: str) -> None:
    lost = lost_consonant(english, arabic)
    assert lost is not None
    assert lost.letter == letter
    assert lost.logarithm < -3


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("Marinescu", "مارينسكو"),
        ("Knight", "نايت"),
        ("Olszewski", "أولشيفسكي"),
        ("Arnaud", "أرنو"),
        ("Bennett", "بينيت"),
    ],
)
def test_a_silent_consonant_is_not_missed(english: str, arabic: str) -> None:
    lost = lost_consonant(english, arabic)
    assert lost is None or lost.logarithm > -3
