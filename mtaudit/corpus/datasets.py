"""Hugging Face data sets: a column more, typed, so that it can be filtered, sorted and written as Parquet."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from mtaudit.auditor import Auditor, Settings
from mtaudit.corpus.column import COLUMN, audit_type, cell, check_columns, row_record
from mtaudit.corpus.processes import CHUNK, single_threaded
from mtaudit.corpus.records import audit_record
from mtaudit.errors import ReadError
from mtaudit.forks import once_a_process
from mtaudit.readers.jsonl import OWN_KEYS

if TYPE_CHECKING:
    from datasets import Dataset, DatasetDict, Features, IterableDataset, IterableDatasetDict

    AnyDataset = TypeVar("AnyDataset", Dataset, DatasetDict, IterableDataset, IterableDatasetDict)


def audit_dataset(dataset: AnyDataset, settings: Settings, *, jobs: int = 1, whole: bool = False) -> AnyDataset:
    """A data set with one more column, `audit`, whose features are declared (`audit_features`).

    The data set has a column `target`, and may have `source`, `back_translation`, `other_back_translations` and `id`;
    of several splits each is audited. What cannot be audited has an `error` in the place of a score. `jobs` are
    processes, for data sets that are not streams. With `whole` the result stands in `audit.result` as well, as the JSON
    text that `mtaudit batch` writes.

    `datasets` keeps what was made of files, and knows it again by the rows, the settings and the signature: what was
    audited by other rules, words or models is audited anew. A format (`set_format`) is put off.

    Raises:
        ReadError: the data set has no column `target`, or it has `audit` already, or `jobs` are asked for a stream.
        UnknownRuleError: the settings name no rule.
        ModelError: the model is not on this machine.
    """
    from datasets import DatasetDict, Features, IterableDataset, IterableDatasetDict

    if isinstance(dataset, DatasetDict | IterableDatasetDict):
        parts = {name: audit_dataset(each, settings, jobs=jobs, whole=whole) for name, each in dataset.items()}
        return type(dataset)(parts)
    plain = dataset.with_format(None)
    check_columns(plain.column_names or list(next(iter(plain), {})))
    auditor = Auditor(settings)
    options: dict[str, Any] = {"with_indices": True, "batched": True, "batch_size": CHUNK}
    if plain.features is not None:
        options["features"] = Features({**plain.features, **audit_features()})
    if isinstance(plain, IterableDataset):
        if jobs > 1:
            raise ReadError("a stream is audited where it is read: give a DataLoader its num_workers, not this jobs")
    elif jobs > 1:
        options["num_proc"] = jobs
    with single_threaded() if jobs > 1 else nullcontext():
        return plain.map(_Audit(auditor.settings, auditor.signature, whole), **options)


def audit_features() -> Features:
    """What `audit_dataset` adds: findings, score, error, signature and, where it was asked for, the whole result."""
    import pyarrow as pa
    from datasets import Features

    return Features.from_arrow_schema(pa.schema([(COLUMN, audit_type())]))


@dataclass(frozen=True)
class _Audit:
    """Rows into results. `datasets` takes its fields, so the signature too, for what a result depends on."""

    settings: Settings
    signature: str
    whole: bool

    def __call__(self, rows: dict[str, list[Any]], indices: list[int]) -> dict[str, list[Any]]:
        auditor = _auditor(self.settings)
        own = {"id": indices, **{name: rows[name] for name in OWN_KEYS if name in rows}}
        given = (dict(zip(own, values, strict=True)) for values in zip(*own.values(), strict=True))
        records = (row_record(row, index + 1) for index, row in zip(indices, given, strict=True))
        return {COLUMN: [cell(audit_record(record, auditor), whole=self.whole) for record in records]}


@once_a_process(1)
def _auditor(settings: Settings) -> Auditor:
    return Auditor(settings)
