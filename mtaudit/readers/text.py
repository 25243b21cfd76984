"""One article, as the text that the audit's offsets point into."""

from __future__ import annotations

import re

from mtaudit.document import Language, Location
from mtaudit.errors import ReadError
from mtaudit.readers.encoding import decode
from mtaudit.readers.files import read_all
from mtaudit.readers.html import article_text
from mtaudit.readers.language import complaint
from mtaudit.readers.locations import locate, locate_paragraphs
from mtaudit.readers.structured import structure
from mtaudit.readers.word import is_word, read_paragraphs

_HTML_NAME = re.compile(r"\.x?html?$", re.IGNORECASE)
_HTML_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S)


def read(path: str, *, language: Language) -> str:
    """Read an article that should be in `language`; `-` is standard input.

    Plain text is returned as it is, without a byte order mark; of a Word document a line a paragraph. Of HTML (by its
    name or its first tag) the article is returned, headline first, paragraphs separated by blank lines.

    Raises:
        ReadError: the file cannot be read, is empty or no article, in an unknown encoding, or in another language.
    """
    name, data = read_all(path)
    return read_bytes(data, name=name, language=language)


def read_bytes(data: bytes, *, language: Language, name: str = "input") -> str:
    """As `read`, from bytes; `name` is used in messages, and tells HTML by its ending.

    Raises:
        ReadError: as `read` does.
    """
    return read_placed(data, language=language, name=name)[0]


def read_placed(data: bytes, *, language: Language, name: str) -> tuple[str, tuple[Location, ...]]:
    """The text of a file, and where it stands there, if that is another place.

    Raises:
        ReadError: as `read` does.
    """
    locations: tuple[Location, ...] = ()
    if is_word(data):
        paragraphs = read_paragraphs(data, name)
        text, locations = "\n".join(each for each, _ in paragraphs), locate_paragraphs(paragraphs)
    else:
        text = decode(data, language, name)
    if not text.strip("\ufeff \t\r\n\x0b\x0c"):
        raise ReadError("{name}: is empty; there is nothing to audit", name=name)
    if not locations and (other := structure(text)):
        raise ReadError("{name}: {wrong}", name=name, wrong=other)
    if not locations and (_HTML_NAME.search(name) or _HTML_START.match(text[:10_000])):
        page, text = text, article_text(text)
        if not text:
            raise ReadError("{name}: is HTML without any text; save the article itself", name=name)
        locations = locate(page, text)
    if wrong := complaint(text, language):
        raise ReadError("{name}: {wrong}", name=name, wrong=wrong)
    return text, locations
