"""How soon the HTML page answers a key: an article with 400 findings, in Chromium.

usage: python -m benchmarks.workplace     (needs Playwright and /usr/bin/chromium)

The bundled example is repeated until it has as many findings. Each answer is timed in the page, from the key to the
layout of what it changed.
"""

from __future__ import annotations

import statistics
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measured import record
from mtaudit import Auditor
from mtaudit.document import Span
from mtaudit.examples import demo_texts
from mtaudit.fingerprint import identified
from mtaudit.report import render
from mtaudit.result import Result

if TYPE_CHECKING:
    from playwright.sync_api import Page

FINDINGS = 400
TIMES = 30
KEYS = {"next finding": "KeyJ", "dismiss": "KeyD", "accept": "KeyA", "undo": "KeyZ", "dismiss everywhere": "KeyX"}

_PRESS = """code => {
    const begun = performance.now();
    document.body.dispatchEvent(new KeyboardEvent("keydown", {code, bubbles: true, cancelable: true}));
    document.body.offsetHeight;
    return performance.now() - begun;
}"""
_GO_ON = """code => {
    const button = document.querySelector(`button[data-key="${code}"]`);
    for (let tries = 0; button.disabled && tries < 50; tries++)
        document.body.dispatchEvent(new KeyboardEvent("keydown", {code: "KeyJ", bubbles: true, cancelable: true}));
}"""
"""To a finding that the key is for, which is not timed: not every one has something to accept."""
_TYPE = """text => {
    const begun = performance.now();
    const search = document.getElementById("search");
    search.value = text;
    search.dispatchEvent(new Event("input"));
    document.body.offsetHeight;
    return performance.now() - begun;
}"""


def main() -> None:
    from playwright.sync_api import sync_playwright

    result = many(Auditor(model="gloss").audit(*demo_texts()))
    figures: dict[str, str] = {"findings": str(len(result.findings))}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder, "page.html")
        file.write_text(render(result, "html"), "utf-8")
        figures["size of the page"] = f"{file.stat().st_size / 1024:.0f} KB"
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(file.as_uri())
        timing = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
        figures["until it can be worked in"] = f"{page.evaluate(timing):.0f} ms"
        for name, code in KEYS.items():
            figures[name] = _said([_pressed(page, code) for _ in range(TIMES)])
        typed = ("ا", "ال", "الم", "الما", "") * (TIMES // 5)
        figures["a letter of a search"] = _said([page.evaluate(_TYPE, text) for text in typed])
        browser.close()
    record("workplace", str(__doc__), figures)


def _pressed(page: Page, code: str) -> float:
    page.evaluate(_GO_ON, code)
    taken: float = page.evaluate(_PRESS, code)
    return taken


def many(result: Result) -> Result:
    """The result, so many times one behind the other that it has as many findings."""
    times = -(-FINDINGS // len(result.findings))
    text, source = result.target + "\n\n", (result.source or "") + "\n\n"
    segments, findings = [], []
    for n in range(times):
        at, there, first = n * len(text), n * len(source), n * len(result.segments)
        segments += [
            replace(
                each,
                target=_moved(each.target, at),
                source=_moved(each.source, there),
                attention=tuple(replace(one, start=one.start + at, end=one.end + at) for one in each.attention),
            )
            for each in result.segments
        ]
        findings += [
            replace(
                each,
                start=each.start + at,
                end=each.end + at,
                segment=None if each.segment is None else each.segment + first,
                source_start=None if each.source_start is None else each.source_start + there,
                source_end=None if each.source_end is None else each.source_end + there,
            )
            for each in result.findings
        ]
    target = text * times
    held = list(identified(findings[:FINDINGS], target, segments))
    return replace(result, target=target, source=source * times, segments=tuple(segments), findings=tuple(held))


def _moved(span: Span | None, by: int) -> Span | None:
    return None if span is None else Span(span.start + by, span.end + by, span.text)


def _said(milliseconds: list[float]) -> str:
    ranked = sorted(milliseconds)
    return f"{statistics.median(ranked):.0f} ms; 95 % within {ranked[int(0.95 * len(ranked)) - 1]:.0f} ms"


if __name__ == "__main__":
    main()
