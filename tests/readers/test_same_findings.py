"""One article in seven kinds of file gives the same findings, in every report."""

import io
import json
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from mtaudit import Auditor, Result
from mtaudit.corpus import batch
from mtaudit.examples import demo_texts
from mtaudit.readers import article_of
from mtaudit.readers.jsonl import iter_records
from mtaudit.readers.pair import File
from mtaudit.report import FORMATS

Paragraphs = list[str]


def _pairs(arabic: Paragraphs, english: Paragraphs) -> list[tuple[Paragraphs, Paragraphs]]:
    """Units as a translator's file has them: as many as both have, the last with all that is left."""
    last = min(len(arabic), len(english)) - 1
    units = [([one], [other]) for one, other in zip(arabic[:last], english[:last], strict=True)]
    return [*units, (arabic[last:], english[last:])]


def _units(template: str, line_break: str, arabic: Paragraphs, english: Paragraphs) -> str:
    return "\n".join(
        template.format(
            number=number, target=line_break.join(map(escape, one)), source=line_break.join(map(escape, other))
        )
        for number, (one, other) in enumerate(_pairs(arabic, english), 1)
    )


def text(arabic: Paragraphs, english: Paragraphs) -> tuple[File, File]:
    return ("a.txt", "\n\n".join(arabic).encode()), ("e.txt", "\n\n".join(english).encode())


def html(arabic: Paragraphs, english: Paragraphs) -> tuple[File, File]:
    def page(paragraphs: Paragraphs) -> bytes:
        body = "\n".join(f"<p>{escape(each)}</p>" for each in paragraphs[1:])
        head = escape(paragraphs[0])
        return (
            f"<!doctype html><html><head><title>{head}</title></head><body><nav><a href='/'>Home</a></nav>"
            f"<article><h1>{head}</h1>\n{body}</article><footer>©</footer></body></html>"
        ).encode()

    return ("a.html", page(arabic)), ("e.html", page(english))


def docx(arabic: Paragraphs, english: Paragraphs) -> tuple[File, File]:
    from docx import Document

    def document(paragraphs: Paragraphs) -> bytes:
        made, stream = Document(), io.BytesIO()
        for each in paragraphs:
            made.add_paragraph(each)
        made.save(stream)
        return stream.getvalue()

    return ("a.docx", document(arabic)), ("e.docx", document(english))


def xliff_1(arabic: Paragraphs, english: Paragraphs) -> tuple[File, None]:
    template = '<trans-unit id="{number}"><source>{source}</source>\n<target>{target}</target></trans-unit>'
    units = _units(template, '<x id="b" ctype="lb"/>', arabic, english)
    file = f'<file original="a" datatype="html" source-language="en" target-language="ar"><body>{units}</body></file>'
    return (
        "a.xlf",
        f'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">{file}</xliff>'.encode(),
    ), None


def xliff_2(arabic: Paragraphs, english: Paragraphs) -> tuple[File, None]:
    template = '<unit id="{number}"><segment><source>{source}</source>\n<target>{target}</target></segment></unit>'
    units = _units(template, '<ph id="b" type="fmt" subType="xlf:lb"/>', arabic, english)
    head = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ar">'
    return ("a.xlf", f'{head}<file id="f">{units}</file></xliff>'.encode()), None


def tmx(arabic: Paragraphs, english: Paragraphs) -> tuple[File, None]:
    variant = '<tuv xml:lang="{language}"><seg>{{{text}}}</seg></tuv>'
    both = variant.format(language="en", text="source") + "\n" + variant.format(language="ar", text="target")
    units = _units(f'<tu tuid="{{number}}">{both}</tu>', "<ph>&lt;br/&gt;</ph>", arabic, english)
    return ("a.tmx", f'<tmx version="1.4"><header srclang="en"/><body>{units}</body></tmx>'.encode()), None


FILES: tuple[Callable[[Paragraphs, Paragraphs], tuple[File, File | None]], ...] = (
    text,
    html,
    docx,
    xliff_1,
    xliff_2,
    tmx,
)


def told(result: Result) -> list[tuple[str, str, str | None, str]]:
    return [(each.rule, each.text, each.source_text, each.severity) for each in result.findings]


def read_all_ways(arabic: Paragraphs, english: Paragraphs, auditor: Auditor, folder: Path) -> dict[str, Result]:
    """The result of each kind of file, and of a line of a batch."""
    results = {}
    for make in FILES:
        article = article_of(*make(arabic, english))
        results[make.__name__] = auditor.audit(article.target, article.source, id=make.__name__)
    record = {"id": "jsonl", "target": "\n\n".join(arabic), "source": "\n\n".join(english)}
    output = folder / "out.jsonl"
    batch(iter_records(io.BytesIO(json.dumps(record).encode())), output, auditor.settings)
    results["jsonl"] = Result.from_dict(json.loads(output.read_text("utf-8")))
    return results


def test_one_article_in_every_file(tmp_path: Path) -> None:
    arabic, english = ([line for line in each.splitlines() if line.strip()] for each in demo_texts())
    results = read_all_ways(arabic[:7], english[:6], Auditor(model="gloss"), tmp_path)
    expected = told(results["text"])
    assert len(expected) > 5
    for name, result in results.items():
        assert told(result) == expected, name
        for format_name in FORMATS:
            report = result.render(format_name, path="a.txt")
            assert all(rule in report for rule in {rule for rule, *_ in expected}), (name, format_name)


@pytest.mark.parametrize("make", FILES)
def test_the_text_is_the_same(make: Callable[[Paragraphs, Paragraphs], tuple[File, File | None]]) -> None:
    arabic, english = ([line for line in each.splitlines() if line.strip()] for each in demo_texts())
    article = article_of(*make(arabic, english))
    assert article.target.split() == " ".join(arabic).split()
    assert article.source is not None
    assert article.source.split() == " ".join(english).split()
