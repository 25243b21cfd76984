import hashlib
import json
import re
from base64 import b64encode
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from mtaudit.document import Span
from mtaudit.report import render
from mtaudit.report.page_data import script_json
from mtaudit.result import Doubt, Result, RoundTrip, SegmentResult


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
    assert not {"link", "img", "iframe"} & set(page.tags)
    assert {"header", "main", "footer", "nav", "h1", "h2", "h3", "dialog"} <= set(page.tags)
    assert all(f'id="f={finding.fingerprint}"' in text for finding in result.findings)


def test_only_the_script_and_the_style_of_the_page_may_run(result: Result) -> None:
    text = render(result, "html")
    assert re.search(r"default-src &#39;none&#39;", text)
    assert "unsafe" not in re.findall(r'Content-Security-Policy" content="(.*?)"', text)[0]
    for element in ("style", "script"):
        content = text.split(f"<{element}>")[1].split(f"</{element}>")[0]
        checksum = b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{element}-src &#39;sha256-{checksum}&#39;" in text
    assert not re.search(r'\s(style|on\w+)="', text.split("<body>")[1].split("<script")[0])


def test_every_sentence_shows_its_english_and_gloss_says_what_it_is(result: Result) -> None:
    text = render(result, "html")
    assert "He said he would return." in text
    assert "appeared Keller as-negotiator main in the-talks" in text
    assert "Word-by-word gloss (not fluent English)" in text
    assert "Nothing in the Arabic" in text
    fluent = render(replace(result, model=replace(result.model, fluent=True)), "html")
    assert '<p class="label">Back-translation</p>' in fluent
    assert "gloss (not" not in fluent.split("<script")[0]


def test_what_did_not_come_back_is_marked_in_both_sentences(result: Result) -> None:
    first = result.source.index("key negotiator") if result.source else 0
    trip = RoundTrip("opus", fluent=True, unmatched_source=((first, first + 3),), unmatched=((0, 8),))
    segments = (result.segments[0], replace(result.segments[1], round_trip=trip), *result.segments[2:])
    text = render(replace(result, segments=segments), "html")
    assert re.findall(r'<span class="lost" [^>]*>(.*?)</span>', text) == ["key", "appeared"]


def test_the_article_is_running_text(result: Result) -> None:
    article = render(result, "html").split('<section class="article"')[1].split("</section>")[0]
    plain = re.sub("<sup>.*?</sup>|<[^>]*>", "", article.split(">", 1)[1]).split("\n")
    assert [line for line in plain if line] == [line for line in result.target.split("\n") if line]


@pytest.mark.parametrize("fingerprints", [("",) * 4, ("0123456789abcdef",) * 4, ('" onload="', "a b", "\u202e", "<b>")])
def test_findings_without_good_fingerprints_are_told_apart(result: Result, fingerprints: tuple[str, ...]) -> None:
    findings = tuple(replace(f, fingerprint=each) for f, each in zip(result.findings, fingerprints, strict=True))
    page = _Page(render(replace(result, findings=findings), "html"))
    assert len({each for each in page.ids if each.startswith("f=")}) == 4


def test_the_data_of_the_script_are_what_was_given() -> None:
    value = {"text": "</script><!-- & \u202e \u2028 \U000e0041 \ud800 \x00 \x7f"}
    written = script_json(value)
    assert json.loads(written) == value
    assert not set(written) & set("<>&\u202e\u2028\U000e0041\ud800\x00\x7f")


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
    assert page.tags.count("script") == 2
    assert "img" not in page.tags
    assert not re.search(r"<[^>]*\s(onfocus|onerror|autofocus)", re.sub(r'"[^"]*"', '""', text.split("<script")[0]))
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
    assert re.findall(r'<span class="doubt">(.*?)</span>', page) == ["مجلس"]
    first, second = re.findall(r'<li><a href="#p=(\d)"', page)
    assert (first, second) == ("2", "1")


def test_clean_result_says_so(result: Result) -> None:
    text = render(replace(result, findings=()), "html")
    assert "Nothing found" in text
    assert "no proof" in text
