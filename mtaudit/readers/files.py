"""Bytes of a file or of standard input, never more than a limit."""

from __future__ import annotations

import gzip
import io
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from mtaudit.errors import InstallationError, ReadError
from mtaudit.message import say

LIMIT = 50 * 1024 * 1024
"""Bytes of one article: some eight million words. Corpora go through `mtaudit batch`, which reads line by line."""

_GZIP = b"\x1f\x8b"


@contextmanager
def open_input(path: str) -> Iterator[IO[bytes]]:
    """The bytes of a file of any size, or of standard input where `path` is `-`; what gzip packed is unpacked.

    Raises:
        ReadError: nothing reads such an address.
        InstallationError: nothing that is installed reads it.
        OSError: the file cannot be opened.
    """
    if path == "-":
        yield _unpacked(sys.stdin.buffer)
    else:
        with open_bytes(path) as stream:
            yield _unpacked(stream)


@contextmanager
def open_bytes(path: str) -> Iterator[io.BufferedReader]:
    """The bytes of a file as they are, on this machine or at an address that fsspec reads.

    Raises:
        ReadError: nothing reads such an address.
        InstallationError: nothing that is installed reads it.
        OSError: the file cannot be opened.
    """
    if not is_address(path):
        with Path(path).open("rb") as stream:
            yield stream
        return
    system, name = file_system(path)
    with system.open(name, "rb") as stream:
        yield io.BufferedReader(stream)


def is_address(path: str) -> bool:
    """Whether a file is somewhere else: `s3://bucket/articles.parquet`."""
    return re.match(r"[a-z][\w+.-]*(::[\w+.-]+)*://", path) is not None


def file_system(address: str) -> tuple[Any, str]:
    """What reads an address, by fsspec, and the name of the file there.

    Raises:
        ReadError: nothing reads such an address.
        InstallationError: nothing that is installed reads it.
    """
    try:
        from fsspec.core import url_to_fs

        system, name = url_to_fs(address)
    except ModuleNotFoundError:
        raise InstallationError("{address}: fsspec is missing: install mtaudit[corpus]", address=address) from None
    except ImportError as error:
        raise InstallationError("{address}: {reason}", address=address, reason=error) from None
    except ValueError as error:
        raise ReadError("{address}: {reason}", address=address, reason=error) from None
    return system, str(name)


def _unpacked(stream: Any) -> IO[bytes]:
    packed = stream.peek(len(_GZIP))[: len(_GZIP)] == _GZIP if hasattr(stream, "peek") else False
    return gzip.GzipFile(fileobj=stream) if packed else stream  # type: ignore[return-value]


def read_all(path: str) -> tuple[str, bytes]:
    """The name to use in messages, and the bytes of the file, unpacked if gzip packed them; `-` is standard input.

    Raises:
        ReadError: the file cannot be opened or is larger than LIMIT.
    """
    name = say("standard input") if path == "-" else path
    try:
        if path == "-":
            data = sys.stdin.buffer.read(LIMIT + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(LIMIT + 1)
    except FileNotFoundError:
        raise ReadError("{name}: no such file; check the path", name=name) from None
    except IsADirectoryError:
        raise ReadError("{name}: is a folder; give the path of one file", name=name) from None
    except PermissionError:
        raise ReadError("{name}: may not be read; check its permissions", name=name) from None
    except (OSError, ValueError) as error:
        reason = OSError(error.errno, error.strerror) if isinstance(error, OSError) else error
        raise ReadError("{name}: cannot be read ({reason})", name=name, reason=reason) from None
    if data.startswith(_GZIP):
        try:
            data = zlib.decompressobj(wbits=31).decompress(data, LIMIT + 1)
        except zlib.error:
            raise ReadError("{name}: is a damaged gzip file; pack it again", name=name) from None
    if len(data) > LIMIT:
        megabytes = LIMIT // 1024**2
        raise ReadError(
            "{name}: larger than {megabytes} MB; audit many articles as JSON Lines with `mtaudit batch`",
            name=name,
            megabytes=megabytes,
        )
    return name, data
