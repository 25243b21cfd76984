"""The whole audit on any text: no exception, and every offset right."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtaudit.align.words import Pair
from mtaudit.checks import bitext
from mtaudit.encode.states import Vectors
from mtaudit.estimate import read_jointly
from mtaudit.pipeline import audit
from mtaudit.result import Result
from mtaudit.translate import load

PIECES = st.sampled_from(
    [
        "قال الوزير",
        "لم تجري",
        "Witkoff",
        "ويتكوف",
        "١٢٬٥",
        "2,000",
        "U.S.",
        "د.",
        "قولها",
        "“",
        "»",
        "\u202e",
        "\u200f",
        "\ufeff",
        "ﷲ",
        "ـــ",
        "\x00",
        "\n",
        "\n\n",
        ". ",
        "؟",
        "not",
        "<script>",
        "she said",
        "\ud800",
        "🇵🇸",
    ]
)
TEXT = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES).map("".join))


def assert_offsets_are_right(result: Result) -> None:
    for segment in result.segments:
        for text, span in ((result.target, segment.target), (result.source or "", segment.source)):
            assert span is None or text[span.start : span.end] == span.text
    for finding in result.findings:
        assert 0 <= finding.start <= finding.end <= len(result.target)
        assert result.target[finding.start : finding.end] == finding.text
        assert 0 <= finding.confidence <= 1
        if finding.source_start is not None:
            assert result.source is not None
            assert result.source[finding.source_start : finding.source_end] == finding.source_text
        assert finding.segment is None or 0 <= finding.segment < len(result.segments)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXT, st.none() | TEXT)
def test_any_text_is_audited(target: str, source: str | None) -> None:
    result = audit(target, source, load("gloss"))
    assert_offsets_are_right(result)
    assert audit(target, source, load("gloss")) == result


def test_what_stands_twice_is_linked_and_estimated_once(monkeypatch: pytest.MonkeyPatch) -> None:
    estimated: list[str] = []

    def counting(pairs: Sequence[Pair]) -> list[tuple[Vectors, Vectors]]:
        estimated.extend(pair.arabic[0].text for pair in pairs)
        return read_jointly(pairs)

    monkeypatch.setattr(bitext, "read_jointly", counting)
    target = "ناقش الزعيمان كريسيس.\n\nبدأت المحادثات أمس.\n\nناقش الزعيمان كريسيس."
    source = (
        "The two leaders discussed the crisis.\n\nThe talks began yesterday.\n\nThe two leaders discussed the crisis."
    )
    findings = audit(target, source, load("gloss")).findings
    assert sorted(estimated) == ["بدأت", "ناقش"]
    said = [[(each.rule, each.text) for each in findings if each.segment == passage] for passage in (0, 1, 2)]
    assert "كريسيس" in {text for _, text in said[0]}
    assert (said[1], said[2]) == ([], said[0])


def test_passages_follow_the_text_and_furniture_is_not_prose() -> None:
    target = "وصل الوزير إلى العاصمة.\n\nوبدأت المحادثات مساء الأحد.\n\nمرتبط\n"
    source = "The minister arrived in the capital.\n\nThe talks began on Sunday evening."
    result = audit(target, source, load("gloss"))
    assert [segment.kind for segment in result.segments] == ["prose", "prose", "furniture"]
    assert [segment.source.text if segment.source else None for segment in result.segments] == [
        "The minister arrived in the capital.",
        "The talks began on Sunday evening.",
        None,
    ]
    assert result.segments[2].back_translation is None


def test_what_a_site_puts_into_a_sentence_is_a_part_of_its_passage() -> None:
    arabic = (
        "رئيسة البلدية تعلن موازنة جديدة للطرق والجسور في المدينة القديمة |\nأخبار, طرق, جسور, موازنة, مدينة\n"
        "وتقول إن العمل يبدأ في الربيع المقبل"
    )
    english = (
        "Mayor announces a new budget for roads and bridges in the old city and says that work begins next spring."
    )
    for result in (audit(arabic, english, load("gloss")), audit(arabic, None, load("gloss"))):
        spans = [each.target for each in result.segments if each.target]
        assert all(one.end <= two.start for one, two in pairwise(spans))
        assert "".join(arabic.split()) == "".join("".join(span.text for span in spans).split())


def test_decomposed_letters_are_the_letters_that_they_make() -> None:
    arabic = "قالت Keller إن الآلة لم تعمل في أول أسبوع، وأكد رئيس البلدية أن المسؤولين أقروا ٢٣ مليون دولار لبيليه."
    english = "Keller said the machine did not work in its first week, and officials approved 32 million for Pelé."
    texts = ((arabic, english), _decomposed(arabic, english))
    composed, decomposed = (audit(target, source, load("gloss")) for target, source in texts)
    assert [each.rule for each in composed.findings]
    assert [(each.rule, unicodedata.normalize("NFC", each.about)) for each in decomposed.findings] == [
        (each.rule, each.about) for each in composed.findings
    ]


def _decomposed(*texts: str) -> list[str]:
    decomposed = [unicodedata.normalize("NFD", text) for text in texts]
    assert all(map(str.__ne__, decomposed, texts))
    return decomposed
