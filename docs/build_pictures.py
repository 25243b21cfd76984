"""Write the pictures of the page anew: the bundled example in Arabic and English, in Chromium.

usage: python docs/build_pictures.py     (needs Playwright, /usr/bin/chromium and Arabic fonts)
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from mtaudit import Result
from mtaudit.report import render

ROOT = Path(__file__).parents[1]
PICTURES = {"ar": "report.png", "en": "report.en.png"}
SHOWN = "PRO002"
"""The rule whose first finding is in hand: the picture shows a name, a pronoun and their English."""


def main() -> None:
    """Write both."""
    result = Result.from_dict(json.loads((ROOT / "reports" / "demo.json").read_text("utf-8")))
    shown = next(each for each in result.findings if each.rule == SHOWN)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for language, name in PICTURES.items():
            file = Path(folder, f"{language}.html")
            file.write_text(render(result, "html", language=language), "utf-8")
            page = browser.new_page(viewport={"width": 1400, "height": 900}, color_scheme="light")
            page.goto(f"{file.as_uri()}#f={shown.fingerprint}")
            page.screenshot(path=ROOT / "docs" / "images" / name)
        browser.close()


if __name__ == "__main__":
    main()
