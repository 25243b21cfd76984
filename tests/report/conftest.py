import pytest

from mtaudit.document import Span
from mtaudit.finding import Category, Finding, Severity, score
from mtaudit.fingerprint import identified
from mtaudit.result import ModelInfo, Result, SegmentResult

TARGET = """مجلس المدينة يقر الميزانية

ظهرت Keller كمحاورة رئيسي في المحادثات. وقالت إنه سيعود.
تابعونا على قناتنا"""
SOURCE = """City council passes the budget

Keller has emerged as a key negotiator in the talks. He said he would return. The talks lasted three hours."""


def span(text: str, piece: str) -> Span:
    start = text.index(piece)
    return Span(start, start + len(piece), piece)


def finding(
    rule: str, category: Category, severity: Severity, marked: Span, segment: int | None, source: Span | None = None
) -> Finding:
    return Finding(
        rule=rule,
        category=category,
        severity=severity,
        confidence=0.8,
        message=f"Something is wrong with {marked.text or 'what is missing'}.",
        start=marked.start,
        end=marked.end,
        text=marked.text,
        segment=segment,
        source_start=source.start if source else None,
        source_end=source.end if source else None,
        source_text=source.text if source else None,
        suggestion="كيلر" if rule == "UNT001" else None,
        evidence={"probability": 0.8},
    )


@pytest.fixture
def result() -> Result:
    """A headline, a passage with overlapping marks, a clean one, a dropped one, and furniture."""
    segments = (
        SegmentResult(
            span(TARGET, "مجلس المدينة يقر الميزانية"),
            span(SOURCE, "City council passes the budget"),
            "headline",
            None,
            0.9,
        ),
        SegmentResult(
            span(TARGET, "ظهرت Keller كمحاورة رئيسي في المحادثات."),
            span(SOURCE, "Keller has emerged as a key negotiator in the talks."),
            "prose",
            "appeared Keller as-negotiator main in the-talks",
            0.8,
        ),
        SegmentResult(span(TARGET, "وقالت إنه سيعود."), span(SOURCE, "He said he would return."), "prose", None, 0.7),
        SegmentResult(None, span(SOURCE, "The talks lasted three hours."), "prose", None, None),
        SegmentResult(span(TARGET, "تابعونا على قناتنا"), None, "furniture", None, None),
    )
    end = TARGET.index("سيعود.") + len("سيعود.")
    findings = (
        finding("AGR001", "agreement", "major", span(TARGET, "ظهرت Keller"), 1),
        finding("UNT001", "untranslated", "major", span(TARGET, "Keller"), 1, span(SOURCE, "Keller")),
        finding("AGR002", "agreement", "minor", span(TARGET, "Keller كمحاورة رئيسي"), 1),
        finding("OMI001", "omission", "critical", Span(end, end, ""), 2, span(SOURCE, "The talks lasted three hours.")),
    )
    return Result(
        "council.txt",
        TARGET,
        SOURCE,
        segments,
        tuple(identified(findings, TARGET, segments)),
        score(findings, 15),
        ModelInfo("gloss", "gloss", fluent=False),
        "version:test",
    )
