"""Documents as JSON Lines: one a line, read with constant memory, bad lines reported and passed over."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Any, NoReturn

from mtaudit.errors import ReadError
from mtaudit.message import say

LONGEST_LINE = 50 * 1024 * 1024
"""Bytes of one line: as much as one article may have."""

OWN_KEYS = ("id", "target", "source", "back_translation", "other_back_translations")
"""Keys of a document that are ours; all others are carried over."""

OWN_NAMES: Mapping[str, str] = {}
"""A mapping of our keys to those of a corpus that calls them as we do."""


@dataclass(frozen=True, slots=True)
class Record:
    """One document of a batch: `number` counts lines from 1, `extra` holds all keys that are not ours."""

    number: int
    id: str | int | float | None
    target: str
    source: str | None
    extra: Mapping[str, Any] = field(default_factory=dict)
    back_translation: str | Sequence[str] | None = None
    other_back_translations: tuple[str | Sequence[str], ...] = ()


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no document: its number, its id where it has one, and what is wrong, in one line."""

    number: int
    id: str | int | float | None
    error: str


def iter_records(stream: IO[bytes], columns: Mapping[str, str] = OWN_NAMES) -> Iterator[Record | BadLine]:
    """The documents of a JSON Lines stream in UTF-8, in order; blank lines are skipped, no line raises.

    `columns` gives for our keys those that the stream has.
    """
    number = 0
    while True:
        number += 1
        try:
            raw = stream.readline(LONGEST_LINE + 1)
        except ReadError:
            yield BadLine(number, None, say("the gzip file is damaged from here on"))
            return
        if not raw:
            return
        if len(raw) > LONGEST_LINE:
            _skip_line(stream, raw)
            yield BadLine(
                number, None, say("the line is longer than {megabytes} MB", megabytes=LONGEST_LINE // 1024**2)
            )
        elif raw.strip(b"\xef\xbb\xbf \t\r\n"):
            yield parse_line(raw, number, columns)


def parse_line(raw: bytes, number: int = 1, columns: Mapping[str, str] = OWN_NAMES) -> Record | BadLine:
    """One line of JSON as a document."""
    try:
        value = json.loads(
            raw.decode("utf-8-sig"),
            object_pairs_hook=_unique,
            parse_constant=_no_constant,
            parse_float=_finite,
        )
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeDecodeError as error:
        return BadLine(number, None, say("not UTF-8 (byte {byte})", byte=error.start + 1))
    except UnicodeEncodeError:
        return BadLine(number, None, say("a lone surrogate (\\ud800 to \\udfff) is no character"))
    except json.JSONDecodeError as error:
        return BadLine(
            number, None, say("not JSON: {reason} (character {number})", reason=error.msg, number=error.colno)
        )
    except RecursionError:
        return BadLine(number, None, say("not JSON that can be read: nested too deeply"))
    except ValueError as error:
        return BadLine(number, None, say("not JSON: {reason}", reason=str(error)))
    if not isinstance(value, dict):
        return BadLine(number, None, say('not an object with the keys "id", "target" and "source"'))
    return to_record(value, number, columns)


def to_record(value: Mapping[str, Any], number: int, columns: Mapping[str, str] = OWN_NAMES) -> Record | BadLine:
    """A document out of an object that may be anything; `number` is its line, from 1.

    `columns` gives for our keys those that the object has: `{"target": "body_ar"}`.
    """
    names = {key: columns.get(key, key) for key in OWN_KEYS}
    identifier, target, source, back_translation, others = (value.get(names[key]) for key in OWN_KEYS)
    if isinstance(identifier, bool) or not isinstance(identifier, str | int | float | None):
        return BadLine(number, None, say('"{key}" must be a string or a number', key=names["id"]))
    if names["target"] not in value:
        return BadLine(number, identifier, say('"{key}" is missing', key=names["target"]))
    if not isinstance(target, str):
        return BadLine(number, identifier, say('"{key}" must be a string', key=names["target"]))
    if not isinstance(source, str | None):
        return BadLine(number, identifier, say('"{key}" must be a string or null', key=names["source"]))
    if not (back_translation is None or _is_text_or_lines(back_translation)):
        said = say('"{key}" must be a string, a list of strings or null', key=names["back_translation"])
        return BadLine(number, identifier, said)
    if others is not None and not (isinstance(others, list) and all(map(_is_text_or_lines, others))):
        said = say('"{key}" must be a list of such, or null', key=names["other_back_translations"])
        return BadLine(number, identifier, said)
    extra = {key: item for key, item in value.items() if key not in OWN_KEYS and key not in names.values()}
    return Record(number, identifier, target, source, extra, back_translation, tuple(others or ()))


def _is_text_or_lines(value: object) -> bool:
    lines = value if isinstance(value, list) else [value]
    return all(isinstance(line, str) for line in lines)


def _skip_line(stream: IO[bytes], part: bytes) -> None:
    while part and not part.endswith(b"\n"):
        part = stream.readline(LONGEST_LINE + 1)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ValueError(f"the key {json.dumps(twice[:40])} occurs twice")
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError(f"the number {digits[:40]} is too large")
    return number
