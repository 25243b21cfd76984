"""Many documents: JSON Lines in, JSON Lines out, in order, in constant memory, resumable."""

from __future__ import annotations

import json
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import IO, TYPE_CHECKING, Any

from mtaudit.baseline import Baseline
from mtaudit.checks import Check
from mtaudit.names.glossary import Glossary
from mtaudit.pipeline import audit, select_checks
from mtaudit.readers import BadLine, Record, iter_records
from mtaudit.report.json import dumps, to_dict
from mtaudit.signature import signature
from mtaudit.translate import Translator, load

if TYPE_CHECKING:
    from datasets import Dataset

CHUNK = 32
"""Records a worker takes at once: enough to hide the cost of handing them over, few enough to keep results coming."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to audit: what a worker process needs to know. Everything in it can be pickled."""

    model: str = "auto"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    glossary: Glossary | None = None
    baseline: Baseline | None = None

    def tools(self) -> tuple[Translator, tuple[Check, ...]]:
        """The translator and the checks, loaded once a process."""
        return _tools(self.model, self.select, self.ignore)

    def signature(self) -> str:
        """The signature of results audited so."""
        translator, checks = self.tools()
        signed = signature(checks, translator, self.glossary)
        return self.baseline.sign(signed) if self.baseline else signed


@cache
def _tools(model: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Translator, tuple[Check, ...]]:
    return load(model), select_checks(select, ignore)


def audit_record(record: Record | BadLine, settings: Settings) -> dict[str, Any]:
    """The result of one line, as JSON has it: other keys are carried over; a bad line gives an `error`."""
    if isinstance(record, BadLine):
        return {"id": record.id, "error": record.error, "line": record.number}
    translator, checks = settings.tools()
    try:
        result = audit(
            record.target,
            record.source,
            translator,
            identifier=str(record.id),
            checks=checks,
            glossary=settings.glossary,
        )
    except Exception as error:  # a defect that one text brings to light must not stop the other million
        what = f"{type(error).__name__}: {error}".replace("\n", " ")
        return {
            "id": record.id,
            "error": f"could not be audited, please report this text ({what})",
            "line": record.number,
        }
    if settings.baseline:
        result = settings.baseline.without_known(result)
    carried = {key: value for key, value in record.extra.items() if key not in RESERVED}
    return {**to_dict(result), "id": record.id, **carried}


RESERVED = frozenset({"schema", "id", "segments", "findings", "score", "model", "signature", "error"})
"""Keys of a result, which a record's own keys never replace."""


def audit_records(
    records: Iterable[Record | BadLine], settings: Settings, *, jobs: int = 1
) -> Iterator[dict[str, Any]]:
    """Audit records in order, in `jobs` processes; holds a few chunks of records in memory at any time.

    Raises:
        ChildProcessError: a process was killed.
    """
    chunks = _chunks(records)
    first = list(islice(chunks, 2))
    every = chain(first, chunks)
    if jobs <= 1 or len(first) < 2:
        for chunk in every:
            yield from (audit_record(record, settings) for record in chunk)
        return
    with (
        _single_threaded(),
        ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_start_worker) as pool,
    ):
        waiting: deque[Future[list[dict[str, Any]]]] = deque()
        try:
            for chunk in every:
                waiting.append(pool.submit(_audit_chunk, chunk, settings))
                if len(waiting) > 2 * jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool:
            raise ChildProcessError(
                "a worker process was killed, perhaps for want of memory; run it again with fewer --jobs to go on"
            ) from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _start_worker() -> None:
    """Leave interrupts to the parent, and end with it, even when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if (parent := parent_process()) is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


def _chunks(records: Iterable[Record | BadLine]) -> Iterator[list[Record | BadLine]]:
    iterator = iter(records)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


@contextmanager
def _single_threaded() -> Iterator[None]:
    """One thread a worker that is started meanwhile: the processes already use every core."""
    limits = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    before = {name: os.environ.get(name) for name in limits}
    os.environ.update(limits)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _audit_chunk(chunk: list[Record | BadLine], settings: Settings) -> list[dict[str, Any]]:
    return [audit_record(record, settings) for record in chunk]


def batch(
    source: IO[bytes],
    output: Path,
    settings: Settings,
    *,
    jobs: int = 1,
    progress: Callable[[dict[str, Any]], None] = lambda result: None,
) -> None:
    """Audit JSON Lines from `source` into the file `output`.

    Results go to `output` with `.part` added, which is renamed at the end. A run that was stopped goes on where the
    part ends, as long as its results came from the same records and have the same signature.
    """
    if str(output) == "-" or (output.exists() and not output.is_file()):
        raise ValueError(f"{output}: is no file; a batch goes on from its output, so give the path of a file")
    output = output.resolve()
    output.parent.mkdir(parents=True, exist_ok=True)
    part = output.with_name(output.name + ".part")
    records = iter_records(source)
    kept = 0
    pending: list[Record | BadLine] = []
    for line, result in _resumable(part, settings.signature()):
        record = next(records, None)
        if record is None or not _is_of(result, record):
            pending = [] if record is None else [record]
            break
        kept += len(line)
        progress(result)
    with part.open("ab") as stream:
        stream.truncate(kept)
        for result in audit_records(chain(pending, records), settings, jobs=jobs):
            stream.write(dumps(result).encode() + b"\n")
            progress(result)
    part.replace(output)


def audit_dataset(dataset: Dataset, settings: Settings, *, jobs: int = 1) -> Dataset:
    """A Hugging Face dataset with one more column, `audit`: each document's result as JSON text.

    The dataset has a column `target`, and may have `source` and `id`. Results are cached by `datasets`, which knows
    them by the settings and the rows.

    Raises:
        ValueError: the dataset has no column `target`, or it has `audit` already.
    """
    if "target" not in dataset.column_names:
        raise ValueError("the dataset has no column 'target' with the Arabic texts")
    if "audit" in dataset.column_names:
        raise ValueError("the dataset has a column 'audit' already")

    def add(row: dict[str, Any], index: int) -> dict[str, str]:
        record = Record(index + 1, row.get("id", index), row["target"], row.get("source"))
        return {"audit": dumps(audit_record(record, settings))}

    return dataset.map(add, with_indices=True, num_proc=jobs if jobs > 1 else None)


def _resumable(part: Path, wanted: str) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """The whole lines of an earlier, stopped run that this run would write too, with what they hold."""
    with suppress(FileNotFoundError), part.open("rb") as stream:
        for line in stream:
            try:
                result = json.loads(line)
            except (ValueError, RecursionError):
                return
            if not (line.endswith(b"\n") and isinstance(result, dict)):
                return
            if "error" not in result and result.get("signature") != wanted:
                return
            yield line, result


def _is_of(result: dict[str, Any], record: Record | BadLine) -> bool:
    """Whether a result is that of a record: the same id and the same texts, or the same error."""
    if isinstance(record, BadLine):
        return bool(result == audit_record(record, Settings()))
    if result.get("id") != record.id or "error" in result:
        return False
    texts = {"target": record.target, "source": record.source or ""}
    try:
        return all(
            texts[side][span["start"] : span["end"]] == span["text"]
            for segment in result["segments"]
            for side in texts
            if (span := segment[side]) is not None
        )
    except (KeyError, TypeError):
        return False
