"""Pages of many articles, and their index."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mtaudit.report.collection import BARS, Entry, penalty_bars, render_index, write_pages
from mtaudit.result import Result

if TYPE_CHECKING:
    from playwright.sync_api import Page


def results(result: Result) -> Iterator[dict[str, Any]]:
    yield {"id": None, "error": "not JSON", "line": 1}
    yield {**result.to_dict(), "date": "2026-03-02T10:00:00Z"}
    yield {"id": "<b>\u202e", "error": "PRO001 failed </script>", "line": 3}
    yield {**replace(result, findings=()).to_dict(), "id": "council.html", "date": "2026-03-01"}
    yield {**result.to_dict(), "id": "../../<i>", "date": "2026-03-03"}


def test_articles_are_linked_in_their_order(result: Result, tmp_path: Path) -> None:
    index = write_pages(results(result), tmp_path / "pages")
    files = sorted(path.name for path in index.parent.iterdir())
    assert files == ["4-council.html", "council.html", "i.html", "index.html"]
    links = {
        name: re.findall('<a href="([^"#]*)"', (index.parent / name).read_text("utf-8").split("<main>")[0])
        for name in files
    }
    assert links["council.html"] == ["index.html", "4-council.html"]
    assert links["4-council.html"] == ["council.html", "index.html", "i.html"]
    assert links["i.html"] == ["4-council.html", "index.html"]


def test_the_index_says_what_could_not_be_audited_and_is_not_spoofed(result: Result, tmp_path: Path) -> None:
    text = write_pages(results(result), tmp_path).read_text("utf-8")
    assert text.count("could not be audited") == 2 + 1  # rows, and the words of the script
    assert "<b>" not in text
    assert "PRO001 failed </script>" not in text
    assert "\u202e" not in text
    assert "over time" in text.split("<script")[0]


def test_more_articles_than_bars_are_averaged_in_groups() -> None:
    entries = [Entry(n, str(n), f"{n}.html", per_1000_words=float(n)) for n in range(1, 3 * BARS)]
    bars = list(penalty_bars(entries))
    assert len(bars) == BARS
    assert (bars[0].label, bars[0].value, bars[0].file) == ("1–3", 2.0, "1.html")
    assert bars[-1].length == 100


def test_an_index_of_nothing() -> None:
    assert "0 articles" in render_index([])


def test_the_index_sorts_and_knows_what_is_left(
    visit: Callable[..., Page], violations: Callable[[Page], list[object]], result: Result, tmp_path: Path
) -> None:
    page = visit(write_pages(results(result), tmp_path).as_uri())

    def column(name: str) -> list[str]:
        cells: list[str] = page.eval_on_selector_all("tbody tr", f"rows => rows.map(row => row.dataset.{name} ?? '')")
        return [each for each in cells if each]

    page.click('[data-sort="day"] button')
    assert column("day") == ["2026-03-01", "2026-03-02", "2026-03-03"]
    page.click('[data-sort="penalty"] button')
    assert column("penalty") == sorted(column("penalty"), key=float, reverse=True)
    assert violations(page) == []
    page.click('tbody a[href="council.html"]')
    page.wait_for_selector("#desk .block.now")
    page.keyboard.press("d")
    page.click('nav a[href="index.html"]')
    page.wait_for_selector("#articles [aria-sort]")
    assert page.locator('tr:has(a[href="council.html"]) .left').text_content() == "3"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_index_in_arabic_fits_a_phone(
    visit: Callable[..., Page], violations: Callable[[Page], list[object]], result: Result, tmp_path: Path, scheme: str
) -> None:
    index = write_pages(results(result), tmp_path, language="ar")
    page = visit(index.as_uri(), viewport={"width": 390, "height": 844}, is_mobile=True, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []
