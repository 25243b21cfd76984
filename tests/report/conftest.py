"""A small result; the demo's; a browser (Debian's Chromium, driven by Playwright), without which tests are skipped."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mtaudit.document import Span
from mtaudit.finding import Category, Finding, Severity, score
from mtaudit.fingerprint import identified
from mtaudit.report import html
from mtaudit.result import ModelInfo, Result, SegmentResult

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = Path("/usr/bin/chromium")
DEMO = Path(__file__).parents[2] / "reports" / "demo.json"

Visit = Callable[..., "Page"]

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


@pytest.fixture(scope="session")
def demo() -> Result:
    """The bundled example, as it is in reports/."""
    return Result.from_dict(json.loads(DEMO.read_text("utf-8")))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    driver = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("needs Chromium")
    with driver.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens an address, with what is kept from page to page; no page may ask the network for anything, or fail."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def visited(address: str, **how: Any) -> Page:
        if how or not contexts:
            contexts.append(browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **how}))
        page = contexts[-1].new_page()
        page.set_default_timeout(30_000)
        page.on("request", lambda each: wrong.extend([] if each.url.startswith(("file:", "blob:")) else [each.url]))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text))
        page.goto(address)
        return page

    yield visited
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def load(visit: Visit, tmp_path: Path) -> Visit:
    """Opens the page of a result."""

    def loaded(result: Result, fragment: str = "", *, name: str = "page", language: str = "en", **how: Any) -> Page:
        file = tmp_path / f"{name}.html"
        file.write_text(html.render(result, language=language), "utf-8")
        return visit(file.as_uri() + fragment, **how)

    return loaded


@pytest.fixture
def violations() -> Callable[[Page], list[object]]:
    """What axe finds wrong with a page."""
    axe = pytest.importorskip("axe_playwright_python.base")
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

    def found(page: Page) -> list[object]:
        page.evaluate(Path(axe.AXE_FILE_PATH).read_text("utf-8"))
        result = page.evaluate("rules => axe.run({runOnly: rules})", rules)
        return [(each["id"], [node["html"] for node in each["nodes"]]) for each in result["violations"]]

    return found
