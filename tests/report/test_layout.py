from hypothesis import given
from hypothesis import strategies as st

from mtaudit.finding import Finding
from mtaudit.report.layout import Numbered, pieces, rows
from mtaudit.result import Doubt, Result


def _mark(number: int, start: int, end: int) -> Numbered:
    return Numbered(number, Finding("X", "name", "minor", 1.0, "", start, end, "", None))


@given(
    st.text(max_size=12),
    st.lists(st.tuples(st.integers(0, 15), st.integers(0, 15)).map(sorted), max_size=6),
    st.integers(0, 5),
)
def test_pieces_are_the_text_and_carry_exactly_the_marks_over_them(
    text: str, ranges: list[list[int]], offset: int
) -> None:
    marks = [_mark(n, start + offset, end + offset) for n, (start, end) in enumerate(ranges)]
    found = list(pieces(text, offset, marks))
    assert "".join(piece.text for piece in found) == text
    at = 0
    for piece in found:
        covering = {n for n, (start, end) in enumerate(ranges) if start <= at and at + len(piece.text) <= end}
        if piece.text:
            assert {mark.number for mark in piece.marks} == {n for n in covering if ranges[n][0] < ranges[n][1]}
        else:
            assert {mark.number for mark in piece.marks} <= {n for n, (start, _) in enumerate(ranges) if start >= at}
        at += len(piece.text)
    for when in ("starting", "ending"):
        assert sorted(mark.number for piece in found for mark in getattr(piece, when)) == list(range(len(ranges)))


def test_overlapping_marks_are_cut_where_they_begin_and_end(result: Result) -> None:
    row = rows(result)[1]
    marked = [(piece.text, [mark.finding.rule for mark in piece.marks]) for piece in row.pieces if piece.marks]
    assert marked == [
        ("ظهرت ", ["AGR001"]),
        ("Keller", ["AGR001", "UNT001", "AGR002"]),
        (" كمحاورة رئيسي", ["AGR002"]),
    ]


def test_a_mark_is_not_cut_at_the_words_worth_a_look_in_it() -> None:
    doubts = [Doubt(0, 3, 0.5), Doubt(4, 7, 0.5), Doubt(8, 11, 0.5)]
    found = [(each.text, each.doubt) for each in pieces("one two six", 0, [_mark(1, 0, 7)], doubts)]
    assert found == [("one two", None), (" ", None), ("six", 0.5)]


def test_a_dropped_passage_holds_its_finding_and_numbers_run_down_the_page(result: Result) -> None:
    found = rows(result)
    assert [[each.finding.rule for each in row.findings] for row in found] == [
        [],
        ["AGR001", "UNT001", "AGR002"],
        [],
        ["OMI001"],
        [],
    ]
    assert [each.number for row in found for each in row.findings] == [1, 2, 3, 4]
    assert [piece.text for piece in found[3].pieces] == [""]
