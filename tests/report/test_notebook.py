from dataclasses import replace

from mtaudit.report.notebook import MOST
from mtaudit.result import Result


def test_a_notebook_shows_the_findings(result: Result) -> None:
    html = result._repr_html_()
    assert html.count("<tr>") == 1 + len(result.findings)
    assert "Do not publish as it is" in html
    assert "كيلر" in html
    assert "<table>" not in replace(result, findings=())._repr_html_()


def test_a_long_table_is_cut(result: Result) -> None:
    html = replace(result, findings=result.findings[:1] * (MOST + 2))._repr_html_()
    assert html.count("<tr>") == 1 + MOST
    assert "2 more findings" in html


def test_hostile_text_stays_text(result: Result) -> None:
    evil = "</td><script>alert(1)</script>\" onload='x' \u202e\x1b"
    finding = replace(result.findings[0], message=evil, text=evil, source_text=evil, suggestion=evil, rule=evil)
    html = replace(result, findings=(finding,))._repr_html_()
    assert "<script" not in html
    assert not set(html) & set("\u202e\x1b")
