"""Which sense of a word its sentence shows, and what stands for it in Arabic."""

import pytest

from mtaudit.arabic.words import read_words
from mtaudit.encode.words import encode
from mtaudit.english.tokens import tokenize
from mtaudit.meaning.replacement import in_place_of
from mtaudit.meaning.senses import choose_senses, is_kin, senses_of, words_with_senses


@pytest.mark.parametrize(
    ("sentence", "word", "arabic"),
    [
        ("The chemical plant was closed after the fire.", "plant", "مصنع"),
        ("The rebels captured two tanks and a rocket launcher.", "tanks", "دبابه"),
        ("The president delivered his address on state television.", "address", "خطاب"),
        ("He wrote his name and address on the envelope.", "address", "عنوان"),
        ("The positions of the two delegations on water rights remain far apart.", "positions", "موقف"),
        ("Inflation in the country rose to forty percent, the finance ministry said.", "country", "بلد"),
        ("A patient with a mole on his shoulder was sent to a skin clinic.", "mole", "شامه"),
        ("Two patients died in the hospital.", "patients", "مريض"),
    ],
)
def test_a_sentence_shows_the_sense(sentence: str, word: str, arabic: str) -> None:
    tokens = tokenize(sentence)
    texts = [token.text for token in tokens]
    choice = choose_senses(tokens, encode([texts])[0])[texts.index(word)]
    assert (arabic,) in choice.sense.arabic
    assert choice.margin > 0


def test_a_sense_leads_those_that_are_farther() -> None:
    tokens = tokenize("The tests of the mare's blood were sent to a laboratory in Leeds.")
    choice = choose_senses(tokens, encode([[token.text for token in tokens]])[0])[1]
    farthest = min(choice.nearness, key=choice.nearness.__getitem__)
    assert choice.lead([farthest]) > choice.margin > 0 == choice.lead([choice.sense, farthest])


def test_a_verb_and_its_noun_are_kin() -> None:
    senses = {(sense.part, sense.name): sense for sense in senses_of("win")}
    victory = senses["n", "victory"]
    assert is_kin(victory, senses["v", "be victorious"])
    assert not any(is_kin(victory, other) for other in senses_of("tank"))


def test_every_sense_has_its_examples_and_no_word_two_senses_of_the_same_arabic() -> None:
    for word in words_with_senses():
        senses = senses_of(word)
        assert all(len(sense.vectors) >= 4 for sense in senses), word
        assert len({frozenset(sense.arabic) for sense in senses}) == len(senses), word


@pytest.mark.parametrize(
    ("sentence", "word", "rendering", "form"),
    [
        ("انفجرت الدبابة القديمة.", "الدبابة", "خزان", "الخزان"),
        ("ستركض النائبة العام المقبل.", "ستركض", "ترشح", "ستترشح"),
        ("نظر إلى العنوان.", "العنوان", "كلمة ترحيب", "كلمة ترحيب"),
    ],
)
def test_a_rendering_takes_the_form_of_the_word(sentence: str, word: str, rendering: str, form: str) -> None:
    found = next(each for each in read_words(sentence) if each.text == word)
    assert in_place_of(found, [rendering]) == form


def test_what_looks_like_a_form_of_a_word_and_is_none_has_not_its_senses() -> None:
    assert senses_of("reports")
    assert not senses_of("reporter")
    assert senses_of("pans")
    assert senses_of("panes") != senses_of("pans")
