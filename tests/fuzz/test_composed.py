"""What hypothesis composes can be audited; `make fuzz` tries many more."""

from tests.fuzz.composed import search
from tests.fuzz.targets import audited


def test_composed_articles_hold_what_is_promised() -> None:
    tried, failed = search(audited, 1, 7)
    assert tried
    assert failed is None
