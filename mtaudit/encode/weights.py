"""The weights of the sentence encoder, as the package has them, or unpacked before.

To unpack them takes 0.4 s and 66 MB; an article needs a hundredth of them. So they are unpacked once into the user's
cache folder, and from there only what is asked for comes into memory, shared by all processes.
"""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mtaudit.resources import cache_folder

TABLES = 17
"""The embeddings are stored in so many interleaved tables, each quantised by itself."""

Arrays = Mapping[str, NDArray[Any]]


def read_weights(packed: Path) -> Arrays:
    """The arrays of a file of weights by name, the tables together as `embeddings`."""
    cached = cache_folder() / f"encoder-{_checksum(packed):08x}.npy"
    with suppress(OSError, EOFError, ValueError):
        return _read(cached)
    arrays = dict(_unpack(packed))
    with suppress(OSError):
        _write(cached, arrays)
        return _read(cached)
    return arrays


def _checksum(packed: Path) -> int:
    """Over the checksums of the arrays that the file has of its own."""
    with zipfile.ZipFile(packed) as members:
        return zlib.crc32(repr([(each.filename, each.CRC) for each in members.infolist()]).encode())


def _unpack(packed: Path) -> Iterator[tuple[str, NDArray[Any]]]:
    with np.load(packed, allow_pickle=False) as arrays:
        tables = [f"q{number + 1}" for number in range(TABLES)]
        yield from ((name, arrays[name]) for name in arrays.files if name not in tables)
        rows, numbers = arrays[tables[0]].shape
        embeddings = np.empty((rows * TABLES, numbers), np.uint8)
        for number, name in enumerate(tables):
            embeddings[number::TABLES] = arrays[name]
        yield "embeddings", embeddings


def _read(cached: Path) -> Arrays:
    record = np.load(cached, mmap_mode="r", allow_pickle=False)
    return {name: np.asarray(record[name]) for name in record.dtype.names or ()}


def _write(cached: Path, arrays: Arrays) -> None:
    """All in one record, whole or not at all: others may read or write it at the same time."""
    record = np.empty((), [(name, array.dtype, array.shape) for name, array in arrays.items()])
    for name, array in arrays.items():
        record[name] = array
    cached.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cached.parent) as folder:
        np.save(written := Path(folder, cached.name), record)
        written.replace(cached)
