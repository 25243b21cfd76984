"""Back-translations out of files of every kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtaudit.errors import ReadError
from mtaudit.readers import read_back_translation

TMX = """<tmx version="1.4"><header/><body><tu>
<tuv xml:lang="ar"><seg>وصل الوزير.</seg></tuv><tuv xml:lang="en"><seg>The minister arrived.</seg></tuv>
</tu></body></tmx>"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.tsv", "Arabic\tEnglish\nوصل الوزير.\tThe minister arrived.\n"),
        ("a.tsv", "The minister arrived.\tوصل الوزير.\r\n\r\n"),
        ("a.jsonl", '{"id": "7", "target": "وصل الوزير.", "back_translation": "The minister arrived."}\n'),
        ("a.jsonl", '{"en": "The minister arrived.", "ar": "وصل الوزير."}'),
        ("a.tmx", TMX),
    ],
)
def test_both_languages_side_by_side(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert read_back_translation(str(path)) == {"وصل الوزير.": "The minister arrived."}


def test_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.en.txt"
    path.write_text("The minister arrived.\n\nHe left.\n", "utf-8")
    assert read_back_translation(str(path)) == ["The minister arrived.", "", "He left."]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.tsv", "وصل الوزير.\n", "line 1 must hold"),
        ("a.jsonl", '{"ar": "وصل الوزير."', "line 1 is not JSON"),
        ("a.jsonl", '{"ar": "وصل الوزير."}', "line 1 must hold"),
        ("a.jsonl", "\n", "holds no"),
        ("a.txt", "وصل الوزير.\n", "is not English"),
        ("-", "", "one text"),
    ],
)
def test_what_is_none_is_said_to_be_none(tmp_path: Path, name: str, text: str, said: str) -> None:
    path = tmp_path / name
    if name != "-":
        path.write_text(text, "utf-8")
    with pytest.raises(ReadError, match=said):
        read_back_translation("-" if name == "-" else str(path), ("-", None))
