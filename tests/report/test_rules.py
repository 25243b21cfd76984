from mtaudit.checks import all_checks
from mtaudit.report.rules import render_list, render_markdown, render_rule


def test_list_names_every_rule_on_a_line():
    text = render_list(all_checks())
    assert all(any(line.startswith(check.id) for line in text.splitlines()) for check in all_checks())


def test_explanation_and_page_hold_every_heading_and_example():
    page = render_markdown(all_checks())
    for check in all_checks():
        text = render_rule(check)
        assert check.name in text
        assert all(f"\n{heading}\n" in text for heading in ("What it finds", "Why it matters", "Bad", "Good"))
        assert "⟦" in text or "‸" in text
        assert f"\n### {check.id}\n" in page
