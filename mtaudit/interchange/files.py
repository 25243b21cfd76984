"""Files of results: one that `audit --format json` wrote, or one a line that `batch` did."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from mtaudit.errors import ResultError
from mtaudit.interchange.reading import from_dict
from mtaudit.interchange.writing import document_id
from mtaudit.readers import open_input
from mtaudit.readers.files import LIMIT
from mtaudit.result import Result

LARGEST = 8 * LIMIT
"""Bytes of one result, which repeats both texts in its passages and says what is wrong in them."""


def load_result(path: str, identifier: str | None = None) -> Result:
    """The result in a file, or of several the first that has this `identifier`; `-` is standard input.

    Raises:
        ResultError: there is no such result, or it is none, in one line that says why.
        OSError: the file cannot be read.
    """
    try:
        return from_dict(_chosen(saved_results(path), identifier))
    except ResultError as error:
        raise ResultError(f"{'standard input' if path == '-' else path}: {error}") from None


def saved_results(path: str) -> Iterator[dict[str, Any]]:
    """The results in a file as they stand there, one after the other, none of them believed.

    Raises:
        ResultError: the file does not hold JSON objects.
        OSError: it cannot be read.
    """
    with open_input(path) as stream:
        start = stream.readline(LARGEST + 1)
        first = _object(start)
        if first is None:
            yield _sure(_object(start + stream.read(LARGEST + 1)))
            return
        yield first
        while line := stream.readline(LARGEST + 1):
            if line.strip():
                yield _sure(_object(line))


def _object(data: bytes) -> dict[str, Any] | None:
    if len(data) > LARGEST:
        raise ResultError(f"is larger than {LARGEST // 1024**2} MB, which no result is")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _sure(value: dict[str, Any] | None) -> dict[str, Any]:
    if value is None:
        raise ResultError("holds no JSON result; write one with `mtaudit audit --format json` or `mtaudit batch`")
    return value


def _chosen(results: Iterator[dict[str, Any]], identifier: str | None) -> dict[str, Any]:
    if identifier is not None:
        results = (each for each in results if _id(each) == identifier)
    found = next(results, None)
    if found is None:
        raise ResultError(f"holds no result with the id {identifier!r}")
    if identifier is None and next(results, None) is not None:
        raise ResultError("holds several results; say which with --id")
    if "error" in found:
        raise ResultError(f"{_id(found) or 'the text'} could not be audited: {found['error']}")
    return found


def _id(result: dict[str, Any]) -> str | None:
    value = result.get("id")
    return document_id(value) if isinstance(value, str | int | float | None) else None
