import re

from rich.cells import cell_len

from mtaudit.report import render
from mtaudit.result import Result


def test_marks_stand_in_the_sentence_with_what_is_wrong_below(result: Result) -> None:
    text = render(result, "text", path="council.txt")
    assert "⟦ظهرت ⟦⟦Keller⟧⟧" in text
    assert "Keller has emerged as a key negotiator" in text
    assert "council.txt:3:1" in text
    assert "‸4" in text
    assert "Do not publish as it is" in text
    assert "\x1b" not in text


def test_colour_and_width(result: Result) -> None:
    coloured = render(result, "text", color=True, width=40)
    assert "\x1b[" in coloured
    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert max(cell_len(line) for line in plain.splitlines()) <= 40
    assert "كيلر" in plain
