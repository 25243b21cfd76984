from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtaudit.english.names import find_names, is_common, is_title_case, usage
from mtaudit.english.tokens import tokenize


def kinds(text: str, document: str = "") -> dict[str, str]:
    tokens = tokenize(text)
    known = usage([tokens, tokenize(document)])
    return {tokens[name.index].text: name.kind for name in find_names(tokens, known)}


def test_names_are_capital_words_that_are_no_common_ones() -> None:
    found = kinds("Yesterday the envoy Steve Witkoff met President Putin at NATO.")
    assert found == {
        "Yesterday": "initial",
        "Steve": "name",
        "Witkoff": "name",
        "President": "word",
        "Putin": "name",
        "NATO": "acronym",
    }


def test_a_name_may_begin_a_sentence() -> None:
    assert kinds("Witkoff left. However, Lavrov stayed.") == {"Witkoff": "name", "However": "initial", "Lavrov": "name"}


def test_the_document_tells_what_is_a_word() -> None:
    assert kinds("They use Blorp daily.")["Blorp"] == "name"
    assert kinds("They use Blorp daily.", "A blorp is cheap.")["Blorp"] == "word"


def test_titles_and_months_of_headlines_are_no_names() -> None:
    assert kinds("He saw Dr Jones and Mrs May.")["Dr"] == "initial"
    headline = tokenize("Senators Reject Sweeping Budget Proposal")
    assert is_title_case(headline)
    assert not is_title_case(tokenize("Senators reject the sweeping budget proposal of Witkoff"))


def test_inner_capitals() -> None:
    assert kinds("the group HCoVs and the senator McDonald") == {"HCoVs": "acronym", "McDonald": "name"}


def test_common_words_in_their_forms() -> None:
    assert all(map(is_common, ["talks", "running", "stopped", "happier", "countries", "should"]))
    assert not any(map(is_common, ["witkoff", "kyiv", "zelensky"]))


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    tokens = tokenize(text)
    assert all(0 <= name.index < len(tokens) for name in find_names(tokens, usage([tokens])))
