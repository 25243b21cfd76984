"""Run-on sentences found with the source."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.align.run_ons import split_run_ons
from mtaudit.segment import segment

ENGLISH = (
    "The harbour was closed on Sunday because of a storm. Two fishing boats sank near the lighthouse. "
    "The mayor promised help for the families."
)


def pieces(arabic: str) -> list[str]:
    return [each.text for each in split_run_ons(segment(ENGLISH, "en"), segment(arabic, "ar")).segments]


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


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_accepted(source: str, target: str) -> None:
    document = segment(target, "ar")
    cut = split_run_ons(segment(source, "en"), document)
    assert "".join("".join(s.text for s in cut.segments).split()) == "".join(
        "".join(s.text for s in document.segments).split()
    )
    assert all(s.text == target[s.start : s.end] for s in cut.segments)
