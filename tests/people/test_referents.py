from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtaudit.arabic.words import read_words
from mtaudit.english.tokens import tokenize
from mtaudit.people.referents import pair, persons, suspects


def probabilities(english: str, arabic: str, links: dict[str, str]) -> dict[tuple[str, str], float]:
    """How likely each word is wrong; `links` are from English to Arabic words."""
    tokens, words = tokenize(english), read_words(arabic)
    indices = [
        (i, j)
        for i, token in enumerate(tokens)
        for j, word in enumerate(words)
        if links.get(token.text.lower()) == word.text
    ]
    found = suspects(pair(tokens, words, indices, persons(tokens, {"merkel": "feminine"})))
    return {(words[each.shown.index].text, each.shown.part): each.probability for each in found}


def test_a_pronoun_that_the_source_gives_to_a_person_is_suspect() -> None:
    links = {"he": "قال", "said": "قال", "his": "زوجتها", "wife": "زوجتها", "was": "كانت", "ill": "مريضة"}
    found = probabilities("He said his wife was ill.", "قال إن زوجتها كانت مريضة.", links)
    assert found["زوجتها", "pronoun"] > 0.7
    assert found.get(("مريضة", "adjective"), 0) < 0.5


def test_nobody_is_suspect_where_the_source_names_no_person() -> None:
    assert probabilities("The ministry published its report.", "نشرت الوزارة تقريرها.", {"its": "تقريرها"}) == {}


def test_a_subject_of_its_own_gender_explains_a_verb() -> None:
    links = {"merkel": "ميركل", "thanked": "شكرت", "him": "شكرته"}
    assert ("شكرته", "verb") not in probabilities("Merkel thanked him.", "شكرته ميركل.", links)


@given(
    st.text(alphabet="heris wHmd.,'", max_size=40),
    st.text(alphabet="ابتةهيونملرق ،.", max_size=40),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=8),
)
def test_any_links_give_probabilities(english: str, arabic: str, links: list[tuple[int, int]]) -> None:
    tokens, words = tokenize(english), read_words(arabic)
    within = [(i, j) for i, j in links if i < len(tokens) and j < len(words)]
    found = suspects(pair(tokens, words, within, persons(tokens, {})))
    assert all(0 <= each.probability <= 1 for each in found)
