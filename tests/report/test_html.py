import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from mtaudit.document import Span
from mtaudit.report import render
from mtaudit.result import Doubt, Result, SegmentResult


class _Page(HTMLParser):
    """Checks that elements nest, and collects tags, ids and links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        attributes = {name: value or "" for name, value in attrs}
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if "href" in attributes:
            self.links.append(attributes["href"])
        if tag not in {"meta", "input", "link", "br", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_page_is_whole_and_asks_for_nothing(result: Result) -> None:
    text = render(result, "html")
    page = _Page(text)
    assert len(page.ids) == len(set(page.ids))
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert "default-src &#39;none&#39;" in text or "default-src 'none'" in text
    assert {"header", "main", "footer", "nav", "h1", "h2", "h3", "h4"} <= set(page.tags)
    assert all(f'id="finding-{number}"' in text and f'id="mark-{number}"' in text for number in range(1, 5))


def test_every_passage_shows_its_english_and_gloss_says_what_it_is(result: Result) -> None:
    text = render(result, "html")
    assert "He said he would return." in text
    assert "appeared Keller as-negotiator main in the-talks" in text
    assert "Word-by-word gloss (not fluent English)" in text
    assert "Nothing in the Arabic" in text
    fluent = render(replace(result, model=replace(result.model, fluent=True)), "html")
    assert "gloss (not" not in fluent


@pytest.mark.parametrize("field", ["target", "message", "suggestion", "source", "back", "id", "evidence"])
def test_hostile_text_neither_breaks_out_nor_spoofs(result: Result, field: str) -> None:
    evil = "</p><script>alert(1)</script><img src=x onerror=alert(1)>\" autofocus onfocus='x' \u202eevil\u2066\x00\x1b"
    first = result.findings[0]
    evil_span = Span(0, len(evil), evil)
    segment = SegmentResult(
        evil_span if field == "target" else None,
        evil_span if field == "source" else None,
        "prose",
        evil if field == "back" else None,
        None,
    )
    first = replace(
        first,
        start=0,
        end=5,
        segment=0,
        message=evil if field == "message" else "plain",
        suggestion=evil if field == "suggestion" else None,
        evidence={evil: evil} if field == "evidence" else {},
    )
    hostile = replace(result, id=evil if field == "id" else "x", target=evil, segments=(segment,), findings=(first,))
    text = render(hostile, "html")
    page = _Page(text)
    assert not {"script", "img"} & set(page.tags)
    assert not re.search(r"<[^>]*\s(onfocus|onerror|autofocus)", re.sub(r'"[^"]*"', '""', text))
    assert not set(text) & set("\u202e\u2066\x00\x1b")
    assert "U+202E" in text


def test_a_word_worth_a_look_is_shaded_where_no_finding_marks_it(result: Result) -> None:
    text = result.target
    council, keller = text.index("مجلس"), text.index("Keller")
    doubts = (Doubt(council, council + 4, 0.25),), (Doubt(keller, keller + 6, 0.6),)
    segments = tuple(
        replace(segment, attention=doubt, risk=risk)
        for segment, doubt, risk in zip(result.segments, (*doubts, (), (), ()), (0.01, 0.2, 0, 0, 0), strict=True)
    )
    page = render(replace(result, segments=segments), "html")
    assert re.findall(r'<span class="doubt" [^>]*25%[^>]*>(.*?)</span>', page) == ["مجلس"]
    assert "Keller</span>" not in page
    first, second = re.findall(r'<li><a href="#passage-(\d)"', page)
    assert (first, second) == ("2", "1")


def test_clean_result_says_so(result: Result) -> None:
    text = render(replace(result, findings=()), "html")
    assert "Nothing found" in text
    assert "no proof" in text
