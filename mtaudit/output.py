"""Where results go: files that are written whole or not at all, and never over what was read."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from mtaudit.errors import OutputError

Keep = Literal["all", "segments", "findings"]
"""What of a result a batch writes: all of it, all but the two texts, or neither texts nor segments."""


def check_output(path: Path, inputs: Iterable[str | Path | None] = ()) -> None:
    """See, before the work is done, that `path` can be written and is none of the files that are read.

    Raises:
        OutputError: it is a folder, or one of `inputs`.
    """
    if path.is_dir():
        raise OutputError("{path}: is a folder; give the path of a file to write", path=path)
    for each in inputs:
        if each is not None and str(each) != "-" and path.exists() and Path(each).exists() and path.samefile(each):
            raise OutputError("{path}: is an input, which would be lost; give another path to write", path=path)


def write(text: str, path: Path | None) -> None:
    """Write text in UTF-8 to a file, whole or not at all; to standard output where `path` is None or `-`.

    Raises:
        OSError: it cannot be written.
    """
    data = text.encode("utf-8", errors="backslashreplace")
    if path is None or str(path) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_whole(data, path)


def append(text: str, path: Path) -> None:
    """Write text at the end of a file.

    Raises:
        OSError: it cannot be written.
    """
    with path.open("ab") as stream:
        stream.write(text.encode("utf-8", errors="backslashreplace"))


def write_whole(data: bytes, path: Path) -> None:
    """Write a file under a temporary name beside `path` and rename it, so that nothing is ever half written.

    A link keeps pointing to the file; what is no file, a device or a pipe, is written to as it is.

    Raises:
        OSError: it cannot be written.
    """
    try:
        _write_whole(data, path)
    except OSError as error:  # a full disk does not say where
        raise OSError(error.errno, error.strerror, error.filename or str(path)) from None


def _write_whole(data: bytes, path: Path) -> None:
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    path = Path(os.path.realpath(path))  # a circle of links is no error here, but where it is opened
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
