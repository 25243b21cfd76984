"""An article with its source, from two files or from one that holds both."""

from __future__ import annotations

from dataclasses import dataclass

from mtaudit.document import Location
from mtaudit.errors import ReadError
from mtaudit.gate import refused_texts
from mtaudit.message import Message, say
from mtaudit.readers.bitext import is_bitext, join, parse_bitext
from mtaudit.readers.encoding import decode
from mtaudit.readers.files import read_all
from mtaudit.readers.locations import locate
from mtaudit.readers.text import read_bytes, read_placed

File = tuple[str, bytes]
"""A name, for messages and to tell HTML by its ending, and the bytes."""


@dataclass(frozen=True, slots=True)
class Article:
    """The Arabic text, the English one if there is one, what a reader should be told of them, in one line, and where
    the Arabic stands in its file, if that is another place than in the text."""

    target: str
    source: str | None = None
    note: Message | None = None
    locations: tuple[Location, ...] = ()


def read_pair(target: str, source: str | None = None) -> Article:
    """The Arabic text of `target` and the English one of `source`, if it is given; `-` is standard input.

    Raises:
        ReadError: one of them cannot be read, or both are given where one holds both.
    """
    if target == source == "-":
        raise ReadError("standard input: holds one text; give a file for the target or for --source")
    return article_of(read_all(target), None if source is None else read_all(source))


def article_of(target: File, source: File | None = None) -> Article:
    """The article in one or two files, each a name and its bytes.

    An XLIFF or TMX file as `target` holds both: its units become paragraphs. Units without a target stay in the
    source, where their content is missing from the Arabic, and are counted in the note.

    Raises:
        ReadError: one of them is no text, or both are given where one holds both.
    """
    name, data = target
    if not is_bitext(name, data):
        arabic, locations = read_placed(data, name=name, language="ar")
        english = None if source is None else read_bytes(source[1], name=source[0], language="en")
        return Article(arabic, english, locations=locations)
    if source is not None:
        raise ReadError("{name}: holds its own source; leave --source out", name=name)
    pairs = parse_bitext(data, name)
    english, arabic = join(pairs)
    if refused := refused_texts(arabic, english):
        raise ReadError("{name}: {refused}", name=name, refused=refused)
    missing = sum(not pair.target for pair in pairs)
    note = say("{missing} of {units} units have no Arabic text", missing=missing, units=len(pairs)) if missing else None
    units = [pair.id for pair in pairs if pair.target for line in pair.target.split("\n") if line]
    return Article(arabic, english, note, locate(_decoded(data, name), arabic, units))


def _decoded(data: bytes, name: str) -> str:
    """XML as text, in the encoding that it declares as far as we know it."""
    try:
        return decode(data, "ar", name)
    except ReadError:
        return ""
