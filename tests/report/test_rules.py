from pathlib import Path

import pytest

from mtaudit.checks import all_checks, own_checks
from mtaudit.report.rules import pages, render_list, render_rule

DOCS = Path(__file__).parents[2] / "docs" / "rules"


def test_list_names_every_rule_on_a_line() -> None:
    text = render_list(all_checks())
    assert all(any(line.startswith(check.id) for line in text.splitlines()) for check in all_checks())


def test_explanation_and_page_hold_every_heading_and_example() -> None:
    written = pages(own_checks())
    for check in own_checks():
        text, page = render_rule(check), written[f"{check.id}.md"]
        assert check.name in text
        for heading in ("What it finds", "Why it matters", "Bad", "Good"):
            assert f"\n{heading}\n" in text
            assert f"\n## {heading}\n" in page
        assert "⟦" in page or "‸" in page
        assert f"[{check.id}]({check.id}.md)" in written["README.md"]


def test_the_pages_are_fresh() -> None:
    kept = {path.name: path.read_text("utf-8") for path in DOCS.iterdir()}
    written = pages(own_checks())
    stale = sorted(name for name in {*kept, *written} if kept.get(name) != written.get(name))
    if stale:
        pytest.fail(f"docs/rules is not fresh: {', '.join(stale)}. Renew it: make docs", pytrace=False)
