"""English sentence ends."""

import pytest

from mtaudit.segment import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Smith met Dr. J. K. Jones of the U.S. Senate at 5 p.m. on Jan. 3.", "They talked."],
        ["He moved to the U.S. in 1990.", "The U.S.", "He was born in St. Louis, Mo., and paid $3.5 million."],
        ["Shares of Acme Inc. fell 2.4 per cent.", "Globex Corp. rose."],
        ['"Why now?" Mrs. Brown asked.', '"Go!" he said.', "Nobody went."],
        ['He told us: "It is late. We must go."', "Then he left."],
        ["I waited... and waited.", "Nothing."],
        ["It is No. 1 (see fig. 3. and p. 12.) in sales.", "iPhones came next."],
        ["Yahoo! said so.", "Really?!", "Yes."],
        ["The deal (worth $2 bn.) is done.", "“We are happy.”", "‘So am I.’"],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split_sentences(text, "en")] == sentences
