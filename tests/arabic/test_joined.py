"""Words that are written as one."""

import pytest

from mtaudit.arabic.joined import may_be_several


@pytest.mark.parametrize(
    ("word", "several"),
    [
        ("الشيوخمن", True),
        ("قمةثان", True),
        ("فوتوتون", False),
        ("المدينة", False),
        ("محمد", False),
        ("سخافتنافرصة", True),
        ("الصينوروسيا", True),
        ("كريسيس", False),
    ],
)
def test_what_may_be_several_words(word: str, several: bool) -> None:
    assert may_be_several(word) is several
