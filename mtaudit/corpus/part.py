"""What a batch has written so far: results beside a journal, from which a stopped run goes on.

The results stand in OUTPUT.part, a line of JSON each whatever OUTPUT will be, the journal in OUTPUT.part.journal: a
line that says whose run it is, then one for each result, the hash of its record and that of its own line. So a result
is used again only for the very record that it was made of, and only as it was written. Where OUTPUT is an address, both
stand in the working folder.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from mtaudit.errors import OutputError
from mtaudit.interchange import SCHEMA, dumps, write_results
from mtaudit.readers import BadLine, Record
from mtaudit.readers.corpora import kind_of
from mtaudit.readers.files import file_system, is_address

if sys.platform != "win32":
    import fcntl

_FORMAT = "mtaudit part/1"


@dataclass(frozen=True, slots=True)
class Part:
    """The two open files of a run that nobody else writes to."""

    results: IO[bytes]
    journal: IO[bytes]
    run: str

    def earlier(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The hash of a record and its result, for each result of an earlier run with the same settings.

        Whoever does not want a result stops here: what comes after it is overwritten.
        """
        self.results.seek(0)
        self.journal.seek(0)
        if self.journal.readline() != self._opening:
            return
        for line, noted in zip(self.results, self.journal, strict=False):
            record, _, result = noted.rstrip(b"\n").decode("ascii", "replace").partition(" ")
            if result != _hash(line) or not line.endswith(b"\n"):
                return
            yield record, json.loads(line)

    def keep(self, count: int) -> None:
        """Go on after so many results."""
        for stream, lines in ((self.results, count), (self.journal, count + 1 if count else 0)):
            stream.seek(0)
            for _ in range(lines):
                stream.readline()
            stream.truncate(stream.tell())
        if not count:
            self.journal.write(self._opening)

    def add(self, record: str, result: dict[str, Any]) -> None:
        """Write one result; `record` is the hash of its record. Whoever kills us now does not take it with him."""
        line = dumps(result).encode() + b"\n"
        self.results.write(line)
        self.results.flush()
        self.journal.write(f"{record} {_hash(line)}\n".encode())
        self.journal.flush()

    @property
    def _opening(self) -> bytes:
        return f"{_FORMAT} {self.run}\n".encode()


@contextmanager
def opened(output: str, run: str, *, force: bool = False) -> Iterator[Part]:
    """The part of an output, locked; the output, a file or an address, is made of it when the work within is done.

    `run` says what the results depend on beside their records, in one line; `force` lets them take the place of those
    of an earlier run.

    Raises:
        OutputError: there is an output already, another run writes to it, or what has its name is no file of ours.
        ReadError: nothing writes to such an address.
        InstallationError: what writes the output is not installed.
        OSError: a file cannot be written.
    """
    if _is_finished(output) and not force:
        raise OutputError("{output}: is finished already; give another path, or --force to audit anew", output=output)
    path = Path(PurePosixPath(output).name if is_address(output) else output).resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    part, journal = path.with_name(f"{path.name}.part"), path.with_name(f"{path.name}.part.journal")
    _check(part, journal)
    with part.open("ab+") as results, journal.open("ab+") as notes:
        if not _lock(notes):
            raise OutputError(
                "{output}: is being written by another run; wait for it, or give another path", output=output
            )
        yield Part(results, notes, run)
        _finish(part, path, output)
        journal.unlink(missing_ok=True)


def _is_finished(output: str) -> bool:
    if is_address(output):
        system, name = file_system(output)
        return bool(system.exists(name))
    path = Path(output)
    if path.exists() and not path.is_file():
        raise OutputError(
            "{output}: is no file; a batch goes on from its output, so give the path of a file, or -", output=output
        )
    return path.exists() and path.stat().st_size > 0


def _finish(part: Path, path: Path, output: str) -> None:
    """Make the output of its part, under another name first, so that it is never half there."""
    made = part
    if kind_of(path.name) != "jsonl" or path.suffix.lower() == ".gz":
        made = path.with_name(f".part.{path.name}")
        with part.open("rb") as lines:
            write_results(map(json.loads, lines), made)
    if is_address(output):
        system, name = file_system(output)
        system.put_file(str(made), name)
        made.unlink()
    else:
        made.replace(path)
    part.unlink(missing_ok=True)


def _lock(stream: IO[bytes]) -> bool:
    """Whether nobody else has the file; it is free again when its process ends, however it ends."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def record_hash(record: Record | BadLine) -> str:
    """What tells a record from every other: all that its result depends on or carries over."""
    return _hash(dumps(asdict(record)).encode())


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def _check(part: Path, journal: Path) -> None:
    for path in (part, journal):
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise OutputError(
                "{path}: stands where a batch keeps what it has done; move it, or give another --output", path=path
            )
    if part.exists() and part.stat().st_size and not _is_ours(part, journal):
        raise OutputError(
            "{part}: is no part of a batch and would be lost; move it, or give another --output", part=part
        )


def _is_ours(part: Path, journal: Path) -> bool:
    """Whether what has the part's name is one: there is a journal, or its first line is a result."""
    if journal.exists():
        with journal.open("rb") as stream:
            return stream.read(len(_FORMAT)) == _FORMAT.encode()
    with part.open("rb") as stream:
        try:
            first = json.loads(stream.readline())
        except (ValueError, RecursionError):
            return False
    return isinstance(first, dict) and (first.get("schema") == SCHEMA or ("error" in first and "line" in first))
