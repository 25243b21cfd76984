import json
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.document import Span
from mtaudit.errors import UnknownFormatError
from mtaudit.finding import CATEGORIES, SEVERITIES, Finding, score
from mtaudit.report import EXTENSIONS, FORMATS, render
from mtaudit.result import ModelInfo, Result, SegmentResult

HOSTILE = st.text(
    st.characters() | st.sampled_from('\u202e\u2066\x1b\x00\r\n<>&"|`%:،ابت\ud800\u2028\ufffe'), max_size=30
)


@st.composite
def results(draw):
    target, source = draw(HOSTILE), draw(st.none() | HOSTILE)
    cuts = sorted(draw(st.sets(st.integers(0, len(target)), max_size=4)) | {0, len(target)})
    segments = [
        SegmentResult(
            Span(start, end, target[start:end]),
            Span(0, len(source), source) if source else None,
            draw(st.sampled_from(["prose", "headline", "furniture"])),
            draw(st.none() | HOSTILE),
            draw(st.none() | st.floats(-1, 1)),
        )
        for start, end in pairwise(cuts)
    ]
    if source:
        segments.append(SegmentResult(None, Span(0, len(source), source), "prose", None, None))
    findings = []
    for _ in range(draw(st.integers(0, 4))):
        start, end = sorted((draw(st.integers(0, len(target))), draw(st.integers(0, len(target)))))
        findings.append(
            Finding(
                rule=draw(st.sampled_from(["NUM001", "XXX999"])),
                category=draw(st.sampled_from(CATEGORIES)),
                severity=draw(st.sampled_from(SEVERITIES)),
                confidence=draw(st.floats(0, 1)),
                message=draw(HOSTILE),
                start=start,
                end=end,
                text=target[start:end],
                segment=draw(st.none() | st.integers(0, 5)),
                source_start=0 if source else None,
                source_end=len(source) if source else None,
                source_text=source or None,
                suggestion=draw(st.none() | HOSTILE),
                evidence={draw(HOSTILE): draw(HOSTILE | st.floats(allow_nan=False))},
            )
        )
    return Result(
        draw(HOSTILE),
        target,
        source,
        tuple(segments),
        tuple(findings),
        score(findings, draw(st.integers(0, 9))),
        ModelInfo(draw(HOSTILE), "gloss", draw(st.booleans())),
        draw(HOSTILE),
    )


@settings(deadline=None)
@given(results(), st.none() | HOSTILE)
def test_any_result_renders_in_every_format_the_same_each_time(result, path):
    for name in FORMATS:
        text = render(result, name, path=path)
        assert text == render(result, name, path=path)
        assert text.encode("utf-8") or name == "github"
        assert name in {"json", "sarif"} or not set(text) & set("\x00\x1b\u202e\u2066\u2028\ufffe")
    json.loads(render(result, "sarif", path=path))
    ElementTree.fromstring(render(result, "junit", path=path).encode())
    assert len(render(result, "github", path=path).splitlines()) == len(result.findings)


def test_every_format_has_an_extension_and_an_unknown_one_is_named(result):
    assert FORMATS.keys() == EXTENSIONS.keys()
    with pytest.raises(UnknownFormatError, match="'pdf'"):
        render(result, "pdf")
