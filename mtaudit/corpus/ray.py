"""Many machines: actors of Ray, each of which loads once and audits batches of about as many words.

Ray starts an actor anew that dies with its machine, and gives it its batch again. A text that kills the process that
audits it, or takes too long, kills no actor: its process is a child of the actor, as it is a child of `mtaudit batch`
on one machine.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mtaudit.auditor import Auditor, Settings
from mtaudit.corpus.column import COLUMN, audit_type, cell, check_columns, row_record
from mtaudit.corpus.processes import Pool
from mtaudit.errors import InstallationError
from mtaudit.readers import BadLine, Record

if TYPE_CHECKING:
    import pyarrow
    from ray.data import Dataset

WORDS = 5000
"""Arabic words of a batch: a quarter of a minute of work, so that a machine that is lost takes no more with it."""

TIMEOUT = 600.0
"""Seconds that one text may take."""

MEMORY = 1024**3
"""Bytes that an actor and its process ask their machine for; `docs/corpora.md` says what they take."""

_BATCH = "batch"


def audit(
    dataset: Dataset,
    settings: Settings,
    *,
    workers: int | None = None,
    timeout: float | None = TIMEOUT,
    whole: bool = False,
    words: int = WORDS,
    memory: int = MEMORY,
) -> Dataset:
    """A data set of Ray with one more column, `audit`, of the type `audit_type`; nothing is shuffled.

    It has a column `target`, and may have `source`, `back_translation` and `id`. As all of Ray Data it is worked out
    when it is asked for: `write_parquet` writes where it is made. `workers` are actors, a processor each, at first one
    and at most so many, or as many as the cluster has room for. What takes more than `timeout` seconds, kills its
    process or cannot be audited has an `error`. With `whole` the result stands there as JSON text too.

    Raises:
        ReadError: the data set has no column `target`, or it has `audit` already.
        UnknownRuleError: the settings name no rule.
        ModelError: the model is not on this machine.
    """
    from ray.data import ActorPoolStrategy

    check_columns(dataset.columns() or [])
    auditor = Auditor(settings)
    batches = dataset.map_batches(pack, batch_size=None, batch_format="pyarrow", fn_kwargs={"words": words})
    return batches.repartition(target_num_rows_per_block=1).map_batches(
        _Column,
        fn_constructor_args=(auditor.settings, auditor.signature, timeout, whole),
        batch_size=1,
        batch_format="pyarrow",
        compute=ActorPoolStrategy(min_size=1, max_size=workers),
        num_cpus=1,
        memory=memory,
    )


def audit_records(
    records: Iterable[Record | BadLine],
    settings: Settings,
    *,
    jobs: int = 0,
    timeout: float | None = TIMEOUT,
    address: str | None = None,
    words: int = WORDS,
) -> Generator[dict[str, Any]]:
    """Audit records in order in `jobs` actors, 0 for one a processor of the cluster; what is in memory here is two
    batches of so many Arabic words an actor. The results are those of `mtaudit.corpus.audit_records`.

    The cluster is that of the `address`, or of the environment (`RAY_ADDRESS`), or this machine. What it has no room
    for yet starts later, and takes part from then on.

    Raises:
        UnknownRuleError: the settings name no rule.
        ModelError: the model is not on a machine.
        InstallationError: Ray is not installed, or a machine has another mtaudit.
        ConnectionError: there is no such cluster.
    """
    try:
        import ray
    except ModuleNotFoundError:
        raise InstallationError("ray is missing: install mtaudit[ray]") from None
    from ray.exceptions import RayTaskError

    auditor = Auditor(settings)
    was_there = ray.is_initialized()
    if not was_there:
        ray.init(address=address, include_dashboard=False, logging_level="error", log_to_driver=False)
    remote = ray.remote(num_cpus=1, memory=MEMORY, max_restarts=-1, max_task_retries=-1)(_Records)
    actors = [
        remote.remote(auditor.settings, auditor.signature, timeout)
        for _ in range(jobs or max(int(ray.cluster_resources().get("CPU", 1)), 1))
    ]
    at_work = {actor.ready.remote(): actor for actor in actors}
    idle: list[Any] = []
    in_order: deque[Any] = deque()
    batches = by_words(records, words)
    batch = next(batches, None)
    try:
        while batch is not None or in_order:
            while batch is not None and idle and len(in_order) < 2 * len(actors):
                actor = idle.pop()
                in_order.append(actor.audit.remote(batch))
                at_work[in_order[-1]] = actor
                batch = next(batches, None)
            done, _ = ray.wait(list(at_work))
            idle += (at_work.pop(each) for each in done)
            while in_order and in_order[0] not in at_work:
                yield from ray.get(in_order.popleft())
    except RayTaskError as error:
        raise error.cause from None
    finally:
        for actor in actors:
            ray.kill(actor)
        if not was_there:
            ray.shutdown()


def by_words(records: Iterable[Record | BadLine], words: int) -> Iterator[list[Record | BadLine]]:
    """Batches that end with the record that gives them `words` Arabic words."""
    batch: list[Record | BadLine] = []
    left = words
    for record in records:
        batch.append(record)
        left -= _words("" if isinstance(record, BadLine) else record.target)
        if left <= 0:
            yield batch
            batch, left = [], words
    if batch:
        yield batch


def pack(rows: pyarrow.Table, *, words: int) -> pyarrow.Table:
    """Rows as a table of batches, each a list of rows with about so many Arabic words."""
    import pyarrow as pa

    ends, left = [0], words
    for at, target in enumerate(rows["target"].to_pylist(), 1):
        left -= _words(target)
        if left <= 0 or at == rows.num_rows:
            ends.append(at)
            left = words
    structs = rows.to_struct_array()
    flat = structs.combine_chunks() if isinstance(structs, pa.ChunkedArray) else structs
    return pa.table({_BATCH: pa.LargeListArray.from_arrays(pa.array(ends, pa.int64()), flat)})


def unpack(batches: pyarrow.Table) -> pyarrow.Table:
    """The rows of a table of batches."""
    import pyarrow as pa

    return pa.Table.from_struct_array(batches[_BATCH].combine_chunks().flatten())


class _Records:
    """An actor: a process that has loaded once, and is replaced if a text kills it."""

    def __init__(self, settings: Settings, signature: str, timeout: float | None) -> None:
        self._settings, self._signature, self._timeout = settings, signature, timeout

    def ready(self) -> None:
        """Nothing: who waits for it knows that there is room for the actor."""

    def audit(self, records: list[Record | BadLine]) -> list[dict[str, Any]]:
        return list(self._pool.audit(records))

    @cached_property
    def _pool(self) -> Pool:
        own = Auditor(self._settings).signature
        if own != self._signature:
            raise InstallationError(
                "a machine has another mtaudit: {other} there, {own} here", other=own, own=self._signature
            )
        return Pool(self._settings, 1, self._timeout)


class _Column(_Records):
    """The same for Ray Data: a table of batches in, their rows with the column `audit` out."""

    def __init__(self, settings: Settings, signature: str, timeout: float | None, whole: bool) -> None:
        super().__init__(settings, signature, timeout)
        self._whole = whole

    def __call__(self, batches: pyarrow.Table) -> pyarrow.Table:
        import pyarrow as pa

        rows = unpack(batches)
        records = [row_record(row, number) for number, row in enumerate(rows.to_pylist(), 1)]
        cells = [cell(result, whole=self._whole) for result in self.audit(records)]
        return rows.append_column(COLUMN, pa.array(cells, audit_type()))


def _words(target: object) -> int:
    return len(target.split()) if isinstance(target, str) else 0
