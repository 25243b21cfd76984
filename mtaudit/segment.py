"""From a text to a document: paragraphs, sentences, headlines, site furniture."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from mtaudit.arabic import sentences as arabic
from mtaudit.arabic.normalise import fold_finals
from mtaudit.document import Document, Language, Segment, SegmentKind
from mtaudit.english import sentences as english
from mtaudit.resources import settings

Range = tuple[int, int]

MAX_SENTENCE = 2000
"""Characters after which a text without a sentence end is cut, at a blank where there is one."""

MAX_QUOTATION = 100
"""Characters up to which a quotation, or a remark in brackets, inside a sentence is kept whole with it.

On NTREX-128 documents 80, 150 and 300 give beads with F1 0.967, 0.964 and 0.962: translators keep to sentences even
inside quotations.
"""

_WRAP_WIDTH = range(40, 121)
"""Widths at which plain text is wrapped by hand or by mail programs (RFC 3676 advises 78)."""

_LINE = re.compile(r"([^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*)(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|$)")
_LINE_END = re.compile(r"\r\n|\n|\r")
_MARK = re.compile(r"[.!?؟۔…]+[\"'”’»)\]]*|(?<=\w)[\"”»](?=\s[\"“«]\w)")
_NO_START = re.compile(r"\s{0,3}[,،;؛:)\]»%]|\W{1,20}\Z")
_PAIRED = re.compile(r"[\"“”«»()]")
_CLOSING = {"“": "”", "«": "»", "(": ")", '"': '"'}
_LIST_ITEM = re.compile(r"\s*(?:[•●▪◦*·–—-]\s|\(?[0-9٠-٩]{1,2}[.)-]\s)")
_NUMBERING = re.compile(r"\s*\(?[0-9٠-٩]{1,3}[.)]?")
_SEPARATORS = re.compile(r"\s*[,،;؛|#•·]\s*")
_CRUMBS = re.compile(r"\s*[>›»/\\|]\s*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?:[@#]\w+\s*)+")

_ENDS_SENTENCE: dict[Language, Callable[[str, int, int], bool]] = {
    "ar": arabic.ends_sentence,
    "en": english.ends_sentence,
}


def segment(text: str, language: Language) -> Document:
    """Cut a text into segments; together they cover all of it but white space, and they do not overlap."""
    segments: list[Segment] = []
    for number, (start, end) in enumerate(_paragraphs(text)):
        ranges = list(_sentences(text, start, end, language))
        kind: SegmentKind = "furniture" if is_furniture(text[start:end]) else "prose"
        segments.extend(Segment(s, e, text[s:e], kind, number) for s, e in ranges)
    return Document(text, language, tuple(_mark_headlines(segments)))


def line_ranges(text: str) -> list[Range]:
    """The character ranges of the lines of a text, as an editor numbers them."""
    ends = list(_LINE_END.finditer(text))
    found = list(zip([0, *(end.end() for end in ends)], [*(end.start() for end in ends), len(text)], strict=True))
    return found[:-1] if len(found) > 1 and found[-1][0] == len(text) else found


def split_sentences(text: str, language: Language) -> list[Range]:
    """The character ranges of the sentences of one paragraph."""
    return list(_sentences(text, 0, len(text), language))


def cut(document: Document, places: Mapping[int, Sequence[int]]) -> Document:
    """The document with some segments cut: for the segment's index, character positions in it, increasing."""
    segments: list[Segment] = []
    for k, whole in enumerate(document.segments):
        edges = [0, *places.get(k, ()), len(whole.text)]
        for start, end in pairwise(edges):
            for s, e in _pieces(document.text, whole.start + start, whole.start + end):
                segments.append(replace(whole, start=s, end=e, text=document.text[s:e]))
    return replace(document, segments=tuple(segments))


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the site rather than to the article: a tag line, a link, "related", "subscribe"."""
    line = line.strip()
    if len(line) > MAX_SENTENCE:
        return False
    if not any(character.isalnum() for character in line):
        return True
    if _ADDRESS.fullmatch(line):
        return True
    folded = fold_finals(line.lower())
    bare = folded.strip(" \t\"'.:!،,…»«>›|-–—*•#[]()")
    whole, start = _furniture_patterns()
    if whole.fullmatch(bare) or (len(line.split()) <= 25 and start.match(bare)):
        return True
    return not _ends_with_mark(line) and (_is_list(_SEPARATORS.split(line), 5) or _is_list(_CRUMBS.split(line), 3))


def _is_list(items: list[str], least: int) -> bool:
    """At least so many items, nearly all of one or two words: tags or a path of sections, not a sentence."""
    sizes = sorted(len(item.split()) for item in items if item)
    return len(sizes) >= least and sizes[-1] <= 4 and sizes[len(sizes) * 3 // 4] <= 2


@cache
def _furniture_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns for whole lines and for their beginnings, both languages together: sites mix them."""
    data = settings("lexicon/furniture.toml")
    whole = [pattern for language in ("ar", "en") for pattern in data[language]["line"]]
    start = [pattern for language in ("ar", "en") for pattern in data[language]["start"]]
    return re.compile(fold_finals("|".join(whole))), re.compile(fold_finals("|".join(start)))


def _mark_headlines(segments: list[Segment]) -> Iterator[Segment]:
    """A headline is a short paragraph of its own without a final mark, with prose somewhere below it."""
    alone = [
        (i == 0 or segments[i - 1].paragraph != s.paragraph)
        and (i + 1 == len(segments) or segments[i + 1].paragraph != s.paragraph)
        for i, s in enumerate(segments)
    ]
    last_prose = max((i for i, s in enumerate(segments) if s.kind == "prose"), default=-1)
    first_prose = next((i for i, s in enumerate(segments) if s.kind == "prose"), -1)
    for i, s in enumerate(segments):
        most_words = 40 if i == first_prose else 12
        if (
            s.kind == "prose"
            and alone[i]
            and i < last_prose
            and not _ends_with_mark(s.text)
            and not _LIST_ITEM.match(s.text)
            and len(s.text.split()) <= most_words
        ):
            yield replace(s, kind="headline")
        else:
            yield s


def _paragraphs(text: str) -> Iterator[Range]:
    """Lines, or runs of lines where the text is wrapped."""
    blocks: list[list[Range]] = [[]]
    for match in _LINE.finditer(text):
        if match.group(1).strip():
            blocks[-1].append(match.span(1))
        elif blocks[-1]:
            blocks.append([])
    width = _wrap_width(text, blocks)
    for block in blocks:
        start = 0
        for i, line in enumerate(block):
            if i + 1 == len(block) or not _continues(text, line, block[i + 1], width):
                yield block[start][0], line[1]
                start = i + 1


def _wrap_width(text: str, blocks: list[list[Range]]) -> int:
    """The width at which the text is wrapped, or 0.

    Wrapped lines are full: the first word of the next line would not have fitted. Lines that are sentences or titles
    of their own are not, or they end with a final mark.
    """
    width = max((end - start for block in blocks for start, end in block), default=0)
    if width not in _WRAP_WIDTH:
        return 0
    pairs = [(block[i], block[i + 1]) for block in blocks for i in range(len(block) - 1)]
    full = [line for line, after in pairs if _is_full(text, line, after, width)]
    final = sum(_ends_with_mark(text[start:end]) for start, end in full)
    return width if len(full) >= 3 and len(full) > 0.6 * len(pairs) and final < 0.5 * len(full) else 0


def _is_full(text: str, line: Range, after: Range, width: int) -> bool:
    first_word = text[after[0] : after[0] + width].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(first_word) > width


def _continues(text: str, line: Range, after: Range, width: int) -> bool:
    """Whether `after` goes on with the paragraph of `line`."""
    if _LIST_ITEM.match(text, after[0], after[1]):
        return False
    if width:
        return _is_full(text, line, after, width)
    following = text[after[0] : after[1]].lstrip()[:1]
    long = line[1] - line[0] >= _WRAP_WIDTH.start
    return long and following.islower() and following.isascii() and not _ends_with_mark(text[line[0] : line[1]])


def _ends_with_mark(text: str) -> bool:
    """Whether the text ends as a sentence does, or announces what follows."""
    return text.rstrip(" \t\"'”’»)]")[-1:] in tuple(".!?؟۔…:؛")


def _sentences(text: str, start: int, end: int, language: Language) -> Iterator[Range]:
    """The sentences of the paragraph `text[start:end]`."""
    paragraph = text[start:end]
    ends_sentence = _ENDS_SENTENCE[language]
    kept_whole = _quotations(paragraph)
    quotation: Range = next(kept_whole, (len(paragraph), len(paragraph)))
    begin = 0
    numbering = _NUMBERING.match(paragraph)
    first_mark = numbering.end() if numbering else 0
    for mark in _MARK.finditer(paragraph, first_mark):
        while quotation[1] < mark.end():
            quotation = next(kept_whole, (len(paragraph), len(paragraph)))
        if quotation[0] < mark.start() and mark.end() < quotation[1] and paragraph[begin : quotation[0]].strip():
            continue
        if _NO_START.match(paragraph, mark.end()):
            continue
        if ends_sentence(paragraph, mark.start(), mark.end()):
            yield from _pieces(text, start + begin, start + mark.end())
            begin = mark.end()
    yield from _pieces(text, start + begin, end)


def _quotations(text: str) -> Iterator[Range]:
    """Quotations and brackets of up to `MAX_QUOTATION` characters, not overlapping.

    A straight quotation mark opens or closes by what stands beside it: a quotation may have begun before this text.
    """
    closing, opened = "", 0
    for match in _PAIRED.finditer(text):
        mark, at = match.group(), match.start()
        if mark == closing and (mark != '"' or not _opens(text, at)):
            if at - opened <= MAX_QUOTATION:
                yield opened, at + 1
            closing = ""
        elif (
            mark in _CLOSING
            and not (closing and mark != '"' and at - opened <= MAX_QUOTATION)
            and not _closes(text, at)
        ):
            closing, opened = _CLOSING[mark], at


def _opens(text: str, at: int) -> bool:
    return (at == 0 or text[at - 1] in " \t\n\xa0([:،,–—") and at + 1 < len(text) and not text[at + 1].isspace()


def _closes(text: str, at: int) -> bool:
    return (
        text[at] == '"'
        and at > 0
        and not text[at - 1].isspace()
        and (at + 1 == len(text) or not text[at + 1].isalnum())
    )


def _pieces(text: str, start: int, end: int) -> Iterator[Range]:
    """`text[start:end]` without white space around it, cut where it is too long to be a sentence."""
    while start < end:
        cut = end
        if end - start > MAX_SENTENCE:
            blank = text.rfind(" ", start + 1, start + MAX_SENTENCE)
            cut = blank if blank > start else start + MAX_SENTENCE
        piece = text[start:cut]
        stripped = piece.lstrip()
        if stripped:
            first = cut - len(stripped)
            yield first, first + len(stripped.rstrip())
        start = cut
