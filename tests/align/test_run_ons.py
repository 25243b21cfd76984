"""Run-on sentences found with the source."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.align.run_ons import _may_begin, find_run_ons
from mtaudit.align.sentences import propose_beads
from mtaudit.document import Document
from mtaudit.encode.sentences import encode_runs
from mtaudit.segment import cut, segment

ENGLISH = (
    "The harbour was closed on Sunday because of a storm. Two fishing boats sank near the lighthouse. "
    "The mayor promised help for the families."
)


def pieces(arabic: str) -> list[str]:
    return [each.text for each in _cut(ENGLISH, segment(arabic, "ar")).segments]


def _cut(english: str, document: Document) -> Document:
    source = encode_runs([each.text for each in segment(english, "en").segments])
    target = encode_runs([each.text for each in document.segments])
    return cut(document, find_run_ons(source, target, propose_beads(source, target)))


def test_a_missing_full_stop() -> None:
    sentences = [
        "أغلق الميناء يوم الأحد بسبب العاصفة",
        "وغرق قاربا صيد بالقرب من المنارة.",
        "ووعد رئيس البلدية بمساعدة العائلات.",
    ]
    assert pieces(" ".join(sentences)) == sentences


def test_a_sentence_that_renders_one_is_left_alone() -> None:
    arabic = "أغلق الميناء يوم الأحد بسبب العاصفة. وغرق قاربا صيد، وهما قديمان، بالقرب من المنارة."
    assert len(pieces(arabic)) == 2


def test_no_cut_parts_a_negation_from_what_it_denies() -> None:
    assert all(_may_begin(f"{before} للعائلات", len(before) + 1) for before in ("غرق القارب", "وصل القارب أمس"))
    assert not any(_may_begin(f"{before} للعائلات", len(before) + 1) for before in ("وصل فلا", "وصل فليس"))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_accepted(source: str, target: str) -> None:
    document = segment(target, "ar")
    parted = _cut(source, document)
    assert "".join("".join(s.text for s in parted.segments).split()) == "".join(
        "".join(s.text for s in document.segments).split()
    )
    assert all(s.text == target[s.start : s.end] for s in parted.segments)
