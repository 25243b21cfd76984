"""What is fuzzed: each target takes any bytes, and anything but an error that says what is wrong is a finding.

`python -m tests.fuzz.run` (or `make fuzz`) feeds them mutated bytes; `test_corpus.py` feeds them, in every run of the
tests, what was found before and the small files of `corpus/`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from mtaudit import Auditor
from mtaudit.baseline import load_baseline
from mtaudit.document import Document, Language, Location, Span
from mtaudit.errors import MtauditError
from mtaudit.ignores import read_sidecar
from mtaudit.interchange import from_dict, to_dict
from mtaudit.names.glossary import load as load_glossary
from mtaudit.readers.bitext import parse_bitext
from mtaudit.readers.html import article_text
from mtaudit.readers.jsonl import parse_line
from mtaudit.readers.locations import locate
from mtaudit.readers.text import read_bytes
from mtaudit.readers.word import is_word, read_paragraphs
from mtaudit.report import FORMATS, render_all
from mtaudit.result import Result
from mtaudit.segment import segment

LANGUAGES: tuple[Language, ...] = get_args(Language)

SEPARATOR = b"\n====\n"
"""Between the two texts of one input."""

_ADDED = "ADD003"

LONGEST = 500
"""Characters that are audited of an input, for an audit must be fast to be tried often."""


def read_text(data: bytes) -> None:
    """Bytes as an article, in either language."""
    for language in LANGUAGES:
        with suppress(MtauditError):
            text = read_bytes(data, language=language)
            covered(segment(text, language))


def read_html(data: bytes) -> None:
    """Bytes as a page, and where its text stands in it."""
    page = data.decode("utf-8", "replace")
    text = article_text(page)
    in_order(locate(page, text), text)


def read_bitext(data: bytes) -> None:
    """Bytes as XLIFF or TMX."""
    with suppress(MtauditError):
        pairs = parse_bitext(data, "fuzzed")
        assert all("\0" not in pair.source + pair.target for pair in pairs)
        target = "\n\n".join(pair.target for pair in pairs if pair.target)
        in_order(locate(data.decode("utf-8", "replace"), target), target)


def read_word(data: bytes) -> None:
    """Bytes as a Word document."""
    if is_word(data):
        with suppress(MtauditError):
            read_paragraphs(data, "fuzzed")


def read_line(data: bytes) -> None:
    """Bytes as a line of a batch."""
    parse_line(data)


def read_result(data: bytes) -> None:
    """Bytes as a result: what is taken for one is written the same again, and by every format."""
    try:
        result = from_dict(json.loads(data))
    except (MtauditError, ValueError, RecursionError):
        return
    assert from_dict(json.loads(json.dumps(to_dict(result)))) == result
    rendered(result)


def read_beside(data: bytes) -> None:
    """Bytes as each of the files that may lie beside an article."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.mtaudit-ignore"
        path.write_bytes(data)
        for read in (load_glossary, load_baseline):
            with suppress(MtauditError):
                read(path)
        with suppress(MtauditError):
            read_sidecar(str(path.with_name("a")))


def audit(data: bytes) -> None:
    """Two texts, audited and rendered."""
    target, _, source = data.decode("utf-8", "replace").partition(SEPARATOR.decode())
    audited(target[:LONGEST], source[:LONGEST] or None)


def audited(target: str, source: str | None) -> None:
    """All that is promised of the audit of two texts: where its findings and passages stand, and that it, its JSON and
    its reports are the same again."""
    result = _auditor().audit(target, source)
    for finding in result.findings:
        assert result.target[finding.start : finding.end] == finding.text
        if finding.source_start is not None and result.source is not None:
            assert result.source[finding.source_start : finding.source_end] == finding.source_text
    for one, two in combinations([each for each in result.findings if each.text], 2):
        both_kinds = _ADDED in {one.rule, two.rule}  # that words are too many is said beside how they are written
        assert one.end <= two.start or two.end <= one.start or both_kinds, (one, two)
    _apart([each.target for each in result.segments if each.target], len(result.target))
    _apart([each.source for each in result.segments if each.source], len(result.source or ""))
    for passage in result.segments:
        for doubt in passage.attention:
            assert passage.target is not None
            assert passage.target.start <= doubt.start < doubt.end <= passage.target.end
    assert _auditor().audit(target, source) == result
    assert from_dict(json.loads(json.dumps(to_dict(result)))) == result
    rendered(result)


def _apart(spans: list[Span], length: int) -> None:
    assert all(one.end <= two.start for one, two in pairwise(sorted(spans, key=lambda span: span.start)))
    assert all(0 <= span.start < span.end <= length for span in spans)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    each.__name__: each
    for each in (read_text, read_html, read_bitext, read_word, read_line, read_result, read_beside, audit)
}


def rendered(result: Result) -> None:
    """Every report of a result can be written in UTF-8."""
    for name in FORMATS:
        render_all([result], name).encode("utf-8")


def covered(document: Document) -> None:
    """Segments stand in order and do not overlap."""
    segments = document.segments
    assert all(one.end <= two.start for one, two in pairwise(segments))
    assert all(document.text[each.start : each.end] == each.text for each in segments)


def in_order(places: tuple[Location, ...], text: str) -> None:
    """Places go on through the text, and none is before the first line."""
    assert all(one.start < two.start for one, two in pairwise(places))
    assert all(0 <= place.start < len(text) and place.line > 0 and place.column > 0 for place in places)


@cache
def _auditor() -> Auditor:
    return Auditor(model="gloss")
