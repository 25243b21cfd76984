import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from mtaudit.translate import Progress
from mtaudit.translate.cache import CachedTranslator


class Counting:
    """A model that writes capitals and counts what it was asked for."""

    name, kind, fluent = "capitals", "marian", True

    def __init__(self, revision: str = "1") -> None:
        self.revision = revision
        self.asked: list[str] = []

    def translate(self, sentences: Sequence[str], progress: Progress | None = None) -> list[str]:
        self.asked += sentences
        if progress:
            progress(len(sentences))
        return [sentence.upper() for sentence in sentences]

    def score(self, arabic: Sequence[str], english: Sequence[str]) -> list[list[float]]:
        return [[0.0] for _ in arabic]


def test_what_was_translated_is_not_translated_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "cache.sqlite"
    first, second, other = Counting(), Counting(), Counting("2")
    assert CachedTranslator(first, path).translate(["a", "b", "a"]) == ["A", "B", "A"]
    done: list[int] = []
    assert CachedTranslator(second, path).translate(["b", "c", "a", "a"], done.append) == ["B", "C", "A", "A"]
    assert (first.asked, second.asked) == (["a", "b"], ["c"])
    assert sum(done) == 4
    CachedTranslator(other, path).translate(["a"])
    assert other.asked == ["a"]


@pytest.mark.parametrize("content", [b"not a database" * 100, b"SQLite format 3\0" + b"\xff" * 5000, b""])
def test_a_corrupted_cache_breaks_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cache.sqlite"
    path.write_bytes(content)
    assert CachedTranslator(Counting(), path).translate(["a"]) == ["A"]
    again = Counting()
    assert CachedTranslator(again, path).translate(["a"]) == ["A"]
    assert again.asked == []


def test_a_cache_that_cannot_be_written_breaks_nothing(tmp_path: Path) -> None:
    for path in (Path("/dev/null/cache.sqlite"), tmp_path):
        assert CachedTranslator(Counting(), path).translate(["a"]) == ["A"]
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE translations (other)")
    connection.close()
    assert CachedTranslator(Counting(), other).translate(["a", "\ud800"]) == ["A", "\ud800"]
