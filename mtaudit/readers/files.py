"""Bytes of a file or of standard input, never more than a limit, and of nothing but files and pipes."""

from __future__ import annotations

import errno
import gzip
import io
import os
import re
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from mtaudit.errors import InstallationError, ReadError
from mtaudit.message import Message, say

LIMIT = 50 * 1024 * 1024
"""Bytes of one article: some eight million words. Corpora go through `mtaudit batch`, which reads line by line."""

_GZIP = b"\x1f\x8b"


def standard_input() -> IO[bytes]:
    """The bytes that are given on standard input.

    Raises:
        ReadError: it is closed, or a device that may never end.
    """
    if sys.stdin is None:
        raise ReadError("standard input: is closed; give the path of a file")
    if _is_endless(sys.stdin):
        raise ReadError("standard input: is a device and no file")
    return sys.stdin.buffer


def _is_endless(stream: Any) -> bool:
    """Whether a stream is of a device other than a terminal and the empty one."""
    try:
        status = os.fstat(stream.fileno())
        return (
            stat.S_ISCHR(status.st_mode) and not stream.isatty() and status.st_rdev != Path(os.devnull).stat().st_rdev
        )
    except (OSError, ValueError):
        return False  # a stream of no file at all


@contextmanager
def open_input(path: str) -> Iterator[IO[bytes]]:
    """The bytes of a file of any size, or of standard input where `path` is `-`; what gzip packed is unpacked.

    What is read of it raises ReadError where the packed file is damaged.

    Raises:
        ReadError: standard input is closed, or nothing reads such an address.
        InstallationError: nothing that is installed reads it.
        OSError: the file cannot be opened, or is a device.
    """
    if path == "-":
        yield _unpacked(standard_input(), say("standard input"))
    else:
        with open_bytes(path) as stream:
            yield _unpacked(stream, path)


@contextmanager
def open_bytes(path: str) -> Iterator[io.BufferedReader]:
    """The bytes of a file as they are, on this machine or at an address that fsspec reads.

    Raises:
        ReadError: nothing reads such an address.
        InstallationError: nothing that is installed reads it.
        OSError: the file cannot be opened, or is a device.
    """
    if not is_address(path):
        with open_file(path) as stream:
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


def open_file(path: str | Path) -> io.BufferedReader:
    """Open a file or a pipe to read its bytes; a pipe that nobody writes to is empty.

    Raises:
        OSError: it cannot be opened, or is a device, which may never end.
    """
    return open(path, "rb", opener=_opener)


def _opener(path: str, flags: int) -> int:
    handle = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    mode = os.fstat(handle).st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode) or stat.S_ISDIR(mode)):
        os.close(handle)
        raise OSError(errno.EINVAL, "is a device and no file", path)
    if stat.S_ISFIFO(mode):
        os.set_blocking(handle, True)
    return handle


def read_limited(path: Path, limit: int) -> bytes:
    """The bytes of a small file, unpacked if gzip packed them.

    Raises:
        ReadError: it is larger than `limit` bytes, or a damaged gzip file.
        OSError: it cannot be read.
    """
    with open_file(path) as stream:
        try:
            data = _unpacked(stream, str(path)).read(limit + 1)
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(path)) from None
    if len(data) > limit:
        raise ReadError(
            "{path}: is larger than {megabytes} MB, which no such file is", path=path, megabytes=limit // 1000**2
        )
    return data


class _Unpacked(gzip.GzipFile):
    """What gzip packed, unpacked; damage is told by the name of the file."""

    def __init__(self, stream: IO[bytes], name: Message | str) -> None:
        super().__init__(fileobj=stream)
        self._called = name

    def read(self, size: int | None = -1) -> bytes:
        with self._told():
            return super().read(size)

    def readline(self, size: int | None = -1) -> bytes:
        with self._told():
            return super().readline(size)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (gzip.BadGzipFile, EOFError, zlib.error):
            raise ReadError("{name}: is a damaged gzip file; pack it again", name=self._called) from None


def _unpacked(stream: IO[bytes], name: Message | str) -> IO[bytes]:
    packed = stream.peek(len(_GZIP))[: len(_GZIP)] == _GZIP if hasattr(stream, "peek") else False
    return _Unpacked(stream, name) if packed else stream  # type: ignore[return-value]


def read_all(path: str) -> tuple[str, bytes]:
    """The name to use in messages, and the bytes of the file, unpacked if gzip packed them; `-` is standard input.

    Raises:
        ReadError: the file cannot be opened or is larger than LIMIT.
    """
    name = say("standard input") if path == "-" else path
    try:
        if path == "-":
            data = _unpacked(standard_input(), name).read(LIMIT + 1)
        else:
            with open_file(path) as file:
                data = _unpacked(file, name).read(LIMIT + 1)
    except FileNotFoundError:
        raise ReadError("{name}: no such file; check the path", name=name) from None
    except IsADirectoryError:
        raise ReadError("{name}: is a folder; give the path of one file", name=name) from None
    except PermissionError:
        raise ReadError("{name}: may not be read; check its permissions", name=name) from None
    except (OSError, ValueError) as error:
        reason = OSError(error.errno, error.strerror) if isinstance(error, OSError) else error
        raise ReadError("{name}: cannot be read ({reason})", name=name, reason=reason) from None
    if len(data) > LIMIT:
        megabytes = LIMIT // 1024**2
        raise ReadError(
            "{name}: larger than {megabytes} MB; audit many articles as JSON Lines with `mtaudit batch`",
            name=name,
            megabytes=megabytes,
        )
    return name, data
