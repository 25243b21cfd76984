"""The pages of the server in a browser."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("starlette")
from starlette.testclient import TestClient

from mtaudit.auditor import Settings
from mtaudit.serve.app import make_app

if TYPE_CHECKING:
    from playwright.sync_api import Page

ARABIC = "وصل الوفد إلى إلى بيروت."


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(make_app(Settings("gloss", select="REP"), processes=1), base_url="http://localhost") as opened:
        yield opened


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ar", "dark")])
def test_accessibility(
    visit: Callable[..., Page],
    violations: Callable[[Page], list[object]],
    client: TestClient,
    tmp_path: Path,
    language: str,
    scheme: str,
) -> None:
    headers = {"Accept": "text/html", "Accept-Language": language}
    started = client.post("/check", data={"arabic": ARABIC}, headers=headers, follow_redirects=False).headers[
        "location"
    ]
    pages = {"working": client.get(started, headers=headers).text.replace('http-equiv="refresh"', "")}
    while "refresh" in (finished := client.get(started, headers=headers).text):
        time.sleep(0.1)
    pages["finished"] = finished
    pages |= {path: client.get(f"/{path}", headers=headers).text for path in ("", "docs", "login", "nothing")}
    style = f"<style>{client.get('/style.css').text}</style>"
    page = visit("about:blank", color_scheme=scheme, viewport={"width": 390, "height": 844})
    for name, text in pages.items():
        file = tmp_path / f"{name or 'form'}.html"
        file.write_text(text.replace('<link rel="stylesheet" href="/style.css">', style), "utf-8")
        page.goto(file.as_uri())
        assert violations(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
