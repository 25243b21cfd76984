"""A back-translation that somebody else made, from a file: lines, two columns, JSON Lines or TMX."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath

from mtaudit.errors import ReadError
from mtaudit.readers.bitext import is_bitext, parse_bitext
from mtaudit.readers.encoding import decode
from mtaudit.readers.files import read_all
from mtaudit.readers.text import read_bytes
from mtaudit.segment import line_ranges

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_COLUMNS = (".tsv", ".tab")
_OBJECTS = (".jsonl", ".ndjson")
_KEYS = (("target", "back_translation"), ("ar", "en"), ("arabic", "english"))


def read_back_translation(path: str, texts: Iterable[str | None] = ()) -> Sequence[str] | Mapping[str, str]:
    """English by line of the Arabic text, or by the Arabic that it is for, as the ending of the file's name tells.

    `.tsv`: Arabic and English, in either order. `.jsonl`: objects with the keys "target" and "back_translation", "ar"
    and "en", or "arabic" and "english". `.tmx`, `.xlf`: units. Anything else: as many lines as the Arabic text; `-` is
    standard input.

    `texts` are the files that are read beside it.

    Raises:
        ReadError: the file cannot be read, or is not what its name says, or standard input would hold two texts.
    """
    if path == "-" and "-" in texts:
        raise ReadError("standard input: holds one text; give a file for the back-translation")
    ending = PurePath(path).suffix.lower()
    name, data = read_all(path)
    if is_bitext(name, data):
        return {pair.target: pair.source for pair in parse_bitext(data, name) if pair.target}
    if ending not in (*_COLUMNS, *_OBJECTS):
        return _lines(read_bytes(data, language="en", name=name))
    rows = _columns if ending in _COLUMNS else _objects
    found = dict(_sides(row, name, number) for number, row in rows(decode(data, "ar", name), name))
    if not found:
        raise ReadError("{name}: holds no back-translation", name=name)
    return found


def read_lines(path: str, texts: Iterable[str | None] = ()) -> Sequence[str]:
    """The lines of an Arabic translation, one for each line of the English text.

    Raises:
        ReadError: the file cannot be read, or standard input would hold two texts.
    """
    if path == "-" and "-" in texts:
        raise ReadError("standard input: holds one text; give a file for the other translation")
    name, data = read_all(path)
    return _lines(read_bytes(data, language="ar", name=name))


def _lines(text: str) -> list[str]:
    return [text[start:end] for start, end in line_ranges(text)]


def _columns(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    lines = [(number, line.split("\t")) for number, line in enumerate(_lines(text), 1) if line.strip()]
    if len(lines) > 1 and not any(map(_ARABIC.search, lines[0][1])):
        lines = lines[1:]
    yield from lines


def _objects(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(_lines(text), 1):
        if line.strip():
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise ReadError(
                    "{name}: line {number} is not JSON ({reason})", name=name, number=number, reason=error
                ) from None
            keys = next((keys for keys in _KEYS if isinstance(value, dict) and {*keys} <= {*value}), ())
            yield number, [value[key] for key in keys if isinstance(value[key], str)]


def _sides(row: Sequence[str], name: str, number: int) -> tuple[str, str]:
    """The Arabic and the English of a row."""
    arabic = [cell for cell in row if _ARABIC.search(cell)]
    english = [cell for cell in row if cell.strip() and not _ARABIC.search(cell)]
    if len(arabic) != 1 or len(english) != 1:
        raise ReadError(
            "{name}: line {number} must hold one text in Arabic and one in English", name=name, number=number
        )
    return arabic[0], english[0]
